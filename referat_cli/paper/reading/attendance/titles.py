"""Which names of a list begin with what somebody is, as the list or the rest of the paper shows: "Lendmann Ola Lie"."""

from collections import Counter
from collections.abc import Container

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance.reading import PeopleRead
from referat_cli.paper.reading.people.names_and_offices import is_name, may_begin_with_office

# A first name may be a short word too: "Liv", "Dag", "Bjørn".
_SHORTEST = 6
_DEFINITE = ("en", "n", "a", "et")


def settle_titles(reading: PeopleRead, words: Container[str]) -> None:
    """Take the first word of a name for what somebody is where it is a noun, and tell of one that may be.

    ``words`` are those of the paper. It is one where several begin with it and it ends as such nouns do, or where the
    paper has it in small letters and in the definite form too: "lendmannen".
    """
    often = Counter(name.split()[0] for name in reading.named)
    for where, piece in list(reading.ledger.values):
        match where:
            case ("deltakere", int(group), "personer", int(at), "navn"):
                person = reading.groups[group]["personer"][at]
            case _:
                continue
        title, _blank, name = piece.text.partition(" ")
        may_be_title = may_begin_with_office(piece.text)
        is_title = (may_be_title and often[title] > 1) or _is_noun(title, words)
        if person["navn"] == piece.text and is_name(name) and is_title:
            person["navn"] = reading.ledger.value(where, piece.part(len(title)).stripped())
            person["funksjon"] = ", ".join(filter(None, (title, person.get("funksjon"))))
            why = _("«{word}» står foran navnet, og er et ord for hva noen er").format(word=title)
            reading.ledger.guess(piece, f"navn: {name}", why)
        elif may_be_title:
            why = _("«{word}» kan være et verv; er lest som en del av navnet").format(word=title)
            reading.ledger.guess(piece, f"navn: {piece.text}", why)


def _is_noun(word: str, words: Container[str]) -> bool:
    small = word.lower()
    is_definite = any(f"{form}{end}" in words for form in (word, small) for end in _DEFINITE)
    return len(fold(word)) >= _SHORTEST and small in words and is_definite
