"""Stage 3: an analysed report and a pack become claims, every value on its own words."""

from attested.coding.coder import Coder
from attested.coding.gate import check_claim

__all__ = ["Coder", "check_claim"]
