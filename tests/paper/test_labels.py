"""What the headings within a case and the words beside its title mean."""

import pytest

from referat_cli.paper.reading.cases.types import type_named
from referat_cli.paper.reading.words.labels import PART, meaning_of


@pytest.mark.parametrize(
    "heading",
    ["Oppsummering av drøftingen", "Momenter fra diskusjonen:", "Referat frå handsaminga", "SYNSPUNKTER I DEBATTEN"],
)
def test_an_account_of_what_was_said_is_called_so(heading: str) -> None:
    """However it is put together."""
    assert meaning_of(heading.strip(":"), PART) == "minutes"


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Orienteringssak", "orientering"), ("vedtakssak", "beslutning"), ("beslutning", "beslutning"), ("prosjekt", "")],
)
def test_a_word_says_what_type_a_case_is(word: str, kind: str) -> None:
    """Others say nothing."""
    assert type_named(word) == kind
