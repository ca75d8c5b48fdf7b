"""The rules on whether cases are numbered as they should be (REF501–REF503, REF506, REF507, REF529)."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from referat_cli.i18n import _
from referat_cli.model.case_names import case_called, case_name
from referat_cli.model.case_numbers import CaseNumber, Counted, Numbering, may_be_number
from referat_cli.model.meeting import UNFINISHED, Case, Meeting
from referat_cli.model.problem import Finding, Findings, Where
from referat_cli.model.register import Register
from referat_cli.rules.attendees import Roll
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Archive, HeldCase, Year
from referat_cli.store.paths import home

# So many numbers of another meeting are one mistake: a copied file.
_MANY_NUMBERS = 3
# From here on a number needs no zero before it to be as long as the others.
_TEN = 10


@rule("REF501", "feil")
def named_case_that_does_not_exist(meeting: Meeting, parts: Roll) -> Findings:
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
    mentioned = [*_in_list(parts), *_of_officers(meeting)]
    for c, correction in enumerate(meeting.corrections):
        mentioned += [(("rettelser", c, "gjelder", n), what) for n, what in enumerate(correction.concerns)]
    for d, departure in enumerate(meeting.source.departures if meeting.source else ()):
        if departure.case:
            mentioned.append((("kilde", "avvik", d, "sak"), departure.case))
    numbers = {case.number for case in meeting.cases}
    for where, number in mentioned:
        if number in numbers or not may_be_number(number):
            continue
        if (place := case_called(meeting, number)) is not None:
            name = case_name(meeting, place)
            message = _("saken er skrevet «{number}», men heter {name}").format(number=number, name=name)
            yield Finding(where, message, _("skriv {name}").format(name=name))
            continue
        yield Finding(
            where,
            _("sak {number} finnes ikke i dette møtet").format(number=number),
            _("rett nummeret; møtet har {numbers}").format(numbers=", ".join(sorted(numbers)) or _("ingen saker")),
        )


def _in_list(parts: Roll) -> Iterator[tuple[Where, str]]:
    """The cases that lines of the attendance list name."""
    for where, _group, line in parts:
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
    møtets eget år, er trolig årstallet feil, med mindre «tidligere» i saken sier at den er tatt opp igjen. Har utvalget
    flere nummerserier, må nummeret være av en som er i bruk den dagen.

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

    def again(index: int) -> bool:  # asked of the few numbers that are not the meeting's own
        case = meeting.cases[index]
        return _is_taken_up_again(HeldCase(path, meeting, case), _held_before(case.number, meeting, archive, path))

    others = {number.year for number in parsed if number}
    own = any(number.is_of(of) for number in parsed if number)
    if len(parsed) > 1 and len(others) == 1 and not own and not any(map(again, range(len(parsed)))):
        yield Finding(
            ("moetedato",),
            _("møtet er i {year}, men alle sakene har årstallet {other}").format(year=of, other=others.pop()),
            _("rett moetedato, eller årstallet i saksnumrene"),
        )
        return
    wrong = []
    for index, (case, number) in enumerate(zip(meeting.cases, parsed, strict=True)):
        where = ("saker", index, "saksnr")
        if not case.is_numbered or not numbering.formats:  # which is REF533's, or REF534's
            continue
        if not number or not (numbering.is_in_use(case.number, meeting.date) or again(index)):
            wrong.append(index)
        elif _is_of_another_year(number, case.number, meeting, year) and not again(index):
            yield Finding(
                where,
                _("sak {number} har et annet år enn møtet {date}").format(number=case.number, date=meeting.date),
                _("rett årstallet; er saken tatt opp igjen fra før, skriv «tidligere: [{number}]» i den").format(
                    number=case.number
                ),
            )
    yield from _of_another_form(meeting, wrong, numbering)


def _is_of_another_year(number: CaseNumber, written: str, meeting: Meeting, year: Year) -> bool:
    """Whether a number has a year that is not the meeting's own, and would else be one of its own."""
    of = meeting.date[:4]
    if number.is_of(of):
        return False
    series = year.numbering.format_of(written, meeting.date)
    used = {
        one for sequence, numbers in year.running.items() for one in numbers if series and sequence.form == series.form
    }
    return number.is_after(of) or _follows(number.running, used)


