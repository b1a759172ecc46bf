"""From each schema to the next. `schemas/` holds every schema as it was, so that no later change alters a migration."""
