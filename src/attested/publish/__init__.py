"""From events to what may leave the record: the disclosure gate and the static site."""

from attested.publish.disclosure import DisclosureError
from attested.publish.records import PackNames, PlaceName, SiteInput, Term
from attested.publish.site import check_folder, render_site, write_site

__all__ = [
    "DisclosureError",
    "PackNames",
    "PlaceName",
    "SiteInput",
    "Term",
    "check_folder",
    "render_site",
    "write_site",
]
