"""Python's collector of cycles in processes that read document after document: it has nearly nothing to find there."""

import gc

NEW = 10_000  # objects between two looks at what is new; with Python's 700, a document of 20 KB costs several


def spare() -> None:
    """Leave what is loaded alone from now on, for it stays, and look at what is new less often."""
    gc.freeze()
    gc.set_threshold(NEW, *gc.get_threshold()[1:])
