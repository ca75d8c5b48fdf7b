"""The rules on whether a list of who was there agrees with itself and with the cases (REF320–REF329)."""

from collections.abc import Iterator
from itertools import combinations

from referat_cli.document.document import Document
from referat_cli.i18n import _
from referat_cli.model.case_names import case_called, case_name
from referat_cli.model.meeting import PRESENT, Attendee, Meeting, at_once, comes_or_goes
from referat_cli.model.presence import NOBODY, CasePerson, PresenceByCase
from referat_cli.model.problem import Finding, Findings
from referat_cli.model.register import Register
from referat_cli.rules.attendees import Roll
from referat_cli.rules.registry import rule


@rule("REF320", "advarsel")
def left_before_coming(meeting: Meeting, parts: Roll) -> Findings:
    """En deltaker har gått før vedkommende kom.

    Linjen sier fra hvilken sak og til hvilken personen var der, eller fra og til hvilket klokkeslett. Sakene står i den
    rekkefølgen de ble behandlet i møtet.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, fra_sak: 2/26, til_sak: 1/26}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, fra_sak: 1/26, til_sak: 2/26}
    """
    step = _(
        "rett linjen; var vedkommende ute en stund, skriv sakene som ikke_sak, eller en linje til for tiden etterpå"
    )
    for where, _group, line in parts:
        for key, sentence in _turned_round(meeting, line):
            yield Finding((*where, key), sentence.format(name=line.name), step)


def _turned_round(meeting: Meeting, line: Attendee) -> Iterator[tuple[str, str]]:
    """What a line says of coming and going that cannot be: the key, and a sentence about the name."""
    came, last, left = (
        case_called(meeting, written) if written else None
        for written in (line.from_case, line.to_case, line.left_before)
    )
    if came is not None and last is not None and last < came:
        sentence = _("«{{name}}» kom til sak {first}, men gikk etter sak {last}")
        yield "til_sak", sentence.format(first=line.from_case, last=line.to_case)
    if came is not None and left is not None and left <= came:
        sentence = _("«{{name}}» kom til sak {first}, men gikk før sak {last}")
        yield "gikk_foer", sentence.format(first=line.from_case, last=line.left_before)
    if last is not None and left is not None and left <= last:
        sentence = _("«{{name}}» var med til og med sak {last}, men gikk før sak {left}")
        yield "gikk_foer", sentence.format(last=line.to_case, left=line.left_before)
    if line.came and line.left and (len(meeting.days) < 2 or len(line.days) == 1):  # noqa: PLR2004 - of one day
        hours, minutes = (int(line.left[at]) - int(line.came[at]) for at in (slice(2), slice(3, 5)))
        if not 0 < (60 * hours + minutes) % (24 * 60) < 12 * 60:
            yield "gikk", _("«{{name}}» kom {came}, men gikk {left}").format(came=line.came, left=line.left)
    for number in line.not_cases:
        if number in line.on_cases:
            yield "ikke_sak", _("«{{name}}» er ført både på sak {case} og ute under den").format(case=number)


@rule("REF321", "advarsel")
def absent_for_a_part(parts: Roll) -> Findings:
    """En som er ført som borte, er også ført som til stede i en del av møtet.

    Den som var der en del av møtet, møtte: oppmøtet er «møtt» eller «digitalt», og linjen sier hvilken del. Gikk noen
    med permisjon etter sak 1/26, er det «møtt» med til_sak.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: permisjon, enhet: Nordby, til_sak: 1/26}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, til_sak: 1/26}
    """
    for where, _group, line in parts:
        if line.mark not in PRESENT and line.mark != "ukjent" and comes_or_goes(line):
            yield Finding(
                (*where, "oppmoete"),
                _("«{name}» er ført med «{mark}», men linjen sier når vedkommende var der").format(
                    name=line.name, mark=line.mark
                ),
                _("skriv «oppmoete: møtt» hvis vedkommende var der en del av møtet, ellers ta bort resten"),
            )


