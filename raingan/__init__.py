"""raingan: Thai project progress reports, as a database that an auditor can trust."""

__version__ = "0.1.0"
