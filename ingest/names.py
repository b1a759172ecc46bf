"""The names of files that are tried in folders and archives, and of those that nobody is meant to see."""

SUFFIXES = (".txt", ".text", ".pdf")
ZIPS = (".zip",)
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
SEVENS = (".7z",)
ARCHIVES = (*ZIPS, *TARS, *SEVENS)


def is_tried(name: str) -> bool:
    """Return whether a file of this name may be a report, or an archive of them.

    >>> is_tried("รายงาน 2563.PDF"), is_tried("notes.md")
    (True, False)
    """
    return name.lower().endswith((*SUFFIXES, *ARCHIVES))


def is_archive(name: str) -> bool:
    """Return whether a file of this name is an archive.

    >>> is_archive("รายงาน 2563.ZIP"), is_archive("reports.tar.gz"), is_archive("report.txt")
    (True, True, False)
    """
    return name.lower().endswith(ARCHIVES)


def is_hidden(name: str) -> bool:
    """Return whether a file or folder of this name is one that its owner does not see."""
    return name.startswith(".") or name == "__MACOSX"
