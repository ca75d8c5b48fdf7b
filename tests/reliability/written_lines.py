"""A command that writes the record touches the lines that it is about, and no other, whatever comments stand there."""

import random
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, write
from tests.support.asking import ask

LATER_PATH = "minutes/prove/2026/2026-05-06.yaml"
APPROVED = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')
LATER = NOTICE.replace("2026-03-04", "2026-05-06").replace("2/26", "4/26").replace("1/26", "3/26")
WITH_OTHER_BUSINESS = (
    NOTICE.replace("  - {sak: 2/26}\n", "  - {sak: 2/26}\n  - {sak: 5/26}\n")
    + "  - {saksnr: 5/26, tittel: Eventuelt, sakstype: eventuelt}\n"
)
# How the lines of other business begin, which gets another number.
OTHER_BUSINESS = ("- {sak: 5/26}", "- {saksnr: 5/26", "- saksnr: 5/26", "sak: 5/26", "saksnr: 5/26")

# A command, the file that it finds, and how the lines begin that it may take out or write anew.
COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "approve --case 3/26": (MINUTES, ("status:",)),
    "correct --case 3/26 --concerns 2/26 --text Rettet.": (APPROVED, ()),
    "correct --case 4/26 --concerns deltakere --text «Møtte:» --concerns 1/26": (APPROVED, ()),
    "add --case Budsjett": (NOTICE, ()),
    "add --case Budsjett --duration 20 --responsible Moe": (WITH_OTHER_BUSINESS, OTHER_BUSINESS),
    "add --case Budsjett --type beslutning": (MINUTES, ()),
    "minutes --present all": (NOTICE, ("status:",)),
    "minutes --present all --excused Hansen --chair Kari --secretary Vik": (NOTICE, ("status:",)),
    "minutes --present Kari --substitute Østby_for_Hansen --adopted-as-proposed all": (NOTICE, ("status:",)),
}  # fmt: skip


def check(seed: int, folder: Path) -> Counter[str]:
    """One command on a file with comments and blank lines of its own, laid out by `fmt` or not."""
    dice = random.Random(f"written {seed}")
    command = dice.choice(list(COMMANDS))
    text, may_go = COMMANDS[command]
    root = write(folder, {REGISTER_PATH: REGISTER, MEETING_PATH: text, LATER_PATH: LATER})
    laid_out = dice.random() < 0.5
    if laid_out:
        assert ask(root, "fmt").code == 0
    commented = with_comments((root / MEETING_PATH).read_text(encoding="utf-8"), dice)
    ends = dice.choice(["\n", "\n", "\r\n"])
    (root / MEETING_PATH).write_bytes(commented.replace("\n", ends).encode())
    is_laid_out = ask(root, "fmt", "--check", MEETING_PATH).code == 0
    name, *options = (word.replace("_", " ") for word in command.split())
    done = ask(root, name, "2026-03-04", *options)
    assert (done.code, done.out) == (0, f"{MEETING_PATH}\n"), (command, done)
    written = (root / MEETING_PATH).read_bytes().decode()
    assert ("\r\n" in written) == (ends == "\r\n")
    made = written.replace("\r\n", "\n")
    gone = [line.strip() for line in lines_gone(commented, made)]
    assert all(line.startswith(may_go) for line in gone if line), (command, gone)
    comments = [line.strip() for line in commented.splitlines() if line.strip().startswith("#")]
    assert [line.strip() for line in made.splitlines() if line.strip().startswith("#")] == comments, command
    if is_laid_out:
        assert ask(root, "fmt", "--check", MEETING_PATH).code == 0, command
    return Counter({name: 1, "laid out": is_laid_out, "with comments": bool(comments), f"{ends!r}": 1})


def with_comments(text: str, dice: random.Random) -> str:
    """The text with comments and blank lines on lines of their own, where they are no part of a text."""
    lines = []
    in_text = False
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        in_text = line.endswith("|") or (in_text and (not line or indent > 4))
        if line and not in_text and not line.endswith("|") and dice.random() < 0.2:
            lines.append(" " * indent + f"# merknad {dice.randrange(1000)}")
        lines.append(line)
    return "\n".join(lines) + "\n"


def lines_gone(old: str, new: str) -> list[str]:
    """The lines of a text that another one does not have in their place."""
    before, after = old.splitlines(), new.splitlines()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [line for tag, start, end, *_rest in steps if tag in ("delete", "replace") for line in before[start:end]]


def judge(total: Counter[str]) -> None:
    """Every command was tried, on files of every kind."""
    assert all(
        total[name] for name in ("approve", "correct", "add", "minutes", "laid out", "with comments", repr("\r\n"))
    )
