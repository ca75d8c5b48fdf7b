"""What does a council's archive look like, with proposals and votes, some of them by name?

Everything is invented, from a seed, in the words of `archives`: a council of thirty-five in six parties meets ten times
a year; every case has a recommendation, two of three have other proposals, and each proposal has been voted on.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

from benchmarks.archives import FIRST, FIRST_YEAR, LAST, YEARS, days, folded, sentence

PARTIES = {"Ap": 10, "H": 9, "Sp": 6, "SV": 4, "V": 3, "KrF": 3}
SECRETARY = "Åse Holm"
ITEMS = 12
# Never half of those who are there, so that the recommendation wins.
_OTHERS = ("Ap", "SV"), ("H", "V"), ("Sp", "KrF")


class InventedCouncil:
    """An invented council: its code and its members with their parties."""

    def __init__(self, number: int) -> None:
        self.code = f"kommunestyre-{number}"
        names = [f"{first} {last}" for first in FIRST for last in LAST]
        Random(number).shuffle(names)
        self.members = [(names.pop(), party) for party, seats in PARTIES.items() for _seat in range(seats)]

    def register(self) -> str:
        """The council's register as YAML."""
        lines = [
            "# yaml-language-server: $schema=../../schema/utvalg.schema.json",
            "format: 2",
            f"kode: {self.code}",
            f"navn: Kommunestyret {self.code}",
            "saksnummer:",
            '  - {form: "PS {nr}/{aar:2}"}',
            "vedtaksfoer: 1/2",
            "grupper:",
            "  - gruppe: Kommunestyret",
            "    rolle: medlem",
            "    personer:",
        ]
        lines += [f"      - {{navn: {name}, parti: {party}}}" for name, party in self.members]
        lines += ["  - gruppe: Administrasjonen", "    rolle: sekretariat", "    personer:"]
        return "\n".join([*lines, f"      - {{navn: {SECRETARY}}}"]) + "\n"

    def meeting(self, day: date, first: int, next_day: date) -> str:
        """A meeting as YAML; its cases are numbered from ``first``."""
        chance = Random(f"{self.code} {day}")
        there = dict(self.members[:1] + chance.sample(self.members[1:], 30))
        numbers = [f"PS {first + item}/{day:%y}" for item in range(ITEMS)]
        lines = [
            "# yaml-language-server: $schema=../../../schema/moete.schema.json",
            f"utvalg: {self.code}",
            f'moetedato: "{day}"',
            'start: "18:00"',
            'slutt: "22:00"',
            "moetested: Rådhuset",
            f"moeteleder: {self.members[0][0]}",
            f"referent: {SECRETARY}",
            f'neste_moete: "{next_day}"',
            "status: referat",
            "",
            "deltakere:",
            "  - gruppe: Kommunestyret",
            "    personer:",
        ]
        for name, party in self.members:
            lines.append(
                f"      - {{navn: {name}, oppmoete: {'møtt' if name in there else 'forfall'}, parti: {party}}}"
            )
        lines += ["  - gruppe: Administrasjonen", "    personer:", f"      - {{navn: {SECRETARY}, oppmoete: møtt}}"]
        lines += ["", "saksliste:", *(f"  - {{sak: {number}}}" for number in numbers), "", "saker:"]
        for number in numbers:
            lines += _case(there, chance, number)
        return "\n".join(lines) + "\n"


def _case(there: dict[str, str], chance: Random, number: str) -> Iterator[str]:
    """The lines of one case: a recommendation, other proposals, a vote on each, and what was adopted."""
    points = [sentence(chance, 19) for _point in range(chance.randint(2, 4))]
    yield f"  - saksnr: {number}"
    yield f"    tittel: {sentence(chance, 6).rstrip('.')}"
    yield "    sakstype: beslutning"
    yield "    innstilling_fra: Kommunedirektøren"
    yield "    forslag_til_vedtak:"
    yield from (f"      - {folded(point, ' ' * 8)}" for point in points)
    other = chance.choice(_OTHERS) if chance.random() < 0.66 else ()
    votes: list[str] = []
    if other:
        mover = next(name for name, party in there.items() if party in other)
        yield "    forslag:"
        yield "      - id: B"
        yield f"        forslagsstiller: [{mover}]"
        yield f"        paa_vegne_av: [{', '.join(other)}]"
        yield "        type: alternativt"
        yield "        punkter:"
        yield from (f"          - {folded(sentence(chance, 19), ' ' * 12)}" for _point in range(2))
        losers = [name for name, party in there.items() if party in other]
        numbers = f"for: {len(there) - len(losers)}, imot: {len(losers)}"
        named = f"stemte_imot: [{', '.join(losers)}], " if chance.random() < 0.5 else ""
        votes = [f"{{gjelder: [A], satt_opp_mot: [B], {numbers}, {named}resultat: vedtatt}}"]
    else:
        votes = [f"{{gjelder: [A], for: {len(there)}, imot: 0, enstemmig: true, resultat: vedtatt}}"]
    yield "    referat: |"
    yield f"      {sentence(chance, 30)}"
    yield "    votering:"
    yield from (f"      - {vote}" for vote in votes)
    yield "    vedtak:"
    yield from (f"      - {folded(point, ' ' * 8)}" for point in points)


def write(root: Path, meetings: int) -> list[Path]:
    """Write an archive of so many meetings of councils below a folder; return the meetings' files."""
    files: list[Path] = []
    for number in range(-(-meetings // (10 * YEARS))):
        council = InventedCouncil(number)
        folder = root / "minutes" / council.code
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "utvalg.yaml").write_text(council.register(), encoding="utf-8")
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            for index, (day, following) in enumerate(pairwise([*days(year), days(year + 1)[0]])):
                if len(files) == meetings:
                    return files
                path = folder / f"{day:%Y}" / f"{day}.yaml"
                path.parent.mkdir(exist_ok=True)
                path.write_text(council.meeting(day, 1 + index * ITEMS, following), encoding="utf-8")
                files.append(path)
    return files
