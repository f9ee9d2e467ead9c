"""`attested verify`: a record checked from its hashes to every value."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attested.cli.naming import clean
from attested.cli.options import DEFAULT_PACK, DEFAULT_RECORD, AsJson, Pack, RecordFile
from attested.cli.output import print_line
from attested.cli.rows import write_json
from attested.model import Claim, RecordError, Report

if TYPE_CHECKING:
    from attested.record import Record

__all__ = ["EXAMPLES", "run_verify"]

EXAMPLES = (
    "attested verify --record record.db",
    "attested verify --record record.db --head 3f1c...   (a hash that an earlier verify printed)",
)


def _build_rederive(pack_name: str) -> Callable[[Report, Claim], Sequence[str]]:
    from attested.coding import check_claim
    from attested.pack import load_pack

    pack = load_pack(pack_name)

    def rederive(report: Report, claim: Claim) -> Sequence[str]:
        if claim.versions.pack != pack.label:
            return (f"was coded by the pack {claim.versions.pack}, and {pack.label} is here; name that one by --pack",)
        faults: Sequence[str] = check_claim(report, claim, pack)
        return faults

    return rederive


def _read_state(record: "Record") -> tuple[dict[str, int], str]:
    """What the record holds and its last hash; nothing where it is too damaged to say, which is a fault by then."""
    try:
        return record.count(), record.head()
    except RecordError:
        return {}, "?"


def run_verify(
    record: RecordFile = Path(DEFAULT_RECORD),
    pack: Pack = DEFAULT_PACK,
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HASH", help="A ledger hash noted before, which must still be there."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Check a record: the file, the ledger of every write, every span, and every value drawn anew from its words.

    Names each fault. What it prints last is the hash of the ledger's last line: keep it elsewhere, and nobody can
    rewrite what stands before it unseen.

    Exit status: 0 no fault, 1 faults, 2 the record cannot be opened.
    """
    from attested.record import open_record, verify_record

    found = 0
    with open_record(record, create=False) as opened:
        faults = []
        for fault in verify_record(opened, rederive=_build_rederive(pack), head=head):
            found += 1
            if as_json:
                faults.append({"where": fault.where, "what": fault.what})
            else:
                print_line(clean(fault))
        counts, last = _read_state(opened)
    if as_json:
        print_line(write_json({"faults": faults, "counts": counts, "head": last}))
    else:
        held = f"{counts.get('reports', '?')} reports, {counts.get('claims', '?')} claims"
        print_line(
            f"{held}: {f'{found} faults' if found > 1 else '1 fault' if found else 'no fault'}; ledger at {last}"
        )
    return 1 if found else 0