@rule("REF322", "advarsel", about=("dager",))
def day_without_meeting(meeting: Meeting, parts: Roll) -> Findings:
    """En deltaker er ført på en dag det ikke var møte.

    Gikk møtet over flere dager, står de øverst (dager), og linjen kan si hvilke av dem personen var der.

    Feil:
        dager: ["2026-03-04", "2026-03-05"]
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, dager: ["2026-03-06"]}

    Riktig:
        dager: ["2026-03-04", "2026-03-05"]
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, dager: ["2026-03-05"]}
    """
    days = meeting.days or (meeting.date,)
    for where, _group, line in parts:
        for index, day in enumerate(line.days):
            if day not in days:
                yield Finding(
                    (*where, "dager", index),
                    _("«{name}» er ført {day}, men møtet var {days}").format(
                        name=line.name, day=day, days=_(" og ").join(days)
                    ),
                    _("rett dagen; gikk møtet over flere dager, skriv dem alle øverst som dager"),
                )


@rule("REF323", "advarsel", about=("habilitet",))
def disqualified_and_there(meeting: Meeting, roll: Roll, register: Register) -> Findings:
    """En som var inhabil, er også ført som til stede i saken.

    Den som er inhabil, går fra mens saken behandles. Det er nok at saken sier det (habilitet); linjen i deltakerlisten
    skal ikke si at personen var med på nettopp den saken.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, fra_sak: 2/26}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - {saksnr: 2/26, tittel: Legevakt, habilitet: [{navn: Kari Nordmann, utfall: inhabil}]}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling}
          - {saksnr: 2/26, tittel: Legevakt, habilitet: [{navn: Kari Nordmann, utfall: inhabil}]}
    """
    for place, case in enumerate(meeting.cases):
        if case.closed or not case.impartiality:
            continue
        number = case_name(meeting, place)
        able = {register.canonical_name(one.name) for one in case.impartiality if one.outcome == "habil"}
        there = {
            register.canonical_name(line.name)
            for _where, _group, line in roll
            for named in (*line.on_cases, line.from_case, line.to_case)
            if named and case_called(meeting, named) == place
        }
        for index, one in enumerate(case.impartiality):
            name = register.canonical_name(one.name)
            if one.outcome == "inhabil" and name in able:
                sentence = _("«{name}» er ført både som inhabil og som habil i sak {case}")
                step = _("la bare det som gjelder, stå")
            elif one.outcome == "inhabil" and name in there:
                sentence = _("«{name}» var inhabil i sak {case}, men er ført som med på den i deltakerlisten")
                step = _("rett linjen i deltakerlisten, eller utfallet her")
            else:
                continue
            where = ("saker", place, "habilitet", index, "navn")
            yield Finding(where, sentence.format(name=one.name, case=number), step)


@rule("REF324", "advarsel", about=("moette_for", "habilitet"))
def two_in_one_seat(meeting: Meeting, parts: Roll, presence: PresenceByCase) -> Findings:
    """To er ført i samme plass i samme sak.

    Møtte en vara på enkelte saker, var medlemmet borte i dem. Linjene sier hvor den ene slutter og den andre begynner:
    til_sak på den ene og fra_sak på den andre, eller paa_sak. Den som møter i stedet for en inhabil, har ikke en egen
    plass fra før.

    Feil:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, fra_sak: 2/26}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen, til_sak: 2/26}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, fra_sak: 2/26}
          - gruppe: Vararepresentanter
            personer:
              - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen, til_sak: 1/26}
    """
    seen: set[tuple[object, object]] = set()
    shared = any(line.substitute_for for _where, _group, line in parts)
    step = _("rett sakene på en av linjene, så den ene slutter der den andre begynner")
    for place in range(len(meeting.cases) if shared else 0):
        for one, other in _in_one_seat(presence, place):
            if (one.where, other.where) in seen or other.where is None:
                continue
            seen.add((one.where, other.where))
            sentence = _("«{vara}» møtte for «{whom}» i sak {case}, og «{name}» er også ført i plassen da")
            values = {"vara": other.name, "whom": other.met_for, "name": one.name, "case": case_name(meeting, place)}
            yield Finding((*other.where, "moette_for"), sentence.format(**values), step)
    for place, case in enumerate(meeting.cases):
        for index, decided in enumerate(() if case.closed else case.impartiality):
            instead = (
                decided.substitute and decided.substitute != NOBODY and presence.cases[place].find(decided.substitute)
            )
            if instead and instead.sits and decided.outcome == "inhabil":
                sentence = _("«{vara}» møtte for «{name}» i sak {case}, men har selv en plass")
                values = {"vara": decided.substitute, "name": decided.name, "case": case_name(meeting, place)}
                where = ("saker", place, "habilitet", index, "vara")
                yield Finding(where, sentence.format(**values), _("rett navnet, eller skriv «vara: ingen»"))


