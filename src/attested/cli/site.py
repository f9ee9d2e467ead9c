"""A record handed to the publishing stage: what holds today, and the pack's own words for its codes."""

from pathlib import Path
from typing import TYPE_CHECKING

from attested.cli.failing import explain_write_error
from attested.model import AttestedError

if TYPE_CHECKING:
    from attested.pack import Pack
    from attested.publish import PackNames
    from attested.record import Record

__all__ = ["write_record_site"]


def write_record_site(record: "Record", folder: Path, pack_name: str) -> Path:
    """Write the site of a record in the place of an earlier one; its first page.

    Raises:
        OutputError: the folder cannot be written; it is as it was.
    """
    from attested.pack import load_pack
    from attested.publish import SiteInput, write_site
    from attested.review import list_standing

    pack = load_pack(pack_name)
    standing = tuple(list_standing(record.claims(), record.decisions()))
    site = SiteInput(
        title=pack.title,
        reports=tuple(record.reports()),
        claims=tuple(claim.coded for claim in standing),
        corrected={claim.id: claim.current for claim in standing if claim.corrected},
        events=tuple(record.events()),
        origins=tuple(record.origins()),
        names=_name_codes(pack),
    )
    try:
        return write_site(site, folder)
    except OSError as error:
        if isinstance(error, AttestedError):
            raise
        raise explain_write_error(error, str(folder)) from error


def _name_codes(pack: "Pack") -> "PackNames":
    from attested.publish import PackNames, PlaceName, Term

    return PackNames(
        acts={code: Term(definition=entry.definition) for code, entry in pack.acts.items()},
        parties={code: Term(definition=entry.definition) for code, entry in pack.parties.items()},
        means={code: Term(definition=entry.definition) for code, entry in pack.means.items()},
        places={
            id_: PlaceName(
                name=place.name, kind=place.kind, lat=place.lat, lon=place.lon, precision=place.precision or "area"
            )
            for id_, place in pack.places.items()
        },
    )
