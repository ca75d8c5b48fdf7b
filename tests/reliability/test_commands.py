"""The suites call every command there is."""

from tests.reliability.commands import unclassified


def test_every_command_is_called_as_one_that_asks_or_one_that_writes() -> None:
    """A new one is given its place in `tests/reliability/commands.py`, and every suite has it."""
    assert unclassified() == set()