def _in_one_seat(presence: PresenceByCase, place: int) -> Iterator[tuple[CasePerson, CasePerson]]:
    """The pairs whose lines, each for a part of the meeting, put them into one seat; the second is a substitute."""
    there = [
        (line.found.met_for or line.found.name, one)
        for line in presence.lines
        if line.part and (line.found.met_for or line.found.sits) and (one := line.at(place)).state == "present"
    ]
    for (seat, one), (same, other) in combinations(there, 2):
        if seat == same and one.line and other.line and not at_once(one.line, other.line):
            yield (one, other) if other.met_for else (other, one)


@rule("REF325", "advarsel")
def chairs_do_not_follow(meeting: Meeting, presence: PresenceByCase) -> Findings:
    """Møteledernes saker overlapper, eller etterlater en sak uten møteleder.

    Var det flere møteledere, sier fra_sak og til_sak hvilke saker hver av dem ledet. Til sammen skal de dekke alle
    sakene, og hver sak én gang.

    Feil:
        moeteleder:
          - {navn: Kari Nordmann, til_sak: 1/26}
          - {navn: Ola Hansen, fra_sak: 1/26}

    Riktig:
        moeteleder:
          - {navn: Kari Nordmann, til_sak: 1/26}
          - {navn: Ola Hansen, fra_sak: 2/26}
    """
    if not isinstance(meeting.chair, tuple):  # who is named alone led all of it
        return
    spans = [presence.order.between(chair.from_case, chair.to_case) for chair in meeting.chairs]
    if any(None in span for span in spans):
        return
    gaps = [place for place in range(len(meeting.cases)) if not any(span[place] for span in spans)] if spans else []
    if gaps:
        numbers = ", ".join(case_name(meeting, place) for place in gaps)
        yield Finding(
            ("moeteleder",),
            _("ingen møteleder er ført for sak {cases}").format(cases=numbers),
            _("rett fra_sak og til_sak, så møtelederne til sammen dekker alle sakene"),
        )
    for (a, one), (b, other) in combinations(enumerate(spans), 2):
        both = [place for place in range(len(meeting.cases)) if one[place] and other[place]]
        if both:
            yield Finding(
                ("moeteleder", b, "navn"),
                _("både «{one}» og «{other}» er ført som møteleder for sak {case}").format(
                    one=meeting.chairs[a].name, other=meeting.chairs[b].name, case=case_name(meeting, both[0])
                ),
                _("skriv hvilke saker hver av dem ledet, med fra_sak og til_sak"),
            )


@rule("REF326", "advarsel")
def group_says_nothing(meeting: Meeting, document: Document) -> Findings:
    """En gruppe i deltakerlisten har verken personer eller antall.

    Er navnene kjent, står de under personer, én linje for hver. Sier referatet bare hvor mange det var, skrives det som
    antall.

    Feil:
        # et møte som er holdt
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
          - gruppe: Andre til stede

    Riktig:
        deltakere:
          - gruppe: Andre til stede
            antall: {moett: 34, av: 75}
    """
    for index, group in enumerate(meeting.attendance or () if meeting.was_held else ()):
        if not group.people and not group.headcount and not document.has(("deltakere", index, "personer")):
            yield Finding(
                ("deltakere", index, "gruppe"),
                _("{group} har verken personer eller antall").format(group=group.group),
                _("før opp personene, eller skriv hvor mange det var som «antall: {moett: …}»"),
            )


