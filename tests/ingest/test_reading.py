"""Reading in processes: in order, and one that ends takes no other document with it."""

import os

from ending import END, work

from ingest.reading import Readers, is_pdf
from model import Refused


def details(datas: list[bytes], jobs: int) -> list[str]:
    """Return what came of each of `datas`."""
    with Readers(jobs, 0, work) as readers:
        results = [wait() for wait in [readers.start(data) for data in datas]]
    assert all(isinstance(result, Refused) for result in results)
    return [result.detail for result in results if isinstance(result, Refused)]


def test_results_come_in_the_order_of_the_documents() -> None:
    datas = [b"%%PDF-1.4 %d" % number for number in range(6)] + [b"text"]
    assert details(datas, 2) == [data.decode() for data in datas] == details(datas, 1)


def test_document_that_ends_its_reader_is_refused_and_the_others_are_read() -> None:
    datas = [b"%PDF-1.4 1", END, b"%PDF-1.4 2", b"text"]
    assert details(datas, 2) == ["%PDF-1.4 1", "reading it ended the reader", "%PDF-1.4 2", "text"]


def test_next_documents_are_read_after_a_reader_has_ended() -> None:
    with Readers(2, 0, work) as readers:
        for data in (END, b"%PDF-1.4 1"):
            result = readers.start(data)()
    assert isinstance(result, Refused)
    assert result.detail == "%PDF-1.4 1"


def test_no_process_is_started_for_few_pdfs() -> None:
    with Readers(2, 3, lambda data: work(data + str(os.getpid()).encode())) as readers:
        waits = [readers.start(b"%PDF-1.4 ") for _ in range(3)]
        assert {wait().detail for wait in waits} == {f"%PDF-1.4 {os.getpid()}"}  # type: ignore[union-attr]


def test_mark_of_a_pdf_may_stand_behind_the_beginning() -> None:
    assert is_pdf(b"\xef\xbb\xbf\n%PDF-1.7")
    assert not is_pdf(b"x" * 2000 + b"%PDF-1.7")
