"""What a secretary says of a meeting in a few words: who came and left, who met for whom, how the votes went."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from referat_cli.cli.resolve_names import resolve_registered
from referat_cli.i18n import _
from referat_cli.model.case_names import case_called
from referat_cli.model.case_numbers import may_be_number
from referat_cli.model.meeting import Meeting
from referat_cli.model.names import fold
from referat_cli.model.register import Register
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import listed
from referat_cli.workflow.minutes import Expected, GroupCount, Guest, PartThere, Substitution
from referat_cli.workflow.votes import Disqualified, ToldVote

_FOR = re.compile(r"\s+(?:for|vara for)\s+")
_ON = re.compile(r"\s+(?:på|til|i)(?:\s+sak)?\s+(?=[^,]*\d)")
# What somebody did, how it is said of a case and of the clock, and the key that tells it.
_CLOCK = re.compile(r"(?P<name>.+?)\s+(?:kl\.?\s*)?(?P<time>\d{1,2}[:.]\d{2})")
_MOVES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "kom": ((re.compile(r"(?P<name>.+?)\s+(?:til|fra|i|på)(?:\s+sak)?\s+(?P<cases>.+)"), "fra_sak"),),
    "gikk": (
        (re.compile(r"(?P<name>.+?)\s+før(?:\s+sak)?\s+(?P<cases>.+)"), "gikk_foer"),
        (re.compile(r"(?P<name>.+?)\s+etter(?:\s+sak)?\s+(?P<cases>.+)"), "til_sak"),
    ),
    "ute": ((re.compile(r"(?P<name>.+?)\s+(?:under|i|på)(?:\s+sak)?\s+(?P<cases>.+)"), "ikke_sak"),),
}
_EXAMPLES = {"kom": "Nes til {case}", "gikk": "Nes før {case}", "ute": "Nes under {case}"}
# How somebody is told of in one line of words: «Nes kom til PS 3/26», «Vik gikk 18:30», «Dahl ute under PS 1/26».
_SAID = re.compile(r"(?P<name>.+?)\s+(?:var\s+)?(?P<move>kom|gikk|ute)\s+(?P<rest>.+)", re.IGNORECASE)
_HEADCOUNT = re.compile(r"(?P<group>.+?):?\s+(?P<present>\d{1,5})(?:\s+av\s+(?P<of>\d{1,5}))?")
_COUNT = re.compile(
    r"(?P<what>.+?):?\s+(?:(?P<for>\d+)\s*[-–]\s*(?P<against>\d+)|enstemmig)"
    r"(?:\s+(?P<result>vedtatt|falt))?(?:\s+(?P<side>for|imot):?\s+(?P<names>.+))?"
)
_LETTER = r"[A-Z]{1,2}(?:\.\S+)?"
_PROPOSALS = re.compile(rf"(?P<case>.+?)\s+(?P<on>{_LETTER}(?:\+{_LETTER})*)(?:\s+mot\s+(?P<against>{_LETTER}))?")


class Words(NamedTuple):
    """What is needed to know what words mean: the meeting, the register, and who was to be there."""

    meeting: Meeting
    register: Register
    people: Sequence[Expected]

    @property
    def example(self) -> str:
        """A case of the meeting, for messages that show how something is written."""
        return self.meeting.cases[-1].number if self.meeting.cases else "2/26"

    def case(self, written: str) -> int:
        """The place of the case that is named; raises `UserError` where the meeting has none of that name."""
        place = case_called(self.meeting, written.strip())
        if place is None:
            numbers = [case.number for case in self.meeting.cases]
            sentence = _("Møtet har ingen sak {number}; det har {numbers}.")
            raise UserError(sentence.format(number=written.strip(), numbers=listed(numbers)))
        return place

    def cases(self, written: str) -> tuple[str, ...]:
        """What the meeting calls the cases that are named, with commas between them."""
        return tuple(self.meeting.cases[self.case(one)].number for one in split((written,)))

    def seated(self, written: str) -> str:
        """The registered name of somebody who was to be there."""
        return resolve_registered(written, self.register, [who.tenure.name for who in self.people])


def split(written: Iterable[str], is_phrase: Callable[[str], object] | None = None) -> list[str]:
    """Each name or case of an option that is given once or more, with commas or not.

    Where each has a word of its own, as "for", a comma within a name parts nothing, nor one between cases.
    """
    found: list[str] = []
    for text in written:
        parts = [one.strip() for one in text.split(",") if one.strip()]
        if is_phrase is None:
            found += parts
        elif sum(bool(is_phrase(one)) for one in parts) <= 1:
            found.append(text.strip())
        else:
            phrases = parts[:1]
            for one in parts[1:]:
                if is_phrase(one) or not may_be_number(one):
                    phrases.append(one)
                else:
                    phrases[-1] += f", {one}"
            found += phrases
    return found


def substitutions(written: Iterable[str], words: Words) -> list[Substitution]:
    """Who met for whom, and in which cases where it was not the whole meeting: "Vik for Hansen på PS 5/26"."""
    found = []
    for one in split(written, _FOR.search):
        substitute, *rest = _FOR.split(one, maxsplit=1)
        if not rest:
            raise UserError(_("«{written}» sier ikke for hvem; skriv «Vik for Hansen».").format(written=one))
        holder, *cases = _ON.split(rest[0], maxsplit=1)
        held = words.seated(holder)
        name = resolve_registered(substitute, words.register, words.register.people - {held})
        found.append(Substitution(name, held, words.cases(cases[0]) if cases else ()))
    return found


def guest(written: str, words: Words) -> Guest:
    """A guest, and the cases that they were there for: "Ida Moe på 44/24"."""
    name, *cases = _ON.split(written, maxsplit=1)
    return Guest(name.strip(), words.cases(cases[0]) if cases else ())


def headcount(written: str, words: Words) -> GroupCount:
    """How many of a group were there: "Innbyggerne 34 av 75"."""
    groups = [group.group for group in words.register.committee.groups]
    found = _HEADCOUNT.fullmatch(written.strip())
    if found is None:
        raise UserError(
            _("«{written}» sier ikke hvor mange; skriv «{group} 34 av 75».").format(
                written=written, group=groups[0] if groups else _("Medlemmene")
            )
        )
    named = [group for group in groups if fold(group) == fold(found["group"])]
    if not named:
        sentence = _("Registeret har ingen gruppe «{name}»; det har {names}.")
        raise UserError(sentence.format(name=found["group"], names=listed(groups)))
    return GroupCount(named[0], int(found["present"]), int(found["of"]) if found["of"] else None)


def part(move: str, written: str, words: Words) -> PartThere:
    """For which part of the meeting somebody was there: "Nes til PS 3/26" of who came, "Vik 18:30" of who left."""
    if move != "ute" and (at := _CLOCK.fullmatch(written.strip())):
        time = at["time"].replace(".", ":").zfill(len("13:00"))
        return PartThere(words.seated(at["name"]), move, time)
    for pattern, key in _MOVES[move]:
        if found := pattern.fullmatch(written.strip()):
            name, cases = words.seated(found["name"]), words.cases(found["cases"])
            if key == "ikke_sak":
                return PartThere(name, key, cases)
            if len(cases) == 1:
                return PartThere(name, key, cases[0])
    example = _EXAMPLES[move].format(case=words.example)
    raise UserError(_("«{written}» sier ikke når; skriv «{example}».").format(written=written, example=example))


def parts_of(move: str, written: Iterable[str], words: Words) -> list[PartThere]:
    """The same of several people."""
    return [part(move, one, words) for one in split(written, lambda one: _tells(move, one))]


def _tells(move: str, written: str) -> bool:
    return bool(_CLOCK.fullmatch(written)) or any(pattern.fullmatch(written) for pattern, _key in _MOVES[move])


def said(written: str, words: Words) -> PartThere:
    """The same in one line of words: "Nes kom til PS 3/26", "Vik gikk 18:30", "Dahl var ute under PS 1/26"."""
    found = _SAID.fullmatch(written.strip())
    if found is None:
        sentence = _("«{written}» sier ikke om noen kom, gikk eller var ute; skriv «Nes kom til {case}».")
        raise UserError(sentence.format(written=written, case=words.example))
    return part(found["move"].lower(), f"{found['name']} {found['rest']}", words)


def disqualified(written: Iterable[str], met: Iterable[Substitution], words: Words) -> list[Disqualified]:
    """Who was disqualified in which case: "Vik i PS 2/26"; who met for them there is their substitute in it."""
    substitutes = {(one.holder, case): one.substitute for one in met for case in one.cases}
    found = []
    for one in split(written, _ON.search):
        name, *cases = _ON.split(one, maxsplit=1)
        if not cases:
            sentence = _("«{written}» sier ikke i hvilken sak; skriv «Vik i {case}».")
            raise UserError(sentence.format(written=one, case=words.example))
        person = words.seated(name)
        found += [
            Disqualified(words.case(case), person, substitutes.get((person, case))) for case in words.cases(cases[0])
        ]
    return found


def vote(written: str, words: Words) -> ToldVote:
    """How a vote went: "PS 5/26 22-6", "PS 5/26 A mot B 14-14 falt", "2/26 enstemmig", "2/26 4-2 imot Lie, Nes"."""
    found = _COUNT.fullmatch(written.strip())
    if found is None:
        sentence = _("«{written}» sier ikke hvordan det gikk; skriv «{case} 14-8» eller «{case} enstemmig».")
        raise UserError(sentence.format(written=written, case=words.example))
    what = found["what"].strip()
    on: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    # A letter at the end may be of the number itself, "12/26 B", before it is of a proposal.
    if case_called(words.meeting, what) is None and (named := _PROPOSALS.fullmatch(what)):
        what, on = named["case"], tuple(named["on"].split("+"))
        against = (named["against"],) if named["against"] else ()
    names = tuple(resolve_registered(one, words.register) for one in split((found["names"] or "",)))
    count = (int(found["for"]), int(found["against"])) if found["for"] else None
    result: Literal["vedtatt", "falt"] | None = "falt" if found["result"] == "falt" else "vedtatt"
    side: Literal["for", "imot"] = "for" if found["side"] == "for" else "imot"
    return ToldVote(words.case(what), on, against, count, names, side, result if found["result"] else None)
