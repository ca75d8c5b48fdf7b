"""The rules on whether what a meeting holds fits its status, its approval and the day (REF603–REF614)."""

from collections.abc import Iterator
from datetime import date

from referat_cli.i18n import _
from referat_cli.model.calendar import is_long_past
from referat_cli.model.case_names import case_name
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.problem import Finding, Findings, Key, Where
from referat_cli.model.proposals import treatment
from referat_cli.rules.registry import rule
from referat_cli.rules.texts import keys_inside
from referat_cli.store.archive import Archive
from referat_cli.store.paths import Home

# What is said of a case on which nothing need have been decided.
UNDECIDED = frozenset({"utsatt", "tilbakesendt", "oversendt", "trukket", "ikke_behandlet", "uten_vedtak"})


def _decided_without_text(case: Case) -> bool:
    """Whether nothing was adopted by the votes, or that the case waits or goes elsewhere."""
    treated = treatment(case)
    return treated.procedure is not None or all(one.outcome in ("falt", "trukket") for one in treated.proposals)


@rule("REF603", "feil")
def incomplete_for_its_status(meeting: Meeting) -> Findings:
    """Møtet mangler noe som statusen krever.

    En innkalling har saksliste og forslag. Et referat har i tillegg deltakere og et vedtak i hver sak som hadde et
    forslag («vedtak: []» når ingenting ble vedtatt, eller når papiret bare har voteringen), om ikke utfall sier at
    saken ble utsatt, trukket eller ikke behandlet. Et godkjent referat sier når det ble godkjent. Et avlyst møte
    trenger ikke noe av dette, og ble saken avgjort ved sirkulasjon, trengs ingen deltakerliste.

    Feil:
        status: referat
        moeteleder: Kari Nordmann
        referent: Ola Hansen

    Riktig:
        status: referat
        moeteleder: Kari Nordmann
        referent: Ola Hansen
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
    """
    if not meeting.was_held:
        return
    missing = _("status er «{status}», men «{key}» mangler")
    if meeting.attendance is None and meeting.form != "sirkulasjon":  # then those were asked who are in office
        message = missing.format(status=meeting.status, key="deltakere")
        yield Finding(("status",), message, _("legg til «deltakere» med gruppene og hvem som møtte"))
    if meeting.status == "godkjent" and meeting.approved is None:
        message = missing.format(status=meeting.status, key="godkjent")
        yield Finding(("status",), message, _('legg til «godkjent: {dato: "…"}» med dagen referatet ble godkjent'))
    for index, case in enumerate(meeting.cases):
        if (
            (case.proposal is not None or case.proposals)
            and case.decision is None
            and case.outcome not in UNDECIDED
            and not keys_inside(case.minutes)
            and not _decided_without_text(case)
        ):
            yield Finding(
                ("saker", index, Key("forslag_til_vedtak" if case.proposal is not None else "forslag")),
                _("sak {number} har forslag, men ikke vedtak").format(number=case_name(meeting, index)),
                _("før inn teksten som ble vedtatt; står den ikke på papiret, skriv «vedtak: []»")
                if any(one.outcome == "vedtatt" for one in treatment(case).proposals)
                else _("før inn vedtaket; skriv «vedtak: []» hvis ingenting ble vedtatt"),
            )


@rule("REF612", "advarsel")
def unnamed_chair_or_secretary(meeting: Meeting) -> Findings:
    """Referatet sier ikke hvem som ledet møtet, eller hvem som skrev det.

    Ofte er det bare glemt. Står det ikke på papiret, er det ikke noe å rette, og det kan godtas med den grunnen.

    Feil:
        status: referat
        moeteleder: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        status: referat
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    for key, who, people in (
        ("moeteleder", _("møteleder"), meeting.chairs),
        ("referent", _("referent"), meeting.secretaries),
    ):
        if meeting.was_held and not people and meeting.form != "sirkulasjon":
            message = _("referatet sier ikke hvem som var {who}").format(who=who)
            yield Finding(("status",), message, _("legg til «{key}» hvis det er kjent").format(key=key))


@rule("REF608", "advarsel")
def content_of_another_status(meeting: Meeting) -> Findings:
    """Innholdet hører til en annen status.

    Vedtak føres når møtet er holdt (status referat), godkjent når referatet er godkjent, og rettelser bare etter det.
    Trolig er status glemt.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        status: referat
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    if meeting.status == "godkjent":
        return
    step = _("sett riktig status, eller ta bort det som ikke hører til")
    if meeting.approved:
        message = _("«godkjent» er ført, men status er «{status}»").format(status=meeting.status)
        yield Finding((Key("godkjent"),), message, step)
    if meeting.corrections:
        message = _("«rettelser» er ført, men status er «{status}»").format(status=meeting.status)
        yield Finding((Key("rettelser"),), message, step)
    if not meeting.was_held:
        for index, case in enumerate(meeting.cases):
            for key in _decided_in(case):
                message = _("sak {number} har {key}, men status er «{status}»").format(
                    number=case_name(meeting, index), key=key, status=meeting.status
                )
                yield Finding(("saker", index, Key(key)), message, step)


def _decided_in(case: Case) -> Iterator[str]:
    """The keys of what only a meeting that was held can have given a case."""
    given = {"votering": case.votes, "vedtak": case.decision, "valg": case.elections}
    yield from (key for key, value in {**given, "protokolltilfoersler": case.statements}.items() if value)


