"""The rules on whether references to points and cases lead anywhere (REF509–REF512, REF531, REF532)."""

import re
from itertools import islice
from operator import itemgetter

from referat_cli.i18n import _
from referat_cli.model.case_names import case_address, parse_address
from referat_cli.model.case_numbers import CaseNumber, NumberFormat
from referat_cli.model.commitments import TASK, PointToDo, points_to_do
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.patterns import LatePattern
from referat_cli.model.point_numbers import numbered
from referat_cli.model.problem import Finding, Findings, Within
from referat_cli.model.proposals import origin_address
from referat_cli.rules.meeting_texts import DECISION, MeetingTexts, Placed
from referat_cli.rules.proposals import CaseProposals, Proposals
from referat_cli.rules.registry import rule
from referat_cli.store.archive import Archive, HeldCase, Year
from referat_cli.store.paths import FOLDER, REGISTER, Home

# «punkt 8», «punktene 2.3», «pkt. 4»: it begins with letters that are quick to look for; those before them are looked
# at when it is found.
_POINT = LatePattern(r"kt(?:ene|a)?\.?\s(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<after>\s+\w+(?:\s+\w+)?)?")
_BEFORE = re.compile(r"(?<![^\W\d_])[Pp](?:un)?$")
# What follows names another document («punkt 8 i avtalen») unless it is the case's own text.
_ELSEWHERE = frozenset({"i", "av", "på", "under", "fra", "frå", "hos"})
_OWN = frozenset(
    {
        *("vedtaket", "vedtak", "vedtaka", "forslaget", "forslag", "innstillingen", "innstilling"),
        *("framlegget", "framlegg", "vedtaksframlegget", "innstillinga", "tilråding", "tilrådinga"),
    }
)


# A numbered list of the minutes' own, on lines or inside a sentence.
_OWN_LIST = LatePattern(
    r"^[^\S\n]*+(?P<line>\d{1,2}(?:\.\d{1,2})*)[.)](?=\s)|\s(?P<inside>\d{1,2}(?:\.\d{1,2})*)\)(?=\s)", re.MULTILINE
)


# A sentence names no more points than this.
_MOST_NAMED = 10


