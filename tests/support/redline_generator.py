"""Which pairs of proposal and decision, with known truth, can chance make up?

A proposal is a tree of invented points, in bokmål, nynorsk or English. The decision is the proposal after a number of
edits, each of which says what it did: the truth is written down as the edit is made, never worked out from the texts.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from referat_cli.model.meeting import Point, Points

# What is asked, what of, how and when: chosen by chance, a point has some four of these in common with no other one.
LANGUAGES: dict[str, dict[str, list[str]]] = {
    "bokmål": {
        "actor": [
            "Prøveutvalget",
            "Arbeidsutvalget",
            "Kommunene",
            "Sykehuset",
            "Fagrådet",
            "Sekretariatet",
            "Brukerutvalget",
            "Prosjektlederen",
            "Arbeidsgruppen",
            "Kommunedirektøren",
            "Fylkeslegen",
            "Styringsgruppen",
        ],
        "verb": [
            "bes om å utarbeide",
            "skal legge frem",
            "bør vurdere",
            "gir sin tilslutning til",
            "må rapportere om",
            "kan godkjenne",
            "anbefaler",
            "oppretter",
            "skal følge opp",
            "bør evaluere",
            "forutsetter",
            "ber om",
        ],
        "object": [
            "felles rutiner for utskrivning av eldre pasienter",
            "en plan for rekruttering av sykepleiere",
            "opplæring i bruk av digital hjemmeoppfølging",
            "nye retningslinjer for ambulante tjenester",
            "et budsjett for legevaktordningen",
            "kvalitetsindikatorer for palliativ behandling",
            "en samlet oversikt over friskliv og mestring",
            "samarbeidsavtalen om svangerskapsomsorg",
            "transport av pasienter mellom øyene",
            "vaksinasjon av ansatte i hjemmetjenesten",
            "fordeling av tilskudd til barnevernet",
            "beredskapen ved strømbrudd og flom",
            "lagring av journaler i den nye løsningen",
            "oppfølging av kreftpasienter etter hjemreise",
            "turnus for jordmødre og helsesykepleiere",
            "forskning på fallulykker i hjemmet",
            "logopedtilbudet til slagrammede",
            "tannhelse for beboere på institusjon",
        ],
        "how": [
            "i tråd med vedtatt strategi",
            "sammen med brukerrepresentantene",
            "etter høring i kommunene",
            "innenfor gjeldende rammer",
            "med særlig vekt på likeverdige tilbud",
            "gjennom et eget prosjekt",
            "på grunnlag av erfaringene fra piloten",
            "uten ekstra kostnader for deltakerne",
        ],
        "when": [
            "innen 30.06.25",
            "i løpet av høsten 2025",
            "på første møte i 2026",
            "før budsjettet behandles",
            "innen utgangen av året",
            "hvert halvår",
            "fra 01.01.26",
            "når rapporten foreligger",
        ],
        "item": [
            "Forsterket utskrivningsteam",
            "Barn og unge",
            "Felles traineeordning",
            "Kombinerte stillinger",
            "Digitale team",
            "Psykisk helse voksne",
            "Erfaringskonferanse",
            "Mobil røntgen",
            "Lindrende enhet",
            "Hjemmerehabilitering",
        ],
    },
    "nynorsk": {
        "actor": ["Prøveutvalet", "Arbeidsutvalet", "Kommunane", "Sjukehuset", "Fagrådet", "Skulane", "Brukarutvalet"],
        "verb": [
            "skal leggje fram",
            "bør vurdere",
            "gjev si tilslutning til",
            "må rapportere om",
            "kan godkjenne",
            "ber om",
        ],
        "object": [
            "felles rutinar for utskriving av eldre pasientar",
            "ein plan for rekruttering av sjukepleiarar",
            "opplæring i bruk av velferdsteknologi",
            "nye retningslinjer for skuleskyss",
            "eit budsjett for biblioteka",
            "kvalitetsmål for barnehagane",
            "samarbeidsavtalen om jordmortenester",
            "transport av pasientar mellom øyane",
            "beredskapen ved straumbrot og flaum",
            "lagring av journalar i den nye løysinga",
            "tilskot til idrettslaga",
        ],
        "how": [
            "i tråd med vedteken strategi",
            "saman med brukarane",
            "etter høyring i kommunane",
            "gjennom eit eige prosjekt",
        ],
        "when": ["innan 30.06.25", "i løpet av hausten 2025", "på første møtet i 2026", "kvart halvår"],
        "item": [
            "Barn og unge",
            "Felles læretid",
            "Digitale lag",
            "Psykisk helse",
            "Kulturskule",
            "Turvegar",
            "Frisklivssentral",
        ],
    },
    "engelsk": {
        "actor": [
            "The committee",
            "The board",
            "The secretariat",
            "The working group",
            "The hospital",
            "Each municipality",
        ],
        "verb": [
            "shall present",
            "should consider",
            "approves",
            "must report on",
            "may adopt",
            "asks for",
            "will follow up",
        ],
        "object": [
            "common routines for discharging elderly patients",
            "a plan for recruiting nurses",
            "training in remote monitoring",
            "new guidelines for school transport",
            "a budget for public libraries",
            "quality indicators for palliative care",
            "emergency preparedness for floods",
            "storage of medical records abroad",
            "grants to local sports clubs",
            "maintenance of footpaths and harbours",
        ],
        "how": [
            "in line with the strategy",
            "together with users",
            "after public consultation",
            "within current budgets",
        ],
        "when": ["by 30 June 2025", "during autumn", "at the first meeting of 2026", "every six months"],
        "item": [
            "Youth services",
            "Shared trainees",
            "Digital teams",
            "Mental health",
            "Music school",
            "Hiking trails",
        ],
    },
}

# Single words that change what is decided, by language: the old, the new.
SUBSTANCE = {
    "bokmål": [
        ("skal", "bør"),
        ("skal", "kan"),
        ("bør", "må"),
        ("kan", "kun"),
        ("må", "kan"),
        ("innen", "etter"),
        ("uten", "med"),
        ("før", "når"),
        ("hvert", "annethvert"),
        ("2025", "2026"),
        ("30.06.25", "30.09.25"),
        ("mill.", "mrd."),
        ("eldre", "yngre"),
        ("nye", "nære"),
        ("ansatte", "avsatte"),
        ("og", "eller"),
        ("bes", "ber"),
        ("en", "ingen"),
        ("oppretter", "opphever"),
        ("kommunene", "kommunen"),
        ("anbefaler", "anbefalte"),
        ("pasienter", "pasienten"),
        ("rutiner", "ruiner"),
        ("oversikt", "innsikt"),
        ("fordeling", "fortelling"),
        ("bruk", "brudd"),
        ("særlig", "særlige"),
    ],
    "nynorsk": [
        ("skal", "bør"),
        ("kan", "må"),
        ("innan", "etter"),
        ("og", "eller"),
        ("2025", "2027"),
        ("nye", "nære"),
        ("ein", "ingen"),
        ("ber", "bed"),
        ("rutinar", "rutinane"),
        ("kvart", "annakvart"),
        ("eldre", "yngre"),
    ],
    "engelsk": [
        ("shall", "may"),
        ("should", "must"),
        ("may", "shall"),
        ("by", "after"),
        ("new", "few"),
        ("2025", "2026"),
        ("a", "no"),
        ("after", "before"),
        ("public", "published"),
        ("within", "without"),
        ("elderly", "elder"),
    ],
}
NEGATION = {"bokmål": "ikke", "nynorsk": "ikkje", "engelsk": "not"}

# Spellings of one word, which no reading can make two.
SPELLINGS = [
    ("utskrivningsutlysning", "utskrivningsutlysing"),
    ("helsefellesskapet", "helsefelleskapet"),
    ("oppfølgingsansvaret", "opfølgingsansvaret"),
    ("rekrutteringstiltak", "rekruteringstiltak"),
    ("pasienttilstrømningen", "pasienttilstrømmingen"),
    ("fremtidsbildet", "framtidsbildet"),
]

COSMETICS: list[Callable[[str], str]] = [
    lambda text: text[:1].swapcase() + text[1:],
    lambda text: text.removesuffix(".") if text.endswith(".") else text + ".",
    lambda text: text.replace(" ", "\u00a0", 1),
    lambda text: text.replace(" ", "  ", 2),
    lambda text: "- " + text,
    lambda text: "• " + text,
    lambda text: "o " + text,
]


@dataclass(eq=False)
class Draft:
    """A point under construction. ``origin`` is the point of the proposal that it is a copy of.

    ``merged`` are other points of the proposal that were merged into it.
    """

    text: str
    children: list["Draft"] = field(default_factory=list)
    origin: "Draft | None" = None
    kind: str = "uendret"
    moved: bool = False
    merged: list["Draft"] = field(default_factory=list)

    def copy(self) -> "Draft":
        """The point as it stands in the decision before anything is changed."""
        return Draft(self.text, [child.copy() for child in self.children], origin=self)


# What is true of one point: where from, where to, and the kind of the change.
Truth = tuple[str | None, str | None, str]


@dataclass(frozen=True)
class Pair:
    """A proposal and a decision, and what is true of every point."""

    name: str
    proposal: Points
    decision: Points
    truth: frozenset[Truth]


class Chance:
    """Texts and edits by seeded chance."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._language = self._random.choice(["bokmål", "bokmål", "bokmål", "nynorsk", "engelsk"])
        self._words = LANGUAGES[self._language]
        self._texts: set[str] = set()
        self._drafts: list[Draft] = []

    def pair(self, name: str) -> Pair:
        """A proposal, a decision made from it by edits, and the truth about both."""
        olds = self._tree()
        news = [point.copy() for point in olds]
        edits = [self._cosmetic, self._spell, self._word, self._negate, self._rewrite, self._drop, self._insert]
        edits += [self._replace, self._amount, self._split, self._merge, self._drop_heading, self._add_heading]
        edits += [self._sign]
        # A move comes last and past two points that stay, or else it could as well be another point that moved.
        moves: list[Callable[[list[Draft]], None]] = [self._move, self._to_other_list, _leave, _leave]
        for edit in [*self._random.choices(edits, k=self._random.randint(1, 6)), self._random.choice(moves)]:
            edit(news)
        return Pair(name, points(olds), points(news), frozenset(truth(olds, news)))

    def _tree(self) -> list[Draft]:
        olds = [Draft(self._sentence()) for _ in range(self._random.randint(1, 12))]
        for point in olds:
            shape = self._random.random()
            if shape < 0.2:
                point.children = [Draft(self._sentence()) for _ in range(self._random.randint(1, 6))]
            elif shape < 0.35:
                point.children = self._grants()
            elif shape < 0.45:
                point.children = self._boilerplate()
        return olds

    def _grants(self) -> list[Draft]:
        """A list of items with the same amount, told apart by their names."""
        amount = self._random.choice(["0,8 mill.", "120 000", "1,5 mill."])
        items = self._random.sample(self._words["item"], k=self._random.randint(3, 6))
        return [Draft(self._once(f"{item} {self._random.randint(2, 99)}, {amount}")) for item in items]

    def _boilerplate(self) -> list[Draft]:
        """A list of long points that differ in two words only."""
        opening, ending = self._random.choice(self._words["verb"]), self._random.choice(self._words["when"])
        middle = self._random.choice(self._words["how"])
        chosen = self._random.sample(self._words["object"], k=self._random.randint(3, 6))
        actor = self._random.choice(self._words["actor"])
        return [Draft(self._once(f"{actor} {opening} {thing} {middle} {ending}.")) for thing in chosen]

    def _sentence(self) -> str:
        """A text that stands nowhere else in the pair."""
        while True:
            chosen = [self._random.choice(self._words[part]) for part in ("actor", "verb", "object", "how", "when")]
            if self._random.random() < 0.3:
                chosen.insert(3, self._random.choice(self._words["object"]))
            text = " ".join(chosen[: self._random.choice([3, 5, 6])]) + self._random.choice([".", ".", ""])
            # Two points that were written about the same matter are the same point, whatever chance says.
            if not any(thing in other for thing in self._words["object"] if thing in text for other in self._texts) or (
                len(self._texts) >= len(self._words["object"]) // 2
                and all(alike(text, other) < 0.45 for other in self._texts)
            ):
                return self._once(text)

    def _once(self, text: str) -> str:
        self._texts.add(text)
        return text

    def _pick(self, news: list[Draft], suits: Callable[[Draft], bool] = lambda _point: True) -> Draft | None:
        """A point that nothing was done to yet, between neighbours that stay."""
        found = [
            point
            for above in lists(news)
            for index, point in enumerate(above)
            if point.origin
            and point.kind == "uendret"
            and not point.moved
            and suits(point)
            and all(other.kind == "uendret" for other in above[max(0, index - 1) : index + 2])
        ]
        return self._random.choice(found) if found else None

    def _cosmetic(self, news: list[Draft]) -> None:
        point = self._pick(news)
        if point:
            change = self._random.choice(COSMETICS)
            if change(point.text) != point.text:
                point.text, point.kind = change(point.text), "kosmetisk"

    def _spell(self, news: list[Draft]) -> None:
        point = self._pick(news, lambda point: len(point.text.split()) > 4)
        if point and point.origin:
            written, respelt = self._random.choice(SPELLINGS)
            words = point.text.split()
            place = self._random.randint(1, len(words) - 1)
            point.origin.text = " ".join([*words[:place], written, *words[place:]])
            point.text = " ".join([*words[:place], respelt, *words[place:]])
            point.kind = "redaksjonell"

    def _word(self, news: list[Draft]) -> None:
        old, new = self._random.choice(SUBSTANCE[self._language])
        point = self._pick(news, lambda point: old in point.text.split())
        if point:
            words = point.text.split()
            words[words.index(old)] = new
            point.text, point.kind = " ".join(words), "endret"

    def _negate(self, news: list[Draft]) -> None:
        point = self._pick(news, lambda point: len(point.text.split()) > 4)
        if point:
            words = point.text.split()
            words.insert(2, NEGATION[self._language])
            point.text, point.kind = " ".join(words), "endret"

    def _amount(self, news: list[Draft]) -> None:
        point = self._pick(news, lambda point: point.text.endswith("0,8 mill."))
        if point:
            point.text, point.kind = point.text.removesuffix("0,8 mill.") + "0,9 mill.", "endret"

    def _rewrite(self, news: list[Draft]) -> None:
        """Half of the words of a long point, the first half or the second."""
        point = self._pick(news, lambda point: len(point.text.split()) >= 10)
        if point:
            words, fresh = (
                point.text.split(),
                [
                    "omtalen",
                    "gjelder",
                    "deretter",
                    "hele",
                    "ordningen",
                    "slik",
                    "partene",
                    "selv",
                    "ønsker",
                    "det",
                    "fremover",
                ],
            )
            half = len(words) // 2
            kept = words[:half] if self._random.random() < 0.5 else words[-half:]
            new = (fresh * 3)[: len(words) - half]
            point.text, point.kind = " ".join(kept + new if kept == words[:half] else new + kept), "endret"

    def _drop(self, news: list[Draft]) -> None:
        point = self._pick(news)
        if point:
            next(above for above in lists(news) if holds(above, point)).remove(point)

    def _insert(self, news: list[Draft]) -> None:
        above = self._random.choice([above for above in lists(news) if above] or [news])
        above.insert(self._random.randint(0, len(above)), Draft(self._sentence(), kind="tilfoeyd"))

    def _replace(self, news: list[Draft]) -> None:
        """A point out and another in at its place."""
        point = self._pick(news, lambda point: not point.children)
        if point:
            above = next(above for above in lists(news) if holds(above, point))
            above[above.index(point)] = Draft(self._sentence(), kind="tilfoeyd")

    def _split(self, news: list[Draft]) -> None:
        """A point of two sentences in two points, sometimes with another word in one of them."""
        point = self._pick(news, lambda point: not point.children and is_long(point))
        if point and point.origin:
            first, second = point.text.removesuffix(".") + ".", self._sentence()
            point.origin.text = f"{first} {second}"
            above = next(above for above in lists(news) if holds(above, point))
            if self._random.random() < 0.3:
                second += f" {self._random.randint(2, 99)}"
            point.text, point.kind = first, "delt"
            above.insert(above.index(point) + 1, Draft(second, origin=point.origin, kind="delt"))

    def _merge(self, news: list[Draft]) -> None:
        """Two points beside each other in one."""
        point = self._pick(news, lambda point: not point.children)
        above = next((above for above in lists(news) if holds(above, point)), [])
        place = above.index(point) + 1 if point else 0
        if point and place < len(above):
            other = above[place]
            if other.origin and not other.moved and not other.children:
                joint = self._random.choice([". ", "; ", ", "])
                point.text = point.text.removesuffix(".") + joint + other.text
                point.kind, point.merged = "slaatt_sammen", [other.origin]
                above.remove(other)

    def _drop_heading(self, news: list[Draft]) -> None:
        """A heading out, and the points under it in its place."""
        point = self._pick(news, lambda point: len(point.children) > 1 and all(map(is_untouched, point.children)))
        if point:
            above = next(above for above in lists(news) if holds(above, point))
            place = above.index(point)
            above[place : place + 1] = point.children
            for child in point.children:
                child.moved = True

    def _add_heading(self, news: list[Draft]) -> None:
        """A heading over two or three points that stood beside each other."""
        point = self._pick(news, is_long)
        above = next((above for above in lists(news) if holds(above, point)), [])
        place = above.index(point) if point else 0
        run = above[place : place + self._random.randint(2, 3)]
        if len(run) > 1 and all(map(is_untouched, run)):
            above[place : place + len(run)] = [Draft(self._sentence(), run, kind="tilfoeyd")]
            for child in run:
                child.moved = True

    def _sign(self, news: list[Draft]) -> None:
        """A box that was ticked and is not any more, or the other way round."""
        point = self._pick(news)
        if point and point.origin:
            old, new = self._random.choice([("■", "□"), ("□", "■"), ("☑", "☐"), ("●", "○"), ("✓", "✗")])
            point.origin.text, point.text, point.kind = f"{old} {point.text}", f"{new} {point.text}", "endret"

    def _move(self, news: list[Draft]) -> None:
        """One long point to another place in its list, past two points that stay."""
        point = self._pick(news, is_long)
        above = next((above for above in lists(news) if holds(above, point)), [])
        if point is None:
            return
        index = above.index(point)
        rest = [other for other in above if other is not point]

        def passed(place: int) -> int:
            return sum(
                other.kind == "uendret" and not other.moved for other in rest[min(place, index) : max(place, index)]
            )

        places = [place for place in range(len(rest) + 1) if passed(place) > 1]
        if places:
            rest.insert(self._random.choice(places), point)
            above[:] = rest
            point.moved = True

    def _to_other_list(self, news: list[Draft]) -> None:
        """One long point to the end of another list."""
        point = self._pick(news, lambda point: is_long(point) and not point.children)
        others = [above for above in lists(news) if above and not holds(above, point)]
        if point and others:
            next(above for above in lists(news) if holds(above, point)).remove(point)
            self._random.choice(others).append(point)
            point.moved = True


