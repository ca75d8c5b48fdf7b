"""The rules on whether numbers, types of cases and the register's series agree (REF533–REF538)."""

from itertools import combinations, product

from referat_cli.i18n import _
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.problem import Finding, Findings
from referat_cli.model.register import Register
from referat_cli.rules.registry import rule

# So many cases of a meeting are told of in one sentence.
_MANY = 3
# Running numbers that are tried, of one, two and three digits, as are years.
_TRIED = (1, 12, 123)
_YEARS = ("2026-03-04", "2010-11-12")


@rule("REF533", "advarsel")
def case_without_number(meeting: Meeting, register: Register) -> Findings:
    """En sak mangler nummer i et utvalg som nummererer sakene sine.

    Registeret sier hvordan sakene nummereres (saksnummer). En sak uten nummer finnes bare igjen ved møtet og plassen
    sin der (2026-03-04/+1). Har bare noen slags saker nummer, sier registeret hvilke, med sakstype på hver serie.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: +1}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
        saksliste:
          - {sak: 1/26}
          - {sak: 2/26}
    """
    numbering = register.numbering
    series = {
        index: found
        for index, case in enumerate(meeting.cases)
        if not case.is_numbered and (found := numbering.series_for(case.type, meeting.date))
    }
    step = _("skriv «saksnr», som {example}, eller rett saksnummer i utvalg.yaml")
    if len(series) >= _MANY:
        first = next(iter(series))
        example = series[first].number(1, meeting.date)
        message = _("{count} saker har ikke noe saksnummer").format(count=len(series))
        yield Finding(("saker", first, "tittel"), message, step.format(example=example))
        return
    for index, one in series.items():
        message = _("saken «{title}» har ikke noe saksnummer").format(title=meeting.cases[index].title)
        yield Finding(("saker", index, "tittel"), message, step.format(example=one.number(1, meeting.date)))


@rule("REF534", "advarsel")
def number_in_a_committee_without(meeting: Meeting, register: Register) -> Findings:
    """En sak har nummer i et utvalg som ikke nummererer sakene sine.

    Med «saksnummer: []» sier registeret at sakene ikke har nummer. Står det numre på papiret, skal formen stå i
    registeret, så de kan følges fra møte til møte.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer: []
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
        saksliste:
          - {sak: 1/26}
        saker:
          - {saksnr: 1/26, tittel: Samarbeid om legevakt}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer: []
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
        saksliste:
          - {sak: +1}
        saker:
          - {tittel: Samarbeid om legevakt}
    """
    if register.numbering.formats:
        return
    numbered = [index for index, case in enumerate(meeting.cases) if case.is_numbered]
    if not numbered:
        return
    message = _("sak {number} har nummer, men utvalget nummererer ikke sakene sine")
    if len(numbered) > 1:
        message = _("{count} saker har nummer, som {number}, men utvalget nummererer ikke sakene sine")
    yield Finding(
        ("saker", numbered[0], "saksnr"),
        message.format(count=len(numbered), number=meeting.cases[numbered[0]].number),
        _("ta bort «saksnr», eller skriv formen under saksnummer i utvalg.yaml"),
    )


@rule("REF535", "advarsel")
def number_of_another_series(meeting: Meeting, register: Register) -> Findings:
    """Saken har et nummer fra en annen serie enn den som gjelder for sakstypen.

    Har utvalget flere nummerserier, sier registeret hvilke sakstyper hver av dem gjelder for. Enten er sakstypen feil,
    eller nummeret.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer:
          - {form: "PS {nr}/{aar:2}"}
          - {form: "RS {nr}/{aar:2}", sakstype: [referatsak]}
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
        saksliste:
          - {sak: PS 1/26}
        saker:
          - {saksnr: PS 1/26, tittel: Brev fra fylkeskommunen, sakstype: referatsak}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer:
          - {form: "PS {nr}/{aar:2}"}
          - {form: "RS {nr}/{aar:2}", sakstype: [referatsak]}
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetedato: "2026-03-04"
        status: innkalling
        saksliste:
          - {sak: RS 1/26}
        saker:
          - {saksnr: RS 1/26, tittel: Brev fra fylkeskommunen, sakstype: referatsak}
    """
    numbering = register.numbering
    if not any(series.types for series in numbering.formats):
        return
    for index, case in enumerate(meeting.cases):
        right = numbering.series_for(case.type, meeting.date) if case.is_numbered and case.type else None
        if right is None or not right.types or case.number in case.earlier or right.fits(case.number):
            continue
        if numbering.is_in_use(case.number, meeting.date):
            message = _("sak {number} er en {type}, og de har nummer som {example}")
            yield Finding(
                ("saker", index, "saksnr"),
                message.format(number=case.number, type=case.type, example=right.number(1, meeting.date)),
                _("rett nummeret eller sakstypen, eller sakstypene til seriene i utvalg.yaml"),
            )


