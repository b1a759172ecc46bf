"""Reports prepared where they are read: the same in every process, and without what the rows hold already."""

import os
import pickle
import subprocess
import sys
from dataclasses import replace

from fictional import entry, report

from store.prepared import prepared


def test_prepared_report_survives_the_way_to_the_writer() -> None:
    read = report(entry(1), entry(2))
    made = prepared(read)
    assert pickle.loads(pickle.dumps(made)) == made
    assert replace(made.report, places=read.places) == read


def test_words_of_a_text_come_in_one_order_in_every_process() -> None:
    command = "from store.prepared import indexed; print(ascii(indexed('ประชุมคณะกรรมการ 2563 covid ครั้งที่ 1').words))"
    said = {
        subprocess.run(
            [sys.executable, "-c", command],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
