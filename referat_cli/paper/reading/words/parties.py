"""What Norwegian parties and lists are called, in short and in full, in bokmål and nynorsk."""

from referat_cli.model.names import fold

# A party in short → what else it is called.
_CALLED = {
    "ap": "a, arbeiderpartiet, arbeidarpartiet, det norske arbeiderparti",
    "dem": "demokratene, norgesdemokratene",
    "frp": "fremskrittspartiet, framstegspartiet",
    "h": "høyre, høgre",
    "inp": "industri- og næringspartiet",
    "krf": "kristelig folkeparti, kristeleg folkeparti",
    "mdg": "miljøpartiet, miljøpartiet de grønne, miljøpartiet dei grøne, de grønne, dei grøne",
    "pp": "pensjonistpartiet",
    "r": "rødt, raudt",
    "sp": "senterpartiet",
    "sv": "sosialistisk venstreparti",
    "uavh": "uavhengig, uavhengige",
    "v": "venstre",
}
_OTHERS = (
    "ap/sv, bl, bygdelista, dnm, felleslista, k, konservativt, kp, liberalistene, n, nkp, partisentrum, pf, rv, sf"
    ", sosialistisk, tverrpolitisk, tvp"
)
_SHORT = {fold(name): short for short, names in _CALLED.items() for name in [short, *names.split(", ")]}
_NAMES = _SHORT.keys() | {fold(name) for name in _OTHERS.split(", ")}


def is_party_name(text: str) -> bool:
    """Whether a text is what a party is called anywhere in the country."""
    return fold(text) in _NAMES


def same_party(one: str, other: str) -> bool:
    """Whether two names are one party's: "Høyre" and "H"."""
    first, second = fold(one), fold(other)
    return bool(first) and _SHORT.get(first, first) == _SHORT.get(second, second)
