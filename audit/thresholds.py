"""Thresholds: what a check takes for too much, each with its default and its unit, and the values in their place.

In `raingan.toml` the table `[thresholds]` sets them by the check and their name:

    [thresholds]
    M3.gap = 0.25
    R1.days = 60
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from model.finding import Words


class BadThreshold(Exception):
    """A setting is no threshold or has no fitting value; the one argument says so, in one line for the user."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that decides, `name` with the check before it (`M3.gap`); `unit` and `meaning` are for people."""

    name: str
    default: float
    unit: str
    meaning: Words


class Limits:
    """The thresholds of a run with the values they have in it."""

    def __init__(self, thresholds: Iterable[Threshold], settings: Mapping[str, object]) -> None:
        """Set `thresholds` to what `settings`, the table of the configuration, says, and else to their defaults.

        Raises:
            BadThreshold: `settings` names one that does not exist, or gives it no number.
        """
        self._known = {threshold.name: threshold for threshold in thresholds}
        self._set = dict(_flat(settings, ""))
        for name, value in self._set.items():
            if name not in self._known:
                raise BadThreshold(f"thresholds: there is no {name}{_advice(name, self._known)}")
            if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
                unit = self._known[name].unit
                raise BadThreshold(f"thresholds: {name} takes a number ({unit}), not {value!r}")

    def __getitem__(self, threshold: Threshold) -> float:
        value = self._set.get(threshold.name, threshold.default)
        assert isinstance(value, int | float)
        return value

    def __iter__(self) -> Iterator[Threshold]:
        return iter(self._known.values())


def _flat(settings: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _advice(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, list(names), 1)
    return f"; did you mean {near[0]}?" if near else "; docs/checks.md lists them"
