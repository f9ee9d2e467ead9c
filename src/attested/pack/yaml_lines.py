"""YAML read with the line of every entry, so that a fault is told with file and line."""

import re
from pathlib import Path
from typing import Any

import yaml

__all__ = ["LINE", "load_mapping", "load_rows"]

LINE = "__line__"
"""Key under which each mapping of a list carries its line, counted from 1."""


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping[LINE] = node.start_mark.line + 1
        return mapping


# As YAML 1.2 has it: only true and false are booleans. `yes`, `no` and `on` are words here, and so are dates.
_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def load_rows(path: Path) -> list[dict[str, Any]]:
    """The mappings of a YAML list.

    Raises:
        ValueError: not YAML, or no list of mappings; the message begins with the line.
        OSError: the file cannot be read.
    """
    data = _load(path)
    if data is None:
        return []
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise ValueError("1: must be a list of entries, each beginning with '- '")
    return data


def load_mapping(path: Path) -> dict[str, Any]:
    """One YAML mapping. Raises as `load_rows`."""
    data = _load(path)
    if not isinstance(data, dict):
        raise ValueError("1: must be 'key: value' lines")
    return data


def _load(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f"{line}: not YAML: {error.problem}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"1: not UTF-8 (byte {error.start})") from error
