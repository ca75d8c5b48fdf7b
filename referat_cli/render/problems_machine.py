"""Problems for programs: as JSON, as workflow commands of GitHub, and as SARIF."""

from urllib.parse import quote

from referat_cli import __version__
from referat_cli.model.problem import Problem
from referat_cli.render.report import Report, sentences
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import json_envelope

_GITHUB = {"feil": "error", "advarsel": "warning", "info": "notice"}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {"feil": "error", "advarsel": "warning", "info": "note"}


def as_json(report: Report, _screen: Screen) -> str:
    """The contract for programs: ``schema/output/validate.schema.json``."""
    content = {"filer": report.files, "problemer": [_record(problem) for problem in report.problems]}
    return json_envelope(content)


def _record(problem: Problem) -> dict[str, object]:
    record: dict[str, object] = {
        "kode": problem.code,
        "alvor": problem.severity,
        "sti": plain(problem.path),
        "linje": problem.place.line,
        "kolonne": problem.place.column,
        "melding": plain(problem.message),
        "tiltak": plain(problem.step),
        "kan_rettes": problem.fixable,
        "godtatt": problem.accepted,
    }
    if problem.origin:
        record |= {"commit": problem.origin.commit, "forfatter": problem.origin.author}
    return record


def github(report: Report, _screen: Screen) -> str:
    """Workflow commands that put each problem on its line of a pull request."""
    return "\n".join(
        f"::{_GITHUB[p.severity]} file={_property(report.below + p.path)},line={p.place.line},col={p.place.column},"
        f"title={_property(p.code)}::{_data(sentences(p.message, p.step))}"
        for p in report.open
    )


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(report: Report, _screen: Screen) -> str:
    """SARIF 2.1.0, as code scanning reads it; accepted findings are suppressed in the source, with their reason."""
    codes = sorted({problem.code for problem in report.problems})
    driver = {
        "name": "referat",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": report.title_of(code)}} for code in codes],
    }
    results = [_result(problem, report.below, codes.index(problem.code)) for problem in report.problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    import json  # noqa: PLC0415 - people read other forms

    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(problem: Problem, below: str, rule: int) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[problem.severity],
        "message": {"text": plain(sentences(problem.message, problem.step))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote((below + problem.path).encode("utf-8", "surrogateescape"), safe="/")
                    },
                    "region": region,
                }
            }
        ],
    }
    if problem.accepted is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": plain(problem.accepted)}]
    return result
