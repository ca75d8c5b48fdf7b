"""The texts of invented minutes: points, proposals, and running text in Markdown."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from tests.support.redline_generator import LANGUAGES

Record = dict[str, Any]


class Texts:
    """Texts by chance, in bokmål or nynorsk."""

    def __init__(self, seed: int, language: str) -> None:
        self.chance = random.Random(seed)
        self.words = LANGUAGES["nynorsk" if language == "nn" else "bokmål"]
        self.nynorsk = language == "nn"
        self.said: set[str] = set()

    def maybe(self, share: float) -> bool:
        """Whether something is so this time."""
        return self.chance.random() < share

    def sentence(self) -> str:
        """A sentence of a decision that stands nowhere else in the meeting."""
        while True:
            parts = [self.chance.choice(self.words[part]) for part in ("actor", "verb", "object", "how", "when")]
            text = " ".join(parts[: self.chance.choice([3, 4, 5])]) + "."
            if text not in self.said:
                self.said.add(text)
                return text

    def paragraph(self) -> str:
        """A few sentences."""
        return " ".join(self.sentence() for _one in range(self.chance.randint(1, 4)))

    def title(self) -> str:
        """What a case is called."""
        thing = self.chance.choice(self.words["object"])
        text = thing[:1].upper() + thing[1:]
        return text if self.maybe(0.7) else f"{text} – {self.chance.choice(self.words['how'])}"

    def points(self, number: int, depth: int = 0) -> list[Any]:
        """Points of a proposal or decision, with points under some of them."""
        found: list[Any] = []
        for place in range(number):
            text = self.sentence() if depth == 0 or self.maybe(0.5) else self.chance.choice(self.words["item"])
            if depth < 2 and self.maybe(0.18 if depth else 0.25):
                point: Record = {"tekst": f"{text.rstrip('.')}:"}
                if labels := self.chance.choice(["", "", "bokstav", "tall"]):
                    point["merking"] = labels
                found.append(point | {"punkter": self.points(self.chance.randint(2, 4), depth + 1)})
            elif depth == 0 and place == 0 and number > 2 and self.maybe(0.12):
                found.append({"tekst": text, "unummerert": True})
            elif depth == 0 and place == number - 1 and number > 2 and self.maybe(0.06):
                found.append({"tekst": text, "merke": f"{place + 1}b."})
            else:
                found.append(text)
        return found

    def decision(self, proposal: Sequence[Any]) -> list[Any]:
        """The proposal as it was adopted: as it stood, or with a point more, less or other."""
        points = [*proposal]
        way = self.chance.random()
        if way < 0.2:
            points.append(self.sentence())
        elif way < 0.3 and len(points) > 1 and isinstance(points[-1], str):
            points[-1] = self.sentence()
        return points

    def minutes(self) -> str:
        """The running text of a case, in Markdown."""
        makers: list[Callable[[], str]] = [self.paragraph, self.paragraph, self.heading, self.bullets, self.ordered]
        makers += [self.bold, self.linked, self.table]
        parts = [self.chance.choice(makers)() for _part in range(self.chance.choice([1, 1, 2, 3, 6]))]
        for place in range(len(parts) - 1, 0, -1):
            if parts[place][0] in "-1" and parts[place - 1][0] in "-1":  # two lists in a row are one on paper
                parts.insert(place, self.paragraph())
        return "\n\n".join(parts) + "\n"

    def heading(self) -> str:
        """A heading with a paragraph under it."""
        head = self.chance.choice(["Innspill fra møtet", "Diskusjon", "Innspel frå møtet", "Bakgrunn", "Oppsummering"])
        return f"### {head}\n\n{self.paragraph()}"

    def bullets(self) -> str:
        """A list of bullets, two deep."""
        lines = [f"- {self.sentence()}" for _one in range(self.chance.randint(2, 4))]
        if self.maybe(0.5):
            lines.insert(1, f"  - {self.chance.choice(self.words['item'])}")
        return "\n".join(lines)

    def ordered(self) -> str:
        """A numbered list."""
        return "\n".join(f"{number}. {self.sentence()}" for number in range(1, self.chance.randint(3, 5)))

    def bold(self) -> str:
        """A paragraph with words set in bold and in italics."""
        item = self.chance.choice(self.words["item"])
        return f"**{item}:** {self.sentence()} *{self.chance.choice(self.words['how'])}* {self.sentence()}"

    def linked(self) -> str:
        """A paragraph with a link."""
        return f"{self.sentence()} Notatet ligger [her](https://example.org/{self.chance.randrange(900)})."

    def table(self) -> str:
        """A small table."""
        rows = [f"| {self.chance.choice(self.words['item'])} {row} | {row * 120} 000 |" for row in range(1, 4)]
        return "\n".join(["| Tiltak | Kroner |", "| --- | --- |", *rows])