def _of_another_form(meeting: Meeting, wrong: list[int], numbering: Numbering) -> Findings:
    """The numbers that no series of the committee has; as one finding where many can not be read in any other way."""
    rights = {
        index: numbering.rewritten(meeting.cases[index].number, meeting.cases[index].type, meeting.date)
        for index in wrong
    }
    unread = [index for index, right in rights.items() if right is None]
    if len(unread) >= _MANY_NUMBERS:
        numbers = [meeting.cases[index].number for index in unread]
        message = _("{count} saksnumre, {first} til {last}, har ikke utvalgets form, som {example}")
        values = {
            "count": len(numbers),
            "first": numbers[0],
            "last": numbers[-1],
            "example": _example(numbering, meeting),
        }
        step = _("skriv numrene slik, eller før serien opp under saksnummer i utvalg.yaml")
        yield Finding(("saker", unread[0], "saksnr"), message.format(**values), step)
    for index, right in rights.items():
        if right is None and len(unread) >= _MANY_NUMBERS:
            continue
        yield Finding(
            ("saker", index, "saksnr"),
            _("saksnummeret «{number}» har ikke utvalgets form, som {example}").format(
                number=meeting.cases[index].number, example=_example(numbering, meeting)
            ),
            _("skriv {number}, eller rett formen under saksnummer i utvalg.yaml").format(number=right)
            if right
            else _("rett nummeret, eller formen under saksnummer i utvalg.yaml"),
            "" if numbering.parse(meeting.cases[index].number) else right or "",  # it may be the form that is wrong
        )


