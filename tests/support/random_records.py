"""Random meetings and registers of a small world, so that names, numbers and texts meet again by chance."""

import copy
import itertools
from typing import Any

import msgspec
from hypothesis import strategies as st

from referat_cli.model.committee import Committee
from referat_cli.model.meeting import AttendeeGroup, Meeting

Written = st.SearchStrategy[Any]

NUMBERS = st.sampled_from(["1/26", "2/26", "3/26", "4/26"])
NAMES = st.sampled_from(["Kari Nordmann", "Kari N.", "Ola Hansen", "Åse Vik"])
TITLES = st.sampled_from(["Legevakt", "Budsjett", "Eventuelt", "Godkjenning av innkalling"])
GROUPS = st.sampled_from(["Kommunene", "Brukerne", "Sekretariatet"])
UNITS = st.sampled_from(["Nordby", "Vestby"])
DATES = st.sampled_from(["2026-03-04", "2026-05-06", "2026-06-30"])
TIMES = st.sampled_from(["09:00", "09:30", "10:15"])
WORDS = st.sampled_from(["ASU", "ber", "AU", "om", "ikke", "rapporten", "Orientering.", "30.06.25", "tiltak", "saken"])
TEXTS = st.lists(WORDS, max_size=7).map(" ".join)
PROSE = TEXTS.filter(bool)


def some(items: Written, most: int = 3) -> Written:
    """A list with a few of these."""
    return st.lists(items, max_size=most)


def keys(required: dict[str, Written], optional: dict[str, Written]) -> Written:
    """A mapping of the record."""
    return st.fixed_dictionaries(required, optional=optional)


def points(levels: int = 2) -> Written:
    """A list of points, with points under them as deep as that."""
    more: dict[str, Written] = {
        "merke": st.sampled_from(["a)", "–"]),
        "merking": st.sampled_from(["tall", "bokstav", "strek"]),
        "fra_forslag": st.sampled_from(["1", "2", "1.1"]),
        "frist": DATES,
        "frist_tekst": PROSE,
        "ansvarlig": st.lists(NAMES, min_size=1, max_size=2),
    }
    if levels:
        more["punkter"] = points(levels - 1)
    # A mapping with nothing but a text is the text alone.
    mapping = keys({"tekst": TEXTS}, more).filter(lambda point: len(point) > 1)
    return some(st.one_of(TEXTS, mapping))


