"""`spoedmonitor` on the command line.

Exit status 0 is done, 1 refused with nothing changed, 2 wrong use. Figures and files go to
standard output, everything else to standard error. An unforeseen error shows where it happened
and never its message, which may hold a row.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from dashboard.commands import demo, kpis, load, pseudonymise, report, run
from dashboard.commands.parser import Parser, Refused, WrongUse
from data.store import StoreError

COMMANDS = (run, load, kpis, report, demo, pseudonymise)
_INTERRUPTED = 130
_ROOMS = tuple(str(Path(__file__).parents[1] / room) for room in ("dashboard", "queries", "data"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit status."""
    command = build_parser().parse_args(arguments)
    try:
        status: int = command.carry_out(command)
        sys.stdout.flush()
    except WrongUse as error:
        return _say(error, 2)
    except (Refused, StoreError) as error:
        return _say(error, 1)
    except BrokenPipeError:
        # The reader, such as head, has what it wanted; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _say("Afgebroken.", _INTERRUPTED)
    except Exception as error:  # noqa: BLE001  # the last stop before a user
        return _say(_unforeseen(error), 1)
    return status


def build_parser() -> Parser:
    parser = Parser(
        prog="spoedmonitor",
        description="Kwartaalcijfers van Spoed voor Jeugd Groningen.",
        epilog="Uitleg bij een opdracht: spoedmonitor OPDRACHT --help",
    )
    subparsers = parser.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", required=True, parser_class=Parser
    )
    for command in COMMANDS:
        command.register(subparsers)
    return parser


def _say(message: object, status: int) -> int:
    print(f"spoedmonitor: {message}", file=sys.stderr)
    return status


def _unforeseen(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(_ROOMS)]
    place = f"{Path(ours[-1].filename).name}, regel {ours[-1].lineno}"
    return (
        f"Er ging iets mis dat niet was voorzien ({type(error).__name__} in {place}). "
        "Meld dit met de opdracht die u gaf aan de beheerder."
    )


if __name__ == "__main__":
    sys.exit(main())
