"""Killed at any moment, the file opens, passes its check and holds whole reports only."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attested.record import open_record, verify_record

from .make import make_claims, make_report

# Writes reports until it is killed and tells of each one that was committed.
WRITE = """
import sys
sys.path.insert(0, sys.argv[2])
from make import make_claims, make_event, make_happenings, make_report
from attested.record import open_record

with open_record(sys.argv[1]) as record:
    start = record.count()["reports"]
    for number in range(start, start + 10_000):
        report = make_report(f"r{number}")
        record.add_report(report, make_claims(report))
        print(number, flush=True)
        if number % 5 == 4:
            record.replace_events(*make_happenings(record))
"""


def _write_and_kill(path, lines, delay):
    command = [sys.executable, "-c", WRITE, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        told = [int(process.stdout.readline()) for _ in range(lines)]
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        told.extend(int(line) for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n"))
    assert process.returncode == -signal.SIGKILL
    return told


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_in_mid_write(path):
    chance = random.Random(7)
    for _ in range(4):
        told = _write_and_kill(path, lines=chance.randint(1, 6), delay=chance.random() / 30)
        with open_record(path, create=False) as record:
            assert list(verify_record(record)) == []
            ids = [report.id for report in record.reports()]
            # All that was said to be in is in; what was under way is in whole or not at all.
            assert ids[: told[-1] + 1] == [f"r{number}" for number in range(told[-1] + 1)]
            assert len(ids) <= told[-1] + 2
            for id_ in ids:
                assert [claim.id for claim in record.claims(id_)] == [
                    claim.id for claim in make_claims(make_report(id_))
                ]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_while_it_is_made(tmp_path):
    path = tmp_path / "record.db"
    command = [sys.executable, "-c", WRITE, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while not path.exists():
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
    with open_record(path) as record:
        assert list(verify_record(record)) == []
