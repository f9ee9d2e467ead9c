"""From claims to events: which reports share an origin, which claims tell one happening, how well it is attested."""

from attested.corroborate.stage import Corroboration, corroborate

__all__ = ["Corroboration", "corroborate"]
