"""Section 1 of an invented report: the project, its people, its sections of text."""

import datetime as dt
from decimal import Decimal
from random import Random

from benchmarks.corpus import lexicon, prose, values
from benchmarks.corpus.draft import Draft
from benchmarks.corpus.people import officer
from benchmarks.corpus.prose import plain
from benchmarks.corpus.values import Value

HEADER_PATHS = (
    "name",
    "code",
    "fiscal_year",
    "start_date",
    "budget_allocated",
    "end_date",
    "budget_spent",
    "agency",
    "officer",
    "coordinator",
)
STRATEGY_PATHS = ("issue", "sub_issue", "goal", "indicator")


def add_project(random: Random, draft: Draft, year: int) -> None:
    """Add the fields of sections 1.1 and 1.2."""
    _add(draft, "code", _code(random, draft.calm))
    name = prose.project_name(random)
    _add(draft, "name", Value(name, plain(name)))
    _add(draft, "fiscal_year", values.fiscal_year(random, year))
    start, end = _period(random, year)
    for path, date in (("start_date", start), ("end_date", end)):
        odd = not draft.calm and random.random() < 0.06
        _add(draft, path, values.no_header_date(random) if odd else values.header_date(random, date))
    _add(draft, "budget_allocated", _money(random, random.randint(50, 90000) * 100 + values.satang(random), draft.calm))
    units = values.agency(random)
    draft.header["agency"] = " / ".join(units)
    draft.truth["project"]["agency"] = values.agency_names(units)
    for path in ("officer", "coordinator"):
        _add_officer(random, draft, path)


def add_spent(random: Random, draft: Draft, total: Decimal | None) -> None:
    """Add the header's total, equal to the entries' `total` (None where that is not known) or older than that."""
    spent = Decimal(random.randint(0, 900) * 100) if total is None else total
    if not draft.calm and random.random() < 0.2:
        spent += Decimal(random.choice((100, 19400, 250000)))
    value = _money(random, spent, draft.calm)
    _add(draft, "budget_spent", value)
    if total is not None and value.truth is not None and spent != total:
        draft.oddities.append("spent-differs")
        draft.must_warn.append("project.budget_spent")
        draft.printed["project.budget_spent"] = value.text


def add_texts(random: Random, draft: Draft) -> None:
    """Add sections 1.3 to 1.6; sections may be empty."""
    project = draft.truth["project"]
    filled = [random.random() > (0.0 if draft.calm else 0.1) for _ in range(3)]
    draft.oddities += ["empty-section"] * filled.count(False)
    if filled[0]:
        draft.rationale = [prose.reasons(random) for _ in range(random.randint(1, 4))]
        project["rationale"] = "\n".join(plain(paragraph) for paragraph in draft.rationale)
    if filled[1]:
        draft.objectives, project["objectives"] = _list(random, prose.objective_items(random))
    if filled[2]:
        draft.targets, project["targets"] = _list(random, prose.target_items(random))
    tables = (lexicon.ISSUES, lexicon.SUB_ISSUES, lexicon.STRATEGY_GOALS, lexicon.INDICATORS)
    for key, table in zip(STRATEGY_PATHS, tables, strict=True):
        text = "" if not draft.calm and random.random() < 0.07 else random.choice(table)
        path = f"strategy.{key}"
        draft.header[path] = draft.note(
            f"project.{path}", Value(text, plain(text) or None, "" if text else "empty")
        ).text
        project["strategy"][key] = plain(text) or None


def drop_section(random: Random, draft: Draft) -> None:
    """Take one of the sections 1.3 to 1.6 off the page, heading and all."""
    number = random.choice(("1.3", "1.4", "1.5", "1.6"))
    project = draft.truth["project"]
    draft.dropped.add(number)
    draft.oddities.append("section-missing")
    if number == "1.6":
        for key in STRATEGY_PATHS:
            project["strategy"][key] = None
            draft.printed[f"project.strategy.{key}"] = ""
            draft.must_warn = [path for path in draft.must_warn if path != f"project.strategy.{key}"]
            draft.must_warn.append(f"project.strategy.{key}")
    else:
        project.update({"1.3": {"rationale": None}, "1.4": {"objectives": []}, "1.5": {"targets": []}}[number])


def drop_fields(random: Random, draft: Draft) -> None:
    """Take one or two header fields off the page, labels and all."""
    project = draft.truth["project"]
    for path in random.sample(HEADER_PATHS, random.choice((1, 1, 2))):
        del draft.header[path]
        draft.oddities.append("field-missing")
        value = f"project.{path}.name" if path in {"officer", "coordinator"} else f"project.{path}"
        draft.must_warn = [known for known in draft.must_warn if known != value] + [value]
        draft.printed[value] = ""
        if path in {"officer", "coordinator"}:
            project[path] = {"name": None, "position": None, "phone": None}
        else:
            project[path] = [] if path == "agency" else None


def _add(draft: Draft, path: str, value: Value) -> None:
    draft.header[path] = draft.note(f"project.{path}", value).text
    draft.truth["project"][path] = value.truth


def _code(random: Random, calm: bool) -> Value:
    code = f"{random.choice(('09000000', '50110000', '50230000', '12000000'))}-{random.randint(1, 9999):04}"
    if not calm and random.random() < 0.03:
        return Value(random.choice((code[1:], code[:-1], "")), None, "bad-code")
    return Value(code, code)


def _period(random: Random, year: int) -> tuple[dt.date, dt.date]:
    first = dt.date(year - values.ERA - 1, 10, 1)
    if random.random() < 0.7:
        return first, dt.date(year - values.ERA, 9, 30)
    start = first + dt.timedelta(days=random.randint(0, 60))
    return start, start + dt.timedelta(days=random.randint(200, 300))


def _money(random: Random, amount: Decimal, calm: bool) -> Value:
    if not calm and random.random() < 0.06:
        return values.no_money(random)
    return values.money(random, amount) if random.random() < 0.25 else values.common_money(amount)


def _add_officer(random: Random, draft: Draft, path: str) -> None:
    if not draft.calm and random.random() < 0.05:
        draft.header[path] = draft.note(
            f"project.{path}.name", Value(random.choice(("", "-")), None, "no-officer")
        ).text
        return
    person = officer(random)
    while draft.calm and person.phone is None:
        person = officer(random)
    draft.header[path] = person.text
    draft.truth["project"][path] = {"name": person.name, "position": person.position, "phone": person.phone}
    if person.phone is None:
        draft.oddities.append("no-phone")


def _list(random: Random, items: list[prose.Item]) -> tuple[list[list[str]], list[str]]:
    """Return the printed lines of each item, and what each item says."""
    if len(items) == 1 and not items[0].inner and random.random() < 0.5:
        return [[items[0].text]], [plain(items[0].text)]
    numbering = prose.marks(random)
    blocks, truths = [], []
    for i, item in enumerate(items, 1):
        inner = [f"{numbering.inner_mark(i, k)}~{text}" for k, text in enumerate(item.inner, 1)]
        blocks.append([f"{numbering.outer_mark(i)}~{item.text}", *inner])
        truths.append("\n".join(plain(line) for line in (item.text, *inner)))
    return blocks, truths
