"""Project codes."""

import re

from normalize.plain import plain, refusal

_CODE = re.compile("[0-9]{8}-[0-9]{4}")


def project_code(text: str) -> str:
    """Return the project code in `text`: eight digits of the agency, a hyphen, four digits.

    Raises:
        ValueError: `text` is no project code.

    >>> project_code("๐๙๐๐๐๐๐๐ – ๔๐๕๐")
    '09000000-4050'
    """
    if _CODE.fullmatch(text):
        return text
    code = plain(text).replace(" ", "").strip("().")
    if not _CODE.fullmatch(code):
        raise refusal("a project code", text)
    return code
