"""What people decide on claims: appended to the record, folded over what the machine coded, never written over it."""

from attested.review.deciding import append_decision
from attested.review.folding import STATES, ReviewedClaim, find_stranded, fold_decisions
from attested.review.standing import StandingClaim, list_standing

__all__ = [
    "STATES",
    "ReviewedClaim",
    "StandingClaim",
    "append_decision",
    "find_stranded",
    "fold_decisions",
    "list_standing",
]
