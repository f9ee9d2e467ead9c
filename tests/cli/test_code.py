import errno
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from attested.cli.output import Output
from attested.model import hash_text

KEYS = ["report", "url", "publisher", "published", "language", "sha256", "claims"]


def test_one_line_a_report_in_the_order_of_the_keys(fake, run, folder):
    done = run("code", folder)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [list(row) for row in rows] == [KEYS] * 3
    assert [row["report"] for row in rows] == ["a.txt", "b.txt", "c.txt"]
    assert rows[0]["claims"][0]["act"] == "arrest"
    assert done.errors == ["3 reports: 3 coded, 0 failed; 3 claims"]


def test_an_output_file_holds_what_standard_output_would(fake, run, folder, tmp_path):
    out = tmp_path / "c.jsonl"
    assert run("code", folder, "-o", out).out == ""
    assert out.read_text(encoding="utf-8") == run("code", folder).out
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_letters_are_written_as_they_are(fake, run, tmp_path):
    row = {"id": "무산", "text": "Agents arrested two people in 무산 that day, a source in the town said to the paper."}
    (tmp_path / "r.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert '"report": "무산"' in run("code", tmp_path / "r.jsonl").out


def test_one_bad_report_costs_that_report_only(fake, run, folder):
    (folder / "b.txt").write_text("The agents crash here, and nobody was arrested in the town that day.")
    (folder / "d.txt").write_bytes(b"")
    (folder / "e.txt").write_text("They refuse to say who was arrested in the town that day, a source said.")
    done = run("code", folder)
    assert done.status == 1
    assert [json.loads(line)["report"] for line in done.out.splitlines()] == ["a.txt", "c.txt"]
    assert len(done.errors) == 4
    assert "b.txt: cannot be coded: ZeroDivisionError" in done.errors[0]
    assert done.errors[1].startswith("failed: ")
    assert "d.txt: empty" in done.errors[1]
    assert "e.txt: no analysis for this (leave it out)" in done.errors[2]
    assert done.errors[-1] == "5 reports: 2 coded, 3 failed; 2 claims"


def test_nothing_coded_is_2_and_leaves_the_old_file(fake, run, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    out = tmp_path / "c.jsonl"
    out.write_text("old")
    assert run("code", tmp_path / "a.txt", "-o", out).status == 2
    assert out.read_text() == "old"
    assert run("code", tmp_path / "none").status == 2


def test_the_summary_as_json(fake, run, folder):
    assert json.loads(run("code", folder, "--json").err) == {"total": 3, "coded": 3, "failed": 0, "claims": 3}


def test_the_day_given_holds_where_the_report_tells_none(fake, run, folder):
    assert json.loads(run("code", folder / "a.txt", "--published", "2024-11-15").out)["published"] == "2024-11-15"
    done = run("code", folder / "a.txt", "--published", "15.11.2024")
    assert done.status == 2
    assert "is no day" in done.err


def test_mentions(fake, run, folder):
    row = json.loads(run("mentions", folder / "a.txt").out)
    assert list(row) == ["report", "mentions"]
    assert row["mentions"][0]["text"] == "Musan"


@pytest.mark.parametrize("target", ["folder", "folder/none/c.jsonl"])
def test_an_output_that_cannot_be_is_told_before_any_report_is_read(fake, run, folder, target):
    done = run("code", folder, "-o", folder.parent / target.replace("folder", "reports"))
    assert done.status == 2
    assert len(done.errors) == 1


def test_the_reports_own_file_is_never_written_over(fake, run, tmp_path):
    file = tmp_path / "r.jsonl"
    file.write_text(
        json.dumps({"text": "Agents arrested two people in the town that day, a source said to the paper."})
    )
    before = file.read_bytes()
    assert run("code", file, "-o", file).status == 2
    assert file.read_bytes() == before


def test_a_link_is_written_through_and_keeps_its_mode(fake, run, folder, tmp_path):
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    run("code", folder, "-o", link)
    assert link.is_symlink()
    assert real.read_text() != "old"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_one_line(fake, run, folder):
    done = run("code", folder, "-o", "/dev/full")
    assert done.status == 2
    assert done.errors == [
        "attested: /dev/full: cannot be written: no space left on device (make room on the disk, or write elsewhere)"
    ]


def test_a_disk_that_fills_up_leaves_nothing_half_written(fake, run, folder, tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("attested.cli.output.os.fsync", fail)
    out = tmp_path / "c.jsonl"
    out.write_text("old")
    done = run("code", folder, "-o", out)
    assert (done.status, out.read_text()) == (2, "old")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.jsonl", "reports"]


def test_stopping_keeps_the_old_file_and_says_so(fake, run, folder, tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("attested.cli.output._WholeFile.write_line", stop)
    out = tmp_path / "c.jsonl"
    done = run("code", folder, "-o", out)
    assert done.status == 130
    assert done.errors == [f"attested: stopped after 1 reports; {out} was not written"]
    assert not out.exists()


def test_a_closed_pipe_is_quiet(fake, run, folder, monkeypatch):
    def close(*_):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(Output, "write_line", close)
    done = run("code", folder)
    assert done.err == ""


def test_no_bar_where_standard_error_is_no_terminal(fake, run, tmp_path):
    text = "Agents arrested two people in the town that day, a source said to the paper. Story number"
    rows = [json.dumps({"id": str(number), "text": f"{text} {number}."}) for number in range(30)]
    (tmp_path / "r.jsonl").write_text("\n".join(rows))
    assert run("code", tmp_path / "r.jsonl").errors == ["30 reports: 30 coded, 0 failed; 30 claims"]


def attested(*args, **more):
    return subprocess.run(
        [sys.executable, "-m", "attested", *map(str, args)], capture_output=True, check=False, timeout=120, **more
    )


def test_one_process_and_several_give_the_same_bytes(examples):
    one, several = attested("code", examples), attested("code", examples, "--jobs", "2")
    assert one.stdout
    assert one.stdout == several.stdout
    assert one.stderr == several.stderr
    assert one.returncode == several.returncode


def test_a_pipeline_that_is_not_there_is_one_line_from_any_process(folder):
    done = attested("code", folder, "--pipeline", "no_such_pipeline", "--jobs", "2")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert b"no_such_pipeline" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_with_130_and_no_file(tmp_path, jobs):
    text = "Agents of state security arrested {} people in Musan last autumn, a source in the county said. " * 20
    rows = [json.dumps({"id": str(n), "text": text.replace("{}", str(n + 2)) + hash_text(str(n))}) for n in range(3000)]
    (tmp_path / "r.jsonl").write_text("\n".join(rows))
    out = tmp_path / "c.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "attested", "code", str(tmp_path / "r.jsonl"), "-o", str(out), "--jobs", jobs],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(4)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.startswith(b"attested: stopped after ")
    assert len(err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["r.jsonl"]
