"""One document, written in every way that people write it: other styles, other orders, comments anywhere."""

import json
from random import Random
from typing import Any

MEETING: dict[str, Any] = {
    "utvalg": "prove",
    "moetedato": "2026-03-04",
    "start": "09:00",
    "slutt": "11:00",
    "moetested": "1930",
    "moeteleder": "Kari Nordman",
    "referent": "Åse Vik",
    "neste_moete": "2026-05-06",
    "status": "referat",
    "kilde": {
        "dokument": "referat.txt",
        "avvik": [
            {"sak": "1/26", "felt": "moetedato", "skrevet": "04.03.2025"},
            {"felt": "start", "skrevet": "kl. 9,"},
        ],
    },
    "deltakere": [
        {
            "gruppe": "Kommunene",
            "personer": [
                {"navn": "Kari Nordmann", "oppmoete": "møtt", "enhet": "Nordby, Sørby"},
                {"navn": "Ola Hansen", "oppmoete": "forfall", "enhet": "Hva: hvem?"},
            ],
        },
        {
            "gruppe": "Vararepresentanter",
            "personer": [
                {"navn": "Ingrid Østbye", "oppmoete": "møtt", "moette_for": "Ole Hansen", "paa_sak": ["2/26"]}
            ],
        },
    ],
    "saksliste": [
        {"start": "09:00", "slutt": "09:30", "sak": "1/26"},
        {
            "start": "09:20",
            "slutt": "11:30",
            "sak": "2/26",
            "punkter": ["Først", "- Så"],
            "ansvarlig": ["Kari Nordman"],
        },
        {"sak": "9/26", "tittel": "Er dette en sak?", "punkter": []},
    ],
    "saker": [
        {
            "saksnr": "1/26",
            "tittel": "Godkjenning: innkalling",
            "saksansvarlig": ["Kari Nordmann", "Per Ukjent"],
            "forslag_til_vedtak": [
                "Innkallingen godkjennes.",
                "ja",
                "2026",
                "Nei: aldri",
                " ",
                "St. Olavs er ett. To #1",
            ],
            "referat": "Ord.\n\n### Tittel\n\n- a\n  - b # c\n\nSlutt [her](#).\n",
            "vedtak": [{"tekst": "Saken utsettes til " + "neste møte og " * 9 + "så.", "frist": "2026-06-01"}],
            "vedlegg": [{"tittel": "Presentasjon"}, {"tittel": "Å, ja", "lenke": "https://example.org/a#b"}],
        },
        {
            "saksnr": "2/26",
            "tittel": "Legevakt",
            "foelger_opp": ["1/26#1"],
            "referat": "Ett avsnitt.\nTo linjer.",
            "vedtak": [
                {"tekst": "Mandat", "merking": "bokstav", "punkter": ["a", {"tekst": "b", "ansvarlig": ["AU"]}, "c"]},
                "Han sa \"ja\" og 'nei'; \\ var tegnet.",
            ],
            "eventuelt": [{"tittel": "Parkering", "meldt": False}, {"tittel": "Buss", "referat": "  Innrykk\n\n\n"}],
        },
    ],
}
REGISTER: dict[str, Any] = {
    "format": 1,
    "kode": "prove",
    "navn": "Prøveutvalget",
    "saksnummer": "{nr}/{aar:2}",
    "organer": [{"navn": "AU", "alias": ["Arbeidsutvalget", "Utvalg, arbeid"]}, {"navn": "ASU"}],
    "alias": {"Kari N. Nordmann": "Kari Nordmann", "Sør: nord": "Sørby"},
    "grupper": [
        {
            "gruppe": "Kommunene",
            "rolle": "medlem",
            "personer": [
                {"navn": "Kari Nordmann", "enhet": "Nordby", "fra": "2023-09-06", "vara": True, "sak": "1/26"},
                {"navn": "Ola Hansen", "enhet": "en kommune med et svært " + "langt " * 20 + "navn"},
            ],
        }
    ],
}

# What is found in the meeting above, and may be accepted by a comment somewhere near it or far from it.
CODES = ("REF301", "REF304", "REF401", "REF402", "REF403", "REF501", "REF504", "REF505")


# Beside these a comment could be a part of the text.
PROSE = (
    "tittel", "undertittel", "overskrift", "tekst", "forslag_til_vedtak", "vedtak", "punkter", "referat",
    "frist_tekst", "skrevet", "merke", "moetested",
)  # fmt: skip


def written(value: Any, chance: Random, *, accepts: bool) -> str:  # noqa: ANN401 - a document
    """The document in one of the ways to write it; with ``accepts`` some comments are acceptances."""
    writer = _Writer(chance, accepts=accepts)
    if chance.random() < 0.2:
        writer.lines.append(chance.choice(["# yaml-language-server: $schema=x", "", "# Et notat", "---"]))
    writer.mapping(value, 0)
    writer.above(chance.choice([0, 2, 5]))
    return "\n".join(writer.lines) + chance.choice(["", "\n", "\n\n"])


