"""Which acts of the codebook behave alike: the sets that several readings of a sentence ask for, each in one place."""

__all__ = ["DEEDS_OF_STATE", "DONE_TO_PERSONS"]

DONE_TO_PERSONS = frozenset("arrest detain interrogate abuse punish execute banish release seize".split())
"""Acts done to each person anew, and for something: what somebody is charged with says who he is."""
DEEDS_OF_STATE = DONE_TO_PERSONS | {"search", "surveil"}
"""Acts of enforcers on somebody in particular; a charge beside them puts his deed in doubt, not theirs."""
