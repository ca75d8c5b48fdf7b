"""What does a realistic archive of any size look like?

Everything is invented, from a seed: a committee of some thirty seats meets ten times a year, a meeting has nine cases,
and a file is about 25 kB, as the larger of the two real meetings. Most committees have met for ten years, one for
twenty. Words are drawn as words of a language are, some often and most seldom; each committee has projects whose names
no other one knows, and few people sit in two committees.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, count, pairwise
from pathlib import Path
from random import Random

from benchmarks.slips import with_slips

FIRST = (
    "Anne Berit Camilla Dagfinn Eirik Frøydis Geir Hilde Ingvild Jørn Kåre Liv Marit Nils Oddvar Pernille "
    "Ragnhild Sigrid Torbjørn Unni Vidar Wenche Yngve Ågot Øystein Sølvi Bjørg Håkon Synnøve Terje"
).split()
LAST = (
    "Aasen Bakken Dalseth Eikrem Fosse Grønli Haugstad Iversrud Jenshus Kvernmo Lillegård Moheim Nordskog Opdøl "
    "Pettersrud Rønningsbakk Sandvoll Tveitås Ulvestad Vestrum Ytterbø Årdalsnes Ødegårdstrøa Åsgjerd Bråtveit "
    "Skogheim Myrvang Solbrekk Heggelund Lunderød"
).split()
WORDS = (
    "kommunene sykehuset pasienter oppfølging samhandling tjenester kapasitet utskrivning arbeidsgruppen tiltak "
    "rapport strategi plan behov ressurser kompetanse fastleger brukere pårørende forløp henvisning avtale "
    "retningslinje prosjekt pilot evaluering mål resultater erfaringer nivåene ansvar rammer innspill arbeidet "
    "løsninger oversikt rutiner informasjon forebygging mestring skal bør kan må vil ber anbefaler slutter "
    "støtter ønsker vurderer følger legger bidrar og med til fra for i på av om ved etter gjennom innen mellom "
    "felles regional lokal digital tydelig god bedre ny første videre"
).split()
FORMER = (
    "pasient helse kommune sykehus fastlege bruker tjeneste kompetanse samarbeids beredskaps rehabiliterings barnevern "
    "ungdoms familie eldre demens kreft diabetes slagpasient rus psykiatri legevakt ambulanse jordmor ernærings "
    "bemannings rekrutterings utdannings forsknings velferds hjemme dialyse smerte lindrings sår tannhelse språk "
    "pårørende transport digitaliserings journal epikrise medisin"
).split()
LATTER = (
    "plan planer team møte utvalg arbeid forløp tilbud kartlegging ordning strategi rapport veileder avdeling "
    "koordinator nettverk gruppe senter kontakt prosjekt budsjett program opplæring vurdering undersøkelse "
    "statistikk kvalitet sikkerhet oppgaver ansvar modell kurs register samtale konferanse tiltak melding råd"
).split()
PLACES = (
    "Fjell Sund Vik Strand Elve Foss Skog Myr Hei Dal Nes Holm Voll Haug Berg Lund Mo Ås Tind Bre Eid Vann Lang Stor "
    "Små Øst Vest Nord Sør Midt"
).split()
VENTURES = "løftet bruene broen porten sporet veven kompasset stafetten laget hjelpen ringen nøkkelen".split()
UNITS = ("Nordby", "Vestby", "Sørvågen", "Østmarka", "Innlandet sør", "Fjordbygdene", "Kystregionen")
GROUPS = (
    ("Kommunene", "medlem", 7),
    ("Sykehuset", "medlem", 6),
    ("Fastleger", "medlem", 3),
    ("Brukere", "medlem", 3),
    ("Ansatte", "observatør", 5),
    ("Observatører", "observatør", 6),
)
SECRETARIES = ("Sekretariatet", "sekretariat", 3)
MARKS = ("møtt", "møtt", "møtt", "møtt", "digitalt", "forfall", "forfall")
MEETINGS_A_YEAR = 10
CASES = 9
FIRST_YEAR, YEARS = 2015, 10
OLDEST = 3  # the committee that has met for twice as many years


def _vocabulary() -> tuple[list[str], list[float]]:
    """The words, and how often each is drawn: of four one is a compound, the first of them often, most seldom."""
    compounds = [former + latter for former in FORMER for latter in LATTER]
    Random(0).shuffle(compounds)
    seldom = [1 / rank for rank in range(20, len(compounds) + 20)]
    often = 3 * sum(seldom) / len(WORDS)
    return [*WORDS, *compounds], list(accumulate([often] * len(WORDS) + seldom))


VOCABULARY, WEIGHTS = _vocabulary()


class InventedCommittee:
    """An invented committee: its code and its people, by group."""

    def __init__(self, number: int) -> None:
        self.code = f"utvalg-{number}"
        chance = Random(number)
        middle = LAST[(number - 1) % len(LAST)]
        names = [
            f"{first} {middle} {last}" if number else f"{first} {last}"
            for first in FIRST
            for last in LAST
            if last != middle or not number
        ]
        chance.shuffle(names)
        self.groups = [
            (group, role, [(names.pop(), UNITS[seat % len(UNITS)]) for seat in range(seats)])
            for group, role, seats in (*GROUPS, SECRETARIES)
        ]
        ventures = range(3 * number, 3 * number + 3)
        self.projects = [
            PLACES[venture % len(PLACES)] + VENTURES[venture // len(PLACES) % len(VENTURES)] for venture in ventures
        ]

    @property
    def people(self) -> list[str]:
        """Everybody's name, members first."""
        return [name for _group, _role, people in self.groups for name, _unit in people]

    def register(self) -> str:
        """The committee's register as YAML."""
        lines = [
            "# yaml-language-server: $schema=../../schema/utvalg.schema.json",
            "format: 1",
            f"kode: {self.code}",
            f"navn: Samarbeidsutvalget {self.code}",
            'saksnummer: "{nr}/{aar:2}"',
            "organer:",
            "  - {navn: AU, alias: [Arbeidsutvalget]}",
            "grupper:",
        ]
        for group, role, people in self.groups:
            lines += [f"  - gruppe: {group}", f"    rolle: {role}", "    personer:"]
            lines += [f"      - {{navn: {name}, enhet: {unit}}}" for name, unit in people]
        return "\n".join(lines) + "\n"


