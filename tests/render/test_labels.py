"""Words of the record as people read them."""

from referat_cli.render.labels import capitalized


def test_a_capital_at_the_start_leaves_the_letters_of_a_number() -> None:
    """The series of a case number is in capitals."""
    assert capitalized("godkjent 6. mai 2026 i sak PS 3/26") == "Godkjent 6. mai 2026 i sak PS 3/26"
