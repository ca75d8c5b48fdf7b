"""The rules on whether cases are numbered as they should be (REF501–REF503, REF506, REF507, REF529)."""

from collections.abc import Iterator
from itertools import pairwise

from referat_cli.i18n import _
from referat_cli.model.case_numbers import NumberFormat, may_be_number
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import Register
from referat_cli.rules.attendees import Roll
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Archive, HeldCase, Year
from referat_cli.store.paths import home

# What becomes of a case that can be taken up again under its number.
_UNFINISHED = frozenset({"utsatt", "tilbakesendt", "oversendt", "trukket", "ikke_behandlet"})
# So many numbers of another meeting are one mistake: a copied file.
_MANY_NUMBERS = 3


@rule("REF501", "feil")
def named_case_that_does_not_exist(meeting: Meeting, roll: Roll) -> Findings:
    """En sak som nevnes, finnes ikke i møtet.

    En gjest kan være til stede på bestemte saker, en deltaker kan komme til en sak eller gå etter den, en rettelse kan
    gjelde en sak, og et avvik fra kilden kan stå i en sak. Nummeret må da være en av sakene i samme møte.

    Feil:
        deltakere:
          - gruppe: Andre til stede
            personer:
              - {navn: Liv Berg, oppmoete: møtt, paa_sak: [9/26]}

    Riktig:
        deltakere:
          - gruppe: Andre til stede
            personer:
              - {navn: Liv Berg, oppmoete: møtt, paa_sak: [2/26]}
    """
    mentioned = [*_in_list(roll), *_of_officers(meeting)]
    for c, correction in enumerate(meeting.corrections):
        mentioned += [(("rettelser", c, "gjelder", n), what) for n, what in enumerate(correction.concerns)]
    for d, departure in enumerate(meeting.source.departures if meeting.source else ()):
        if departure.case:
            mentioned.append((("kilde", "avvik", d, "sak"), departure.case))
    numbers = {case.number for case in meeting.cases}
    for where, number in mentioned:
        if number not in numbers and may_be_number(number):
            yield Finding(
                where,
                _("sak {number} finnes ikke i dette møtet").format(number=number),
                _("rett nummeret; møtet har {numbers}").format(numbers=", ".join(sorted(numbers)) or _("ingen saker")),
            )


def _in_list(roll: Roll) -> Iterator[tuple[Where, str]]:
    """The cases that lines of the attendance list name."""
    for where, _group, line in roll:
        for key, numbers in (("paa_sak", line.on_cases), ("ikke_sak", line.not_cases)):
            yield from (((*where, key, n), number) for n, number in enumerate(numbers))
        for key, number in (("fra_sak", line.from_case), ("til_sak", line.to_case), ("gikk_foer", line.left_before)):
            if number:
                yield (*where, key), number


def _of_officers(meeting: Meeting) -> Iterator[tuple[Where, str]]:
    """The cases that the chairs and secretaries are named with."""
    for key, people in (("moeteleder", meeting.chairs), ("referent", meeting.secretaries)):
        for index, officer in enumerate(people):
            for named, number in (("fra_sak", officer.from_case), ("til_sak", officer.to_case)):
                if number:
                    yield (key, index, named), number


