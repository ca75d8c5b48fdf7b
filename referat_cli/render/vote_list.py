"""The list of votes, and the list of those who voted."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, get_args

from referat_cli.i18n import _
from referat_cli.model.ballots import Ballot, Choice
from referat_cli.model.case_names import titled
from referat_cli.model.fields import fields
from referat_cli.model.meeting import Vote
from referat_cli.model.proposals import counted
from referat_cli.queries.cases import FoundCase
from referat_cli.queries.votes import VoteRow
from referat_cli.render.data_forms import Record
from referat_cli.render.labels import capitalized
from referat_cli.render.table import Column, Table
from referat_cli.render.votes import describe_addresses, parties, vote_sentence
from referat_cli.store.paths import meeting_name

# What was voted on is read in as little room as this, because the numbers beside it stand in columns.
_NARROW = 12

# The keys of a vote, in the order of the contract; what came later stands last.
_ABOUT = ("utvalg", "saksnr", "moetedato", "nr")
_VOTE = (
    *("gjelder", "satt_opp_mot", "tekst", "form", "for", "imot", "blanke", "avholdende", "enstemmig", "fravaerende"),
    *("dobbeltstemme", "loddtrekning", "flertall", "resultat", "stemte_for", "stemte_imot", "ikke_til_stede"),
    *("proeve", "stemte_blankt", "avholdt_seg"),
)
_KEYS = (*_ABOUT, *_VOTE, "resultat_utledet", "tittel", "sti", "stemmer")
_BALLOT = ("navn", "parti", "stemme", "utledet")


def vote_about(row: VoteRow) -> str:
    """What was voted on: "Forslag A mot forslag B", "Innstillingen", or the words that the record has for it."""
    case, vote = row.found.case, row.vote
    sides = [describe_addresses(addresses, case) for addresses in (vote.on, vote.against) if addresses]
    return capitalized(_(" mot ").join(sides)) if vote.on else vote.text or ""


def vote_outcome(row: VoteRow) -> str:
    """What a vote came to, with what decided it."""
    vote = row.vote
    words = {"vedtatt": _("vedtatt"), "falt": _("falt"), None: _("ukjent")}[row.result]
    if vote.unanimous:
        words = _("enstemmig {result}").format(result=words)
    if vote.by_lot:
        words = _("{result} ved loddtrekning").format(result=words)
    if vote.casting:
        words = _("{result} med dobbeltstemme").format(result=words)
    if vote.majority:
        words = _("{result} ({majority} kreves)").format(result=words, majority=vote.majority)
    if vote.trial:
        words = _("{result} (prøve)").format(result=words)
    return words if vote.result or row.result is None else _("{result} (utledet)").format(result=words)


def _vote_record(row: VoteRow) -> dict[str, object]:
    """A vote as ``schema/output/votes.schema.json`` has it, without the ballots."""
    meeting, case, vote = row.found.meeting, row.found.case, row.vote
    written: dict[str, object] = {key: getattr(vote, attribute) for key, (attribute, _default) in fields(Vote).items()}
    return {
        **dict(zip(_ABOUT, (meeting.committee, row.found.number, meeting.date, row.nr), strict=True)),
        **{key: written[key] for key in _VOTE},
        "enstemmig": row.unanimous,
        "resultat": row.result,
        "resultat_utledet": row.result is not None and vote.result is None,
        "tittel": case.title,
        "sti": row.found.path,
    }


def _record(row: VoteRow) -> Record:
    return {**_vote_record(row), "stemmer": [dict(zip(_BALLOT, _ballot(one), strict=True)) for one in row.ballots]}


def _flat(row: VoteRow) -> Record:
    return {**_vote_record(row), "stemmer": [f"{one.name}: {one.choice}" for one in row.ballots]}


def _ballot(ballot: Ballot) -> tuple[object, ...]:
    return ballot.name, ballot.party, ballot.choice, ballot.derived


def _case(row: VoteRow) -> str:
    return case_heading(row.found)


def case_heading(found: FoundCase) -> str:
    """A case with its title and the day of its meeting."""
    case, meeting = found.case, meeting_name(found.path, found.meeting.date)
    return _("{case} ({meeting})").format(case=titled(case.number, case.title, "  "), meeting=meeting)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def describe_choice(ballot: Ballot) -> str:
    """What somebody voted, and whether that is worked out."""
    words = choice_word(ballot.choice)
    return _("{choice} (utledet)").format(choice=words) if ballot.derived else words


def choice_word(choice: Choice) -> str:
    """What somebody did who voted so."""
    return {"for": _("for"), "imot": _("imot"), "blank": _("blankt"), "avholdende": _("avsto")}[choice]


def count_choices(ballots: Sequence[Ballot]) -> str:
    """How many made each choice: "4 for, 1 imot"."""
    counts = Counter(ballot.choice for ballot in ballots)
    return ", ".join(f"{counts[choice]} {choice_word(choice)}" for choice in get_args(Choice) if counts[choice])


def _choices(row: VoteRow) -> str:
    """What those who are asked for voted: of one the choice, of several how many made each."""
    if len(row.ballots) == 1:
        return describe_choice(row.ballots[0])
    counts, derived = count_choices(row.ballots), sum(ballot.derived for ballot in row.ballots)
    if not derived:
        return counts
    if derived == len(row.ballots):
        return _("{choice} (utledet)").format(choice=counts)
    return _("{counts} ({derived} utledet)").format(counts=counts, derived=derived)


_NOTHING = _("Ingen voteringer svarer til det du spør om.")

VOTES: Table[VoteRow] = Table(
    envelope="voteringer",
    columns=[
        Column(_("Utvalg"), lambda row: row.found.meeting.committee, distinctive=True),
        Column(_("Sak"), _case, subtitle=_case),
        Column(_("Gjelder"), vote_about, folds=True),
        Column(_("For"), lambda row: _number(counted(row.vote)[0]), number=True),
        Column(_("Imot"), lambda row: _number(counted(row.vote)[1]), number=True),
        Column(_("Blanke"), lambda row: _number(row.vote.blank), number=True, optional=True),
        Column(_("Avstår"), lambda row: _number(row.vote.abstaining), number=True, optional=True),
        Column(_("Stemte"), _choices, optional=True),
        Column(_("Resultat"), vote_outcome),
    ],
    least=_NARROW,
    keys=_KEYS,
    record=_record,
    flat=_flat,
    nothing_found=_NOTHING,
)


class VoterRow(NamedTuple):
    """What one person voted; ``heading`` is the vote in words, ``record`` what data say of the vote."""

    row: VoteRow
    ballot: Ballot
    heading: str
    record: Record


def voters(rows: Sequence[VoteRow]) -> list[VoterRow]:
    """A row for each who voted."""
    told = ((row, vote_heading(row), _vote_record(row)) for row in rows)
    return [VoterRow(row, ballot, heading, record) for row, heading, record in told for ballot in row.ballots]


def vote_heading(row: VoteRow, ballot: Ballot | None = None) -> str:
    """A vote in words, with its case, and what somebody voted."""
    sentence = vote_sentence(row.vote, row.found.case, parties(row.found.meeting))
    if ballot is None:
        return _("{case}: {sentence}").format(case=_case(row), sentence=sentence)
    choice = describe_choice(ballot)
    if ballot.choice != "avholdende":
        choice = _("stemte {choice}").format(choice=choice)
    return _("{case}: {choice}. {sentence}").format(case=_case(row), choice=choice, sentence=sentence)


def voter_record(voter: VoterRow) -> dict[str, object]:
    """What one person voted, as the contract has it."""
    own = dict(zip(_BALLOT, _ballot(voter.ballot), strict=True))
    return {key: own[key] if key in own else voter.record[key] for key in VOTER_KEYS}


VOTER_KEYS = (*_ABOUT, "gjelder", "satt_opp_mot", "tekst", "resultat", *_BALLOT, "tittel", "sti")

VOTERS: Table[VoterRow] = Table(
    envelope="stemmer",
    columns=[
        Column(_("Utvalg"), lambda voter: voter.row.found.meeting.committee, distinctive=True),
        Column(_("Votering"), lambda voter: voter.heading, subtitle=lambda voter: voter.heading),
        Column(_("Navn"), lambda voter: voter.ballot.name),
        Column(_("Parti"), lambda voter: voter.ballot.party or "", optional=True),
        Column(_("Stemte"), lambda voter: describe_choice(voter.ballot)),
    ],
    keys=VOTER_KEYS,
    record=voter_record,
    nothing_found=_("Ingen som stemte, svarer til det du spør om, eller referatet sier ikke hvem de var."),
)
