"""A work that ends its process, as a library in C may do."""

import os

from model import Refusal, Refused

END = b"%PDF-1.4 end"


def work(data: bytes) -> Refused:
    """Return the data as a refusal's detail; end the process at `END`."""
    if data == END:
        os._exit(1)
    return Refused(Refusal.NO_REPORT, data.decode())
