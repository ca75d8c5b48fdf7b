"""What happens when a person types ``referat``?"""

import sys


def main() -> None:
    """Run the call that the command line holds, and leave with its exit code."""
    try:
        from referat_cli.cli.app import main as run  # noqa: PLC0415 - Ctrl-C may come while the modules load

        code = run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
