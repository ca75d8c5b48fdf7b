"""The rules on rewriting the record after the fact (REF801–REF812).

These rules are asked of what a commit did to a meeting, by ``referat validate --since``. In their examples the version
before stands above ``---`` and the one after below it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from referat_cli.compare.approval import concerned, status_went_back, uncorrected_changes
from referat_cli.compare.change import RecordChange
from referat_cli.compare.decision_words import CHANGED
from referat_cli.compare.identity import Canonical, as_written, find_place
from referat_cli.i18n import _
from referat_cli.model.fields import Json
from referat_cli.model.meeting import Attendee, Case, Meeting, point_number, point_where, walk
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.rules.registry import rule


class MeetingEdit(NamedTuple):
    """What one commit, or nobody's yet, did to one meeting, as the rules over history are asked of it.

    ``before`` is the last version that could be read, None where the meeting is new; ``after`` is None where it is
    gone. ``canonical_name`` gives the registered name of a spelling. ``closed`` are the points of the committee's
    decisions ("42/24#4") that a case had closed before the commit → the number of that case. ``was`` and ``became`` are
    what the file said, with the record's own keys, and ``now`` what it says today, None where it is gone.
    ``approving`` is the case in which the meeting was approved, and ``unreadable`` says that the file is there and
    cannot be read.
    """

    before: Meeting | None
    after: Meeting | None
    changes: tuple[RecordChange, ...] = ()
    canonical_name: Canonical = as_written
    closed: Mapping[str, str] = {}
    was: Any = None
    became: Any = None
    now: Any = None
    approving: Case | None = None
    unreadable: bool = False

    @property
    def gone(self) -> Meeting | None:
        """The meeting that is not in the archive any more."""
        return self.before if self.after is None and not self.unreadable else None

    def place_of(self, change: RecordChange) -> Where:
        """Where the change stands in the file of today, as far as it still does."""
        if change.is_at is not None:
            return self.place_today(change.is_at)
        return find_place(change.was_at or (), self.was, self.now)

    def place_today(self, where: tuple[str | int, ...]) -> Where:
        """Where a place in the new version is in the file of today, as far as it still is."""
        return find_place(where, self.became, self.now)


# What nobody may accept by a comment in the file that was altered; the way out is an entry in ``rettelser``.
NEVER_ACCEPTED = frozenset({"REF802", "REF803", "REF804", "REF809"})

# More of a value than this is read in the file.
_LONG = 80

# What stands under these is called by its number: «vedtak 2.3».
_NUMBERED = ("vedtak", "forslag_til_vedtak", "rettelser")


def describe_change(change: RecordChange) -> str:
    """What changed, as the record names it, with what was and what is."""
    key, _slash, name = change.field.partition("/")
    what = (f"{key} {name}" if key in _NUMBERED else change.field).replace("/", ", ")
    if change.case and change.field != "saker":
        what = _("{what} i sak {case}").format(what=what, case=change.case)
    elif change.case:
        what = _("sak {case}").format(case=change.case)
    if change.kind == "rekkefoelge":
        return _("{what} står i en annen rekkefølge").format(what=what)
    if change.before is None:
        return _("{what} er lagt til («{after}»)").format(what=what, after=shorten(change.after))
    if change.after is None:
        return _("{what} er tatt ut («{before}»)").format(what=what, before=shorten(change.before))
    wording = change.wording or change.kind
    if wording == "kosmetisk":
        return _("{what}: bare mellomrom eller linjeskift er endret (kosmetisk)").format(what=what)
    note = _(" (redaksjonell)") if wording == "redaksjonell" else ""
    before, after = _differing(str(change.before), str(change.after)) if change.text else (change.before, change.after)
    sentence = _("{what}: «{before}» → «{after}»{note}")
    return sentence.format(what=what, before=shorten(before), after=shorten(after), note=note)


def _differing(before: str, after: str) -> tuple[str, str]:
    """Two texts without the words that they begin and end with in common, but for one on each side."""
    old, new = before.split(), after.split()
    if old == new:
        return before, after
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    room = min(len(old), len(new)) - start
    pairs = zip(reversed(old), reversed(new), strict=False)
    end = min(next((n for n, (a, b) in enumerate(pairs) if a != b), room), room)
    start, end = max(start - 1, 0), max(end - 1, 0)
    return tuple(  # type: ignore[return-value]  # two texts give two
        ("… " if start else "") + " ".join(words[start : len(words) - end]) + (" …" if end else "")
        for words in (old, new)
    )


def shorten(value: Json) -> str:
    """A value in one line, not longer than is read at a glance."""
    if isinstance(value, dict):
        value = [part for part in value.values() if not isinstance(part, dict | list)]
    text = ", ".join(map(shorten, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"


@rule("REF804", "feil")
def meeting_deleted(edit: MeetingEdit) -> Findings:
    """Et møte som er holdt, er slettet eller flyttet ut av arkivet.

    Det som ble bestemt, skal kunne finnes igjen. Et møte kan få et annet filnavn, men ikke bli borte.

    Feil:
        # et møte som er holdt
        status: referat
        ---
        # filen er slettet

    Riktig:
        # et møte som er holdt
        status: referat
        ---
        # et møte som er holdt
        status: referat
        moetested: Biblioteket
    """
    gone = edit.gone
    if gone and gone.was_held:
        yield Finding(
            (),
            _("møtet {date} er slettet eller flyttet ut av arkivet").format(date=gone.date),
            _("hent filen tilbake, for eksempel med git revert"),
        )


@rule("REF805", "advarsel")
def person_removed(edit: MeetingEdit) -> Findings:
    """En person er tatt ut av deltakerlisten.

    Den som først er ført, var innkalt eller til stede. Kom hun ikke, er det oppmøtet som skal rettes (forfall eller
    uteblitt), ikke linjen som skal bort. Står hun i en annen gruppe i stedet, er ingen tatt ut.

    Feil:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
        ---
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
        ---
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
    """
    if edit.before is None or edit.after is None:
        return
    listed_after = [edit.canonical_name(line.name) for line in _attendees(edit.after)]
    listed_before = [edit.canonical_name(line.name) for line in _attendees(edit.before)]
    for change in edit.changes:
        place, line = change.was_at or (), change.before
        if change.is_at is not None or place[:1] != ("deltakere",) or not isinstance(line, dict) or "navn" not in line:
            continue
        name = str(line["navn"])
        if listed_after.count(edit.canonical_name(name)) < listed_before.count(edit.canonical_name(name)):
            yield Finding(
                edit.place_of(change),
                _("{name} er tatt ut av deltakerlisten ({group})").format(name=name, group=change.field.split("/")[1]),
                _("før personen inn igjen, med det oppmøtet som er riktig"),
            )


def _attendees(meeting: Meeting) -> Iterator[Attendee]:
    for group in meeting.attendance or ():
        yield from group.people


@rule("REF807", "advarsel")
def notice_deleted(edit: MeetingEdit) -> Findings:
    """En innkalling er slettet eller flyttet ut av arkivet.

    Blir et møte avlyst, bør innkallingen bli stående, så de som leter etter møtet, finner ut hva som skjedde. Blir det
    flyttet, får filen et nytt navn.

    Feil:
        status: innkalling
        ---
        # filen er slettet

    Riktig:
        status: innkalling
        ---
        status: innkalling
        moetested: Biblioteket
    """
    gone = edit.gone
    if gone and not gone.was_held:
        yield Finding(
            (),
            _("innkallingen til møtet {date} er slettet eller flyttet ut av arkivet").format(date=gone.date),
            _("hent filen tilbake, eller gi den et nytt navn hvis møtet er utsatt"),
        )


@rule("REF801", "advarsel")
def proposal_changed_after_the_notice(edit: MeetingEdit) -> Findings:
    """Forslaget er endret etter innkallingen.

    forslag_til_vedtak er det medlemmene fikk tilsendt. Endres det når møtet er holdt, er det ikke lenger mulig å se hva
    som ble foreslått, og hva møtet gjorde med det. Det som ble endret i møtet, hører hjemme i vedtaket.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            forslag_til_vedtak:
              - Kommunene går sammen om legevakt.
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            forslag_til_vedtak:
              - Kommunene går sammen om legevakt i helgene.
            vedtak:
              - Kommunene går sammen om legevakt i helgene.

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            forslag_til_vedtak:
              - Kommunene går sammen om legevakt.
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            forslag_til_vedtak:
              - Kommunene går sammen om legevakt.
            vedtak:
              - Kommunene går sammen om legevakt i helgene.
    """
    if edit.before is None or edit.after is None or not edit.after.was_held:
        return
    for change in edit.changes:
        if change.case and change.field.partition("/")[0] == "forslag_til_vedtak":
            yield Finding(
                edit.place_of(change),
                _("etter innkallingen: {change}").format(change=describe_change(change)),
                _("sett forslaget tilbake slik det ble sendt ut, og skriv det som ble bestemt, i vedtaket"),
            )


@rule("REF802", "feil")
def approved_and_changed_without_a_correction(edit: MeetingEdit) -> Findings:
    """Et godkjent referat er endret uten at det står noe om det.

    Det som er godkjent, rettes åpent: samme innsjekking fører en ny linje i rettelser, der gjelder nevner saken eller
    nøkkelen (for eksempel deltakere) som er endret. Også mellomrom og linjeskift i en tekst er en endring.

    Feil:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Rådhuset
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Biblioteket

    Riktig:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Rådhuset
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Biblioteket
        rettelser:
          - {dato: "2026-06-10", gjelder: [moetested], tekst: Møtet ble holdt i biblioteket.}
    """
    for change in uncorrected_changes(edit.before, edit.after, edit.changes):
        if _is_group(change) and any(other.field.startswith(f"{change.field}/") for other in edit.changes):
            continue  # the people in it have findings of their own
        yield Finding(
            edit.place_of(change),
            _("endret etter godkjenning, uten rettelse: {change}").format(change=describe_change(change)),
            _("sett det tilbake, eller før rettelsen inn i rettelser med «gjelder: [{name}]»").format(
                name=concerned(change)
            ),
        )


def _is_group(change: RecordChange) -> bool:
    """Whether a whole group of the attendance list came or went."""
    place = (change.was_at if change.is_at is None else change.is_at) or ()
    return place[:1] == ("deltakere",) and len(place) == 2 and None in (change.before, change.after)  # noqa: PLR2004


@rule("REF803", "feil")
def status_went_backwards(edit: MeetingEdit) -> Findings:
    """Statusen er satt tilbake.

    Et møte går fra innkalling til referat til godkjent. Settes det tilbake, kan det som er godkjent, skrives om uten at
    noen ser det, og et møte som er holdt, teller ikke lenger som holdt.

    Feil:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        ---
        # et møte som er holdt
        status: referat

    Riktig:
        # et møte som er holdt
        status: referat
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
    """
    if edit.before is None or edit.after is None or not status_went_back(edit.before, edit.after):
        return
    old, new = edit.before.status, edit.after.status
    for change in edit.changes:
        if change.case is None and change.field == "status":
            yield Finding(
                edit.place_of(change),
                _("status er satt tilbake fra «{old}» til «{new}»").format(old=old, new=new),
                _("sett den til «{old}» igjen; det som må rettes, føres i rettelser").format(old=old),
            )


@rule("REF806", "advarsel")
def closed_and_changed(edit: MeetingEdit) -> Findings:
    """Et punkt som er fulgt opp, har fått en annen tekst.

    En senere sak lukker punktet ved nummeret (foelger_opp). Endres teksten, eller kommer det et punkt foran, kan saken
    ha lukket noe annet enn det som nå står der.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
        ---
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Sakslisten godkjennes.
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
        ---
        # et møte som er holdt
        moetested: Biblioteket
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
    """
    if edit.before is None or edit.after is None:
        return
    # Of a merge only what it did itself is a change.
    touched = {change.case for change in edit.changes if change.field.startswith("vedtak")}
    was = _texts(edit.before)
    for address, (where, text) in _texts(edit.after).items():
        closer, old = edit.closed.get(address), was.get(address)
        if closer is None or old is None or old[1].split() == text.split() or address.partition("#")[0] not in touched:
            continue
        yield Finding(
            edit.place_today(where),
            _("{address} er fulgt opp i sak {case}, men har fått en annen tekst; før sto det «{text}»").format(
                address=address, case=closer, text=shorten(old[1])
            ),
            _("se om foelger_opp i sak {case} fortsatt nevner det rette punktet").format(case=closer),
        )


def _texts(meeting: Meeting) -> dict[str, tuple[tuple[str | int, ...], str]]:
    """The address of every point of the meeting's decisions → its place and its text."""
    return {
        f"{case.number}#{point_number(position)}": (("saker", place, "vedtak", *point_where(position)), point.text)
        for place, case in enumerate(meeting.cases)
        for position, point in walk(case.decision or ())
    }


