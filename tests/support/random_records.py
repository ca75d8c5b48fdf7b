"""Random meetings and registers of a small world, so that names, numbers and texts meet again by chance."""

import copy
import itertools
from collections.abc import Callable
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
PARTIES = st.sampled_from(["Ap", "H"])
LABELS = st.sampled_from(["tall", "bokstav", "strek", "ingen"])
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
        "merking": LABELS,
        "unummerert": st.just(True),  # noqa: FBT003 - what the record says
        "fra_forslag": st.sampled_from(["1", "B.2", "1.1"]),
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
    {"navn": NAMES, "oppmoete": st.sampled_from(["møtt", "digitalt", "forfall", "permisjon"])},
    {
        "enhet": UNITS,
        "forbund": st.just("Dnlf"),
        "parti": PARTIES,
        "moette_for": NAMES,
        "paa_sak": st.lists(NUMBERS, max_size=2),
        "fra_sak": NUMBERS,
        "ikke_sak": st.lists(NUMBERS, max_size=2),
        "gikk": TIMES,
        "dager": some(DATES, 2),
        "stemmerett": st.booleans(),
    },
)
COUNT = keys({"moett": st.integers(0, 40)}, {"av": st.integers(0, 40)})
ATTENDANCE = some(keys({"gruppe": GROUPS, "personer": some(ATTENDEE, 4)}, {"antall": COUNT}))
SLOT = keys(
    {},
    {
        "dag": DATES,
        "start": TIMES,
        "slutt": TIMES,
        "minutter": st.integers(0, 2),
        "sak": NUMBERS,
        "tittel": TITLES,
        "punkter": points(1),
        "ansvarlig": some(NAMES, 2),
    },
)
IDS = st.sampled_from(["B", "C", "D"])
PARTS = st.sampled_from(["A", "B", "A.1", "C.1"])
PROPOSAL = keys(
    {"id": IDS},
    {
        "forslagsstiller": some(NAMES, 2),
        "paa_vegne_av": some(PARTIES, 2),
        "type": st.sampled_from(["alternativt", "endring"]),
        "endrer": some(PARTS, 2),
        "merking": LABELS,
        "punkter": points(1),
        "utfall": st.sampled_from(["falt", "trukket"]),
    },
)
VOTE = keys(
    {},
    {
        "gjelder": some(PARTS, 2),
        "satt_opp_mot": some(PARTS, 2),
        "tekst": PROSE,
        "for": st.integers(0, 40),
        "imot": st.integers(0, 40),
        "enstemmig": st.booleans(),
        "dobbeltstemme": st.one_of(st.booleans(), NAMES),
        "stemte_imot": some(NAMES),
        "resultat": st.sampled_from(["vedtatt", "falt"]),
    },
)
ELECTION = keys(
    {"verv": st.sampled_from(["Leder", "Nestleder", "Valgkomite"])},
    {
        "kandidater": some(keys({"navn": NAMES}, {"stemmer": st.integers(0, 40)})),
        "valgt": some(NAMES),
        "blanke": st.integers(0, 2),
    },
)
CASE = keys(
    {"tittel": TITLES},
    {
        "saksnr": NUMBERS,
        "lukket": keys({"hjemmel": PROSE}, {}),
        "innstilling_fra": NAMES,
        "merking": LABELS,
        "forslag": some(PROPOSAL),
        "habilitet": some(
            keys(
                {"navn": NAMES, "utfall": st.sampled_from(["inhabil", "habil"])}, {"begrunnelse": PROSE, "vara": NAMES}
            )
        ),
        "stemmeberettigede": st.integers(0, 40),
        "votering": some(VOTE),
        "valg": some(ELECTION),
        "protokolltilfoersler": some(keys({"tekst": PROSE}, {"av": some(NAMES, 2), "paa_vegne_av": some(PARTIES, 2)})),
        "oppgaver": points(1),
        "undertittel": PROSE,
        "sakstype": st.sampled_from(["beslutning", "orientering"]),
        "saksansvarlig": some(NAMES, 2),
        "saksbehandler": some(NAMES, 2),
        "arkivsak": st.just("26/1207"),
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
        "moetenummer": st.sampled_from(["1", "2"]),
        "moeteform": st.sampled_from(["fysisk", "sirkulasjon"]),
        "dager": some(DATES, 2),
        "moeteleder": st.one_of(NAMES, some(keys({"navn": NAMES}, {"fra_sak": NUMBERS}), 2)),
        "underskrifter": some(NAMES, 2),
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
        "saksnummer": st.one_of(
            st.sampled_from(["{nr}/{aar}", "{nr}/{aar:2}"]),
            some(
                keys(
                    {"form": st.sampled_from(["PS {nr}/{aar:2}", "{nr}"])},
                    {"sakstype": some(st.just("valg"), 1), "til": DATES},
                )
            ),
        ),
        "maalform": st.just("nn"),
        "organer": some(keys({"navn": st.sampled_from(["AU", "Utvidet AU"])}, {"alias": some(NAMES, 2)})),
        "alias": st.dictionaries(NAMES, NAMES, max_size=3),
        "grupper": some(
            keys(
                {"gruppe": GROUPS, "rolle": st.sampled_from(["medlem", "vara"])},
                {
                    "overskrift": PROSE,
                    "aapen": st.just(True),  # noqa: FBT003 - what the record says
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
        of_points(case, "forslag_til_vedtak", "vedtak", "oppgaver")
        for proposal in case.get("forslag", ()):
            of_points(proposal, "punkter")
        _distinct_lines(case, text)
    for item in (*written.get("rettelser", ()), *written.get("kilde", {}).get("avvik", ())):
        item["tekst" if "tekst" in item else "skrevet"] = text()
    return written


def _distinct_lines(case: dict[str, Any], text: Callable[[], str]) -> None:
    """The same of the other lists of a case."""
    for item in (*case.get("vedlegg", ()), *case.get("eventuelt", ())):
        item["tittel"] = text()
    for at, proposal in enumerate(case.get("forslag", ())):
        proposal["id"] = "BCDEFGH"[at]
    for at, vote in enumerate(case.get("votering", ())):
        vote["gjelder"] = ["BCDEFGH"[at]]
    for election in case.get("valg", ()):
        election["verv"] = text()
        election["kandidater"] = [{"navn": text()} for _candidate in election.get("kandidater", ())]
    for line in case.get("habilitet", ()):
        line["navn"] = text()
    for statement in case.get("protokolltilfoersler", ()):
        statement.update(av=[text()], tekst=text())
