"""What a verb says of a case or a proposal, by what stands after it."""

import re
from typing import Literal, NamedTuple

from referat_cli.compare.decision_words import AGENDA, CHANGED, LATER, NOT_TREATED, NOTED

# What is said: an outcome of the case, or that the proposal was adopted, adopted with changes, or that another proposal
# was («annet»: something else became of another one); «orientering» is a case taken note of.
Verdict = Literal[
    "utsatt",
    "tilbakesendt",
    "oversendt",
    "trukket",
    "avvist",
    "ikke_behandlet",
    "vedtatt",
    "vedtatt_endret",
    "annet_vedtatt",
    "annet",
    "orientering",
]


class Statement(NamedTuple):
    """What a clause says; ``sure`` where its words can mean nothing else."""

    verdict: Verdict
    sure: bool = True


Kind = Literal["case", "proposal", "treatment", "request", "matter", "procedure", "other"]


class Subject(NamedTuple):
    """What a noun phrase names: which sort of thing, and whether it is this case's own.

    Of another proposal ``procedure`` is what it would have done with the case («forslaget om utsettelse»).
    """

    kind: Kind
    own: bool = True
    sure: bool = True
    procedure: Verdict | None = None


OTHER = Subject("other", own=False)
ITSELF = Subject("case")

_Said = tuple[Verdict | None, bool]


def _postponed(subject: Subject, rest: str, *, negated: bool) -> _Said:
    """A case waits, or its treatment; a plan that waits does only where the next meeting is named."""
    if negated or re.match(r"for\b(?! (?:å|ytterligere|videre|vidare|nærmere|nærare|ny|nye|nytt|mer|meir)\b)", rest):
        return None, False  # «utsettes for vold»
    meeting = bool(re.search(r"møte", rest))
    if subject.kind in ("case", "treatment") or (subject.kind in ("matter", "request", "proposal") and meeting):
        return "utsatt", True
    return None, False


def _returned(subject: Subject, _rest: str, *, negated: bool) -> _Said:
    return ("tilbakesendt", True) if not negated and subject.kind != "treatment" else (None, False)


def _forwarded(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if negated or subject.kind == "matter" or re.match(r"på høring|på høyring|ut\b", rest):
        return None, False
    if re.search(r"\b(?:tilbake|attende)\b", rest):
        return "tilbakesendt", True
    return "oversendt", True


def _withdrawn(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if negated or re.match(r"(?:fram|frem|inn|opp|ned|med|i langdrag|ut i)\b", rest) or subject.kind == "treatment":
        return None, False
    return ("trukket", True) if subject.kind != "matter" else (None, False)


def _rejected(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if negated or subject.kind == "treatment" or re.match(r"(?:bort|sammen|inn|under|til)\b", rest):
        return None, False
    return "avvist", subject.kind != "matter"


def _adopted(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if re.match(r"å\b", rest) or subject.kind == "treatment":
        return None, False
    if negated:
        return "avvist", True
    if subject.kind not in ("proposal", "case"):
        return None, False
    return ("vedtatt_endret" if CHANGED.search(rest) else "vedtatt"), True


def _treated(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if subject.kind in ("matter", "treatment"):
        return None, False
    if negated:
        return ("utsatt", True) if re.match(r"(?:før|videre før)\b", rest) else ("ikke_behandlet", True)
    return ("utsatt", False) if LATER.search(rest) else (None, False)


def _taken(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if NOTED.match(rest):
        return (None, False) if negated else ("orientering", True)
    if re.match(r"til (?:følge|følgje|etterfølgelse)\b", rest):
        return ("avvist", True) if negated else _adopted(subject, rest, negated=False)
    if AGENDA.search(rest) and re.match(r"(?:av|ut av|bort fra|vekk frå|ut fra|fra|frå)\b", rest):
        return (None, False) if negated else ("trukket", True)
    if negated:
        return ("ikke_behandlet", True) if NOT_TREATED.match(rest) else (None, False)
    if re.match(r"(?:tilbake|attende)\b", rest):
        return "trukket", False
    return _treated(subject, rest, negated=False) if re.match(r"(?:opp|til)\b", rest) else (None, False)


def _sent(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if re.search(r"^(?:\w+ )?(?:tilbake|attende|i retur)\b", rest):
        return _returned(subject, rest, negated=negated)
    if re.match(r"(?:over|videre|vidare)\b", rest) or re.search(
        r"\b(?:for|til) (?:\w+ )?(?:behandling|handsaming|avgjørelse|avgjerd|uttalelse|uttale|vurdering|oppfølging)\b",
        rest,
    ):
        return _forwarded(subject, rest, negated=negated)
    return None, False


def _put(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if negated or subject.kind == "matter":
        return None, False
    if re.match(r"(?:i bero|på vent|på is)\b", rest):
        return "utsatt", True
    later = LATER.search(rest)
    if (
        AGENDA.search(rest) or re.match(r"(?:frem|fram|på nytt|opp|for)\b", rest) or rest.startswith("på neste")
    ) and later:
        return "utsatt", True
    return ("utsatt", False) if later and re.match(r"(?:i|til|på)\b", rest) else (None, False)


def _comes(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if negated:
        return ("ikke_behandlet", True) if NOT_TREATED.match(rest) else (None, False)
    if re.match(r"(?:tilbake|attende|opp|igjen|att|på nytt|til (?:ny )?(?:behandling|handsaming))\b", rest):
        return ("utsatt", False) if LATER.search(rest) and subject.kind == "case" else (None, False)
    return None, False


def _moved(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if negated or subject.kind not in ("case", "treatment"):
        return None, False
    if LATER.search(rest):
        return "utsatt", True
    return ("oversendt", False) if rest.startswith("til ") and "møte" not in rest else (None, False)


def _went(subject: Subject, rest: str, *, negated: bool) -> _Said:
    if re.match(r"(?:tilbake|attende)\b", rest):
        return _returned(subject, rest, negated=negated)
    if re.match(r"(?:videre|vidare) til\b", rest):
        return _forwarded(subject, rest, negated=negated)
    if re.match(r"ut\b", rest):
        return _withdrawn(subject, "", negated=negated)
    if re.match(r"(?:gjennom|igjennom)\b", rest) and negated:
        return "avvist", True
    return None, False


VERDICTS = {
    "postpone": _postponed,
    "return": _returned,
    "forward": _forwarded,
    "withdraw": _withdrawn,
    "reject": _rejected,
    "adopt": _adopted,
    "treat": _treated,
    "take": _taken,
    "send": _sent,
    "put": _put,
    "come": _comes,
    "move": _moved,
    "go": _went,
}
