"""What do others answer on the same pairs? Prints the table of docs/comparison.md.

Run it with the extra ``bench`` installed and Git at hand: ``python -m benchmarks.answers``. Points are given to the
other tools as they stand in a file, one on a line with its number; this project gets them as points.
"""

import difflib
import re
import subprocess
import tempfile
from pathlib import Path

from redlines import Redlines

from referat_cli.compare.points import Change, compare
from referat_cli.model.meeting import Points, walk

Answer = str

PAIRS: dict[str, tuple[Points, Points]] = {
    "31/23, point 3: a word that is the same by chance": (
        ("Vedtas følgende justeringer som innarbeides i endelig dokument:",),
        ("Vedtas følgende justeringer som tas med i den videre prosessen:",),
    ),
    "42/24, under point 2: one added, three with a capital": (
        ("rekruttering av personell", "oppdragsbeskrivelse/mandat", "oppfølging og rapportering."),
        (
            "Rekruttering av personell",
            "Oppdragsbeskrivelse/mandat",
            "Beskrivelse av mulighetene for Helseplattformen",
            "Oppfølging og rapportering",
        ),
    ),
    "45/24: the whole proposal replaced": (
        ("ASU gir sin tilslutning til etablering av nytt samhandlingsforum etter de kriteriene gitt i saken.",),
        ("Saken utsettes til første halvår i 2025.",),
    ),
    "Equal amounts: one line left out, one changed": (
        ("Barn og unge, 0,8 mill.", "Digitale team, 0,8 mill.", "Psykisk helse, 0,8 mill."),
        ("Digitale team, 0,9 mill.", "Psykisk helse, 0,8 mill."),
    ),
    "One point moved to the top": (
        (
            "Kommunene oppretter felles turnus for jordmødre.",
            "Tannhelse utredes videre i fylket.",
            "Sykehuset dekker utgifter til transport mellom øyene.",
        ),
        (
            "Sykehuset dekker utgifter til transport mellom øyene.",
            "Kommunene oppretter felles turnus for jordmødre.",
            "Tannhelse utredes videre i fylket.",
        ),
    ),
}


def as_text(points: Points) -> str:
    """The points as a file would have them, each on a line with its number."""
    return "".join(f"{position[-1] + 1}. {point.text}\n" for position, point in walk(points))


def ours(old: Points, new: Points) -> Answer:
    """Point by point, with what kind of change it is."""
    return "\n".join(map(line, compare(old, new)))


def line(change: Change) -> str:
    """One change: its numbers, its kind and its words."""
    marks = {"uendret": "{}", "stroeket": "[-{}-]", "tilfoeyd": "{{+{}+}}"}
    words = "…" if change.kind == "uendret" else "".join(marks[kind].format(text) for kind, text in change.words)
    return f"{change.source or '–'}→{change.target or '–'} {change.kind}: {words}"


def git(old: Points, new: Points) -> Answer:
    """What git diff --word-diff says of two files."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "a"), Path(folder, "b")
        before.write_text(as_text(old), encoding="utf-8")
        after.write_text(as_text(new), encoding="utf-8")
        command = ["git", "diff", "--no-index", "--no-color", "--word-diff=plain", "-U99", str(before), str(after)]
        answer = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    return answer.split("@@\n", 1)[-1].rstrip()


def by_difflib(old: Points, new: Points) -> Answer:
    """difflib.SequenceMatcher on words and what stands between them."""
    a, b = (re.findall(r"\w+|\s+|[^\w\s]", as_text(points)) for points in (old, new))
    answer = ""
    for kind, top, bottom, left, right in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            answer += "".join(a[top:bottom])
            continue
        if bottom > top:
            answer += f"[-{''.join(a[top:bottom])}-]"
        if right > left:
            answer += f"{{+{''.join(b[left:right])}+}}"
    return answer.rstrip()


def by_redlines(old: Points, new: Points) -> Answer:
    """The package redlines."""
    answer = Redlines(as_text(old), as_text(new), markdown_style="none").output_markdown
    answer = re.sub(r"<del>(.*?)</del>", r"[-\1-]", answer, flags=re.DOTALL)
    return re.sub(r"<ins>(.*?)</ins>", r"{+\1+}", answer, flags=re.DOTALL).rstrip()


def main() -> None:
    """Print one table a pair."""
    for name, (old, new) in PAIRS.items():
        print(f"### {name}\n\n| | answer |\n|---|---|")
        tools = {"referat": ours, "git diff --word-diff": git, "difflib": by_difflib, "redlines": by_redlines}
        for tool, call in tools.items():
            answer = call(old, new).replace("|", "\\|")
            print(f"| {tool} | {'<br>'.join(f'`{part}`' for part in answer.split(chr(10)) if part.strip())} |")
        print()


if __name__ == "__main__":
    main()