@rule("REF808", "feil")
def case_lost(edit: MeetingEdit) -> Findings:
    """En sak er blitt borte.

    En sak som sto i innkallingen, eller som er ført i referatet, skal kunne finnes igjen. Ble den ikke behandlet, blir
    den stående med «utfall: trukket» eller «utfall: ikke_behandlet», så de som leter etter den, finner ut hva som
    skjedde.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Parkering ved rådhuset, sakstype: beslutning}
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Parkering ved rådhuset, sakstype: beslutning}
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Parkering ved rådhuset, sakstype: beslutning, utfall: trukket}
    """
    if edit.before is None or edit.after is None or edit.before.status == "godkjent":
        return
    if not edit.after.was_held:
        return
    called = not edit.before.was_held
    sentence = (
        _("saken {number} «{title}» sto i innkallingen, men står ikke i referatet")
        if called
        else _("saken {number} «{title}» er ført i referatet, men er tatt ut igjen")
    )
    for change in edit.changes:
        if change.case and change.field == "saker" and change.after is None and change.before is not None:
            yield Finding(
                edit.place_of(change),
                sentence.format(number=change.case, title=shorten(change.before)),
                _("før den inn igjen; ble den ikke behandlet, med «utfall: trukket» eller «utfall: ikke_behandlet»"),
            )