ATTENDEE = keys(
    {"navn": NAMES, "oppmoete": st.sampled_from(["møtt", "digitalt", "forfall"])},
    {"enhet": UNITS, "forbund": st.just("Dnlf"), "moette_for": NAMES, "paa_sak": st.lists(NUMBERS, max_size=2)},
)
ATTENDANCE = some(keys({"gruppe": GROUPS, "personer": some(ATTENDEE, 4)}, {}))
SLOT = keys(
    {},
    {
        "start": TIMES,
        "slutt": TIMES,
        "minutter": st.integers(0, 2),
        "sak": NUMBERS,
        "tittel": TITLES,
        "punkter": points(1),
        "ansvarlig": some(NAMES, 2),
    },
)
CASE = keys(
    {"saksnr": NUMBERS, "tittel": TITLES},
    {
        "undertittel": PROSE,
        "sakstype": st.sampled_from(["beslutning", "orientering"]),
        "saksansvarlig": some(NAMES, 2),
        "saksbehandler": some(NAMES, 2),
        "forslag_til_vedtak": points(),
        "referat": TEXTS,
        "vedlegg": some(keys({"tittel": TITLES}, {"fil": st.just("a.pdf"), "lenke": st.just("https://example.org")})),
        "foelger_opp": some(st.just("1/25#1"), 1),
        "vedtak": points(),
        "utfall": st.sampled_from(["utsatt", "avvist"]),
        "eventuelt": some(keys({"tittel": TITLES}, {"referat": TEXTS, "meldt": st.booleans()})),
    },
)
MEETING = keys(
    {
        "utvalg": st.sampled_from(["prove", "andre"]),
        "moetedato": DATES,
        "status": st.sampled_from(["innkalling", "referat"]),
    },
    {
        "start": TIMES,
        "moetested": PROSE,
        "arkivsak": st.just("2026/7"),
        "moeteleder": NAMES,
        "neste_moete": DATES,
        "godkjent": keys({"dato": DATES}, {"sak": NUMBERS}),
        "kilde": keys(
            {"dokument": st.sampled_from(["a.pdf", "b.pdf"])},
            {"avvik": some(keys({"felt": st.sampled_from(["tittel", "start"]), "skrevet": PROSE}, {"sak": NUMBERS}))},
        ),
        "rettelser": some(keys({"dato": DATES, "gjelder": some(NUMBERS, 2), "tekst": PROSE}, {"sak": NUMBERS})),
        "deltakere": ATTENDANCE,
        "saksliste": some(SLOT, 4),
        "saker": some(CASE, 4),
    },
)
REGISTER = keys(
    {"format": st.just(1), "kode": st.just("prove"), "navn": st.sampled_from(["Prøveutvalget", "Utvalget"])},
    {
        "saksnummer": st.sampled_from(["{nr}/{aar}", "{nr}/{aar:2}"]),
        "organer": some(keys({"navn": st.sampled_from(["AU", "Utvidet AU"])}, {"alias": some(NAMES, 2)})),
        "alias": st.dictionaries(NAMES, NAMES, max_size=3),
        "grupper": some(
            keys(
                {"gruppe": GROUPS, "rolle": st.sampled_from(["medlem", "vara"])},
                {
                    "overskrift": PROSE,
                    "personer": some(
                        keys(
                            {"navn": NAMES},
                            {
                                "id": st.just("kari"),
                                "enhet": UNITS,
                                "fra": DATES,
                                "til": DATES,
                                "sak": NUMBERS,
                                "vara": st.booleans(),
                                "vara_for": NAMES,
                            },
                        ),
                        4,
                    ),
                },
            )
        ),
    },
)


def meeting(written: Any) -> Meeting:  # noqa: ANN401 - as it stands in a file
    """The meeting that this is in the record."""
    return msgspec.convert(written, Meeting)


MEETINGS = MEETING.map(meeting)
REGISTERS = REGISTER.map(lambda written: msgspec.convert(written, Committee))
ATTENDANCES = ATTENDANCE.map(lambda written: msgspec.convert(written, tuple[AttendeeGroup, ...]))


def distinct(written: Any) -> Any:  # noqa: ANN401 - as it stands in a file
    """The same meeting where every item can be told from every other, and every text is another, of many words."""
    written = copy.deepcopy(written)
    count = itertools.count(1)

    def text() -> str:
        number = next(count)
        return " ".join(f"ord{letter}{number}" for letter in "abcdefghij"[: number % 4 + 7])

    def renew(entries: list[Any]) -> list[Any]:
        return [
            text()
            if isinstance(entry, str)
            else {**entry, "tekst": text(), **({"punkter": renew(entry["punkter"])} if "punkter" in entry else {})}
            for entry in entries
        ]

    def once(items: list[Any], key: str) -> list[Any]:
        return list({item[key]: item for item in items}.values())

    def of_points(item: dict[str, Any], *names: str) -> None:
        item.update({name: renew(item[name]) for name in names if name in item})

    if "deltakere" in written:
        groups = once(written["deltakere"], "gruppe")
        written["deltakere"] = [{**group, "personer": once(group["personer"], "navn")} for group in groups]
    for number, slot in enumerate(written.get("saksliste", ())):
        slot.pop("sak", None)
        slot.update({"tittel": text()} if number % 2 else {"sak": f"{number + 10}/26"})
        of_points(slot, "punkter")
    for number, case in enumerate(written.get("saker", ())):
        case.update(saksnr=f"{number + 10}/26", tittel=text())
        of_points(case, "forslag_til_vedtak", "vedtak")
        for item in (*case.get("vedlegg", ()), *case.get("eventuelt", ())):
            item["tittel"] = text()
    for item in (*written.get("rettelser", ()), *written.get("kilde", {}).get("avvik", ())):
        item["tekst" if "tekst" in item else "skrevet"] = text()
    return written