def _example(numbering: Numbering, meeting: Meeting) -> str:
    """A number of each series that the committee uses that day."""
    return _(" eller ").join(numbering.examples(meeting.date))


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
def case_number_twice(meeting: Meeting, path: str, year: Year, archive: Archive) -> Findings:
    """Samme saksnummer er brukt to ganger.

    Et saksnummer peker på én sak. Det samme nummeret kan ikke stå to ganger i møtet, eller i to møter før numrene
    begynner på 1 igjen, som de fleste gjør hvert år. En sak som ble utsatt, sendt tilbake, oversendt, trukket eller
    ikke behandlet, kan tas opp igjen under nummeret sitt, og når et møte er avlyst, kan numrene brukes på nytt.

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
        if not case.is_numbered:
            continue
        if case.number in seen:
            message = _("saksnummer {number} står to ganger i møtet").format(number=case.number)
            yield Finding(("saker", index, "saksnr"), message, step)
        elif others := [other for other in _of_that_number(case.number, year, archive, path) if other.path != path]:
            own = HeldCase(path, meeting, case)
            if again := [
                other
                for other in others
                if not _may_come_again(other, own)
                and year.numbering.same_sequence(case.number, own.day_and_name, other.day_and_name)
            ]:
                used.setdefault(again[-1].meeting.date, []).append(index)
        seen.add(case.number)
    for date, indices in used.items():
        numbers = [meeting.cases[index].number for index in indices]
        where = ("saker", indices[0], "saksnr")
        if len(numbers) >= _MANY_NUMBERS:
            message = _("{count} saksnumre, {first} til {last}, er brukt i møtet {date}")
            values = {"count": len(numbers), "first": numbers[0], "last": numbers[-1], "date": date}
            copied = _("er filen en kopi av et annet møte? Gi sakene nye numre")
            yield Finding(where, message.format(**values), _or_restart(copied, numbers[0], year))
            continue
        for index, number in zip(indices, numbers, strict=True):
            message = _("saksnummer {number} er brukt i møtet {date}").format(number=number, date=date)
            yield Finding(("saker", index, "saksnr"), message, _or_restart(step, number, year))


def _or_restart(step: str, number: str, year: Year) -> str:
    """The step, and where the register does not say that numbers begin again, how it says so."""
    series = year.numbering.format_of(number)
    if series is None or series.restart or series.begins_again != "aldri":
        return step
    written = f'saksnummer: [{{form: "{series.form}", omstart: moete}}]'
    return _("{step}; begynner numrene på 1 igjen i hvert møte, skriv «{written}» i utvalg.yaml").format(
        step=step, written=written
    )


def _of_that_number(number: str, year: Year, archive: Archive, path: str) -> tuple[HeldCase, ...]:
    """The cases that have a number: of the year, or of all where numbers go on from year to year."""
    series = year.numbering.format_of(number)
    if series is None or series.begins_again in ("aar", "moete") or (where := home(path)) is None:
        return year.cases.get(number, ())
    return archive.cases_called(where.committee, number)


def _may_come_again(one: HeldCase, other: HeldCase) -> bool:
    """Whether a case in two meetings was not finished in the first, or is said in the second to come again."""
    from referat_cli.compare.outcome import case_outcome  # noqa: PLC0415 - a comparison that few records ask for

    first, second = sorted((one, other), key=lambda found: (found.meeting.date, found.path))
    known = case_outcome(first.case, first.meeting.status)
    return second.case.number in second.case.earlier or (known is not None and known.outcome in UNFINISHED)


def _span(first: int, last: int, number: str, numbering: Numbering) -> str:
    """A run of case numbers in the form of one of them: (7, 9, "10/26") is "7/26–9/26"."""
    ends = dict.fromkeys((first, last))
    return "–".join(numbering.renumbered(number, running) for running in ends)


# The numbers of a meeting's own, new cases, in order, each sequence by itself.
NewNumbers = tuple[tuple[Counted, ...], ...]


def new_numbers_of(meeting: Meeting, path: str, year: Year) -> NewNumbers:
    """Those of a meeting."""
    own = (
        one for one in year.counted(path, meeting) if not _came_earlier(meeting.cases[one.place], meeting, path, year)
    )
    return tuple(tuple(numbers) for _sequence, numbers in groupby(own, key=lambda one: one.sequence))


def _came_earlier(case: Case, meeting: Meeting, path: str, year: Year) -> bool:
    """Whether a case has its number from an earlier meeting of the year."""
    if case.number in case.earlier:
        return True
    before = [one for one in year.cases.get(case.number, ()) if one.meeting.date < meeting.date]
    if before and year.numbering.needs_meeting(case.number):  # the same number may be another case
        own = HeldCase(path, meeting, case).day_and_name
        return any(year.numbering.same_sequence(case.number, own, one.day_and_name) for one in before)
    return bool(before)


@rule("REF506", "advarsel")
def numbers_do_not_follow(meeting: Meeting, new_numbers: NewNumbers, year: Year) -> Findings:
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
    for before, after in (pair for numbers in new_numbers for pair in pairwise(numbers)):
        if after.running > before.running + 1:
            number = meeting.cases[after.place].number
            yield Finding(
                ("saker", after.place, "saksnr"),
                _("{missing} mangler mellom {before} og {number}").format(
                    missing=_span(before.running + 1, after.running - 1, number, year.numbering),
                    before=meeting.cases[before.place].number,
                    number=number,
                ),
                _("rett nummeret, eller før inn saken som mangler"),
            )


@rule("REF507", "info")
def gap_in_the_year(meeting: Meeting, new_numbers: NewNumbers, year: Year) -> Findings:
    """Arkivet har et hull i årets saksnumre.

    Utvalget nummererer sakene fra 1 hvert år, eller så ofte som registeret sier. Begynner et møte lenger fram enn der
    arkivets forrige møte sluttet, er det trolig holdt møter som arkivet ikke har. Er de ikke tatt over ennå, er det
    ikke noe galt i denne filen.

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
    for first, *_others in new_numbers:
        missing = year.gaps.get((first.sequence, first.running))
        if missing is None:
            continue
        written = meeting.cases[first.place].number
        yield Finding(
            ("saker", first.place, "saksnr"),
            _("arkivet har ikke sak {missing}, som kommer før {number}").format(
                missing=_span(missing, first.running - 1, written, year.numbering), number=written
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
    numbering = year.numbering
    with_zero = {}
    for index, case in enumerate(meeting.cases):
        if "0" in case.number and (bare := numbering.without_zeros(case.number)) != case.number:
            with_zero[index] = bare
    if not with_zero:
        return
    plain = [
        number
        for number in year.cases
        if numbering.running(number) < _TEN and numbering.without_zeros(number) == number
    ]
    for index, bare in with_zero.items():
        if bare in year.cases or plain:
            yield Finding(
                ("saker", index, "saksnr"),
                _("saksnummer {number} har en null foran, som {other} ikke har").format(
                    number=meeting.cases[index].number, other=bare if bare in year.cases else plain[0]
                ),
                _("er det en egen sak, gi den et nytt nummer; ellers skriv {bare}").format(bare=bare)
                if bare in year.cases
                else _("skriv {bare}, også der saken er nevnt").format(bare=bare),
            )