@rule("REF809", "feil")
def approved_and_unreadable(edit: MeetingEdit) -> Findings:
    """Et godkjent referat kan ikke leses lenger.

    Er filen tom, en peker til noe annet eller skrevet slik at den ikke kan leses, er det godkjente borte for alle som
    leter etter det.

    Feil:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        ---
        # filen kan ikke leses

    Riktig:
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
    """
    if edit.unreadable and edit.before and edit.before.status == "godkjent":
        cases = ", ".join(case.number for case in edit.before.cases)
        yield Finding(
            (),
            _("møtet {date} (sak {cases}) er godkjent, men filen kan ikke leses slik den står nå").format(
                date=edit.before.date, cases=cases or "–"
            ),
            _("hent tilbake den siste utgaven som kan leses, for eksempel med git revert"),
        )


# What stands in minutes beside what the committee approves in them.
_NOT_APPROVED = ("status", "godkjent", "rettelser", "kilde", "underskrifter")


@rule("REF810", "advarsel")
def approved_and_changed_at_once(edit: MeetingEdit) -> Findings:
    """Referatet er endret i samme innsjekking som det ble godkjent.

    Det som godkjennes, er det medlemmene har lest. Ble noe rettet da referatet ble godkjent, skal det stå i saken der
    det ble godkjent («godkjennes med følgende endring»), eller i rettelser. Ellers sjekkes endringen inn for seg.

    Feil:
        # et møte som er holdt
        status: referat
        moetested: Rådhuset
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Biblioteket

    Riktig:
        # et møte som er holdt
        status: referat
        moetested: Rådhuset
        ---
        # et møte som er holdt
        status: godkjent
        godkjent: {dato: "2026-05-06", sak: 3/26}
        moetested: Rådhuset
    """
    before, after = edit.before, edit.after
    if before is None or after is None or before.status != "referat" or after.status != "godkjent":
        return
    texts = (point.text for _position, point in walk((edit.approving and edit.approving.decision) or ()))
    if any(map(CHANGED.search, map(str.lower, texts))):
        return
    corrected = {name for entry in after.corrections for name in entry.concerns}
    for change in edit.changes:
        if concerned(change) not in corrected and (change.case or concerned(change) not in _NOT_APPROVED):
            yield Finding(
                edit.place_of(change),
                _("endret i samme innsjekking som referatet ble godkjent: {change}").format(
                    change=describe_change(change)
                ),
                _("sjekk inn endringen for seg, eller skriv i saken der referatet ble godkjent, hva som ble endret"),
            )


