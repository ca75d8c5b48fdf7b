"""What happens when a person types ``referat``?"""

import sys

from referat_cli.cli.app import main as run


def main() -> None:
    """Run the call that the command line holds, and leave with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