def sentence(chance: Random, words: int) -> str:
    """An invented sentence of about so many words."""
    text = " ".join(chance.choices(VOCABULARY, cum_weights=WEIGHTS, k=max(3, words + chance.randint(-3, 3))))
    return text[0].upper() + text[1:] + "."


def folded(text: str, indent: str, width: int = 100) -> str:
    """A text under ``>-``, folded as a secretary's editor would."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return ">-\n" + "\n".join(f"{indent}{piece}" for piece in [*lines, line])


def meeting(committee: InventedCommittee, day: date, first: int, next_day: date) -> str:
    """A meeting of the committee as YAML; its cases are numbered from ``first``."""
    chance = Random(f"{committee.code} {day}")
    leader, secretary = committee.people[0], committee.groups[-1][2][0][0]
    numbers = [f"{first + case}/{day:%y}" for case in range(CASES)]
    lines = [
        "# yaml-language-server: $schema=../../../schema/moete.schema.json",
        f"utvalg: {committee.code}",
        f'moetedato: "{day}"',
        'start: "09:00"',
        'slutt: "15:00"',
        "moetested: Rådhuset, møterom 2",
        f"moeteleder: {leader}",
        f"referent: {secretary}",
        f'neste_moete: "{next_day}"',
        "status: referat",
        "",
        "deltakere:",
    ]
    there = [leader]
    for group, _role, people in committee.groups:
        lines += [f"  - gruppe: {group}", "    personer:"]
        for name, unit in people:
            mark = "møtt" if name in (leader, secretary) else chance.choice(MARKS)
            lines.append(f"      - {{navn: {name}, oppmoete: {mark}, enhet: {unit}}}")
            there += [name] * (mark != "forfall")
    lines += ["", "saksliste:"]
    for index, number in enumerate(numbers):
        start, end = 540 + index * 40, 580 + index * 40
        times = f'start: "{start // 60:02}:{start % 60:02}", slutt: "{end // 60:02}:{end % 60:02}"'
        lines.append(f"  - {{{times}, sak: {number}, ansvarlig: [{chance.choice(there[:7])}]}}")
    lines += ["", "saker:"]
    for number in numbers:
        lines += case(committee, chance, number)
    return "\n".join(lines) + "\n"


def case(committee: InventedCommittee, chance: Random, number: str) -> Iterator[str]:
    """The lines of one case."""
    workers = committee.groups[-1][2]
    yield f"  - saksnr: {number}"
    project = f" i {chance.choice(committee.projects)}" if chance.random() < 0.06 else ""
    responsible = [committee.people[0], *([chance.choice(committee.people[1:-3])] if chance.random() < 0.65 else [])]
    yield f"    tittel: {sentence(chance, 6).rstrip('.')}{project}"
    yield f"    sakstype: {chance.choice(('beslutning', 'orientering'))}"
    yield f"    saksansvarlig: [{', '.join(responsible)}]"
    yield f"    saksbehandler: [{chance.choice(workers)[0]}]"
    points = [sentence(chance, 19) for _point in range(chance.randint(2, 4))]
    yield "    forslag_til_vedtak:"
    yield from (f"      - {folded(point, ' ' * 8)}" for point in points)
    yield "    referat: |"
    for _paragraph in range(2):
        yield f"      {sentence(chance, 30)}"
        yield ""
    yield from (f"      - {sentence(chance, 11)}" for _item in range(3))
    if chance.random() < 0.4:
        points[chance.randrange(len(points))] = sentence(chance, 19)
    yield "    vedtak:"
    yield from (f"      - {folded(point, ' ' * 8)}" for point in points)


def days(year: int) -> list[date]:
    """The days of a year on which a committee meets."""
    return [date(year, 1, 14) + timedelta(days=35 * index) for index in range(MEETINGS_A_YEAR)]


@dataclass(frozen=True)
class Planned:
    """A meeting to be written: whose, when, from which case number on, and when the next one is."""

    committee: InventedCommittee
    day: date
    first: int
    next_day: date

    @property
    def path(self) -> str:
        """Where the file lies."""
        return f"minutes/{self.committee.code}/{self.day:%Y}/{self.day}.yaml"

    def text(self) -> str:
        """The minutes."""
        return meeting(self.committee, self.day, self.first, self.next_day)


def planned(meetings: int) -> Iterator[Planned]:
    """So many meetings, committee by committee."""
    left = meetings
    for number in count():
        committee = InventedCommittee(number)
        first_year = FIRST_YEAR - YEARS * (number == OLDEST)
        for year in range(first_year, FIRST_YEAR + YEARS):
            dates = [*days(year), days(year + 1)[0]]
            for index, (day, following) in enumerate(pairwise(dates)):
                if not left:
                    return
                yield Planned(committee, day, 1 + index * CASES, following)
                left -= 1


def write(root: Path, meetings: int, slips: int = 0) -> list[Path]:
    """Write an archive of so many meetings below a folder, each with so many slips; return the meetings' files."""
    files: list[Path] = []
    for plan in planned(meetings):
        path = root / plan.path
        path.parent.mkdir(parents=True, exist_ok=True)
        register = root / "minutes" / plan.committee.code / "utvalg.yaml"
        if not register.exists():
            register.write_text(plan.committee.register(), encoding="utf-8")
        path.write_text(with_slips(plan.text(), slips), encoding="utf-8")
        files.append(path)
    return files
