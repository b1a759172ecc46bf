"""Text that may be written to a terminal: nothing in it acts, hides or turns the line around."""

import re

# controls, the marks that reverse the direction of text, other invisible format characters, separators, surrogates
ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff"
    "\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    r"""Return `text` with every character that acts or hides written out.

    >>> visible("report\x1b[31m.txt")
    'report\\x1b[31m.txt'
    """
    return ACTING.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)
