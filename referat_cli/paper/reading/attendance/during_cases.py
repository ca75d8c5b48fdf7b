"""Who came and left while cases were treated, as lines among the cases tell it: "Siv Nes forlot møtet kl. 12."."""

from collections.abc import Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.register import Register
from referat_cli.paper.reading.attendance.reading import PeopleRead
from referat_cli.paper.reading.attendance.when_there import people_who, read_when_told, when_told
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.attendance_words import ABSENT, CAME, LEFT, PRESENT
from referat_cli.paper.reading.words.phrases import UNFIT, Phrase, phrase
from referat_cli.paper.reading.words.sentences import sentences

# That somebody came or left, and no hour: the line stands where it was.
_CAME_OR_LEFT = phrase(
    rf"(?:(?P<came>{CAME}(?: (?:til|inn i|inn))?)|{LEFT}(?: (?:fra|frå))?)(?: møtet)?"
    r"(?: (?:nå|no|her|da|då|etter (?:denne |denna )?sak(?:en|a)))?\.?"
)
_MOVED = phrase(
    rf"(?:^|\bog )(?:{CAME}|{LEFT}|møtte|deltok"
    rf"|var (?:(?:ikke|ikkje) (?:med|{PRESENT})|{PRESENT} (?:fr[ae]m )?til|{ABSENT}))\b"
)
# That somebody was given leave is what a case may be about: it stays in the text of it.
_GRANTED = phrase(r"\b(?:permisjon|permittert)\b")
_UNFIT = phrase(rf"\b{UNFIT}|habil|gild")


class ListedPeople:
    """Those on the list of attendance, of whom the cases may say when they were there."""

    def __init__(self, groups: Sequence[dict[str, Any]], register: Register | None, ledger: Ledger) -> None:
        self._reading = PeopleRead(register, ledger)
        for group in groups:
            for person in group.get("personer", ()):
                self._reading.named.setdefault(person["navn"], (person, group))

    def without_comings(self, lines: Sequence[SourceLine], case: str, after: str) -> list[SourceLine]:
        """The lines of a case without those that say when somebody came or left, which is written into the list.

        A sentence within a paragraph stays there too, as one that leave was given does. ``case`` and ``after`` are the
        numbers of the case and the next.
        """
        is_of_unfit = any(_UNFIT.search(line.text) for line in lines)
        left: list[SourceLine] = []
        for place, line in enumerate(lines):
            every = sentences(whole(line)) if not line.cells else []
            told = [one for one in every if self._tells(one, _MOVED)]
            granted = [
                one for one in every if _GRANTED.search(one.raw) and one not in told and self._tells(one, _GRANTED)
            ]
            if not line.cells and line.kind != "item" and len(told) == len(every) > 0:
                for one in told:
                    read_when_told(_bare(one), self._reading)
                self._reading.ledger.label(whole(line))
                continue
            for one in (*told, *granted):
                read_when_told(one, self._reading, keeps=True)
            for one in granted:
                self._reading.ledger.guess(one, _("deltakere"), _("lest som at den som fikk permisjon, gikk da"))
            is_last = place == len(lines) - 1
            if (
                is_of_unfit
                or line.cells
                or not self._read_by_place(_bare(whole(line)), case, after if is_last else case)
            ):
                left.append(line)
        return left

    def _tells(self, sentence: Piece, how: Phrase) -> bool:
        """Whether a sentence says in some words when somebody came or left."""
        bare = _bare(sentence)
        found = people_who(bare, self._reading)
        return found is not None and bool(how.search(found.told)) and when_told(bare, self._reading) is not None

    def _read_by_place(self, sentence: Piece, case: str, comes_to: str) -> bool:
        """Whether a line says that somebody came or left, and no hour; it was in the case that the line stands in."""
        found = people_who(sentence, self._reading)
        told = _CAME_OR_LEFT.fullmatch(found.told) if found else None
        if not found or not told or not (case and comes_to):
            return False
        facts = {"fra_sak": comes_to} if told["came"] else {"til_sak": case}
        for person in found.people:
            self._reading.note_when(person, facts, sentence)
        (key, number), *_more = facts.items()
        self._reading.ledger.label(sentence)
        self._reading.ledger.guess(sentence, f"{key}: {number}", _("papiret sier det ved saken, og ikke når"))
        return True


def _bare(sentence: Piece) -> Piece:
    """A sentence without brackets round it: "(Siv Nes forlot møtet.)"."""
    piece = sentence.stripped("*_")
    return piece.stripped("()") if piece.raw.startswith("(") and piece.raw.endswith(")") else piece
