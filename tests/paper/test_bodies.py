"""What committees, associations, meetings and offices are called."""

from referat_cli.paper.reading.words.bodies import is_body, is_committee, is_of_body
from tests.support.rows import each

_COMMITTEES = """
klubbstyret · Hovedutvalg for oppvekst · Råd for personer med funksjonsnedsettelse (RFF) · Kontrollutvalet · Eldreråd
Kommunalt råd for eldre og personer med nedsatt funksjonsevne · Plan-, miljø- og byggesaksutvalget · Valnemnda
FJELL KOMMUNE KOMMUNESTYRET · Representantskapet i Dal IKS · Studenttinget · Ungdomsting · Komité for helse og omsorg
Kyrkjelege fellesråd · Formannskapet · Styringsgruppa for ny skole · Ungdomsforum · Elevparlamentet · Valnemnden
"""
_OTHER_BODIES = "Årsmøtet · Generalforsamlinga · Dal velforening · Dal idrettslag · Bygdekvinnelaget · skoleklubben"
_OTHERS = "innretting · området · utstyret · forslaget · grunnlag · vedlegg · Møte · rådhuset · regnskap · Kari Moe"


def _names(text: str) -> list[str]:
    return [name.strip() for line in text.strip().splitlines() for name in line.split("·")]


@each(
    "name, kinds",
    [
        *((name, (True, True)) for name in _names(_COMMITTEES)),
        *((name, (False, True)) for name in _names(_OTHER_BODIES)),
        *((name, (False, False)) for name in _names(_OTHERS)),
    ],
)
def test_what_a_committee_is_called(name: str, kinds: tuple[bool, bool]) -> None:
    """Both forms, both languages, compounds, and what it is for."""
    assert (is_committee(name), is_body(name)) == kinds


@each(
    "who, is_one",
    [
        ("Kommunedirektørens", True),
        ("daglig leder", True),
        ("Fellesrådet", True),
        ("kyrkjeverja", True),
        ("Kari Moe", False),
        ("Området", False),
    ],
)
def test_who_is_called_by_a_body_or_an_office(who: str, *, is_one: bool) -> None:
    """An office too, and a genitive."""
    assert is_of_body(who) is is_one
