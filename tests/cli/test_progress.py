"""What only a terminal gets, tried on one: the bar, the table, the colours."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

SCRIPT = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import conftest
import attested.cli.coding as coding
from attested.cli.main import run
import attested.cli.building as building
coding.load_coder = lambda options: conftest.FakeCoder()
building.find_versions = lambda options, language: conftest.VERSIONS
run(sys.argv[1:])
"""


def run_on_terminal(*args, on="stderr"):
    """What a terminal sees of one stream."""
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, on: theirs}
    command = [sys.executable, "-c", SCRIPT, *map(str, args)]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm", "COLUMNS": "100"}, **streams
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(ours)
    process.wait(timeout=60)
    return seen.decode()


def write_reports(path, number):
    text = "Agents arrested two people in the town that day, a source said to the paper. Story number"
    rows = [json.dumps({"id": str(n), "text": f"{text} {n}."}) for n in range(number)]
    path.write_text("\n".join([*rows, "{broken [red]"]), encoding="utf-8")
    return path


def test_a_bar_from_twenty_reports_on(tmp_path):
    seen = run_on_terminal("code", write_reports(tmp_path / "r.jsonl", 30))
    assert "30/31" in seen or "31/31" in seen
    assert "reports/s" in seen
    assert "31 reports: 30 coded, 1 failed" in seen
    assert len(re.findall("failed: ", seen)) == 1


def test_none_for_fewer(tmp_path):
    seen = run_on_terminal("code", write_reports(tmp_path / "r.jsonl", 10))
    assert seen.splitlines()[-1] == "11 reports: 10 coded, 1 failed; 10 claims"
    assert len(seen.splitlines()) == 2


def test_a_terminal_gets_a_table_and_coloured_words(tmp_path):
    text = "Agents [of the bureau] arrested about 80 people [sic] in Musan that day, a source in the town said."
    (tmp_path / "r.txt").write_text(text, encoding="utf-8")
    record = tmp_path / "r.db"
    run_on_terminal("build", tmp_path / "r.txt", "--record", record)
    table = run_on_terminal("events", "--record", record, on="stdout")
    assert "│" in table
    assert "event-" in table
    shown = run_on_terminal("show", "event-", "--record", record, on="stdout")
    assert "Agents [of the bureau] \x1b[" in shown
    assert "[sic]" in shown
