import subprocess
import sys
from pathlib import Path

import pytest

from attested import __version__
from attested.cli.reference import write_reference

HEAVY = ("spacy", "sqlalchemy", "trafilatura", "jinja2", "rich.progress", "rensa", "numpy", "attested.record")
COMMANDS = ["code", "build", "mentions", "events", "show", "evaluate", "verify", "pack check", "pack list", "pack new"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(run, command):
    done = run(*command.split(), "--help")
    assert done.status == 0
    assert f"$ attested {command}" in done.out
    assert "--json" in done.out


def test_version(run):
    assert run("--version").out == f"attested {__version__}\n"


def test_usage_errors_are_2(run):
    for args in (["code"], ["code", "--jobs", "-1", "x"], ["nothing"], ["show"]):
        assert run(*args).status == 2


def test_help_loads_nothing_heavy():
    script = f"""
import sys
from attested.cli.main import run
try:
    run(["--help"])
except SystemExit:
    pass
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "[]\n")


def test_help_is_quick():
    resource = pytest.importorskip("resource")

    def measure():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "attested", "--help"], capture_output=True, check=True, timeout=60)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Time of the processor, the best of some: other tests run beside this one, and it does nothing but compute.
    assert min(measure() for _ in range(5)) < 0.5


def test_the_command_reference_is_up_to_date():
    page = Path(__file__).parents[2] / "docs" / "commands.md"
    todo = "run: python -m attested.cli.reference > docs/commands.md"
    assert page.read_text(encoding="utf-8") == write_reference(), todo


def test_the_reference_names_every_command():
    page = write_reference()
    assert [line[len("## attested ") :] for line in page.splitlines() if line.startswith("## ")] == [
        "code", "build", "mentions", "events", "show", "evaluate", "verify", "pack check", "pack list", "pack new",
    ]  # fmt: skip
