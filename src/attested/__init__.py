"""Attested: reports of repression turned into a record that stands up to checking."""

__all__ = ["CODER_VERSION", "__version__"]

__version__ = "0.1.0"

CODER_VERSION = "en-1"
"""Changes whenever the same report, pack and language model may be coded otherwise."""
