"""A small archive of an invented committee, and the ways the tests vary it."""

import re
from pathlib import Path

REGISTER = """\
# yaml-language-server: $schema=../../schema/utvalg.schema.json
format: 1
kode: prove
navn: Prøveutvalget
saksnummer: "{nr}/{aar:2}"
organer:
  - {navn: AU, alias: [Arbeidsutvalget]}
alias:
  Kari N. Nordmann: Kari Nordmann
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Kari Nordmann, enhet: Nordby}
      - {navn: Ola Hansen, enhet: Vestby}
      - {navn: Nora Lie, enhet: Sørby, fra: "2026-06-10", til: "2026-12-31"}
      - {navn: Per Moe, vara_for: Kari Nordmann}
  - gruppe: Vararepresentanter
    rolle: vara
    personer:
      - {navn: Ingrid Østby, vara: true}
  - gruppe: Andre til stede
    rolle: gjest
    personer:
      - {navn: Liv Berg}
  - gruppe: Sekretariatet
    rolle: sekretariat
    personer:
      - {navn: Åse Vik}
"""

NOTICE = """\
utvalg: prove
moetedato: "2026-03-04"
status: innkalling
saksliste:
  - {sak: 1/26}
  - {sak: 2/26}
saker:
  - {saksnr: 1/26, tittel: Godkjenning av innkalling, sakstype: godkjenning}
  - {saksnr: 2/26, tittel: Samarbeid om legevakt, sakstype: beslutning}
"""

# The same meeting when it has been held, with as little as its status asks for.
HELD = (
    NOTICE.replace("innkalling\n", "referat\n", 1)
    + """\
moeteleder: Kari Nordmann
referent: Kari Nordmann
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
"""
)

MINUTES = """\
# yaml-language-server: $schema=../../../schema/moete.schema.json
utvalg: prove
moetedato: "2026-03-04"
start: "09:00"
slutt: "11:00"
moetested: Rådhuset
moeteleder: Kari Nordmann
referent: Åse Vik
neste_moete: "2026-05-06"
status: referat
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
      - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
  - gruppe: Vararepresentanter
    personer:
      - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}
  - gruppe: Sekretariatet
    personer:
      - {navn: Åse Vik, oppmoete: møtt}
saksliste:
  - {start: "09:00", slutt: "09:30", sak: 1/26}
  - {start: "09:30", slutt: "11:00", sak: 2/26, ansvarlig: [Kari Nordmann]}
saker:
  - saksnr: 1/26
    tittel: Godkjenning av innkalling
    sakstype: godkjenning
    saksansvarlig: [Kari Nordmann]
    saksbehandler: [Åse Vik]
    forslag_til_vedtak:
      - Innkallingen godkjennes.
    vedtak:
      - Innkallingen godkjennes.
  - saksnr: 2/26
    tittel: Samarbeid om legevakt
    sakstype: beslutning
    forslag_til_vedtak:
      - Kommunene går sammen om legevakt.
    referat: |
      Ola Hansen var syk, og Ingrid Østby la fram saken.

      - Nordby ønsker vakt i helgene.
    vedtak:
      - Kommunene går sammen om legevakt i helgene.
"""

REGISTER_PATH = "minutes/prove/utvalg.yaml"
MEETING_PATH = "minutes/prove/2026/2026-03-04.yaml"

_KEY = re.compile(r"(\w+):")
_NOTATION = re.compile(r"⟨(U\+)?([0-9A-F]+)⟩")


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder, and return the folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def archive(root: Path, **meetings: str) -> Path:
    """An archive with the register and one good meeting; ``meetings`` are others, by date with underscores."""
    files: dict[str, str | bytes] = {REGISTER_PATH: REGISTER, MEETING_PATH: MINUTES}
    for name, content in meetings.items():
        date = name.removeprefix("d").replace("_", "-")
        files[f"minutes/prove/{date[:4]}/{date}.yaml"] = content
    return write(root, files)


def blocks(text: str) -> dict[str, str]:
    """A YAML text as its top-level keys, each with its lines."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        if start := _KEY.match(line):
            key = start[1]
        found[key] = found.get(key, "") + line
    return found


def merged(fragment: str, base: str = NOTICE) -> bytes:
    """The base with the fragment's top-level keys in place of its own; ⟨FF⟩ is a byte, ⟨U+200B⟩ a character."""
    kept = "" if not _KEY.search(fragment) else "".join(t for k, t in blocks(base).items() if k not in blocks(fragment))
    return spelled_out(f"{fragment}\n{kept}")


def spelled_out(text: str) -> bytes:
    """The bytes of a text in which ⟨FF⟩ stands for a byte and ⟨U+200B⟩ for a character."""
    out, at = b"", 0
    for found in _NOTATION.finditer(text):
        out += text[at : found.start()].encode()
        number = int(found[2], 16)
        out += chr(number).encode() if found[1] else bytes([number])
        at = found.end()
    return out + text[at:].encode()
