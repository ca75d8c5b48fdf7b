"""What type a case is, as its title says it, or the series of its number."""

import re
from typing import Any

from referat_cli.paper.reading.case_reading import CaseReading
from referat_cli.paper.reading.other_business import is_other_business

_APPROVAL = re.compile(
    r"^godkjenn(?:ing|e)\b.*\b(?:innkalling|sak(?:s?)list|dagsorden|møteinnkalling|protokoll|referat|møtebok)",
    re.IGNORECASE,
)


def read_type(case: dict[str, Any], reading: CaseReading) -> None:
    """The type that a title says beyond doubt, or that the series of the number does."""
    title, number = case["tittel"], case.get("saksnr", "")
    if is_other_business(title):
        case["sakstype"] = "eventuelt"
    elif _APPROVAL.match(title):
        case["sakstype"] = "godkjenning"
    elif reading.register and number:
        series = reading.register.numbering.format_of(number, reading.known.date)
        if series and len(series.types) == 1:
            case["sakstype"] = series.types[0]
    if "sakstype" not in case and re.match(r"(?:RS|ref)\b", number):
        case["sakstype"] = "referatsak"
