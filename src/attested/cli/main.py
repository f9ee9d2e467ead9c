"""The program `attested`: one command a file, and one place where errors become a line and an exit status.

Promise: `attested --help` loads nothing of the stages; an error the program knows is one line on standard error
and exit status 2, Ctrl-C is 130, a closed pipe is quiet.
"""

import inspect
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer

from attested import __version__
from attested.cli.commands import build, code, evaluate, events, mentions, pack, show, verify
from attested.cli.failing import StoppedError, explain_error
from attested.cli.options import build_epilog
from attested.cli.progress import say
from attested.model import AttestedError

__all__ = ["app", "run"]

app = typer.Typer(
    name="attested",
    help="Turns reports of repression into a record that stands up to checking: every value on its own words.",
    epilog=build_epilog(
        "attested code reports/ -o claims.jsonl",
        "attested build reports/ --record record.db --site site/",
        "attested events --grade independent",
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        print(f"attested {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def _add(to: typer.Typer, name: str, command: Callable[..., int], examples: Sequence[str]) -> None:
    """Register a command whose result is the exit status."""
    # Lines of a paragraph joined, so that the help breaks them where the terminal does.
    paragraphs = (" ".join(part.split()) for part in inspect.cleandoc(command.__doc__ or "").split("\n\n"))
    to.command(name, help="\n\n".join(paragraphs), epilog=build_epilog(*examples))(_exiting(command))


def _exiting(command: Callable[..., int]) -> Callable[..., None]:
    @wraps(command)
    def run_and_exit(*args: Any, **options: Any) -> None:
        try:
            raise typer.Exit(command(*args, **options))
        except KeyboardInterrupt:
            # Click would end with 130 and without a word.
            raise StoppedError("stopped") from None

    return run_and_exit


_add(app, "code", code.run_code, code.EXAMPLES)
_add(app, "build", build.run_build, build.EXAMPLES)
_add(app, "mentions", mentions.run_mentions, mentions.EXAMPLES)
_add(app, "events", events.run_events, events.EXAMPLES)
_add(app, "show", show.run_show, show.EXAMPLES)
_add(app, "evaluate", evaluate.run_evaluate, evaluate.EXAMPLES)
_add(app, "verify", verify.run_verify, verify.EXAMPLES)

_packs = typer.Typer(help="Check, list and begin packs: the codes, places and words that reports are coded by.")
app.add_typer(_packs, name="pack", no_args_is_help=True)
_add(_packs, "check", pack.run_check, pack.CHECK_EXAMPLES)
_add(_packs, "list", pack.run_list, pack.LIST_EXAMPLES)
_add(_packs, "new", pack.run_new, pack.NEW_EXAMPLES)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def run(args: Sequence[str] | None = None) -> NoReturn:
    """The entry point: run the command line and exit."""
    # What a library has to say to a log must not mix with our lines; it may hold a report's words.
    logging.getLogger().addHandler(logging.NullHandler())
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # The same bytes whatever the locale; and a name that is no UTF-8 must not break a message.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        try:
            app(args, prog_name="attested")
        except SystemExit as end:
            sys.stdout.flush()
            return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BrokenPipeError:
        _close_stdout()
        return 1
    except (KeyboardInterrupt, StoppedError) as error:
        say(f"attested: {str(error) or 'stopped'}")
        return 130
    except AttestedError as error:
        say(f"attested: {error}")
        return 2
    except OSError as error:
        _close_stdout()
        say(f"attested: {explain_error(error)}")
        return 2
    return 0


def _close_stdout() -> None:
    # Else the interpreter tries to write the rest at its end, and complains.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - open until the process ends
