"""Agencies, as the path of units from the largest to the smallest."""

import re

from normalize.text import normal

_BETWEEN = re.compile(r"(?:^|(?<!\s)\s++)/(?:\s+|$)")
_NOTHING = re.compile(r"[\s.…·\-–—_:]*")


def agency(text: str) -> tuple[str, ...]:
    """Return the units of the path printed in `text`; none if nothing but dots and dashes is.

    A slash without a space on both sides is part of a unit's name.

    >>> agency("สำนักการโยธา / กองวิศวกรรมทาง / ฝ่ายสำรวจ/ออกแบบ")
    ('สำนักการโยธา', 'กองวิศวกรรมทาง', 'ฝ่ายสำรวจ/ออกแบบ')
    """
    units = (" ".join(unit.split()) for unit in _BETWEEN.split(normal(text)))
    return tuple(unit for unit in units if not _NOTHING.fullmatch(unit))
