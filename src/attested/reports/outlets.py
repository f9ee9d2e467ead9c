"""Outlets by name and by address. The table is `outlets.yml`; no outlet stands in the code."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import yaml

__all__ = ["Outlet", "find_host", "find_outlet", "host_of", "load_outlets", "name_outlet", "outlet_pattern"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet, as `outlets.yml` defines the keys."""

    name: str
    hosts: tuple[str, ...]
    mail: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """The table, in its order."""
    text = files("attested.reports").joinpath("outlets.yml").read_text(encoding="utf-8")
    return tuple(
        Outlet(
            name=row["name"],
            hosts=tuple(row["hosts"]),
            mail=tuple(row.get("mail", ())),
            aliases=tuple(row.get("aliases", ())),
        )
        for row in yaml.safe_load(text)["outlets"]
    )


@cache
def _names() -> dict[str, str]:
    return {spelling: outlet.name for outlet in load_outlets() for spelling in (outlet.name, *outlet.aliases)}


@cache
def _folded() -> dict[str, str]:
    return {_fold(spelling): name for spelling, name in _names().items()}


@cache
def _hosts() -> dict[str, str]:
    return {host: outlet.name for outlet in load_outlets() for host in (*outlet.hosts, *outlet.mail)}


@cache
def outlet_pattern() -> str:
    """A regular expression for the name of any outlet, in any of its spellings."""
    spellings = sorted(_names(), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings))})(?!\w)"


@cache
def _name_pattern() -> re.Pattern[str]:
    return re.compile(outlet_pattern())


_HOST = re.compile(r"(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])", re.IGNORECASE)


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def name_outlet(words: str) -> str:
    """The outlet's name in the table where `words` is one of its spellings, else the words as they are."""
    return _folded().get(_fold(words), words)


def host_of(url: str) -> str | None:
    """The host of an address, without `www.`; None where it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _outlet_of_host(host: str) -> str | None:
    parts = host.lower().removeprefix("www.").split(".")
    return next((name for i in range(len(parts) - 1) if (name := _hosts().get(".".join(parts[i:])))), None)


def find_host(text: str) -> str | None:
    """The outlet of the first host or mail address in the text that the table knows."""
    return next((name for found in _HOST.finditer(text) if (name := _outlet_of_host(found[0]))), None)


def find_outlet(text: str) -> str | None:
    """The outlet that the text names first, as it is spelled in the table."""
    found = _name_pattern().search(text)
    return _names()[found[0]] if found else None
