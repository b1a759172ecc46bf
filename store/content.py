"""What was found at a path, before anything is known of what it says."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """What was found at a path: the digest and the size of its bytes.

    `modified_at` is the time of the file, `exported_at` what a manifest says of it; `original_kept` tells that its
    bytes lie in the folder of the originals.
    """

    path: str
    sha256: str
    size: int
    modified_at: dt.datetime | None = None
    exported_at: dt.datetime | None = None
    original_kept: bool = False
