"""The accuracy floor: what coding reaches on the development gold, which can only be raised.

    python benchmarks/floor.py                       measure, and print beside the floor
    python benchmarks/floor.py --raise               write the figures that are higher, keep the others
    python benchmarks/floor.py --lower "why"         write the figures as they are, with a line in CHANGELOG.md

`tests/gold/floor.json` holds F1 by slot, the tolerance, and the SHA-256 of the gold files: figures of other gold are no
floor, so after a change of the gold only `--lower` writes.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold" / "en" / "dev"
FLOOR = ROOT / "tests" / "gold" / "floor.json"
CHANGES = ROOT / "CHANGELOG.md"
HEADING = "### Coding changes"
TOLERANCE = 0.005


def hash_gold() -> dict[str, str]:
    """SHA-256 of each gold file by its path in the repository."""
    return {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(GOLD.glob("*.jsonl"))
    }


def measure() -> dict[str, float]:
    """F1 by slot and over all, rounded to four places."""
    from attested.coding import Coder
    from attested.coding.evaluate import read_slots, score_claims
    from attested.model import Report
    from attested.pack import load_pack
    from attested.reports import Intake, read_reports

    rows = [json.loads(line) for line in (GOLD / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = {row["report"]: [read_slots(claim) for claim in row["claims"]] for row in rows}
    coder = Coder(load_pack("dprk-border"))
    pairs = []
    for report in read_reports([str(GOLD / "reports.jsonl")], Intake()):
        if not isinstance(report, Report):
            raise SystemExit(f"a gold report cannot be read: {report.where}: {report.what}")
        coded = [read_slots(claim.to_dict()) for claim in coder.code(report)]
        pairs.append((gold.pop(report.id), coded))
    if gold:
        raise SystemExit(f"gold without a report: {', '.join(sorted(gold))}")
    row = score_claims(pairs).to_dict()
    return {slot: round(figures["f1"], 4) for slot, figures in row.items() if slot not in ("exact", "claims")}


def load_floor() -> dict[str, Any]:
    """The committed floor; empty figures where there is none yet."""
    if not FLOOR.is_file():
        return {"tolerance": TOLERANCE, "gold": {}, "f1": {}}
    floor: dict[str, Any] = json.loads(FLOOR.read_text(encoding="utf-8"))
    return floor


def find_falls(floor: dict[str, Any], figures: dict[str, float]) -> list[str]:
    """One line for each slot that lies below its floor by more than the tolerance."""
    return [
        f"{slot}: F1 {figures.get(slot, 0.0):.4f} is below the floor of {least:.4f}"
        for slot, least in floor["f1"].items()
        if figures.get(slot, 0.0) < least - floor["tolerance"]
    ]


def write_floor(figures: dict[str, float]) -> None:
    floor = {"tolerance": TOLERANCE, "gold": hash_gold(), "f1": figures}
    FLOOR.write_text(json.dumps(floor, indent=2) + "\n", encoding="utf-8")


def note_lowering(before: dict[str, float], figures: dict[str, float], why: str) -> None:
    """A line under the heading of coding changes; without that heading nothing is lowered."""
    text = CHANGES.read_text(encoding="utf-8") if CHANGES.is_file() else ""
    if HEADING not in text:
        raise SystemExit(f"{CHANGES.name} has no heading {HEADING!r}: write one, so that the lowering can be noted")
    lowered = [f"{s} {before[s]:.4f} to {f:.4f}" for s, f in figures.items() if f < before.get(s, 0.0)]
    line = f"- The accuracy floor is lowered ({', '.join(lowered) or 'other gold'}): {why}"
    CHANGES.write_text(text.replace(HEADING, f"{HEADING}\n\n{line}", 1).replace("\n\n\n", "\n\n"), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="higher", action="store_true", help="write the figures that are higher")
    parser.add_argument("--lower", metavar="WHY", help="write the figures as they are, and why, in CHANGELOG.md")
    wanted = parser.parse_args()
    floor, figures = load_floor(), measure()
    before: dict[str, float] = floor["f1"]
    for slot, figure in figures.items():
        print(f"{slot:<8} {figure:.4f}  floor {before.get(slot, 0.0):.4f}")
    if wanted.lower:
        note_lowering(before, figures, wanted.lower)
        write_floor(figures)
    elif wanted.higher:
        if floor["gold"] not in ({}, hash_gold()):
            print("the gold is other than the floor's: --lower says why", file=sys.stderr)
            return 1
        write_floor({slot: max(figure, before.get(slot, 0.0)) for slot, figure in figures.items()})
    falls = find_falls(load_floor(), figures)
    print("\n".join(falls) or "no slot below its floor")
    return 1 if falls else 0


if __name__ == "__main__":
    sys.exit(main())