@rule("REF609", "feil", about=("godkjent", "rettelser"))
def approved_before_the_meeting(meeting: Meeting) -> Findings:
    """Referatet er godkjent eller rettet før det kan ha vært det.

    Et referat godkjennes i møtet eller senere, og rettes først når det er godkjent.

    Feil:
        status: godkjent
        godkjent: {dato: "2025-05-06"}
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        status: godkjent
        godkjent: {dato: "2026-05-06"}
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    earliest = meeting.date
    if meeting.approved:
        if meeting.approved.date < earliest:
            yield Finding(
                ("godkjent", "dato"),
                _("referatet er godkjent {date}, før møtet {meeting}").format(
                    date=meeting.approved.date, meeting=meeting.date
                ),
                _("rett datoen; se særlig på årstallet"),
            )
        earliest = max(earliest, meeting.approved.date)
    for index, correction in enumerate(meeting.corrections):
        if correction.date < earliest:
            yield Finding(
                ("rettelser", index, "dato"),
                _("rettelsen er fra {date}, før referatet ble godkjent {approved}").format(
                    date=correction.date, approved=earliest
                ),
                _("rett datoen; se særlig på årstallet"),
            )


@rule("REF610", "feil", about=("godkjent", "rettelser"))
def approved_in_no_case(meeting: Meeting, archive: Archive, home: Home) -> Findings:
    """Saken der referatet ble godkjent eller rettet, finnes ikke i det møtet.

    Har arkivet møtet den dagen, må det ha saken; har arkivet saken, må den være i møtet den dagen. Kan et møte det året
    ikke leses, blir det ikke sagt at saken mangler.

    Feil:
        # minutes/prove/2026/2026-02-04.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: godkjent
        godkjent: {dato: "2026-03-04", sak: 7/26}
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        # minutes/prove/2026/2026-02-04.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: godkjent
        godkjent: {dato: "2026-03-04", sak: 1/26}
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    mentioned: list[tuple[Where, str, str | None]] = []
    if meeting.approved:
        mentioned.append((("godkjent", "sak"), meeting.approved.date, meeting.approved.case))
    mentioned += [(("rettelser", index, "sak"), c.date, c.case) for index, c in enumerate(meeting.corrections)]
    for where, day, number in mentioned:
        if not number:
            continue
        days = {found.meeting.date for found in archive.cases_called(home.committee, number)}
        if day in days:
            continue
        if days:
            message = _("sak {number} er i møtet {other}, ikke i et møte {date}").format(
                number=number, other=min(days), date=day
            )
        elif day in archive.dates_of(home.committee) and archive.year(home.committee, day[:4]).complete:
            message = _("møtet {date} har ikke sak {number}").format(date=day, number=number)
        else:
            continue
        yield Finding(where, message, _("rett nummeret eller datoen"))


@rule("REF613", "feil")
def dated_in_the_future(meeting: Meeting, today: date) -> Findings:
    """Referatet, godkjenningen eller en rettelse har en dato som ikke har vært ennå.

    Et møte som er holdt, har vært. Se særlig på årstallet. Med «--today DATO» sier du hvilken dag det skal regnes fra.

    Feil:
        # minutes/prove/2096/2096-03-04.yaml
        utvalg: prove
        moetedato: "2096-03-04"
        status: referat
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        # minutes/prove/2026/2026-02-04.yaml
        utvalg: prove
        moetedato: "2026-02-04"
        status: referat
        moeteleder: Kari Nordmann
        referent: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    held, approved = (
        _("møtet er {date}, som ikke har vært ennå"),
        _("referatet er godkjent {date}, som ikke har vært ennå"),
    )
    corrected = _("rettelsen er fra {date}, som ikke har vært ennå")
    dates: list[tuple[Where, str, str]] = [(("moetedato",), meeting.date, held)] if meeting.was_held else []
    if meeting.approved:
        dates.append((("godkjent", "dato"), meeting.approved.date, approved))
    for index, correction in enumerate(meeting.corrections):
        dates.append((("rettelser", index, "dato"), correction.date, corrected))
    for where, day, message in dates:
        if day > str(today):
            yield Finding(where, message.format(date=day), _("rett datoen; se særlig på årstallet"))


@rule("REF614", "advarsel")
def never_minuted(meeting: Meeting, today: date) -> Findings:
    """Innkallingen er til et møte for lenge siden, og det har ikke kommet noe referat.

    Etter et halvt år er møtet enten holdt eller avlyst. Ble det avlyst, settes status til avlyst; da kan numrene på
    sakene brukes på nytt.

    Feil:
        # minutes/prove/2025/2025-03-05.yaml
        utvalg: prove
        moetedato: "2025-03-05"
        status: innkalling

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        # minutes/prove/2025/2025-03-05.yaml
        utvalg: prove
        moetedato: "2025-03-05"
        status: avlyst
    """
    if meeting.status == "innkalling" and is_long_past(meeting.date, today):
        yield Finding(
            ("status",),
            _("møtet var {date}, men status er fortsatt «innkalling»").format(date=meeting.date),
            _("skriv referatet, eller sett «status: avlyst» hvis møtet ikke ble holdt"),
        )