def _leave(_news: list[Draft]) -> None:
    """No move at all."""


def is_untouched(point: Draft) -> bool:
    """Whether nothing was done to a point, which has none under it."""
    return point.origin is not None and point.kind == "uendret" and not point.moved and not point.children


def is_long(point: Draft) -> bool:
    """Whether the text is so long that it is not there twice by chance."""
    return len(point.text.split()) >= 9


def alike(one: str, other: str) -> float:
    """The share of the words of two texts that both have."""
    a, b = set(one.lower().split()), set(other.lower().split())
    return 2 * len(a & b) / (len(a) + len(b))


def holds(above: list[Draft], point: Draft | None) -> bool:
    """Whether the point itself, and not one like it, is in the list."""
    return any(other is point for other in above)


def lists(news: list[Draft]) -> Iterator[list[Draft]]:
    """Every list of siblings, the top one first."""
    yield news
    for point in news:
        yield from lists(point.children)


def points(drafts: list[Draft]) -> Points:
    """The drafts as points of a record."""
    return tuple(
        Point(text=draft.text, points=points(draft.children)) if draft.children else draft.text for draft in drafts
    )


def numbers(drafts: list[Draft], before: str = "") -> Iterator[tuple[str, Draft]]:
    """Every draft with its address."""
    for index, draft in enumerate(drafts, start=1):
        yield f"{before}{index}", draft
        yield from numbers(draft.children, f"{before}{index}.")


def truth(olds: list[Draft], news: list[Draft]) -> Iterator[Truth]:
    """What is true of every point, from what the edits wrote down."""
    sources = {id(draft): number for number, draft in numbers(olds)}
    gone = dict(sources)
    for number, draft in numbers(news):
        kind = "flyttet" if draft.moved else draft.kind
        for origin in [draft.origin, *draft.merged]:
            yield sources[id(origin)] if origin else None, number, kind
            gone.pop(id(origin), None)
    for source in gone.values():
        yield source, None, "stroeket"


def pair_of(seed: int) -> Pair:
    """The pair of a seed; the same one every time."""
    return Chance(seed).pair(f"nr. {seed}")
