"""The second look: every byte that is to be written is searched again before anything is.

Invariant: what this lets through shows no name, age, address or ward by the rules of `disclosure`; markup is taken
away first and inline elements are joined, so that a mark inside a name cannot hide it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

from attested.publish.disclosure import DisclosureError, Finding, find_private, tells_name

__all__ = ["check_files"]

_TOLD = {"alt", "aria-label", "content", "title", "value", "placeholder", "label", "data-text"}
_ADDRESSES = {"href", "cite", "src"}
_INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "tspan"}


@dataclass(slots=True)
class _Words:
    """The words of a page: runs of text with inline tags taken out, and attributes that are read or followed."""

    runs: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    _run: list[str] = field(default_factory=list)

    def read(self, page: str) -> None:
        # The parser of the standard library takes more than twice as long, and more than writing the pages.
        from lxml import etree  # type: ignore[import-untyped]

        tree = etree.parse(BytesIO(page.encode("utf-8")), etree.HTMLParser(huge_tree=True, encoding="utf-8"))
        if tree.getroot() is None:
            # Nothing but a comment, or nothing at all.
            self.runs.append(page)
            return
        for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._open(node)
            elif event == "end":
                if node.tag not in _INLINE:
                    self._break_run()
                self._run.append(node.tail or "")
            else:
                self.runs.append(node.text or "")
                self._run.append(node.tail or "")
        self._break_run()

    def _open(self, node: Any) -> None:
        if node.tag not in _INLINE:
            self._break_run()
        for name, value in node.attrib.items():
            if not value:
                continue
            if name in _TOLD:
                self.runs.append(value)
            elif name in _ADDRESSES:
                self.addresses.append(value)
        # The slot's label is ours and stands inside a marked word; it must not part a name in two.
        if "tag" not in node.get("class", "").split():
            self._run.append(node.text or "")

    def _break_run(self) -> None:
        words = re.sub(r"\s+", " ", "".join(self._run)).strip()
        if words:
            self.runs.append(words)
        self._run = []


def check_files(files: Mapping[str, bytes]) -> None:
    """Search all files, their names included.

    Raises:
        DisclosureError: naming each file and place; never the words themselves.
    """
    # Pages share most of their words and addresses, so each is judged once.
    judge, judge_address = cache(find_private), cache(tells_name)
    faults = [
        fault
        for name in sorted(files)
        for fault in _list_faults(name, files[name].decode("utf-8"), judge, judge_address)
    ]
    if faults:
        raise DisclosureError(
            "the site would show what must not be shown: " + "; ".join(faults),
            where=faults[0].partition(":")[0],
            todo="reject or correct the claims that quote it, or add the rule that elides it; nothing was written",
        )


def _list_faults(
    name: str, text: str, judge: Callable[[str], Sequence[Finding]], judge_address: Callable[[str], bool]
) -> list[str]:
    faults = [f"{name}: its own name tells a name"] if tells_name(name) else []
    if not name.endswith(".html"):
        return faults + [f"{name}: {finding.kind}" for finding in find_private(text) if finding.kind != "name"]
    words = _Words()
    words.read(text)
    for number, run in enumerate(words.runs, start=1):
        faults += [f"{name}: {f.kind} in text {number} at {f.span.start}" for f in judge(run)]
    faults += [f"{name}: an address tells a name" for address in words.addresses if judge_address(address)]
    return faults
