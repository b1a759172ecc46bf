"""Thresholds: their defaults, what settings make of them, and what is refused in which words."""

import pytest

from audit.checking import everything, limits
from audit.checks import CHECKS
from audit.checks.long_gap import DAYS
from audit.checks.progress_without_spend import GAP
from audit.thresholds import BadThreshold


def test_defaults_hold_where_nothing_is_set() -> None:
    assert (limits({})[DAYS], limits({})[GAP]) == (45, 0.30)
    assert everything("1", {}).checks == CHECKS


def test_settings_are_a_table_of_tables_or_of_dotted_names() -> None:
    assert limits({"R1": {"days": 60}})[DAYS] == 60
    assert limits({"R1.days": 60, "M3": {"gap": 0.25}})[GAP] == 0.25


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"R1": {"day": 60}}, "there is no R1.day; did you mean R1.days"),
        ({"nonsense": 1}, "there is no nonsense; docs/checks.md lists them"),
        ({"R1": {"days": "60"}}, r"R1.days takes a number \(days\), not '60'"),
        ({"R1": {"days": True}}, r"R1.days takes a number \(days\), not True"),
        ({"R1": {"days": float("nan")}}, "not nan"),
        ({"R1": 45}, "there is no R1"),
    ],
)
def test_what_is_no_threshold_is_told_in_one_line(settings: dict[str, object], words: str) -> None:
    with pytest.raises(BadThreshold, match=words) as caught:
        limits(settings)
    assert "\n" not in str(caught.value)


def test_each_threshold_has_one_name() -> None:
    names = [limit.name for check in CHECKS for limit in check.limits]
    assert len(names) == len(set(names))
    assert all(limit.unit and limit.meaning.en and limit.meaning.th for check in CHECKS for limit in check.limits)
