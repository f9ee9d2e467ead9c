"""The command reference, generated from the program: `python -m attested.cli.reference > docs/commands.md`.

A test fails when the page and the program no longer agree.
"""

import sys
from collections.abc import Iterator
from typing import Any

from attested.cli.main import app

__all__ = ["write_reference"]

HEAD = """# Commands

Generated from the program by `python -m attested.cli.reference > docs/commands.md`; a test fails when it is stale.
`attested COMMAND --help` says the same.

Exit status, unless a command says otherwise: 0 all done, 1 some reports failed or faults were found, 2 nothing could be
done, 130 stopped by the user. Results go to standard output; failures, progress and summaries to standard error.
"""


def write_reference() -> str:
    """The whole page."""
    import typer

    group: Any = typer.main.get_command(app)
    return "\n".join([HEAD, *_iter_commands(group, "attested")])


def _iter_commands(group: Any, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _iter_commands(command, f"{path} {name}")
        else:
            yield from _iter_lines(command, f"{path} {name}")


def _iter_lines(command: Any, path: str) -> Iterator[str]:
    shown = [p for p in command.params if p.name != "help"]
    arguments = [p for p in shown if p.param_type_name == "argument"]
    options = [p for p in shown if p.param_type_name == "option"]
    yield f"## {path}\n"
    yield f"    {' '.join([path, *(_name_argument(p) for p in arguments), '[OPTIONS]'])}\n"
    yield f"{command.help}\n"
    if arguments or options:
        yield "| | |\n| --- | --- |"
    for parameter in arguments:
        yield f"| `{_escape(_name_argument(parameter))}` | {_escape(parameter.help or '')} |"
    for option in options:
        yield f"| `{_escape(_name_option(option))}` | {_escape(_explain(option))} |"
    yield "\nExamples:\n"
    for line in (command.epilog or "").splitlines():
        if line.strip().startswith("$"):
            yield f"    {line.strip()}"
    yield ""


def _name_argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name).upper() + ("..." if parameter.nargs == -1 else "")


def _name_option(option: Any) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.metavar or 'VALUE'}"


def _explain(option: Any) -> str:
    default = option.default
    is_told = default is not None and not option.is_flag
    return f"{option.help or ''}{f' Default: {default}.' if is_told else ''}"


def _escape(text: str) -> str:
    """For a cell of a table."""
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(write_reference())