@rule("REF812", "info")
def decision_changed_before_approval(edit: MeetingEdit) -> Findings:
    """Et vedtak er endret etter at det ble ført, før referatet er godkjent.

    Et utkast kan rettes. De som skal godkjenne det, bør likevel se at vedtaket ikke lyder som da det ble ført.

    Feil:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak: [Kommunene går sammen om legevakt.]
            vedtak: [Kommunene går sammen om legevakt.]
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak: [Kommunene går sammen om legevakt.]
            vedtak: [Kommunene går sammen om legevakt i helgene.]

    Riktig:
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak: [Kommunene går sammen om legevakt.]
            vedtak: [Kommunene går sammen om legevakt.]
        ---
        # et møte som er holdt
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Legevakt
            forslag_til_vedtak: [Kommunene går sammen om legevakt.]
            vedtak: [Kommunene går sammen om legevakt.]
    """
    if edit.before is None or edit.after is None or (edit.before.status, edit.after.status) != ("referat", "referat"):
        return
    decided = {case.number for case in edit.before.cases if case.decision}
    for change in edit.changes:
        if change.case in decided and change.field.partition("/")[0] in ("vedtak", "utfall"):
            yield Finding(
                edit.place_of(change),
                _("endret før godkjenning: {change}").format(change=describe_change(change)),
                _("se at endringen er slik møtet bestemte"),
            )
