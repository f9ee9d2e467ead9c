"""A coder that knows one word, so that the command line is tested without a language model."""

from types import SimpleNamespace

import pytest

from attested.cli import main
from attested.model import Attribution, Claim, Count, Filling, LanguageError, Mention, Refusal, Report, Span, Versions

VERSIONS = Versions(pack="dprk-border 1.0", coder="fake 1", language_model="fake 1")
TEXT = """Agents of state security arrested about 80 people [sic] in Musan last autumn, a source in the county said.

They were caught with Chinese mobile phones near the river, and most of them were let go after some days of questions.
"""

OTHER = """A trader who kept two phones was arrested in Onsong on the eve of the feast, her neighbours told a reporter.

Nobody in the village knows where she is now, and the shop that she ran has been shut since the week after.
"""


def fill(slot, value, text, words, **more):
    start = text.index(words)
    return Filling(slot=slot, value=value, spans=(Span(start, start + len(words)),), rule=f"fake:{slot}", **more)


class FakeCoder:
    """One claim a report that says `arrested`; breaks on `crash`, refuses `refuse`."""

    def code(self, report: Report) -> tuple[Claim, ...]:
        text = report.text
        if "crash" in text:
            raise ZeroDivisionError
        if "refuse" in text:
            raise LanguageError("no analysis for this", todo="leave it out")
        if "arrested" not in text:
            return ()
        fillings = [fill("act", "arrest", text, "arrested"), fill("status", "actual", text, "arrested")]
        if "Musan" in text:
            fillings.append(fill("place", "KP-09/musan", text, "Musan", unsure=True, runner_up="KP-09", why="named"))
        if "80 people" in text:
            number = Count(of="target", unit="person", low=80, high=80, approx=True)
            fillings.append(fill("count", number, text, "about 80 people [sic]"))
        start = text.index("arrested")
        refusal = Refusal(slot="actor", value="police", span=Span(start, start + 3), reason="not named")
        return (
            Claim(
                report=report.id,
                report_sha256=report.sha256,
                fillings=tuple(fillings),
                attribution=Attribution(kind="source", number=1),
                versions=VERSIONS,
                refusals=(refusal,),
            ),
        )

    def mentions(self, report: Report) -> tuple[Mention, ...]:
        start = report.text.find("Musan")
        return (Mention(span=Span(start, start + 5), kind="place", value="KP-09/musan"),) if start >= 0 else ()


@pytest.fixture
def fake(monkeypatch):
    """The fake coder in the place of the real one."""
    monkeypatch.setattr("attested.cli.coding.load_coder", lambda options: FakeCoder())
    monkeypatch.setattr("attested.cli.building.find_versions", lambda options, language: VERSIONS)


@pytest.fixture
def run(capfd):
    """Run the program in this process: status, standard output, standard error."""

    def run_(*args):
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main.run([str(arg) for arg in args])
        out, err = capfd.readouterr()
        return SimpleNamespace(status=end.value.code, out=out, err=err, errors=err.splitlines())

    return run_


@pytest.fixture
def folder(tmp_path):
    """Three good reports."""
    found = tmp_path / "reports"
    found.mkdir()
    for name in "abc":
        text = OTHER if name == "c" else TEXT
        (found / f"{name}.txt").write_text(f"{text}\nThe end of report {name}.\n", encoding="utf-8")
    return found
