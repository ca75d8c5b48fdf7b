"""What stands above everything else on a paper: its title, the facts of the meeting, the approval and corrections."""

from collections.abc import Iterator, Sequence

from referat_cli.i18n import _
from referat_cli.model.case_numbers import as_said
from referat_cli.model.meeting import Correction, Meeting
from referat_cli.model.names import slug
from referat_cli.paper.printed import Printed, hours, short_date
from referat_cli.paper.tree import Block, Fact, FactList, Head, Heading, Kind, Remark
from referat_cli.render.attendees import case_in_words, officers_in_words
from referat_cli.render.labels import describe_status, label, listed, long_date, long_meeting_date
from referat_cli.store.paths import meeting_name

# A code of more letters than people use for short is a word ("velstyret"), and of so many one where the name has it.
_MOST_LETTERS, _WORD = 5, 4
# How some spell a code: "prove" of «Prøveutvalget».
_BARE = str.maketrans("æøåÆØÅ", "aoaAOA")


def paper_title(printed: Printed, kind: Kind) -> str:
    """What the paper is called: in the committee's own words, or in the usual ones."""
    titles = printed.form.titles
    own = {"innkalling": titles.notice, "referat": titles.minutes, "saksprotokoll": titles.extract}[kind]
    usual = {
        "innkalling": _("Møteinnkalling"),
        "referat": _("Møtereferat"),
        "saksprotokoll": _("Saksprotokoll"),
    }[kind]
    if printed.meeting.status == "avlyst":
        own, usual = None, _("Avlyst møte")
    name, code = printed.committee, printed.meeting.committee
    short = " ({KODE})" if _is_short_name(code, name) else ""
    title = own or f"{usual.upper()} – {{NAVN}}{short}"
    words = {"{navn}": name, "{NAVN}": name.upper(), "{kode}": code, "{KODE}": code.upper()}
    for sign, value in words.items():
        title = title.replace(sign, value)
    return title


def _is_short_name(code: str, name: str) -> bool:
    """Whether a code is a short name, as "asu", and no words of the name, nor a word that looks odd in capitals."""
    if len(code) > _MOST_LETTERS:
        return False
    spellings = (slug(name), slug(name.translate(_BARE)))
    return not any(f"-{code}-" in f"-{one}-" or (len(code) >= _WORD and code in one) for one in spellings)


def head_of(printed: Printed) -> Head:
    """The six facts at the top; those that are not known are left out."""
    meeting = printed.meeting
    times = hours(meeting.start, meeting.end)
    facts = (
        (_("Møtedato"), _days(meeting, printed.path)),
        (_("Møtevarighet"), times if meeting.end or not times else _("fra kl. {start}").format(start=times)),
        (_("Møtested"), meeting.venue or ""),
        (_("Neste møte"), short_date(meeting.next_meeting) if meeting.next_meeting else ""),
        (_("Møteleder"), officers_in_words(meeting.chairs, meeting)),
        (_("Referent"), officers_in_words(meeting.secretaries, meeting)),
    )
    return Head(tuple(Fact(what, value) for what, value in facts if value))


def _days(meeting: Meeting, path: str) -> str:
    """The days of the meeting, and which it was of several that day."""
    number = meeting_name(path, meeting.date).removeprefix(meeting.date).lstrip("-")
    days = all_days(meeting)
    return _("{date}, møte {number}").format(date=days, number=number) if number else days


def all_days(meeting: Meeting) -> str:
    """The day of the meeting, its first and last, or all of them where they do not follow each other."""
    days = meeting.days if len(meeting.days) > 1 else (meeting.date,)
    shown = [short_date(day) for day in days]
    return f"{shown[0]} – {shown[-1]}" if len(days) > 1 and _follow(days) else listed(shown)


def _follow(days: Sequence[str]) -> bool:
    from datetime import date  # noqa: PLC0415 - few meetings go over several days

    ordinals = [date.fromisoformat(day).toordinal() for day in days]
    return ordinals == [*range(ordinals[0], ordinals[0] + len(days))]


def other_facts(printed: Printed) -> Iterator[Block]:
    """What some committees tell of a meeting besides: its number, form and type, the case in the archive."""
    meeting = printed.meeting
    facts = (
        (_("Møtenummer"), meeting.number or ""),
        (_("Møteform"), meeting.form or ""),
        (_("Møtetype"), meeting.type or ""),
        (_("Arkivsak"), "" if printed.form.second_head else meeting.archive_case or ""),
    )
    if told := tuple(Fact(what, value) for what, value in facts if value):
        yield FactList(told)


def second_head(printed: Printed, kind: Kind) -> Iterator[Block]:
    """The head above the agenda, which the old form has twice."""
    meeting = printed.meeting
    yield Heading((_("Møteinnkalling") if kind == "innkalling" else _("Møtereferat")).upper(), 1)
    day, times = long_meeting_date(printed.path, meeting.date), hours(meeting.start, meeting.end)
    facts = (
        (_("Utvalg"), printed.committee),
        (_("Arkivsak"), meeting.archive_case or ""),
        (_("Møtested"), meeting.venue or ""),
        (_("Møtedato"), day + _(" kl. {start}").format(start=times) if times else day),
    )
    yield FactList(tuple(Fact(what, value) for what, value in facts if value))


def approval_and_corrections(meeting: Meeting, case: str | None = None) -> Iterator[Block]:
    """That the minutes were approved, and what was corrected since; of one case where only that is printed."""
    if meeting.status == "godkjent":
        words = describe_status(meeting)
        yield Remark(f"{words[:1].upper()}{words[1:]}.")
    for one in meeting.corrections:
        if case is None or as_said(case) in map(as_said, one.concerns):
            yield Remark(_correction(one, meeting))


def _correction(one: Correction, meeting: Meeting) -> str:
    where = _(" i sak {case}").format(case=one.case) if one.case else ""
    numbers = {case.number for case in meeting.cases}
    concerns = listed([case_in_words(name, meeting) if name in numbers else label(name) for name in one.concerns])
    what = f" ({concerns})" if concerns else ""
    sentence = _("Rettet {date}{where}{what}: {text}")
    return sentence.format(date=long_date(one.date), where=where, what=what, text=one.text)
