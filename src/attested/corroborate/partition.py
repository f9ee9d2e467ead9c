"""Groups that grow by joining (union-find); the order of joining changes nothing.

Invariant: `groups` lists every member once, groups and members in the order that the caller gives.
"""

from collections.abc import Iterable

__all__ = ["Partition"]


class Partition:
    """Disjoint groups of strings; a string that was never joined is a group of its own."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, member: str) -> str:
        """The name of the member's group: its smallest member, so that it does not hang on the order of joining."""
        root = member
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(member, member)) != root:
            self._parent[member], member = root, parent
        return root

    def join(self, one: str, other: str) -> None:
        """Make one group of two."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def groups(self, members: Iterable[str]) -> list[list[str]]:
        """The members by group."""
        found: dict[str, list[str]] = {}
        for member in members:
            found.setdefault(self.find(member), []).append(member)
        return list(found.values())
