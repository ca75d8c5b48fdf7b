"""What Norwegian trade unions are called beside those who are there for them."""

from referat_cli.model.names import fold

_NAMES = (
    "akademikerne, akademikarane, arbeidsmandsforbundet, bibliotekarforbundet, creo, delta, den norske "
    "jordmorforening, dnj, dnlf, el og it, ergoterapeutene, ergoterapeutane, fagforbundet, fellesforbundet, "
    "flt, fo, fysioterapeutforbundet, juristforbundet, kfo, kreativt forum, lederne, leiarane, legeforeningen, "
    "legeforeininga, lo, naf, naturviterne, naturvitarane, negotia, nff, nito, nnn, norsk jordmorforbund, norsk "
    "psykologforening, norsk sykepleierforbund, norsk sjukepleiarforbund, nsf, npf, ntl, overlegeforeningen, "
    "overlegeforeininga, of, parat, presteforeningen, psykologforeningen, radiografforbundet, samfunnsviterne, "
    "samfunnsvitarane, samfunnsøkonomene, skolelederforbundet, skolenes landsforbund, slf, sykepleierforbundet, "
    "sjukepleiarforbundet, tekna, unio, utdanningsforbundet, udf, yngre legers forening, ylf, ys"
)
_UNIONS = frozenset(map(fold, _NAMES.split(", ")))
_DELEGATES = ("tillitsvalgt", "tillitsvald", "htv", "fhtv", "ansatterepresentant", "tilsettrepresentant")


def is_union(text: str) -> bool:
    """Whether a text is what a trade union is called."""
    return fold(text) in _UNIONS


def is_delegate(office: str) -> bool:
    """Whether an office is that of somebody whom a union has chosen."""
    return fold(office).endswith(_DELEGATES)
