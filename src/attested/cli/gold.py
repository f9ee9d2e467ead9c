"""The gold set of `attested evaluate`: loaded, scored by the measure of the guide, written as the guide's script does.

Loads the coding stage with it, so a command imports it only when it runs.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attested.coding.evaluate import ClaimSlots, Score, read_slots, score_claims
from attested.model import SLOTS, Claim, UsageError

__all__ = ["CodedSlots", "GoldReport", "build_json", "iter_lines", "load_gold", "read_claims"]

CodedSlots = Mapping[str, tuple[ClaimSlots, ...]]
"""What was coded, by report."""

GROUPS = ("language", "publisher", "kind")
"""What a gold row may say of its report, and the score is broken down by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One line of a gold file. Its day of publication is left out: the coder must not learn it from here."""

    report: str
    claims: tuple[ClaimSlots, ...]
    groups: Mapping[str, str]


def load_gold(path: Path) -> dict[str, GoldReport]:
    """The gold file, by report.

    Raises:
        UsageError: it cannot be read, or a line is none; says which.
    """
    gold: dict[str, GoldReport] = {}
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                row = _parse_gold(line, f"{path}:{number}")
                if row.report in gold:
                    raise UsageError(f"report {row.report!r} stands twice", where=f"{path}:{number}", todo="drop one")
                gold[row.report] = row
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UsageError(f"the gold file cannot be read: {what}", where=str(path), todo="check the path") from error
    if not gold:
        raise UsageError("the gold file is empty", where=str(path), todo="put one report a line into it")
    return gold


def _parse_gold(line: str, where: str) -> GoldReport:
    try:
        row = json.loads(line)
        claims = tuple(read_slots(claim) for claim in row["claims"])
        groups = {name: str(row[name]) for name in GROUPS if row.get(name)}
        return GoldReport(report=str(row["report"]), claims=claims, groups=groups)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        todo = 'write {"report": id, "claims": [...]} on one line'
        raise UsageError("no line of a gold file", where=where, todo=todo) from error


def _score(rows: list[GoldReport], coded: CodedSlots) -> Score:
    return score_claims((row.claims, coded.get(row.report, ())) for row in rows)


def _group(rows: list[GoldReport], name: str) -> dict[str, list[GoldReport]]:
    groups: dict[str, list[GoldReport]] = defaultdict(list)
    for row in rows:
        groups[row.groups.get(name, "?")].append(row)
    return dict(sorted(groups.items())) if set(groups) != {"?"} else {}


def read_claims(claims: tuple[Claim, ...]) -> tuple[ClaimSlots, ...]:
    """Coded claims as the measure sees them."""
    return tuple(read_slots(claim.to_dict()) for claim in claims)


def build_json(rows: list[GoldReport], coded: CodedSlots, per_report: bool) -> dict[str, Any]:
    """The score as `score.py --json` prints it, with the scores by group and by report beside."""
    result = _score(rows, coded).to_dict()
    result["reports"] = len(rows)
    result["by"] = {
        name: {
            value: {"reports": len(some), **_score(some, coded).to_dict()} for value, some in _group(rows, name).items()
        }
        for name in GROUPS
    }
    if per_report:
        result["per_report"] = {row.report: _score([row], coded).to_dict() for row in rows}
    return result


def iter_lines(rows: list[GoldReport], coded: CodedSlots, per_report: bool) -> Iterator[str]:
    """The lines that `score.py` prints, then those of each group, then those of each report."""
    result = _score(rows, coded).to_dict()
    for name in (*SLOTS, "all"):
        v = result[name]
        yield f"{name:8} P {v['p']:.3f}  R {v['r']:.3f}  F1 {v['f1']:.3f}   gold {v['gold']:5}  coded {v['coded']:5}"
    yield f"exact    {result['exact']:.3f}"
    for name in GROUPS:
        for value, some in _group(rows, name).items():
            yield from _iter_group_lines(f"{name} {value}", len(some), _score(some, coded).to_dict())
    if per_report:
        for row in rows:
            one = _score([row], coded).to_dict()
            yield f"{row.report:32} claims F1 {one['claims']['f1']:.3f}  all F1 {one['all']['f1']:.3f}"


def _iter_group_lines(title: str, reports: int, result: Mapping[str, Any]) -> Iterator[str]:
    v = result["all"]
    yield ""
    yield (
        f"{title}: {reports} report{'s' if reports > 1 else ''}, all P {v['p']:.3f}  R {v['r']:.3f}  F1 {v['f1']:.3f}, "
        f"exact {result['exact']:.3f}"
    )
    yield "  F1 " + "  ".join(f"{slot} {result[slot]['f1']:.3f}" for slot in SLOTS)
