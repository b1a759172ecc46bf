"""The database: tables, views, saving a report, and every SELECT that others use."""
