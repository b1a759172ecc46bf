"""The ledger of runs, the files that were seen, and the quarantine, on both databases."""

import pytest
from fictional import content, entry, report
from sqlalchemy import Engine

from model import Refusal, Refused
from store.ledger import RunState
from store.quarantine import quarantined, release
from store.runs import Accounts, Busy, End, alone, begun, ended, past, unread_paths, usual
from store.saving import Content, Counts, Writer
from store.seen import Mark, SeenFiles

STAMP = (10, 1_700_000_000_000_000_001, 1_700_000_000_000_000_002, 2**63 - 1)


def test_run_begins_and_ends_and_is_told(engine: Engine) -> None:
    run = begun(engine, "1")
    accounts = Accounts(loaded=3, unchanged=2, quarantined=1, skipped=4, newly_read=4, newly_quarantined=1)
    ended(engine, run, End(RunState.DONE, 1), accounts)
    (row,) = past(engine, 10)
    assert (row.id, row.state, row.found, row.exit_status) == (run, "done", 10, 1)
    assert usual(engine) == [accounts]


def test_run_that_never_ended_is_lost_when_the_next_begins(engine: Engine) -> None:
    first, second = begun(engine, "1"), begun(engine, "1")
    ended(engine, second, End(RunState.HELD, 6, "far too many"), None)
    assert [(row.id, row.state) for row in past(engine, 10)] == [(second, "held"), (first, "lost")]
    assert usual(engine) == []


def test_server_holds_one_run_at_a_time(engine: Engine) -> None:
    with alone(engine):
        if engine.dialect.name == "postgresql":
            with pytest.raises(Busy), alone(engine):
                pass
    with alone(engine):
        pass


@pytest.mark.parametrize("keeps_originals", [True, False])
def test_seen_file_is_known_while_its_document_is_there(engine: Engine, keeps_originals: bool) -> None:
    made = report(entry(1))
    with Writer(engine, "1") as writer:
        writer.load(content(made), made)
        writer.refuse(Content("letter.txt", "0" * 64, 10), Refused(Refusal.NO_REPORT))
        writer.finish(Counts(loaded=1, refused=1))
    seen = SeenFiles(engine, "1", keeps_originals)
    marks = [
        Mark("/in", "ก.txt", STAMP, 1, 0, made.source.sha256),
        Mark("/in", "letter.txt", STAMP, 1, 0, "0" * 64),
        Mark("/in", "never.txt", STAMP, 1, 0, "1" * 64),
        Mark("/in", "a.zip", STAMP, 7, 2, None),
        Mark("/in", "b.zip", STAMP, 1, 0, None),
    ]
    for _ in range(2):
        seen.write(marks)
    expected = {"ก.txt": (STAMP, 1, 0), "a.zip": (STAMP, 7, 2), "b.zip": (STAMP, 1, 0)}
    assert seen.folder("/in") == expected
    assert seen.folder("/elsewhere") == {}
    seen.close()
    for version, keeps in (("2", False), ("1", True)):
        other = SeenFiles(engine, version, keeps)
        assert other.folder("/in") == (expected if version == "1" and keeps_originals else {})
        other.close()


def test_released_file_is_as_if_it_had_never_been_met(engine: Engine) -> None:
    with Writer(engine, "1") as writer:
        writer.refuse(Content("letter.txt", "0" * 64, 10), Refused(Refusal.TOO_SLOW))
        writer.unreadable("locked.txt", Refused(Refusal.UNREADABLE))
        writer.finish(Counts(refused=2))
    assert unread_paths(engine) == {"locked.txt"}
    lying = quarantined(engine)
    assert [(each.path, each.refusal) for each in lying] == [("letter.txt", "too-slow"), ("locked.txt", "unreadable")]
    release(engine, lying)
    assert quarantined(engine) == []
    with Writer(engine, "1") as writer:
        assert writer.known(Content("letter.txt", "0" * 64, 10)) is None
