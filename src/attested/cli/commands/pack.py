"""`attested pack check|list|new`: packs checked, listed and begun."""

from pathlib import Path
from typing import Annotated, Any

import typer

from attested.cli.naming import clean
from attested.cli.options import DEFAULT_PACK, AsJson
from attested.cli.output import print_line
from attested.cli.progress import say
from attested.cli.rows import write_json
from attested.model import PackError

__all__ = ["CHECK_EXAMPLES", "LIST_EXAMPLES", "NEW_EXAMPLES", "run_check", "run_list", "run_new"]

CHECK_EXAMPLES = ("attested pack check", "attested pack check my-pack/", "attested pack check dprk-border --json")
LIST_EXAMPLES = ("attested pack list", "attested pack list --json")
NEW_EXAMPLES = ("attested pack new my-pack", "attested pack check my-pack/")


def run_check(
    pack: Annotated[str, typer.Argument(metavar="[NAME|DIR]", help="The pack.")] = DEFAULT_PACK, as_json: AsJson = False
) -> int:
    """Check a pack: name every fault with file and line, and run every example that it holds.

    Exit status: 0 no fault, 1 faults, 2 there is no such pack.
    """
    from attested.pack import load_pack

    try:
        loaded = load_pack(pack)
    except PackError as error:
        if not error.faults:
            raise
        return _tell_faults(pack, error.faults, as_json=as_json)
    # Only where the files are sound: the examples need the coder, which costs more than a second.
    from attested.coding.examples import check_examples

    return _tell_faults(loaded.label, tuple(check_examples(loaded)), as_json=as_json)


def _tell_faults(pack: str, faults: tuple[str, ...], *, as_json: bool) -> int:
    if as_json:
        print_line(write_json({"pack": pack, "faults": list(faults)}))
    else:
        for fault in faults:
            print_line(clean(fault))
        say(f"{pack}: {f'{len(faults)} faults' if len(faults) > 1 else '1 fault' if faults else 'no fault'}")
    return 1 if faults else 0


def run_list(as_json: AsJson = False) -> int:
    """List the packs that come with the program."""
    from attested.pack import find_packs, load_pack

    rows: list[dict[str, Any]] = []
    for folder in find_packs():
        pack = load_pack(folder)
        rows.append(
            {
                "name": pack.name,
                "version": pack.version,
                "languages": sorted(pack.lexicons),
                "acts": len(pack.acts),
                "places": len(pack.places),
                "title": pack.title,
            }
        )
    if as_json:
        print_line(write_json(rows))
        return 0
    for row in rows:
        size = f"{row['acts']} acts, {row['places']} places"
        print_line(f"{row['name']} {row['version']}  [{', '.join(row['languages'])}]  {size}  {row['title']}")
    return 0


def run_new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.", show_default=False)],
    as_json: AsJson = False,
) -> int:
    """Lay out a new pack: every file commented, one act as a pattern, examples to take over."""
    from attested.pack.new import build_pack

    files = build_pack(folder)
    if as_json:
        print_line(write_json([str(path) for path in files]))
        return 0
    for path in files:
        print_line(str(path))
    say(f"begin with {folder / 'README.md'}; then `attested pack check {folder}`")
    return 0
