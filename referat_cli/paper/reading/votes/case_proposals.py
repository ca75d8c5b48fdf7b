"""The proposals of a case that is being read: what is known of them, and which "forslaget" means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import eq
from typing import Any

import msgspec

from referat_cli.model.meeting import Points
from referat_cli.model.names import fold
from referat_cli.model.point_numbers import number_at, numbered, position_called
from referat_cli.model.proposals import RECOMMENDATION
from referat_cli.paper.reading.people.who import Known
from referat_cli.paper.reading.votes.signs import is_only_outcome

_FIRST_LETTER = ord("B")
_ON_PROPOSAL = re.compile(r"\b(?:forslaget|framlegget)\b", re.IGNORECASE)


@dataclass
class ProposalsRead:
    """What is known of the proposals of a case so far; ``recent`` is the last one that was put forward or named."""

    case: dict[str, Any]
    known: Known
    # How the paper numbers or letters a proposal, where that is not the record's letter → the letter.
    labels: dict[str, str] = field(default_factory=dict)
    recent: str | None = None
    # What the sentence before said was voted on, or put forward: "det" in the next is that.
    spoken: tuple[str, ...] = ()
    # What was said to be set against each other: "førstnevnte" and "sistnevnte".
    two: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    is_put: bool = False
    # Whether the paper tells of a proposal that was not read: "forslaget" may then be that.
    has_unread: bool = False
    # Whether the last sentence that may tell of a vote was not understood: what follows may be of what that was on.
    is_vote_lost: bool = False

    @property
    def all(self) -> list[dict[str, Any]]:
        """The proposals beside the recommendation, as the record has them."""
        found: list[dict[str, Any]] = self.case.get("forslag", [])
        return found

    @property
    def asker(self) -> str:
        """Who put the question that the case is: the only one of the list whom its title names."""
        named = [name for name in self.known.parties if name in str(self.case.get("tittel", ""))]
        return named[0] if len(named) == 1 else ""

    @property
    def has_recommendation(self) -> bool:
        """Whether there is a proposal A."""
        return bool(self.case.get("forslag_til_vedtak")) or "innstilling_fra" in self.case

    @property
    def recommends_on_other(self) -> bool:
        """Whether what is recommended is on what somebody else put forward: "Styret støtter ikke forslaget."."""
        return _ON_PROPOSAL.search(text_of(self.case.get("forslag_til_vedtak"))) is not None

    @property
    def decided_otherwise(self) -> bool:
        """Whether the decision is in other words than the recommendation, beside who advises whom above either."""
        decided = self.case.get("vedtak")
        both = (_without_lead(points or ()) for points in (decided, self.case.get("forslag_til_vedtak")))
        return decided is not None and not eq(*both) and not is_only_outcome(decided)

    def is_decided(self, letter: str) -> bool:
        """Whether the decision has the words of a proposal in it, or is in its words."""
        proposal = next((one for one in self.all if one["id"] == letter), {})
        decided, proposed = (fold(text_of(points)) for points in (self.case.get("vedtak"), proposal.get("punkter")))
        return bool(decided and proposed) and (decided in proposed or proposed in decided)

    def is_dropped(self, address: str) -> bool:
        """Whether there is a decision, and it lacks a point of the recommendation."""
        points, _labels = self.points(RECOMMENDATION)
        texts = [[point.text] for number, _at, point in numbered(points) if f"{RECOMMENDATION}.{number}" == address]
        decided = [fold(text_of([point])) for point in self.case.get("vedtak") or ()]
        return bool(decided and texts) and fold(text_of(texts[0])) not in decided

    def set_against(self, on: tuple[str, ...], against: tuple[str, ...]) -> None:
        """Note that a vote was between these: what is called a new point is then to stand in place of the other."""
        for proposal in self.all:
            points = {on: against, against: on}.get((proposal["id"],), ())
            if points and proposal.get("type") == "tillegg" and all(one.startswith("A.") for one in points):
                proposal |= {"type": "endring", "endrer": list(points)}

    @property
    def meant(self) -> tuple[str, ...]:
        """What "forslaget" means: the one just put forward, else the only one; empty where there are several."""
        others = [one["id"] for one in self.all]
        if self.has_recommendation and others == [self.labels.get("tillegg")]:
            return (RECOMMENDATION,)  # the other is what the paper calls "tillegget"
        if self.recent and not self.is_vote_lost:
            return (self.recent,)
        if self.has_unread:
            return ()
        there = others if self.recommends_on_other else [RECOMMENDATION] * self.has_recommendation + others
        return (there[0],) if len(there) == 1 else ()

    def about(self, noun: str) -> tuple[str, ...]:
        """The only proposal that begins with a noun or a compound of it: "Møteplanen godkjennes" with "planen"."""
        texts = {one["id"]: one.get("punkter") for one in self.all} | {
            RECOMMENDATION: self.case.get("forslag_til_vedtak")
        }
        begins = re.compile(rf"(?:\w+ )?\w*{re.escape(fold(noun))}\b")
        found = [letter for letter, points in texts.items() if begins.match(fold(text_of(points)))]
        return (found[0],) if len(found) == 1 else ()

    def beside(self, letters: tuple[str, ...]) -> tuple[str, ...]:
        """The only proposal beside some that change it; empty where they do not, or there are several."""
        are_changes = all(one.get("type") in ("endring", "tillegg") for one in self.all if one["id"] in letters)
        there = [RECOMMENDATION] * self.has_recommendation + [one["id"] for one in self.all]
        others = tuple(one for one in there if one not in letters)
        return others if are_changes and len(others) == 1 else ()

    def would_change(self, points: tuple[str, ...], letters: tuple[str, ...]) -> bool:
        """Whether some proposals would each change these points and no others, or have one text that says not which."""
        named = [one for one in self.all if one["id"] in letters]
        are_such = (
            set(one["endrer"]) == set(points) if one.get("endrer") else len(one.get("punkter", ())) == 1
            for one in named
        )
        return bool(named) and len(named) == len(letters) and all(are_such)

    def speak_of(self, on: tuple[str, ...], *, is_put: bool = False) -> None:
        """Note what a sentence says was voted on, or was put forward."""
        self.spoken, self.is_put = on, is_put

    def say_other(self) -> None:
        """Note that a sentence told of something else than what was put forward before it."""
        if self.is_put:
            self.speak_of(())

    def letter_for(self, label: str) -> str:
        """The letter of a new proposal: the paper's where it is free, else the next."""
        used = {proposal["id"] for proposal in self.all}
        if re.fullmatch("[B-Z]", label) and label not in used and all(one < label for one in used):
            return label
        last = max(used, default=chr(_FIRST_LETTER - 1))
        return chr(min(ord(last[0]) + 1, ord("Z"))) if len(last) == 1 and last < "Z" else f"A{chr(65 + len(used) - 25)}"

    def points(self, letter: str) -> tuple[Points, str]:
        """The points of a proposal, and how they are labelled."""
        if letter == RECOMMENDATION:
            written, labels = self.case.get("forslag_til_vedtak") or [], self.case.get("merking")
        else:
            proposal = next((one for one in self.all if one["id"] == letter), {})
            written = proposal.get("punkter", [])
            labels = proposal.get("merking") or self.case.get("merking")
        return msgspec.convert(written, Points, strict=False), labels or "tall"

    def address(self, letter: str, point: str) -> str | None:
        """The address of a point as people call it ("2", "3 a"); None where the proposal has none such."""
        if letter != RECOMMENDATION and all(one["id"] != letter for one in self.all):
            return None
        if letter == RECOMMENDATION and not self.has_recommendation:
            return None
        points, labels = self.points(letter)
        position = position_called(points, point, labels)  # type: ignore[arg-type]
        return None if position is None else f"{letter}.{number_at(points, position)}"


def text_of(points: Iterable[Any] | None) -> str:
    """The words of points, without the full stops at their ends."""
    texts = (str(point["tekst"] if isinstance(point, dict) else point) for point in points or ())
    return " ".join(text.strip(" .") for text in texts)


def _without_lead(points: Sequence[Any]) -> list[Any]:
    """The points without a line that leads up to them: "Utvalget rår kommunestyret til å gjøre slikt vedtak:"."""
    bare = [one["tekst"] if isinstance(one, dict) and one.keys() <= {"tekst", "unummerert"} else one for one in points]
    return bare[1:] if bare[1:] and str(bare[0]).endswith(":") else bare