@rule("REF536", "advarsel")
def number_of_another_meeting(meeting: Meeting, register: Register) -> Findings:
    """Saksnummeret har et annet møtenummer enn møtet.

    Når formen har {moete}, er det moetenummer som står der. En sak som er tatt opp igjen, beholder nummeret sitt, og
    har det under «tidligere».

    Feil:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer: "{moete}/{nr}"
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetenummer: "3"
        moetedato: "2026-03-04"
        status: innkalling
        saksliste:
          - {sak: 2/1}
        saker:
          - {saksnr: 2/1, tittel: Samarbeid om legevakt}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer: "{moete}/{nr}"
        # minutes/prove/2026/2026-03-04.yaml
        utvalg: prove
        moetenummer: "3"
        moetedato: "2026-03-04"
        status: innkalling
        saksliste:
          - {sak: 3/1}
        saker:
          - {saksnr: 3/1, tittel: Samarbeid om legevakt}
    """
    own = meeting.number or ""
    if not own.isdecimal():
        return
    for index, case in enumerate(meeting.cases):
        number = register.numbering.parse(case.number)
        if number and number.meeting not in (0, int(own)) and case.number not in case.earlier:
            yield Finding(
                ("saker", index, "saksnr"),
                _("sak {number} har møtenummer {other}, men dette er møte {own}").format(
                    number=case.number, other=number.meeting, own=own
                ),
                _(
                    "rett nummeret eller moetenummer; er saken tatt opp igjen, skriv «tidligere: [{number}]» i den"
                ).format(number=case.number),
            )


@rule("REF537", "feil")
def numbers_that_cannot_be_told_apart(committee: Committee, register: Register) -> Findings:
    """Numrene til utvalget kan ikke skilles fra hverandre.

    Et nummer skal høre til én serie, og kunne leses på én måte. To serier som er i bruk samtidig, må ha hver sin form,
    og mellom to tall i en form må det stå et tegn.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer:
          - {form: "{nr}/{aar:2}"}
          - {form: "{nr:2}/{aar:2}", sakstype: [referatsak]}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer:
          - {form: "{nr}/{aar:2}"}
          - {form: "RS {nr:2}/{aar:2}", sakstype: [referatsak]}
    """
    formats = register.numbering.formats
    several = not isinstance(committee.numbering, str)
    for index, one in enumerate(formats):
        if one.is_ambiguous:
            yield Finding(
                ("saksnummer", index, "form") if several else ("saksnummer",),
                _("numre på formen «{form}» kan leses på flere måter").format(form=one.form),
                _("sett et tegn mellom tallene, som {example}").format(example=_("«{kap}.{nr}»")),
            )
    for (_index, one), (other_index, other) in combinations(enumerate(formats), 2):
        numbers = (series.number(n, day) for series, n, day in product((one, other), _TRIED, _YEARS))
        both = next((number for number in numbers if one.fits(number) and other.fits(number)), None)
        if both and one.overlaps(other):
            yield Finding(
                ("saksnummer", other_index, "form"),
                _("nummeret {number} kan være av to serier, «{one}» og «{other}»").format(
                    number=both, one=one.form, other=other.form
                ),
                _("gi seriene hver sin form, eller hver sin tid med «fra» og «til»"),
            )


@rule("REF538", "advarsel")
def restart_that_is_not_said(committee: Committee, register: Register) -> Findings:
    """Serien begynner på 1 igjen hver periode, men registeret sier ikke når.

    Med «omstart: periode» er perioder den første dagen i hver periode. Uten dem telles numrene som om de aldri begynte
    på nytt.

    Feil:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer:
          - {form: "{nr}", omstart: periode}

    Riktig:
        # minutes/prove/utvalg.yaml
        format: 2
        kode: prove
        navn: Prøveutvalget
        saksnummer:
          - {form: "{nr}", omstart: periode, perioder: ["2023-10-01"]}
    """
    if isinstance(committee.numbering, str):
        return
    for index, one in enumerate(register.numbering.formats):
        if one.restart == "periode" and not one.periods and not one.has("sesong"):
            message = _("numrene på formen «{form}» begynner på nytt hver periode, men perioder mangler")
            step = _("skriv den første dagen i hver periode under perioder")
            yield Finding(("saksnummer", index, "omstart"), message.format(form=one.form), step)
        elif one.periods and one.begins_again != "periode":
            message = _("perioder har ingen virkning når numrene ikke begynner på nytt hver periode")
            yield Finding(("saksnummer", index, "perioder"), message, _("skriv «omstart: periode», eller slett linjen"))