@rule("REF327", "advarsel", about=("antall",))
def more_than_there_are(meeting: Meeting) -> Findings:
    """Flere er ført som møtt enn det finnes i gruppen.

    «av» er hvor mange som kunne ha møtt. Det kan ikke være færre enn dem som møtte.

    Feil:
        deltakere:
          - gruppe: Andre til stede
            antall: {moett: 75, av: 34}

    Riktig:
        deltakere:
          - gruppe: Andre til stede
            antall: {moett: 34, av: 75}
    """
    for index, group in enumerate(meeting.attendance or ()):
        count = group.headcount
        if count and count.of is not None and count.present > count.of:
            yield Finding(
                ("deltakere", index, "antall", "moett"),
                _("{present} møtte i {group}, men det står at de var {all}").format(
                    present=count.present, group=group.group, all=count.of
                ),
                _("rett moett eller av; er de byttet om, bytt dem tilbake"),
            )


@rule("REF328", "advarsel", about=("antall",))
def named_and_counted(meeting: Meeting) -> Findings:
    """En gruppe i deltakerlisten har både personer og antall.

    Antallet er for den som ikke fører navn. Står navnene der, telles de, og antallet er overflødig.

    Feil:
        deltakere:
          - gruppe: Kommunene
            antall: {moett: 1}
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}

    Riktig:
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
    """
    for index, group in enumerate(meeting.attendance or ()):
        if group.headcount and group.people:
            yield Finding(
                ("deltakere", index, "antall"),
                _("{group} har både personer og antall").format(group=group.group),
                _("ta bort antall, eller personene hvis bare noen av dem er ført"),
            )


@rule("REF329", "advarsel")
def chair_away(meeting: Meeting, parts: Roll, presence: PresenceByCase) -> Findings:
    """Møtelederen var borte i en sak.

    Går møtelederen, eller er møtelederen inhabil, leder en annen saken. Da skrives moeteleder som en liste, med hvilke
    saker hver av dem ledet.

    Feil:
        # et møte som er holdt
        moeteleder: Kari Nordmann
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, til_sak: 1/26}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}

    Riktig:
        moeteleder:
          - {navn: Kari Nordmann, til_sak: 1/26}
          - {navn: Ola Hansen, fra_sak: 2/26}
        deltakere:
          - gruppe: Kommunene
            personer:
              - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, til_sak: 1/26}
              - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
    """
    if not meeting.was_held or meeting.attendance is None:
        return
    said = isinstance(meeting.chair, tuple) or any(case.impartiality for case in meeting.cases)
    if not said and not any(comes_or_goes(line) for _where, _group, line in parts):
        return
    for index, chair in enumerate(meeting.chairs):
        span = presence.order.between(chair.from_case, chair.to_case)
        found = [presence.cases[place].find(chair.name) for place in range(len(meeting.cases))]
        if not any(one and one.state == "present" for one in found):  # who was not there at all is REF303's
            continue
        away = [
            case_name(meeting, place)
            for place, one in enumerate(found)
            if one and span[place] and not meeting.cases[place].closed and _is_said_to_be_away(one, meeting)
        ]
        if away:
            where = ("moeteleder",) if isinstance(meeting.chair, str) else ("moeteleder", index, "navn")
            yield Finding(
                where,
                _("«{name}» er møteleder, men var ikke med på sak {cases}").format(
                    name=chair.name, cases=", ".join(away)
                ),
                _("skriv moeteleder som en liste, med hvem som ledet hvilke saker (fra_sak, til_sak)"),
            )


def _is_said_to_be_away(one: CasePerson, meeting: Meeting) -> bool:
    """Whether a chair was away by what the record says of the chair, and not of a substitute alone."""
    own = isinstance(meeting.chair, tuple) or (one.line is not None and comes_or_goes(one.line))
    return one.state == "disqualified" or (one.state == "away" and own)
