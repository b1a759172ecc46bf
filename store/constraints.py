"""Constraints that several tables state, each named after its column."""

from collections.abc import Iterable

from sqlalchemy import CheckConstraint


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """The column holds one of `values`, or nothing."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def from_one(column: str) -> CheckConstraint:
    """The column counts from 1."""
    return CheckConstraint(f"{column} >= 1", name=column)


def within(column: str, least: int, most: int) -> CheckConstraint:
    """The column holds a number from `least` to `most`."""
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}", name=column)


def money(column: str) -> CheckConstraint:
    """The column holds baht of at most 13 digits before the point."""
    return CheckConstraint(f"{column} > -10000000000000 AND {column} < 10000000000000", name=column)