@rule("REF502", "feil")
def case_number_of_another_form(
    meeting: Meeting, register: Register, year: Year, archive: Archive, path: str
) -> Findings:
    """Saksnummeret har en annen form eller et annet år enn det skal.

    Registeret sier hvordan utvalget nummererer sakene sine (saksnummer), og årstallet i nummeret er møtets år. En sak
    som er tatt opp igjen fra et tidligere år, beholder nummeret sitt. Er det et nummer som ville kommet i rekken for
    møtets eget år, er trolig årstallet feil, med mindre «tidligere» i saken sier at den er tatt opp igjen.

    Feil:
        saker:
          - {saksnr: 1/25, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/25}
          - {sak: 2/26}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    numbering, of = register.numbering, meeting.date[:4]
    parsed = [numbering.parse(case.number) if numbering.fits(case.number) else None for case in meeting.cases]
    before = {number: _held_before(number, meeting, archive, path) for number in {c.number for c in meeting.cases}}
    again = [_is_taken_up_again(HeldCase(path, meeting, case), before[case.number]) for case in meeting.cases]
    others = {number.year for number in parsed if number}
    if len(parsed) > 1 and len(others) == 1 and not (any(n.is_of(of) for n in parsed if n) or any(again)):
        yield Finding(
            ("moetedato",),
            _("møtet er i {year}, men alle sakene har årstallet {other}").format(year=of, other=others.pop()),
            _("rett moetedato, eller årstallet i saksnumrene"),
        )
        return
    used = {running for running, _index in numbering.running_of(year.cases, of)}
    for index, (case, number) in enumerate(zip(meeting.cases, parsed, strict=True)):
        where = ("saker", index, "saksnr")
        if not number:
            yield Finding(
                where,
                _("saksnummeret «{number}» har ikke utvalgets form, som {example}").format(
                    number=case.number, example=numbering.example(of)
                ),
                _right_number(case.number, numbering, of),
            )
        elif not number.is_of(of) and not again[index] and (number.is_after(of) or _follows(number.running, used)):
            yield Finding(
                where,
                _("sak {number} har et annet år enn møtet {date}").format(number=case.number, date=meeting.date),
                _("rett årstallet; er saken tatt opp igjen fra før, skriv «tidligere: [{number}]» i den").format(
                    number=case.number
                ),
            )


def _right_number(written: str, numbering: NumberFormat, year: str) -> str:
    """The next step for a number of another form: the number as the committee writes it, where that is clear."""
    parsed = numbering.parse(written)
    if not parsed:
        return _("rett nummeret, eller formen under saksnummer i utvalg.yaml")
    right = numbering.renumbered(numbering.example(f"{year[:2]}{parsed.year[-2:]}"), parsed.running)
    return _("skriv {number}, eller rett formen under saksnummer i utvalg.yaml").format(number=right)


def _held_before(number: str, meeting: Meeting, archive: Archive, path: str) -> list[HeldCase]:
    """The cases of a number in the committee's earlier meetings."""
    where = home(path)
    found = archive.cases_called(where.committee, number) if where else ()
    return [held for held in found if held.meeting.date < meeting.date]


def _is_taken_up_again(own: HeldCase, before: list[HeldCase]) -> bool:
    """Whether a case comes again under its number, as it says itself or as the archive has it."""
    return own.case.number in own.case.earlier or any(_may_come_again(other, own) for other in before)


def _follows(running: int, used: set[int]) -> bool:
    """Whether a running number is a likely one of a year that has used these."""
    return running not in used and (running == 1 or not used.isdisjoint((running - 1, running + 1)))


@rule("REF503", "feil")
def case_number_twice(meeting: Meeting, path: str, year: Year) -> Findings:
    """Samme saksnummer er brukt to ganger.

    Et saksnummer peker på én sak. Det samme nummeret kan ikke stå to ganger i møtet, eller i to møter samme år. En sak
    som ble utsatt, sendt tilbake, oversendt, trukket eller ikke behandlet, kan tas opp igjen under nummeret sitt, og
    når et møte er avlyst, kan numrene brukes på nytt.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 1/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    step = _("gi saken et nummer som ikke er brukt")
    seen: set[str] = set()
    used: dict[str, list[int]] = {}
    for index, case in enumerate(meeting.cases):
        if case.number in seen:
            message = _("saksnummer {number} står to ganger i møtet").format(number=case.number)
            yield Finding(("saker", index, "saksnr"), message, step)
        elif others := [
            other
            for other in year.cases.get(case.number, ())
            if other.path != path and not _may_come_again(other, HeldCase(path, meeting, case))
        ]:
            used.setdefault(others[-1].meeting.date, []).append(index)
        seen.add(case.number)
    for date, indices in used.items():
        numbers = [meeting.cases[index].number for index in indices]
        where = ("saker", indices[0], "saksnr")
        if len(numbers) >= _MANY_NUMBERS:
            message = _("{count} saksnumre, {first} til {last}, er brukt i møtet {date}")
            values = {"count": len(numbers), "first": numbers[0], "last": numbers[-1], "date": date}
            yield Finding(where, message.format(**values), _("er filen en kopi av et annet møte? Gi sakene nye numre"))
            continue
        for index, number in zip(indices, numbers, strict=True):
            message = _("saksnummer {number} er brukt i møtet {date}").format(number=number, date=date)
            yield Finding(("saker", index, "saksnr"), message, step)


def _may_come_again(one: HeldCase, other: HeldCase) -> bool:
    """Whether a case in two meetings was not finished in the first, or is said in the second to come again."""
    from referat_cli.compare.outcome import case_outcome  # noqa: PLC0415 - a comparison that few records ask for

    first, second = sorted((one, other), key=lambda found: (found.meeting.date, found.path))
    known = case_outcome(first.case, first.meeting.status)
    return second.case.number in second.case.earlier or (known is not None and known.outcome in _UNFINISHED)


def _span(first: int, last: int, number: str, numbering: NumberFormat) -> str:
    """A run of case numbers in the form of one of them: (7, 9, "10/26") is "7/26–9/26"."""
    ends = dict.fromkeys((first, last))
    return "–".join(numbering.renumbered(number, running) for running in ends)


def _numbered(meeting: Meeting, year: Year) -> list[tuple[int, int]]:
    """The running number of every new case of the meeting's own year, in order, and its place among the cases."""
    numbers = year.numbering.running_of((case.number for case in meeting.cases), meeting.date[:4])
    return [(running, index) for running, index in numbers if not _came_earlier(meeting.cases[index], meeting, year)]


