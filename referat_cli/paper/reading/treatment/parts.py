"""The lines of a case, read part by part: first the texts that somebody put forward, then what became of them."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.columns import cells_of, take_cells
from referat_cli.paper.reading.elections.beside import tell_term_of_heading
from referat_cli.paper.reading.elections.elections import ElectionReader
from referat_cli.paper.reading.elections.offices import is_election, office_last
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.who import Known, Who
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.treatment.impartiality import ImpartialityReader
from referat_cli.paper.reading.treatment.proposal_points import (
    TextPart,
    described,
    own_labels,
    unquoted,
    write_points,
    write_text,
)
from referat_cli.paper.reading.treatment.proposal_tables import proposal_table, take_table, write_proposals
from referat_cli.paper.reading.treatment.proposals import (
    TELLS_ITSELF,
    ProposalOpening,
    changed_point,
    may_open,
    read_author,
    read_opening,
    tells_of_proposal,
    type_of_text,
)
from referat_cli.paper.reading.treatment.remaining import remaining_lines
from referat_cli.paper.reading.treatment.sections import ANNOUNCES, are_about_another, section_of
from referat_cli.paper.reading.treatment.statements import (
    StatementOpening,
    author_of,
    may_open_remark,
    read_named_remark,
    read_statement,
)
from referat_cli.paper.reading.treatment.text_ends import ends_text, tells_of_meeting
from referat_cli.paper.reading.treatment.withdrawn import read_withdrawn
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.signs import looks_like_vote
from referat_cli.paper.reading.votes.tables import read_vote_table
from referat_cli.paper.reading.votes.votes import VoteReader
from referat_cli.paper.reading.words.sentences import sentences

if TYPE_CHECKING:
    from referat_cli.paper.reading.votes.reading import VoteReading

_NO_TEXT = re.compile(r"teksten\s+er\s+ikk(?:e|je)\s+ført\.?", re.IGNORECASE)
_MOST_LINES, _MOST_SENTENCES = 200, 60
# Who sits in a body now is no election where others are told.
_SITS_NOW = re.compile(r"sammensetning|samansetjing|\bbestår\b|\bsitt(?:er|ar)\b", re.IGNORECASE)


class CaseReader:
    """What reads the lines between the proposal and the decision of one case into its record."""

    def __init__(
        self, lines: Sequence[SourceLine], case: dict[str, Any], where: Where, ledger: Ledger, known: Known
    ) -> None:
        self._lines = tuple(lines)
        self._case, self._where, self._ledger, self._known = case, where, ledger, known
        self._proposals = ProposalsRead(case, known)
        self._votes = VoteReader(self._proposals, where, ledger)
        self._impartiality = ImpartialityReader(case, where, ledger, known)
        self._elections = ElectionReader(case, where, ledger, known)
        self._voted = any(looks_like_vote(one.text) for line in lines for one in sentences(whole(line)))
        self._in_remarks = False
        # Of each line the parts that are taken, and the proposal that they are of.
        self._taken: dict[int, list[tuple[int, int, str | None]]] = {}
        # How those voted who had a remark entered, by the line that opens it.
        self._voted_beside: dict[int, Piece | None] = {}
        # Rows of tables that say nothing more than the record now does.
        self._rows: set[int] = set()
        # The rows of tables of proposals, and the votes that each of these tables tells.
        self._in_tables: set[int] = set()
        self._votes_of_rows: dict[int, list[tuple[VoteReading, Piece]]] = {}

    def read(self) -> list[SourceLine]:
        """Read all there is; the lines that remain, in their order."""
        at = 0
        while at < len(self._lines):
            at = self._text_at(at)
        self._proposals.has_unread = any(map(self._is_unread, range(len(self._lines))))
        self._tell()
        self._read_tables()
        self._take_headings()
        return [*remaining_lines(self._lines, self._rows, self._ledger)]

    def _read_tables(self) -> None:
        """Read the tables of elections."""
        at = 0
        while at < len(self._lines) and self._is_election:
            rows, table = [*takewhile(lambda line: line.cells, self._lines[at:])], None
            if not rows:
                self._elections.head(whole(self._lines[at]))
            elif at and self._case.get("valg") and _SITS_NOW.search(self._lines[at - 1].text):
                at += len(rows) - 1
            else:
                table = self._elections.read_table(rows)
            if table and table.is_whole:
                self._rows |= {*range(at, at + table.length)}
            at += table.length if table else 1

    def _text_at(self, at: int) -> int:
        """Read the text that a line opens; the line to go on with."""
        line = self._lines[at]
        if line.cells:
            return self._proposal_table_at(at)
        if not line.text.strip():
            return at + 1
        piece = whole(line).stripped()
        if self._in_remarks and line.kind != "heading" and (remark := read_named_remark(piece, self._known)):
            return self._statement(at, piece, remark) or at + 1
        self._in_remarks = self._heads_remarks(at)
        return at + 1 if self._in_remarks else self._opened_at(at, piece)

    def _opened_at(self, at: int, piece: Piece) -> int:
        """Read the proposal or the statement that a line opens; the line to go on with."""
        every = sentences(self._before_another(at, piece))
        line = self._lines[at]
        for place, sentence in enumerate(every):
            if not (may_open(sentence) or may_open_remark(sentence)):
                continue
            tail = Piece(line, sentence.start, every[place : place + _MOST_SENTENCES][-1].end)
            statement = read_statement(tail, self._known)
            if statement and (end := self._statement(at, tail, statement)):
                return end
            for opened in dict.fromkeys((tail, sentence)):
                opening = read_opening(opened, self._proposals, voted=self._voted)
                if opening and (end := self._proposal(at, opened, opening)):
                    return end
        return at + 1

    def _proposal_table_at(self, at: int) -> int:
        """Read a table of proposals; the line after it."""
        table = proposal_table(self._lines[at:])
        if table is None:
            return at + 1
        rows = self._lines[at : at + table.length]
        self._votes_of_rows[at] = [*write_proposals(table, self._proposals, self._where, self._ledger)]
        self._in_tables |= {*range(at, at + table.length)}
        if table.is_whole:
            self._rows |= {*range(at, at + table.length)}
            take_table(rows, self._ledger)
        return at + table.length

    def _before_another(self, at: int, piece: Piece) -> Piece:
        """A line that opens several proposals up to the second, which becomes the next line."""
        opened = [
            one
            for one in sentences(piece)
            if may_open(one) and read_opening(one, self._proposals, voted=self._voted) is not None
        ]
        if len(opened) < 2:  # noqa: PLR2004 - several proposals
            return piece
        line = self._lines[at]
        first = piece.part(0, opened[1].start - piece.start).stripped()
        second = piece.part(opened[1].start - piece.start)
        cut = self._ledger.part(first, kind=line.kind, label=line.label, level=line.level, strong=line.strong)
        self._lines = (*self._lines[:at], cut, self._ledger.part(second, kind="paragraph"), *self._lines[at + 1 :])
        return whole(cut).stripped()

    def _heads_remarks(self, at: int) -> bool:
        """Whether a line is the heading of remarks that each say whose they are."""
        if at + 1 >= len(self._lines) or not ANNOUNCES.fullmatch(self._lines[at].text.strip()):
            return False
        bare = read_statement(whole(self._lines[at]).stripped(), self._known)
        below = whole(self._lines[at + 1]).stripped()
        return bool(bare and not bare.who.names and not bare.who.groups and read_named_remark(below, self._known))

    def _is_unread(self, at: int) -> bool:
        """Whether a line that is not taken tells of a proposal that was put forward."""
        line = self._lines[at]
        return any(
            tells_of_proposal(one.raw) and not looks_like_vote(one.raw) and self._is_taken(at, one) is None
            for one in (sentences(whole(line)) if not line.cells else ())
        )

    def _proposal(self, at: int, opened: Piece, opening: ProposalOpening) -> int | None:
        """Write a proposal into the record; the line after it, None where it has no text that ends."""
        text = self._before_telling(opening.text) if opening.text else None
        parts = [TextPart(text)] if text else []
        after = at + 1
        if opening.expects:
            parts, after = self._parts_from(after)
            if not parts and after == at + 1 and opening.type not in TELLS_ITSELF:
                return None
        elif text and opened.end == len(opened.line.text.rstrip()) and text.end == opened.end:
            more, after = self._items_from(after)
            parts += more
        letter = self._proposals.letter_for(opening.label)
        if opening.label and opening.label != letter:
            taken = opening.label in self._proposals.labels  # one number of two kinds of proposals says neither
            self._proposals.labels[opening.label] = "" if taken else letter
        place = (*self._where, "forslag", len(self._proposals.all))
        proposal: dict[str, Any] = {"id": letter}
        self._ledger.place(place, opened)
        self._put_who(proposal, place, opening.who, "forslagsstiller")
        parts = unquoted(parts)
        kind = opening.type or (type_of_text(parts[0].piece.text) if parts else None)
        if kind:
            proposal["type"] = kind
        if amends := opening.amends or (changed_point(parts[0].piece, self._proposals) if parts else ()):
            proposal["endrer"] = list(amends)
        if parts:
            default = self._case.get("merking") or "tall"
            labels = own_labels(parts, default)
            if labels:
                proposal["merking"] = labels
            proposal["punkter"] = write_points(parts, labels or default, self._ledger, (*place, "punkter"))
        self._case.setdefault("forslag", []).append(proposal)
        end = text.end if text else opened.end
        self._ledger.label(Piece(opened.line, opening.after or opened.start, end))
        self._take(at, opened.start, end, letter)
        for index in range(at + 1, after):
            self._take(index, 0, len(self._lines[index].text), letter)
        self._ledger.guess(
            opened, described(proposal), _("lest som et forslag; teksten går til det neste som fortelles")
        )
        return at + 1 if end < len(opened.line.text.rstrip()) else after

    def _put_who(self, entry: dict[str, Any], place: Where, who: Who, names: str) -> None:
        if who.told and not (who.names or who.groups) and (asker := self._proposals.asker):
            entry[names] = [asker]
        for key, pieces in ((names, who.somebody), ("paa_vegne_av", who.bodies)):
            written = [self._ledger.value((*place, key, at), one) for at, one in enumerate(pieces)]
            if written:
                entry[key] = [self._known.full_name(one) for one in written] if key == names else written

    def _statement(self, at: int, opened: Piece, opening: StatementOpening) -> int | None:
        text = self._before_telling(opening.text) if opening.text else None
        parts = [TextPart(text)] if text else []
        more, after = self._parts_from(at + 1) if text is None else ([], at + 1)
        parts = unquoted([*parts, *more])
        if not parts:
            return None
        place = (*self._where, "protokolltilfoersler", len(self._case.get("protokolltilfoersler", [])))
        statement: dict[str, Any] = {}
        self._ledger.place(place, opened)
        self._put_who(
            statement, place, opening.who if any(opening.who) else author_of(parts[0].piece, self._known), "av"
        )
        statement["tekst"] = write_text(parts, self._ledger, (*place, "tekst"))
        self._case.setdefault("protokolltilfoersler", []).append(statement)
        self._voted_beside[at] = opening.voted
        end = text.end if text else opened.end
        self._ledger.label(Piece(opened.line, opened.start, end))
        self._take(at, opened.start, end, None)
        for index in range(at + 1, after):
            self._take(index, 0, len(self._lines[index].text), None)
        self._ledger.guess(
            opened, f"protokolltilfoersler: {statement['tekst'][:60]}", _("lest som en protokolltilførsel")
        )
        return after

    def _before_telling(self, text: Piece) -> Piece:
        """A text up to the sentence that tells of the meeting again."""
        quoted = text.raw[:1] in '«“"'
        for sentence in sentences(text)[1:]:
            before = text.part(0, sentence.start - text.start).stripped()
            if quoted and before.raw.rstrip(".")[-1:] not in '»”"':
                continue
            if tells_of_meeting(sentence.text, self._known) or read_withdrawn(sentence, self._proposals):
                return before
        return text

    def _parts_from(self, at: int) -> tuple[list[TextPart], int]:
        """The lines of a text that begins at a line, up to the next thing."""
        parts: list[TextPart] = []
        quoted = at < len(self._lines) and self._lines[at].text.strip()[:1] in ("«", "“")
        while at < len(self._lines) and len(parts) < _MOST_LINES:
            line = self._lines[at]
            if not parts and _NO_TEXT.fullmatch(line.text.strip()):
                self._ledger.label(whole(line))
                return [], at + 1
            still = quoted and parts and "»" not in parts[-1].piece.raw and "”" not in parts[-1].piece.raw
            if not still and ends_text(line, self._proposals, voted=self._voted, is_first=not parts):
                break
            if quoted and parts and not still and line.kind != "item":
                break
            line = self._cut_where_meeting_is_told(at)
            parts.append(TextPart(whole(line).stripped(), line.label, line.level if line.kind == "item" else 0))
            at += 1
        return parts, at

    def _cut_where_meeting_is_told(self, at: int) -> SourceLine:
        """A line of a text without what it tells of the meeting after it, which becomes the next line."""
        line = self._lines[at]
        piece = whole(line).stripped()
        text = self._before_telling(piece) if not line.cells else piece
        if text.end < piece.end:
            told = piece.part(text.end - piece.start).stripped()
            first = self._ledger.part(text, kind=line.kind, label=line.label, level=line.level, strong=line.strong)
            self._lines = (*self._lines[:at], first, self._ledger.part(told), *self._lines[at + 1 :])
        return self._lines[at]

    def _items_from(self, at: int) -> tuple[list[TextPart], int]:
        """The items right after a text on the line that opened it."""
        parts: list[TextPart] = []
        while at < len(self._lines) and self._lines[at].kind == "item":
            line = self._lines[at]
            if ends_text(line, self._proposals, voted=self._voted):
                break
            parts.append(TextPart(whole(line).stripped(), line.label, line.level))
            at += 1
        return parts, at

    def _take(self, at: int, start: int, end: int, letter: str | None) -> None:
        self._taken.setdefault(at, []).append((start, end, letter))

    def _tell(self) -> None:
        """Read what the remaining sentences tell, one after the other."""
        section, end = "", 0
        for at, line in enumerate(self._lines):
            for vote, piece in self._votes_of_rows.get(at, ()):
                self._votes.votes.write(vote, piece)
            if voted := self._voted_beside.get(at):
                self._votes.read(voted)
            if line.cells:
                end = end if at < end or at in self._in_tables else self._vote_table_at(at)
                continue
            if heading := section_of(line):
                section = heading
                self._elections.head(whole(line))
                self._votes.trial = heading == "votes" and "prøve" in line.text.casefold()
                continue
            is_heading = line.kind == "heading" and at not in self._taken
            if is_heading:
                section, self._votes.trial = "", False
            if self._is_election and self._elections.stand_under(whole(line).stripped("*_# "), is_heading=is_heading):
                section = "candidates" if self._elections.above and self._elections.above.stood else ""
                continue
            if is_heading:
                continue
            self._sentences_of(at, line, section)
        self._votes.finish()

    def _vote_table_at(self, at: int) -> int:
        """Read a table of votes; the line after it."""
        begins = not (at and self._lines[at - 1].cells)
        table = read_vote_table(self._lines[at:], self._proposals, begins=begins)
        if table is None:
            return at + 1
        above = whole(self._lines[at - 1]).stripped() if at and not self._lines[at - 1].cells else None
        if self._votes.read_table(table, above) and table.is_whole:
            self._rows |= {*range(at, at + table.length)}
            take_cells([cell for row in self._lines[at : at + table.length] for cell in cells_of(row)], self._ledger)
        return at + table.length

    def _sentences_of(self, at: int, line: SourceLine, section: str) -> None:
        piece = whole(line).stripped()
        every = sentences(piece)
        if section in ("elections", "candidates") and self._elections.read_person(piece, stood=section == "candidates"):
            self._take(at, piece.start, piece.end, None)
            return
        if section == "impartiality" and self._impartiality.read_under_heading(piece, every):
            self._take(at, piece.start, piece.end, None)
            return
        is_one = line.kind == "item" or (":" in line.text and len(every) == 1) or office_last(piece) is not None
        listed = section == "elections" or (is_one and self._is_election)
        if listed and self._elections.read(piece, listed=True):
            self._take(at, piece.start, piece.end, None)
            return
        self._elections.head(every[-1] if every else piece)
        done = 0
        for place, sentence in enumerate(every):
            if sentence.start < done:
                continue
            self._votes.follows_other_words = place > 0 and not self._votes.leads_up(every[place - 1])
            after = every[place + 1] if place + 1 < len(every) else sentence
            letter = self._is_taken(at, sentence)
            if letter is not None:
                self._proposals.recent = letter or self._proposals.recent
                self._proposals.speak_of((letter,) if letter else (), is_put=True)
                self._proposals.is_vote_lost = False
            elif both := self._votes.read_in_two(sentence, after):
                done = both.end
                if self._ledger.is_taken(both):
                    self._take(at, both.start, both.end, None)
            elif self._sentence(sentence, section):
                self._take(at, sentence.start, sentence.end, None)
            else:
                self._proposals.say_other()

    @property
    def _is_election(self) -> bool:
        """Whether the case is an election, by its type or its title."""
        return self._case.get("sakstype") == "valg" or is_election(str(self._case.get("tittel", "")))

    def _sentence(self, sentence: Piece, section: str) -> bool:
        """Read one sentence; whether all of it is now taken."""
        if letter := read_withdrawn(sentence, self._proposals):
            proposal = next(one for one in self._proposals.all if one["id"] == letter)
            proposal.setdefault("utfall", "trukket")
            self._ledger.label(sentence)
            return True
        return (
            self._author(sentence)
            or self._impartiality.read(sentence)
            or self._elections.read(
                sentence, listed=section == "elections" or (self._is_election and ":" in sentence.raw)
            )
            or self._votes.read(sentence)
        )

    def _author(self, sentence: Piece) -> bool:
        """A sentence that says whose a proposal is that the paper only numbers; whether all of it is now taken."""
        found = read_author(sentence, self._proposals)
        place = next((at for at, one in enumerate(self._proposals.all) if found and one["id"] == found[0]), None)
        if found is None or place is None or {"forslagsstiller", "paa_vegne_av"} & self._proposals.all[place].keys():
            return False
        proposal = self._proposals.all[place]
        told: dict[str, Any] = {}
        self._put_who(told, (*self._where, "forslag", place), found[1], "forslagsstiller")
        self._proposals.all[place] = {"id": proposal["id"], **told, **proposal}
        self._ledger.label(sentence)
        return True

    def _is_taken(self, at: int, sentence: Piece) -> str | None:
        """The letter of the proposal that a sentence is part of, "" of a remark; None where it is not taken."""
        for start, end, letter in self._taken.get(at, ()):
            if start <= sentence.start and sentence.end <= end:
                return letter or ""
        return None

    def _take_headings(self) -> None:
        """Take the headings of parts of which nothing remains."""
        for at, line in enumerate(self._lines):
            if at in self._taken or line.cells or not (section_of(line) or ANNOUNCES.fullmatch(line.text.strip())):
                continue
            below = at + 1
            while below < len(self._lines) and self._lines[below].kind != "heading" and self._is_wholly_taken(below):
                below += 1
            if below > at + 1 and are_about_another(self._lines[below:], section_of(line)):
                self._ledger.label(whole(line))
                tell_term_of_heading(whole(line).stripped(), self._ledger)
                self._take(at, 0, len(line.text), None)

    def _is_wholly_taken(self, at: int) -> bool:
        if at in self._rows:
            return True
        line = whole(self._lines[at])
        told = {(one.line, one.start) for one in self._votes.votes.understood}
        every = [one for one in sentences(line) if (one.line, one.start) not in told]
        return any(letter.isalnum() for letter in line.raw) and all(map(self._ledger.is_taken, every))