class _Writer:
    """Writes with the indentation, quotes, brackets, comments and blank lines that chance decides."""

    def __init__(self, chance: Random, *, accepts: bool) -> None:
        self.chance = chance
        self.accepts = accepts
        self.lines: list[str] = []

    def comment(self) -> str:
        number = self.chance.randrange(1000)
        if self.accepts and self.chance.random() < 0.6:
            return f"# referat: godta {self.chance.choice(CODES)} grunn {number}"
        return f"# merknad «{number}»: {self.chance.choice(['a', '- b', 'c: d', '{e}', '# f'])}"

    def above(self, indent: int) -> None:
        """Perhaps comments and blank lines before something."""
        while self.chance.random() < 0.12:
            self.lines.append(self.chance.choice(["", " " * indent + self.comment()]))

    def beside(self) -> str:
        return f" {self.comment()}" if self.chance.random() < 0.06 else ""

    def mapping(self, value: dict[str, Any], indent: int, before: str = "") -> None:
        items = list(value.items())
        if self.chance.random() < 0.3:
            self.chance.shuffle(items)
        for name, inner in items:
            if not before:
                self.above(self.chance.choice([indent, indent, indent + 2, 0]))
            key = name if name.isascii() and name.isidentifier() else json.dumps(name)
            if self.chance.random() < 0.05:
                key = json.dumps(name, ensure_ascii=False)
            self.value(inner, f"{before or ' ' * indent}{key}:", indent, name)
            before = ""

    def items(self, value: list[Any], indent: int, name: str) -> None:
        for inner in value:
            self.above(self.chance.choice([indent, indent, indent + 2, 0]))
            self.value(inner, " " * indent + "-", indent, name)

    def value(self, value: Any, head: str, indent: int, name: str) -> None:  # noqa: ANN401
        if isinstance(value, dict | list) and (not value or self.chance.random() < 0.25):
            self.lines.append(f"{head} {self.brackets(value, indent)}{self.beside()}")
        elif isinstance(value, dict) and head.endswith("-") and self.chance.random() < 0.95:
            spaces = self.chance.choice([1, 1, 1, 3])
            self.mapping(value, indent + 1 + spaces, head + " " * spaces)
        elif isinstance(value, dict):
            self.lines.append(head + self.beside())
            self.mapping(value, indent + self.chance.choice([2, 2, 4]))
        elif isinstance(value, list):
            self.lines.append(head + self.beside())
            same = head.endswith(":") and self.chance.random() < 0.2
            self.items(value, indent + (0 if same else self.chance.choice([2, 2, 3])), name)
        else:
            self.scalar(value, head, indent, name)

    def brackets(self, value: Any, indent: int) -> str:  # noqa: ANN401
        def pause() -> str:
            if self.chance.random() < 0.9:
                return " "
            return f"{self.beside()}\n{' ' * (indent + self.chance.choice([1, 4]))}"

        if isinstance(value, dict):
            pairs = [
                f"{json.dumps(key) if not key.isidentifier() else key}: {self.brackets(inner, indent)}"
                for key, inner in value.items()
            ]
            return (
                "{"
                + "".join(f"{',' if index else ''}{pause() if index else ''}{pair}" for index, pair in enumerate(pairs))
                + "}"
            )
        if isinstance(value, list):
            inner = [self.brackets(item, indent) for item in value]
            return (
                "["
                + "".join(f"{',' if index else ''}{pause() if index else ''}{item}" for index, item in enumerate(inner))
                + "]"
            )
        if isinstance(value, str) and value.isalpha() and value != "ja" and self.chance.random() < 0.6:
            return value
        if isinstance(value, str) and "'" not in value and "\n" not in value and self.chance.random() < 0.3:
            return f"'{value}'"
        return json.dumps(value, ensure_ascii=self.chance.random() < 0.1)

    def scalar(self, value: Any, head: str, indent: int, name: str) -> None:  # noqa: ANN401
        deeper = " " * (indent + self.chance.choice([1, 2, 2, 4]))
        style = self.chance.choice(["plain", "plain", "double", "single", "broken", ">-", "|", "below"])
        if not isinstance(value, str):
            self.lines.append(f"{head} {json.dumps(value)}{self.beside()}")
        elif "\n" in value and value.strip() and style not in ("double", "single"):
            ends = "-" if not value.endswith("\n") else "+" if value.endswith("\n\n") else ""
            sign = f"|{len(deeper) - indent if value.startswith(' ') else ''}{ends}"
            self.lines.append(f"{head} {sign}{self.beside()}")
            body = value if value.endswith("\n") else value + "\n"
            self.lines += [deeper + line if line else "" for line in body.split("\n")[:-1]]
        elif "\n" in value or style == "double" or value.strip() != value:
            self.lines.append(f"{head} {json.dumps(value, ensure_ascii=False)}{self.beside()}")
        elif style == "single":
            self.lines.append(f"{head} '{value.replace(chr(39), chr(39) * 2)}'{self.beside()}")
        elif style in (">-", "|"):
            self.lines.append(f"{head} {style[0]}-{self.beside()}")
            cuts = value.split(" ") if style == ">-" and self.chance.random() < 0.3 else [value]
            self.lines += [deeper + line for line in cuts]
        elif value[0].isalpha() and not any(sign in value for sign in (": ", " #", "#")):
            if style == "broken":
                value = value.replace(" ", "\n" + deeper, 1)
            if style == "below" and name not in PROSE:
                self.lines.append(head + self.beside())
                self.above(indent + 2)
                head = deeper[:-1]
            self.lines.append(f"{head} {value}{self.beside() if name not in PROSE else ''}")
        elif style == "broken" and "\\" not in value and '"' not in value:
            self.lines.append(f'{head} "{value.replace(" ", chr(10) + deeper, 1)}"{self.beside()}')
        else:
            self.lines.append(f"{head} {json.dumps(value, ensure_ascii=False)}{self.beside()}")
