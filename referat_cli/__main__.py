"""The entry point of `python -m referat_cli` and of the script `referat`."""

import gc
import signal
import sys


def main() -> None:
    """Run the call that the command line holds, and leave with its exit code."""
    # Nearly all that is made while modules load and files are read stays, so to look often for garbage is in vain. A
    # question ends before anybody looks, and what is there at its end is not looked through: 9 % of its instructions.
    gc.set_threshold(200_000)
    try:
        from referat_cli.cli.main import main as run  # noqa: PLC0415 - Ctrl-C may come while the modules load

        code = run()
    except KeyboardInterrupt:
        code = 130
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # what comes this late ends the program without a word
    sys.exit(code)


if __name__ == "__main__":
    main()
