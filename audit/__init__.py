"""Ways in which a report contradicts itself, the calendar, its money, or its own past: one check, one module."""