def _came_earlier(case: Case, meeting: Meeting, year: Year) -> bool:
    """Whether a case has its number from an earlier meeting of the year."""
    return case.number in case.earlier or year.first_dates.get(case.number, meeting.date) < meeting.date


@rule("REF506", "advarsel")
def numbers_do_not_follow(meeting: Meeting, year: Year) -> Findings:
    """Saksnumrene i møtet følger ikke etter hverandre.

    Sakene i et møte nummereres fortløpende. Mangler et nummer, er en sak falt ut eller et nummer skrevet feil. I
    hvilken rekkefølge sakene ble behandlet, har ingenting å si.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 3/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: 3/26}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    for (before, other), (number, index) in pairwise(_numbered(meeting, year)):
        if number > before + 1:
            yield Finding(
                ("saker", index, "saksnr"),
                _("{missing} mangler mellom {before} og {number}").format(
                    missing=_span(before + 1, number - 1, meeting.cases[index].number, year.numbering),
                    before=meeting.cases[other].number,
                    number=meeting.cases[index].number,
                ),
                _("rett nummeret, eller før inn saken som mangler"),
            )


@rule("REF507", "info")
def gap_in_the_year(meeting: Meeting, year: Year) -> Findings:
    """Arkivet har et hull i årets saksnumre.

    Utvalget nummererer sakene fra 1 hvert år. Begynner et møte lenger fram enn der arkivets forrige møte sluttet, er
    det trolig holdt møter som arkivet ikke har. Er de ikke tatt over ennå, er det ikke noe galt i denne filen.

    Feil:
        saker:
          - {saksnr: 8/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 9/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 8/26}
          - {sak: 9/26}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    if not year.complete or not year.gaps:
        return
    own = _numbered(meeting, year)
    if not own:
        return
    number, index = own[0]
    if number in year.gaps:
        written = meeting.cases[index].number
        yield Finding(
            ("saker", index, "saksnr"),
            _("arkivet har ikke sak {missing}, som kommer før {number}").format(
                missing=_span(year.gaps[number], number - 1, written, year.numbering), number=written
            ),
            _("legg inn møtene som mangler, eller rett nummeret"),
        )


@rule("REF529", "advarsel")
def number_with_a_zero_before_it(meeting: Meeting, year: Year) -> Findings:
    """Saksnummeret har en null foran som de andre ikke har.

    01/26 og 1/26 er samme nummer for et menneske, men ikke for den som søker eller viser til saken. Skriv numrene på
    samme måte gjennom hele året.

    Feil:
        saker:
          - {saksnr: 01/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 01/26}
          - {sak: 2/26}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    if not any(case.number.startswith("0") for case in meeting.cases):
        return
    plain = [number for number in year.cases if number[1:2] == "/"]
    for index, case in enumerate(meeting.cases):
        bare = case.number.lstrip("0")
        if bare != case.number and (bare in year.cases or plain):
            yield Finding(
                ("saker", index, "saksnr"),
                _("saksnummer {number} har en null foran, som {other} ikke har").format(
                    number=case.number, other=bare if bare in year.cases else plain[0]
                ),
                _("er det en egen sak, gi den et nytt nummer; ellers skriv {bare}").format(bare=bare)
                if bare in year.cases
                else _("skriv {bare}, også der saken er nevnt").format(bare=bare),
            )
