"""Minutes by seed that are valid records, as varied as committees are: what the paper of any meeting may have to show.

Each is a register and a meeting of an invented committee; the votes add up, because those who were there are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import msgspec

from referat_cli.document.edits import new_text
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.presence import presences
from referat_cli.model.register import Register
from referat_cli.rules.runner import judge
from tests.support.judging import in_memory
from tests.support.paper_bodies import (
    BASES,
    BODIES,
    FIRST_NAMES,
    LAST_NAMES,
    OFFICES,
    PARTIES,
    PLACES,
    UNIONS,
    UNITS,
)
from tests.support.paper_texts import Texts
from tests.support.running import TODAY

Record = dict[str, Any]


@dataclass
class PaperRecord:
    """A register and a meeting of its committee, as plain values; ``path`` is where the meeting lies."""

    seed: int
    register: Record
    meeting: Record
    path: str = field(default="")

    @property
    def register_path(self) -> str:
        """Where the register lies."""
        return f"minutes/{self.register['kode']}/utvalg.yaml"

    def files(self) -> dict[str, str]:
        """Both as files, as `fmt` lays them out."""
        return {
            self.register_path: new_text("utvalg", self.register),
            self.path: new_text("moete", self.meeting),
        }

    @cached_property
    def known(self) -> Register:
        """The register as the program knows it."""
        return Register(msgspec.convert(self.register, Committee))


def errors(record: PaperRecord) -> list[str]:
    """What the rules call an error in the files of a record."""
    files = record.files()
    archive = in_memory({path: text.encode() for path, text in files.items()})
    day = TODAY.replace(year=2028)
    found = [problem for path in files for problem in judge(archive, path, day)]
    return [problem.message for problem in found if problem.severity == "feil"]


def made(seed: int) -> PaperRecord:
    """The record of a seed; the same one every time."""
    return _Maker(seed).record()


class _Maker(Texts):
    """A register and a meeting by chance."""

    def __init__(self, seed: int) -> None:
        self.body = BODIES[seed % len(BODIES)]
        super().__init__(seed, self.body.language)
        self.seed = seed
        self.day = date(2026, 1, 7) + timedelta(days=self.chance.randrange(330))
        self.names: list[str] = []
        self.groups: dict[str, list[Record]] = {}

    # The people.

    def name(self) -> str:
        """A name that nobody else has."""
        while True:
            name = f"{self.chance.choice(FIRST_NAMES)} {self.chance.choice(LAST_NAMES)}"
            if name not in self.names:
                self.names.append(name)
                return name

    def register(self) -> Record:
        """The committee, with all who may meet."""
        groups = []
        for group, role, heading in self.body.groups:
            low, high = self.body.members if role in ("medlem", "observatør") else (1, 2)
            people = [self.tenure(role) for _one in range(self.chance.randint(low, max(high, low)))]
            self.groups[group] = people
            groups.append(
                {"gruppe": group, "rolle": role}
                | ({"overskrift": heading} if heading else {})
                | ({"aapen": True} if not people else {})
                | ({"personer": people} if people else {})
            )
        more = {"maalform": "nn"} if self.nynorsk else {}
        named = {"format": 2, "kode": self.body.code, "navn": self.body.name}
        return {**named, **more, "saksnummer": self.body.form, "grupper": groups}

    def tenure(self, role: str) -> Record:
        """Somebody in a group of the register."""
        person: Record = {"navn": self.name()}
        if self.body.tenures == "units" and role in ("medlem", "observatør"):
            person["enhet"] = self.chance.choice(UNITS)
            if role == "observatør":
                person["forbund"] = self.chance.choice(UNIONS)
        if self.body.tenures == "parties" and role in ("medlem", "vara"):
            person["parti"] = self.chance.choice(PARTIES)
        return person | ({"vara": True} if role == "vara" else {})

    def role(self, group: str) -> str:
        """What the people of a group are."""
        return next(role for name, role, _heading in self.body.groups if name == group)

    def attendance(self, cases: Sequence[Record]) -> list[Record]:
        """The list of who was there."""
        found: list[Record] = []
        away: list[str] = []
        members: list[Record] = []
        for group, people in self.groups.items():
            if not people:
                count = {"moett": self.chance.randint(12, 60)} | ({"av": 75} if self.maybe(0.5) else {})
                found.append({"gruppe": group, "antall": count})
                continue
            role = self.role(group)
            lines = [self.line(tenure, role, away, cases) for tenure in people[: len(away) if role == "vara" else None]]
            if not found:
                lines[0]["oppmoete"] = "møtt"  # the one who chairs it
                away[:] = [name for name in away if name != lines[0]["navn"]]
            if lines:
                found.append({"gruppe": group, "personer": lines})
            members += lines if role == "medlem" else []
        self.part_of_meeting(members[1:], cases)
        return found

    def line(self, tenure: Record, role: str, away: list[str], cases: Sequence[Record]) -> Record:
        """Somebody's line of the list; ``away`` are those whom nobody has met for yet."""
        marks = ["møtt"] * 8 + ["forfall", "digitalt"] + (["permisjon", "uteblitt"] if self.body.votes else ["ukjent"])
        line = {"navn": tenure["navn"], "oppmoete": self.chance.choice(marks)}
        line |= {key: tenure[key] for key in ("enhet", "forbund", "parti") if key in tenure}
        numbers = [case["saksnr"] for case in cases if "saksnr" in case]
        if role == "vara":
            line |= {"oppmoete": "møtt", "moette_for": away.pop(0)}
        elif role in ("sekretariat", "gjest"):
            line["oppmoete"] = "møtt"
            if role == "gjest" and numbers:
                line["paa_sak"] = sorted(self.chance.sample(numbers, min(2, len(numbers))), key=numbers.index)
        elif line["oppmoete"] in ("forfall", "permisjon"):
            away.append(line["navn"])
        return line

    def part_of_meeting(self, lines: Sequence[Record], cases: Sequence[Record]) -> None:
        """Let a few come late, go early or be out for a case."""
        present = [line for line in lines if line["oppmoete"] in ("møtt", "digitalt")]
        if len(present) < 4 or len(cases) < 3 or not all("saksnr" in case for case in cases):
            return
        middle = cases[len(cases) // 2]["saksnr"]
        late, early, out, *_rest = present
        if self.body.code == "studentparlamentet":
            if self.maybe(0.5):
                late["kom"], early["gikk"] = "17:40", "18:50"
            return
        if self.maybe(0.3):
            late["fra_sak"] = middle
        if self.maybe(0.3):
            early[self.chance.choice(["til_sak", "gikk_foer"])] = cases[-1 if "gikk_foer" in early else -2]["saksnr"]
        if self.maybe(0.2):
            out["ikke_sak"] = [middle]
        if self.body.tenures == "parties" and self.maybe(0.5):
            out["funksjon"] = "varaordførar" if self.nynorsk else "varaordfører"

    # The cases.

    def cases(self) -> list[Record]:
        """The cases in order, numbered as the committee does."""
        number = self.chance.choice([2, 4, 5, 7, 9])
        first = 1 if self.body.code == "aarsmoetet" else self.chance.randint(1, 90)
        found = []
        for place in range(number):
            case: Record = {}
            if self.body.form != []:
                case["saksnr"] = self.number(first + place)
            self.fill(case, place, number)
            found.append(case)
        return found

    def number(self, running: int) -> str:
        """How the case of a number is called."""
        if self.body.code == "styret":
            return f"Sak {self.day.year}-{running}"
        if self.body.code == "aarsmoetet":
            return str(running)
        year = self.day.year if self.body.code == "utvalet" else self.day.year % 100
        return f"{self.body.prefix}{running}/{year}"

    def fill(self, case: Record, place: int, number: int) -> None:
        """Give a case its title and what stands in it."""
        if place == 0:
            case["tittel"] = f"Godkjenning av innkalling og {'sakliste' if self.nynorsk else 'saksliste'}"
            case["sakstype"] = "godkjenning"
            case["forslag_til_vedtak"] = [self.sentence()]
            case["vedtak"] = [*case["forslag_til_vedtak"]]
        elif place == number - 1 and self.maybe(0.6):
            case |= {"tittel": "Eventuelt" if not self.nynorsk else "Ymse", "sakstype": "eventuelt"}
            case["eventuelt"] = [self.other_business() for _one in range(self.chance.randint(0, 3))]
        elif self.maybe(0.08):
            case |= {"tittel": self.title(), "lukket": {"hjemmel": self.chance.choice(BASES)}}
        else:
            self.treat(case)

    def treat(self, case: Record) -> None:
        """Give a case that is open what was proposed, said and decided."""
        case["tittel"] = self.title()
        if self.maybe(0.15):
            case["undertittel"] = self.chance.choice(self.words["how"])
        case["sakstype"] = self.chance.choice(["beslutning"] * 5 + ["orientering", "annet", "valg"])
        if self.body.tenures == "units" or self.maybe(0.2):
            case["saksansvarlig"] = self.some(2)
            case["saksbehandler"] = self.some(2)
        if self.maybe(0.2):
            case["arkivsak"] = f"{self.day.year % 100}/{self.chance.randrange(10, 9999)}"
        if self.maybe(0.7) or self.body.tenures == "units":
            case["referat"] = self.minutes()
        if self.maybe(0.1):
            case["vedlegg"] = [{"tittel": "Presentasjon"}, {"tittel": "Notat", "lenke": "https://example.org/notat"}]
        if case["sakstype"] == "valg":
            case["valg"] = [self.election()]
        elif case["sakstype"] == "beslutning":
            self.decide(case)
        if self.maybe(0.08):
            case["tatt_opp_i_moetet"] = True
        if self.maybe(0.1):
            case["oppgaver"] = [
                {"tekst": f"{self.title()}.", "frist": "2027-03-31", "ansvarlig": self.some(1)},
                {"tekst": f"{self.title()}.", "ansvarlig": self.some(1)},
            ]

    def some(self, most: int) -> list[str]:
        """Some of the people of the register."""
        return self.chance.sample(self.names, min(len(self.names), self.chance.randint(1, most)))

    def other_business(self) -> Record:
        """A matter under other business."""
        matter: Record = {"tittel": self.title()}
        if self.maybe(0.7):
            matter["referat"] = self.chance.choice([self.paragraph, self.bullets])() + "\n"
        return matter | ({"meldt": False} if self.maybe(0.3) else {})

    def decide(self, case: Record) -> None:
        """A proposal and what was decided."""
        if self.body.votes and self.maybe(0.3):
            case["innstilling_fra"] = "Kommunedirektøren" if self.body.tenures == "parties" else "Styret"
        if self.maybe(0.2):
            case["merking"] = self.chance.choice(["ingen", "strek", "romertall", "bokstav"])
        number = 1 if case.get("merking") == "ingen" else self.chance.choice([1, 1, 2, 3, 5, 9])
        points = self.points(number)
        if case.get("merking"):
            points = [self.sentence() for _point in points]
        case["forslag_til_vedtak"] = points
        case["vedtak"] = self.decision(points)

    def election(self) -> Record:
        """An election, with the votes of the candidates or without."""
        offices = OFFICES["nn" if self.nynorsk else "nb"]
        people = self.chance.sample(self.names, min(4, len(self.names)))
        election: Record = {"verv": self.chance.choice(offices)}
        if self.maybe(0.4) and len(people) > 2:
            election["form"] = "skriftlig" if not self.nynorsk else "skriftleg"
            election["kandidater"] = [
                {"navn": people[0], "stemmer": self.chance.randint(2, 3)},
                {"navn": people[1], "stemmer": 1},
            ]
            if self.maybe(0.4):
                election["blanke"] = 1
        election["valgt"] = people[:1]
        if len(people) > 3 and self.maybe(0.4):
            election["varamedlemmer"] = [people[3]]
        if len(people) > 2 and self.maybe(0.3):
            election["etter"] = [people[2]]
        return election

    # The meeting.

    def record(self) -> PaperRecord:
        """The register and the meeting."""
        register = self.register()
        meeting = self.meeting()
        record = PaperRecord(self.seed, register, meeting)
        record.path = f"minutes/{self.body.code}/{self.day.year}/{self.day}.yaml"
        if self.body.votes and "deltakere" in meeting:
            self.vote(record)
        return record

    def meeting(self) -> Record:
        """The meeting, before anything was voted on."""
        meeting: Record = {"utvalg": self.body.code, "moetedato": self.day.isoformat()}
        way = self.chance.random()
        cases = self.cases()
        if way < 0.05:
            return meeting | self.called_off(cases)
        if way < 0.1 and self.body.form != []:
            return meeting | self.by_circulation(cases)
        if way < 0.15:
            return meeting | self.notice(cases)
        meeting |= self.about()
        officers = [one["navn"] for people in self.groups.values() for one in people[:1]]
        meeting |= {"moeteleder": officers[0], "referent": officers[-1]}
        if self.maybe(0.7):
            meeting["neste_moete"] = (self.day + timedelta(days=35)).isoformat()
        meeting["status"] = "referat"
        if self.body.code == "landsmoetet":
            meeting["dager"] = [(self.day + timedelta(days=one)).isoformat() for one in range(3)]
        meeting["deltakere"] = self.attendance(cases)
        if way > 0.75:
            self.approve(meeting, cases)
        meeting["saksliste"] = self.agenda(cases, meeting)
        meeting["saker"] = cases
        if self.maybe(0.2):
            meeting["underskrifter"] = officers[:2]
        return meeting

    def about(self) -> Record:
        """What stands at the top besides date and people."""
        head: Record = {"start": "17:15", "slutt": self.chance.choice(["19:30", "20:45"])}
        head["moetested"] = self.chance.choice(PLACES)
        if self.maybe(0.3):
            head["moetenummer"] = str(self.chance.randint(1, 12))
        if self.maybe(0.15):
            head["moeteform"] = self.chance.choice(["fysisk", "digitalt", "hybrid"])
        if self.maybe(0.1):
            head["moetetype"] = self.chance.choice(["konstituerende", "ekstraordinært"])
        if self.maybe(0.1):
            head["arkivsak"] = f"{self.day.year}/{self.chance.randrange(10, 9999)}"
        return head

    def approve(self, meeting: Record, cases: Sequence[Record]) -> None:
        """Approve the minutes, and correct them perhaps."""
        later = (self.day + timedelta(days=35)).isoformat()
        meeting["status"] = "godkjent"
        meeting["godkjent"] = {"dato": later}
        numbers = [case["saksnr"] for case in cases if "saksnr" in case and "lukket" not in case]
        if numbers and self.maybe(0.4):
            correction = {"dato": later, "gjelder": numbers[-1:], "tekst": self.sentence()}
            meeting["rettelser"] = [correction]

    def notice(self, cases: Sequence[Record]) -> Record:
        """A meeting that has only been called: what is proposed, and nothing that was said of it."""
        kept = (
            *("saksnr", "tittel", "undertittel", "lukket", "sakstype", "saksansvarlig", "saksbehandler"),
            *("arkivsak", "merking"),
            *("innstilling_fra", "forslag_til_vedtak"),
        )
        cases = [{key: case[key] for key in kept if key in case} for case in cases if "tatt_opp_i_moetet" not in case]
        head = {"start": "17:15", "slutt": "20:45", "moetested": PLACES[1], "status": "innkalling"}
        return {**head, "saksliste": self.agenda(cases, head), "saker": cases}

    def called_off(self, cases: Sequence[Record]) -> Record:
        """What is left of a meeting that was called off."""
        kept = ("saksnr", "tittel", "undertittel", "lukket", "sakstype", "forslag_til_vedtak", "merking")
        cases = [{key: case[key] for key in kept if key in case} for case in cases if "eventuelt" not in case]
        return {"start": "18:00", "moetested": PLACES[0], "status": "avlyst", "saker": cases}

    def by_circulation(self, cases: Sequence[Record]) -> Record:
        """A case or two that were decided without a meeting."""
        some = []
        for case in cases[:2]:
            points = [self.sentence()]
            some.append(
                {
                    "saksnr": case["saksnr"],
                    "tittel": case["tittel"],
                    "forslag_til_vedtak": points,
                    "vedtak": points,
                }
            )
        return {"moeteform": "sirkulasjon", "status": "referat", "saker": some}

    def agenda(self, cases: Sequence[Record], meeting: Record) -> list[Record]:
        """The agenda: with hours, with those responsible, over several days, or numbers alone."""
        timed = self.maybe(0.6)
        minute = 17 * 60 + 15
        days, slots, plain = meeting.get("dager", []), [], 0
        length = 15 if len(cases) > 6 else 20  # so that the last ends before the meeting
        for place, case in enumerate(cases):
            plain += "saksnr" not in case
            slot: Record = {"sak": case.get("saksnr", f"+{plain}")}
            if days:
                slot = {"dag": days[min(place * len(days) // len(cases), len(days) - 1)], **slot}
            elif timed:
                start, end = (f"{one // 60:02}:{one % 60:02}" for one in (minute, minute + length))
                slot = {"start": start, "slutt": end, **slot}
                minute += length
            if "lukket" not in case:
                if self.maybe(0.12):
                    slot["tittel"] = f"{case['tittel']} ({self.chance.choice(self.words['item'])})"
                if self.maybe(0.1):
                    slot["punkter"] = [self.sentence() for _one in range(2)]
                if self.body.tenures == "units" and self.maybe(0.7):
                    slot["ansvarlig"] = self.some(2)
            slots.append(slot)
            if timed and not days and place == len(cases) // 2 and minute < 18 * 60 + 30:
                end = f"{(minute + 5) // 60:02}:{(minute + 5) % 60:02}"
                slots.append({"start": slot["slutt"], "slutt": end, "tittel": "Pause"})
                minute += 5
        return slots

    # The votes.

    def vote(self, record: PaperRecord) -> None:
        """Vote on what was proposed, with those who were there for the case."""
        for place, case in enumerate(record.meeting["saker"]):
            if "forslag_til_vedtak" not in case or self.maybe(0.15):
                continue
            self.disqualify(record, case)
            present = presences(msgspec.convert(record.meeting, Meeting), record.known)[place]
            voters = [one.name for one in present.voters] if self.body.code != "aarsmoetet" else []
            number = len(voters) or self.chance.randint(15, 60)
            if number < 3:
                continue
            if not voters and self.maybe(0.7):
                case["stemmeberettigede"] = number
            self.votes(case, number, voters)
            if voters and self.maybe(0.12):
                by = self.chance.choice(voters)
                statement: Record = {"av": [by], "tekst": self.paragraph()}
                if self.body.tenures == "parties" and self.maybe(0.5):
                    statement["paa_vegne_av"] = ["Ap"]
                case["protokolltilfoersler"] = [statement]

    def disqualify(self, record: PaperRecord, case: Record) -> None:
        """Let somebody be disqualified in a case."""
        lines = [line for group in record.meeting["deltakere"][:1] for line in group.get("personer", ())]
        able = [line["navn"] for line in lines[3:] if line["oppmoete"] == "møtt" and len(line) < 5]
        if able and self.maybe(0.08):
            one: Record = {"navn": self.chance.choice(able), "utfall": self.chance.choice(["inhabil", "habil"])}
            if self.maybe(0.7):
                one["begrunnelse"] = "Bror til søkeren." if not self.nynorsk else "Bror til søkjaren."
            if self.maybe(0.5):
                one["hjemmel"] = "forvaltningsloven § 6 første ledd bokstav b"
            if one["utfall"] == "inhabil" and self.maybe(0.4):
                one["vara"] = "ingen"
            case["habilitet"] = [one]

    def votes(self, case: Record, number: int, voters: Sequence[str]) -> None:
        """The votes of a case."""
        way = self.chance.random()
        if way < 0.5:
            case["votering"] = [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}]
            return
        if not voters or len(voters) < 4 or way < 0.6:
            against = self.chance.randint(0, (number - 1) // 2)
            case["votering"] = [{"gjelder": ["A"], "for": number - against, "imot": against, "resultat": "vedtatt"}]
            if way > 0.95:
                case["votering"][0]["form"] = "håndsopprekking" if not self.nynorsk else "handsopprekking"
            return
        case["forslag"] = [self.proposal("B", voters, "alternativt" if way < 0.8 else "tillegg")]
        if way > 0.9:
            case["forslag"][0] |= {"type": "endring", "endrer": ["A.1"]}
        minority = self.chance.sample(voters, self.chance.randint(1, (number - 1) // 2))
        vote: Record = {"gjelder": ["A"], "satt_opp_mot": ["B"], "for": number - len(minority), "imot": len(minority)}
        if way >= 0.8:
            vote = {"gjelder": ["B"], "for": len(minority), "imot": number - len(minority)}
        if self.maybe(0.6):
            vote["stemte_imot" if way < 0.8 else "stemte_for"] = minority
        if vote["for"] > len(minority) + 2 and self.maybe(0.15):
            vote |= {"for": vote["for"] - 1, self.chance.choice(["blanke", "avholdende"]): 1}
        case["votering"] = [vote | {"resultat": "vedtatt" if way < 0.8 else "falt"}]
        if way >= 0.8:
            case["votering"].append({"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"})
        if self.maybe(0.3):
            withdrawn = self.proposal("C", voters, "utsettelse") | {"utfall": "trukket"}
            case["forslag"].append(withdrawn)

    def proposal(self, letter: str, voters: Sequence[str], kind: str) -> Record:
        """What somebody put forward beside the recommendation."""
        proposal: Record = {"id": letter, "forslagsstiller": [self.chance.choice(voters)], "type": kind}
        if self.body.tenures == "parties" and self.maybe(0.6):
            proposal["paa_vegne_av"] = self.chance.sample(PARTIES, self.chance.randint(1, 3))
        return proposal | {"punkter": [self.sentence() for _one in range(self.chance.choice([1, 1, 2, 3]))]}