def _numbers_of(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers of the points of a case, and those of the lists in its minutes."""
    trees = (case.proposal, *(proposal.points for proposal in case.proposals), case.decision)
    of_points = {number for tree in trees for number, _at, _point in numbered(tree or ())}
    of_lists = (found["line"] or found["inside"] for found in _OWN_LIST.finditer(case.minutes))
    return frozenset(of_points), frozenset(of_lists)


@rule("REF509", "advarsel")
def point_that_does_not_exist(meeting: Meeting, texts: MeetingTexts) -> Findings:
    """Teksten viser til et punkt som ikke finnes.

    «Punkt 8» er nummeret et punkt har i sakens eget forslag eller vedtak. Når punkter føyes til eller tas bort, blir
    slike henvisninger lett stående igjen. Står det hva punktet hører til («punkt 8 i avtalen»), gjelder det noe annet.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
            referat: Det var spørsmål om punkt 3.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
            referat: Det var spørsmål om punkt 1.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    known: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
    for index, where, text in texts.having("0"):
        if "unkt" not in text and "pkt" not in text:
            continue
        for found in _POINT.finditer(text):
            begin = _BEFORE.search(text, max(found.start() - 4, 0), found.start())
            number, after = found["number"], (found["after"] or "").split()
            if not begin or (after[:1] and after[0] in _ELSEWHERE and (len(after) == 1 or after[1] not in _OWN)):
                continue
            case = meeting.cases[index]
            if index not in known:
                known[index] = _numbers_of(case)
            numbers, of_lists = known[index]
            if not numbers or number in numbers or number in of_lists:
                continue
            written = text[begin.start() : found.end("number")]
            yield Finding(
                (*where, Within(written)),
                _("«{written}» finnes verken i forslaget eller i vedtaket i sak {case}").format(
                    written=" ".join(written.split()), case=case.number
                ),
                _("rett nummeret, eller skriv hva punktet hører til («punkt {number} i …»)").format(number=number),
            )


@rule("REF510", "advarsel")
def case_that_does_not_exist(
    meeting: Meeting, texts: MeetingTexts, archive: Archive, home: Home, year: Year
) -> Findings:
    """Teksten viser til en sak som ikke finnes.

    «Sak 9/26» er en av utvalgets egne saker. Nummeret kan ikke ligge etter møtets siste sak, og ikke mellom to saker i
    samme møte uten å være en av dem. Møter som arkivet ikke har, vet ingen noe om. Står det hva saken hører til («sak
    9/26 i kommunestyret»), gjelder det noe annet.

    Feil:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Leverandøren er omtalt i sak 12/26.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            referat: Leverandøren er omtalt i sak 2/26.
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    misspelt = [case for case in meeting.cases if not year.numbering.fits(case.number)]  # which is REF502's
    last_of: dict[str, str] = {}
    own = {year.numbering.rewritten(case.number, case.type, meeting.date) for case in misspelt}
    for _index, where, text in texts.having("0"):
        for found in year.numbering.mentions(text):
            number = " ".join(found["number"].split())
            if number in own:
                continue
            after = (found["after"] or "").strip()
            series = year.numbering.format_of(number, meeting.date)
            if series is None:
                continue
            if series.form not in last_of:
                last_of[series.form] = _last_case(series, meeting)
            last = last_of[series.form]
            if after in _ELSEWHERE or not _impossible(meeting, number, last, archive, home, year):
                continue
            message = (
                _("sak {number} finnes ikke; møtets siste sak er {last}") if last else _("sak {number} finnes ikke")
            )
            yield Finding(
                (*where, Within(text[found.start() : found.end("number")])),
                message.format(number=number, last=last),
                _("rett nummeret, eller skriv hvem som hadde saken («sak {number} i …»)").format(number=number),
            )


def _last_case(series: NumberFormat, meeting: Meeting) -> str:
    """The last of the meeting's cases that are of a series; "" where none is."""
    own = [(parsed.running, case.number) for case in meeting.cases if (parsed := series.parse(case.number))]
    return max(own, key=itemgetter(0), default=(0, ""))[1]


def _impossible(meeting: Meeting, written: str, last: str, archive: Archive, home: Home, year: Year) -> bool:  # noqa: PLR0913, PLR0917 - what decides it
    """Whether the committee cannot have had a case of that number when it met; ``last`` is the meeting's last case.

    Nobody knows where the number alone does not say which case it is. A number with a letter has one without as well.
    """
    number = year.numbering.parse(written)
    if number is None or year.numbering.needs_meeting(written) or number._replace(letter="") in year.lettered:
        return False
    if written in year.cases or archive.cases_called(home.committee, written):
        return False
    if not number.is_of(meeting.date[:4]):
        years = archive.years_called(home.committee, number)
        return number.is_after(meeting.date[:4]) or any(_skips(number, y) for y in years)
    return (last != "" and number.running > year.numbering.running(last)) or _skips(number, year)


def _skips(number: CaseNumber, year: Year) -> bool:
    """Whether a number lies between two cases of one meeting that are written with the same year."""
    spans = filter(None, (meeting.get(number.year) for meeting in year.spans))
    return any(least < number < greatest for least, greatest in spans)


def _with_meeting(cases: tuple[HeldCase, ...], address: str, archive: Archive, home: Home) -> str | None:
    """The address of the last of several cases of a number, where the meeting must be said and is not; else None."""
    numbering = archive.numbering_of(home.committee)
    if len(cases) < 2 or parse_address(address).meeting or not numbering.needs_meeting(cases[-1].case.number):  # noqa: PLR2004 - several
        return None
    return case_address(cases[-1].day_and_name[1], cases[-1].case.number, numbering)


@rule("REF511", "feil", about=("foelger_opp",))
def follows_up_nothing(meeting: Meeting, archive: Archive, home: Home) -> Findings:
    """Saken følger opp et punkt som ikke finnes.

    foelger_opp lukker et punkt i et tidligere vedtak, eller en oppgave utenfor det (o1, o2 …). Peker det på en sak som
    arkivet ikke har, på et punkt som saken ikke har, eller på en sak i et senere møte, blir det rette punktet stående
    åpent.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - {tekst: AU skriver til kommunene., ansvarlig: [AU]}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#4"]

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - {tekst: AU skriver til kommunene., ansvarlig: [AU]}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#1"]
    """
    known: dict[str, tuple[tuple[HeldCase, ...], set[str]]] = {}
    for c, case in enumerate(meeting.cases):
        for n, address in enumerate(case.follows_up):
            number, _hash, point = address.partition("#")
            if number not in known:
                cases = archive.cases_called(home.committee, number)
                known[number] = cases, {one.address for found in cases for one in points_to_do(found.case)}
            cases, numbers = known[number]
            if not cases:
                message = _("sak {number} finnes ikke i arkivet").format(number=number)
            elif dated := _with_meeting(cases, number, archive, home):
                message = _("sak {number} er i flere møter").format(number=number)
                step = _("skriv møtet foran, som «{address}»").format(address=f"{dated}#{point}")
                yield Finding(("saker", c, "foelger_opp", n), message, step)
                continue
            elif all(found.meeting.date > meeting.date for found in cases):
                message = _("sak {number} er i et senere møte ({date})").format(
                    number=number, date=cases[0].meeting.date
                )
            elif not numbers:
                message = _("sak {number} har ikke noe vedtak å følge opp").format(number=number)
            elif point not in numbers and point.startswith(TASK):
                message = _("sak {number} har ikke oppgaven {point}").format(number=number, point=point)
            elif point not in numbers:
                message = _("vedtaket i sak {number} har ikke punkt {point}").format(number=number, point=point)
            else:
                continue
            step = _("skriv saken og punktet som er fulgt opp, eller ta bort «{address}»").format(address=address)
            yield Finding(("saker", c, "foelger_opp", n), message, step)


@rule("REF531", "advarsel", about=("foelger_opp",))
def follows_up_no_commitment(meeting: Meeting, archive: Archive, home: Home) -> Findings:
    """Saken følger opp et punkt som ingen skal gjøre noe med.

    En forpliktelse er et punkt med ansvarlig eller frist. Når et punkt settes inn, får de som kommer etter, nye numre,
    og da kan foelger_opp peke på et annet punkt enn før.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            vedtak:
              - Innkallingen godkjennes.
              - {tekst: AU skriver til kommunene., ansvarlig: [AU]}
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
              - {tekst: AU skriver til kommunene., ansvarlig: [AU]}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            foelger_opp: ["1/26#2"]
    """
    known: dict[str, dict[str, PointToDo]] = {}
    for c, case in enumerate(meeting.cases):
        for n, address in enumerate(case.follows_up):
            number, _hash, point = address.partition("#")
            if number not in known:
                cases = archive.cases_called(home.committee, number)
                held = (found for found in cases if found.meeting.date <= meeting.date)
                known[number] = {one.address: one for found in held for one in points_to_do(found.case)}
            points = known[number]
            if point not in points or points[point].is_commitment:
                continue
            others = [*islice((address for address, other in points.items() if other.is_commitment), _MOST_NAMED)]
            listed = ", ".join(f"{number}#{other}" for other in others)
            yield Finding(
                ("saker", c, "foelger_opp", n),
                _("punkt {point} i sak {number} er ikke en forpliktelse: det har verken ansvarlig eller frist").format(
                    point=point, number=number
                ),
                _("skriv punktet som er fulgt opp ({points}), eller ta bort «{address}»").format(
                    points=listed, address=address
                )
                if others
                else _("ta bort «{address}», eller før ansvarlig eller frist på punktet").format(address=address),
            )


@rule("REF532", "info", about=("tidligere",))
def treated_before_in_no_known_case(meeting: Meeting, archive: Archive, home: Home) -> Findings:
    """En sak som skal være behandlet før, finnes ikke i arkivet.

    tidligere sier i hvilke saker det samme ble behandlet før. De kan være eldre enn arkivet, eller i et utvalg som ikke
    har referatene sine der. Er det ikke slik, er nummeret trolig feil. Av et annet utvalg ses det bare etter om arkivet
    har det.

    Feil:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning, tidligere: [12/24]}

    Riktig:
        saker:
          - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
          - saksnr: 2/26
            tittel: Samarbeid om legevakt
            sakstype: beslutning
            tidligere: [12/24]  # referat: godta REF532 eldre enn arkivet
    """
    for c, case in enumerate(meeting.cases):
        for n, address in enumerate(case.earlier):
            committee, _colon, number = address.rpartition(":")
            cases = archive.cases_called(home.committee, number)
            if committee not in ("", home.committee):
                if archive.has(f"{FOLDER}/{committee}/{REGISTER}"):
                    continue
                message = _("arkivet har ikke utvalget {committee}, som hadde sak {number}").format(
                    committee=committee, number=number
                )
            elif number == case.number:  # taken up again under its own number
                continue
            elif not cases:
                message = _("sak {number} finnes ikke i arkivet").format(number=number)
            elif dated := _with_meeting(cases, number, archive, home):
                message = _("sak {number} er i flere møter").format(number=number)
                step = _("skriv møtet foran, som «{address}»").format(address=dated)
                yield Finding(("saker", c, "tidligere", n), message, step)
                continue
            elif all(found.meeting.date > meeting.date for found in cases):
                message = _("sak {number} er i et senere møte ({date})").format(
                    number=number, date=cases[0].meeting.date
                )
            else:
                continue
            yield Finding(
                ("saker", c, "tidligere", n),
                message,
                _("rett nummeret, eller godta: «# referat: godta REF532» og grunnen, på linjen"),
            )


@rule("REF512", "feil")
def from_a_proposal_that_does_not_exist(commitments: tuple[Placed, ...], proposals: Proposals) -> Findings:
    """Punktet sier at det kommer fra et punkt som forslaget ikke har.

    fra_forslag står på et punkt i vedtaket og er nummeret på det punktet i samme saks forslag som det kommer fra: 2 for
    punkt 2 i innstillingen, B.2 for punkt 2 i forslag B.

    Feil:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
            vedtak:
              - {tekst: Innkalling og saksliste godkjennes., fra_forslag: "2"}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}

    Riktig:
        # et møte som er holdt
        saker:
          - saksnr: 1/26
            tittel: Godkjenning av innkalling
            forslag_til_vedtak:
              - Innkallingen godkjennes.
            vedtak:
              - {tekst: Innkalling og saksliste godkjennes., fra_forslag: "1"}
          - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
    """
    for placed in commitments:
        number, where = placed.point.from_proposal, (*placed.where, "fra_forslag")
        if number is None:
            continue
        if placed.field != DECISION:
            yield Finding(where, _("fra_forslag hører hjemme i vedtaket, ikke i forslaget"), _("ta det bort"))
        elif message := _missing_origin(proposals(placed.case), number):
            yield Finding(where, message, _("skriv nummeret på punktet det kommer fra, eller ta bort fra_forslag"))


def _missing_origin(of_case: CaseProposals, written: str) -> str:
    """What is wrong with the point that ``fra_forslag`` names, "" where it is there, or its proposal has no text."""
    address = origin_address(written)
    message = of_case.missing(address)
    if not message or written == address:
        return message
    return _("forslaget i sak {case} har ikke punkt {number}").format(case=of_case.name, number=written)
