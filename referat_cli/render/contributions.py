"""What somebody did in the cases, on the page of a person and as data."""

from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.model.meeting import Election, Impartiality, RecordedStatement
from referat_cli.model.proposals import TreatedProposal
from referat_cli.queries.contributions import Contribution, Contributions
from referat_cli.queries.votes import VoteRow
from referat_cli.render.screen import Screen, plain
from referat_cli.render.vote_list import case_heading, count_choices, vote_heading, voter_record, voters
from referat_cli.render.votes import impartiality_sentence, proposal_heading, statement_heading

# The kinds of what is told, by the keys of the data; each has its heading on a page and its word in a table.
_KINDS: dict[str, type] = {
    "forslag": TreatedProposal,
    "habilitet": Impartiality,
    "valg": Election,
    "protokolltilfoersler": RecordedStatement,
}


def contribution_lines(told: Contributions, screen: Screen) -> Iterator[tuple[str, list[str]]]:
    """The parts of a person's page: each with its heading and its lines; a part with nothing in it is left out."""
    headings = {
        "forslag": _("Forslag ({count})"),
        "habilitet": _("Habilitet ({count})"),
        "valg": _("Valg ({count})"),
        "protokolltilfoersler": _("Protokolltilførsler ({count})"),
    }
    for key, kind in _KINDS.items():
        entries = [one for one in told.entries if isinstance(one.entry, kind)]
        if entries:
            lines = [screen.wrap(plain(describe_contribution(one)), "- ", "  ") for one in entries]
            yield headings[key].format(count=len(entries)), lines
    if told.votes:
        yield _("Stemmer ({count})").format(count=len(told.votes)), list(_vote_lines(told.votes, screen))


def _vote_lines(rows: tuple[VoteRow, ...], screen: Screen) -> Iterator[str]:
    """How often somebody voted what, and each vote that was not unanimous."""
    ballots = [row.ballots[0] for row in rows]
    sentence = count_choices(ballots)
    if derived := sum(ballot.derived for ballot in ballots):
        sentence = _("{counts}; {derived} av dem er utledet").format(counts=sentence, derived=derived)
    yield screen.wrap(sentence, "", "  ")
    split = [row for row in rows if row.unanimous is not True]
    if split and len(split) < len(rows):
        yield _("De som ikke var enstemmige:")
    for row in split:
        yield screen.wrap(plain(vote_heading(row, row.ballots[0])), "- ", "  ")


def describe_contribution(one: Contribution) -> str:
    """One thing that somebody did, in a line with its case."""
    return _("{case}: {words}").format(case=case_heading(one.found), words=_words(one))


def _words(one: Contribution) -> str:
    entry = one.entry
    if isinstance(entry, TreatedProposal):
        outcome = entry.outcome or _("ikke avgjort")
        return _("{proposal} – {outcome}").format(
            proposal=" ".join(filter(None, proposal_heading(entry.proposal))), outcome=outcome
        )
    if isinstance(entry, Impartiality):
        return impartiality_sentence(entry)
    if isinstance(entry, RecordedStatement):
        return _("{heading}: {text}").format(
            heading=" ".join(filter(None, statement_heading(entry))), text=" ".join(entry.text.split())
        )
    parts = {
        "valgt": _("valgt til {office}"),
        "varamedlem": _("valgt til varamedlem for {office}"),
        "kandidat": _("kandidat til {office}"),
        "etter": _("gikk ut som {office}"),
    }
    return parts[one.part or "valgt"].format(office=entry.office[:1].lower() + entry.office[1:])


def contribution_records(told: Contributions) -> dict[str, list[dict[str, object]]]:
    """The same as data: a list for each kind, and the votes."""
    found: dict[str, list[dict[str, object]]] = {"stemmer": [voter_record(one) for one in voters(told.votes)]}
    for key, kind in _KINDS.items():
        found[key] = [_record(one) for one in told.entries if isinstance(one.entry, kind)]
    return found


def _record(one: Contribution) -> dict[str, object]:
    case, meeting = one.found.case, one.found.meeting
    about = {"utvalg": meeting.committee, "saksnr": one.found.number, "moetedato": meeting.date, "tittel": case.title}
    return {**about, **_own(one), "sti": one.found.path}


def _own(one: Contribution) -> dict[str, object]:
    """What a record has of its kind."""
    entry = one.entry
    if isinstance(entry, TreatedProposal):
        proposal = entry.proposal
        behalf = proposal.on_behalf_of
        return {"id": proposal.id, "type": proposal.type, "paa_vegne_av": behalf, "utfall": entry.outcome}
    if isinstance(entry, Impartiality):
        reasons = {"begrunnelse": entry.reason, "hjemmel": entry.legal_basis, "vara": entry.substitute}
        return {"som": one.part, "navn": entry.name, "utfall": entry.outcome, **reasons}
    if isinstance(entry, RecordedStatement):
        return {"paa_vegne_av": entry.on_behalf_of, "tekst": entry.text}
    return {"som": one.part, "verv": entry.office, "stemmer": one.votes}


class ToldRow(NamedTuple):
    """One thing that somebody did, as a row: what it is called, the committee, in words, and its data."""

    what: str
    committee: str
    text: str
    record: dict[str, object]


def contribution_rows(told: Contributions) -> Iterator[ToldRow]:
    """Everything that somebody did, a row each."""
    words = {
        TreatedProposal: _("forslag"),
        Impartiality: _("habilitet"),
        Election: _("valg"),
        RecordedStatement: _("protokolltilførsel"),
    }
    for one in told.entries:
        record = _record(one)
        yield ToldRow(words[type(one.entry)], one.found.meeting.committee, describe_contribution(one), record)
    for voter in voters(told.votes):
        line = vote_heading(voter.row, voter.ballot)
        yield ToldRow(_("stemme"), voter.row.found.meeting.committee, line, voter_record(voter))
