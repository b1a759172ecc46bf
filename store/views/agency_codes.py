"""The view `agency_codes`: which office the first eight digits of a project's code belong to."""

from sqlalchemy import func, select
from sqlalchemy.sql.selectable import SelectBase

from store.views.latest_reports import LATEST_REPORTS
from store.views.view import View

_LATEST = LATEST_REPORTS.table
PREFIX = 8  # digits of a code that stand for the office


def _agency_codes() -> SelectBase:
    prefix = func.substr(_LATEST.c.code, 1, PREFIX)
    counted = (
        select(prefix.label("prefix"), _LATEST.c.office, func.count().label("projects"))
        .where(_LATEST.c.code.is_not(None), _LATEST.c.office.is_not(None))
        .group_by(prefix, _LATEST.c.office)
        .subquery("counted")
    )
    by_prefix = func.count().over(partition_by=counted.c.prefix)
    rank = func.rank().over(partition_by=counted.c.prefix, order_by=counted.c.projects.desc())
    ranked = select(counted, by_prefix.label("offices"), rank.label("place")).subquery("ranked")
    alone = func.count().over(partition_by=(ranked.c.prefix, ranked.c.place))
    return select(
        ranked.c.prefix,
        ranked.c.office,
        ranked.c.projects,
        ranked.c.offices,
        ((ranked.c.place == 1) & (alone == 1)).label("known"),
    )


AGENCY_CODES = View(
    "agency_codes",
    "Which office uses which first eight digits of the projects' codes, learned from the newest reports.",
    {
        "prefix": "the first eight digits of the code",
        "office": "the largest unit that reports with such a code name",
        "projects": "number of projects with this prefix and this office",
        "offices": "number of offices with this prefix: more than one is a clash",
        "known": "whether most projects with this prefix are of this office: then the prefix is known to be its own",
    },
    _agency_codes(),
)
