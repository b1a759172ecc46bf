"""The commands, one module each: `configure(parser)` and `run(arguments) -> Exit`."""
