"""When: time expressions found in a report's words and read as EDTF, and the arithmetic of EDTF."""

from attested.coding.resolve.when.edtf import bounds, intersects, is_valid, narrower, precision
from attested.coding.resolve.when.english import find_times, resolve_time
from attested.coding.resolve.when.mention import TimeMention, flatten

__all__ = ["TimeMention", "bounds", "find_times", "flatten", "intersects", "is_valid", "narrower", "precision",
           "resolve_time"]  # fmt: skip
