"""A paper as a page: sound HTML that runs and fetches nothing, readable by everybody, in the committee's own look."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import msgspec
import nh3
import pytest

from referat_cli.paper.layout import paper
from referat_cli.paper.tree import Kind, Paper
from referat_cli.paper.writing.html import default_template, write
from referat_cli.paper.writing.look import Look
from tests.paper.round_trip import printed
from tests.paper.test_layout import MINUTES, REGISTER, archive, records
from tests.support.archives import write as write_files
from tests.support.paper_records import made
from tests.support.running import referat

POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    'img-src data:; font-src data:">'
)
HIDDEN = {"style", "script", "title"}
MALER = "maler/referat.html.jinja"


class Page(HTMLParser):
    """A page that is read: its elements with their attributes, and the words of its body."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "img"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, which must be the one that began last."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """A text."""
        if not HIDDEN.intersection(self._open):
            self.words += f" {data}"

    def of(self, *tags: str) -> list[tuple[str, dict[str, str | None]]]:
        """The elements of some kinds."""
        return [element for element in self.elements if element[0] in tags]


def words(text: str) -> list[str]:
    """The words of a text, in their order."""
    return re.findall(r"[^\W_]+", text)


def texts_of(value: object) -> Iterator[str]:
    """Every text of a paper that a page shows."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(inner) if key not in {"type", "link"} else ()
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)
    elif isinstance(value, str):
        yield value


@cache
def pages() -> list[tuple[str, Paper, str]]:
    """The papers of the examples and of records made by seed, each with its page."""
    found = []
    for name, one, _value in records():
        kind: Kind = "referat" if one.meeting.was_held else "innkalling"
        page = paper(one, kind)
        found.append((f"{name} {kind}", page, write(page, Look()).decode()))
    return found


def test_every_page_is_sound_and_has_the_words_of_its_paper() -> None:
    """One heading of the first level and none skipped, heads of tables that say what they are of, and no word more."""
    for name, one, text in pages():
        page = Page(text)
        levels = [int(tag[1]) for tag, _attributes in page.of("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)
        assert all(attributes.get("scope") for _tag, attributes in page.of("th")), name
        assert page.of("html")[0][1] == {"lang": one.language}, name
        assert page.elements[2:4] == [
            ("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY.partition('content="')[2][:-2]}),
            ("meta", {"charset": "utf-8"}),
        ], name
        assert not page.of("script", "iframe", "object", "embed", "link", "form", "img", "base"), name
        assert not any(key.startswith("on") for _tag, attributes in page.elements for key in attributes), name
        expected = " ".join(texts_of(msgspec.to_builtins((one.title, one.blocks))))
        assert sorted(words(page.words)) == sorted(words(expected)), name


def test_what_is_cleaned_stays_as_it_is() -> None:
    """By another's rules of what HTML may do no harm."""
    kept = {"ol", "ul", "dl", "dt", "dd", "th", "td", "h1", "h6", "main"}
    for name, _paper, text in pages():
        body = text.partition("<body>")[2].partition("</body>")[0]
        cleaned = nh3.clean(
            body,
            tags=nh3.ALLOWED_TAGS | kept,
            attributes={"*": {"class", "data-hode"}, "th": {"scope", "colspan"}, "a": {"href"}},
        )
        assert re.sub(r"&#3[49];|&quot;", '"', cleaned) == re.sub(r"&#3[49];|&quot;", "'", body).replace("'", '"'), name


def test_a_list_has_the_labels_of_the_record() -> None:
    """Numbered lists are numbered lists, and their labels are words that everybody is told."""
    text = write(paper(printed(made(1)), "referat"), Look()).decode()
    items = re.findall(r'<(ol|ul)>\s*<li><span class="merke">(.*?)</span>', text)
    assert items
    for kind, label in items:
        assert (kind == "ul") == (label in "–•"), (kind, label)


PAYLOADS = ('a"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "{% raw %}", "</style>")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_record_says_is_nothing_but_words(tmp_path: Path, payload: str) -> None:
    """In the name of the committee too, which stands at the foot of each printed page, in CSS."""
    minutes = MINUTES.replace("tittel: Ny bro", f"tittel: '{payload} tittel'")
    minutes = minutes.replace("Liv Berg innledet.", f"{payload} innledet.")
    minutes = minutes.replace("moetested: Rådhuset", f"moetested: '{payload} sted'")
    register = REGISTER.replace("navn: Bruutvalget", f"navn: '{payload} navn'")
    done = referat(archive(tmp_path, register, minutes), "render", "2026-03-04", "-f", "html")
    assert done.code == 0, done.err
    page = Page(done.out)
    assert not page.of("script", "img")
    for where in ("tittel", "innledet.", "sted", "navn"):
        assert f"{payload} {where}" in page.words
    assert done.out.count("<style>") == done.out.count("</style>") == 1


def test_a_link_leads_to_a_page_or_an_address_alone(tmp_path: Path) -> None:
    """What would do anything else is words."""
    root = archive(tmp_path)
    file = tmp_path / "minutes/bru/2026/2026-03-04.yaml"
    links = "[en](https://example.org/a?b=1&c=2) [to](mailto:a@example.org) [tre](ftp://example.org) [fire](#her)"
    file.write_text(file.read_text(encoding="utf-8").replace("Liv Berg innledet.", links), encoding="utf-8")
    page = Page(referat(root, "render", "2026-03-04", "-f", "html").out)
    assert [attributes["href"] for _tag, attributes in page.of("a")] == [
        "https://example.org/a?b=1&c=2",
        "mailto:a@example.org",
        "https://example.org/bro_1.pdf",
    ]
    assert words("en to tre fire")[0] in page.words


def test_a_column_of_the_agenda_that_nobody_filled_in_is_not_shown(tmp_path: Path) -> None:
    """Who hears the page read, is not told of it either."""
    root = archive(tmp_path, minutes=re.sub(r"start: \S+ slutt: \S+ ", "", MINUTES).replace(", minutter: 15", ""))
    page = referat(root, "render", "2026-03-04", "-f", "html").out
    agenda = page.partition('<table class="saksliste">')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="col">(.*?)</th>', agenda) == ["Saksnr.", "Saker", "Ansvarlig"]
    assert [row.count("<td") for row in agenda.split("<tr>")[2:]] == [3] * 3


def test_every_colour_can_be_read() -> None:
    """Text has a contrast of at least 7 to 1 to what lies behind it, in light, in dark and on paper."""
    style = default_template().decode().partition("<style>")[2]
    schemes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    assert len(schemes) == 3
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", scheme))
        for text in ("tekst", "svak", "lenke"):
            for behind in ("ark", "felt"):
                assert contrast(colours[text], colours[behind]) >= 7, (text, behind, scheme)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2 has it."""
    lighter, darker = sorted(map(luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How light a colour is."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ---- the committee's own template

PLAIN = "<!doctype html><html><head><title>x</title></head><body>{}</body></html>"


def own(root: Path, template: str) -> tuple[int, str, str]:
    """What an archive with a template of its own answers: its code, its page and its notices."""
    write_files(archive(root), {MALER: template})
    done = referat(root, "render", "2026-03-04", "-f", "html")
    return done.code, done.out, done.err


def test_a_committee_has_its_own_look(tmp_path: Path) -> None:
    """With parts and pictures that lie beside the template; the guard of the page is not its to leave out."""
    write_files(tmp_path, {"maler/topp.jinja": "<h1>{{ paper.title }}</h1>"})
    (tmp_path / "maler/logo.png").write_bytes(b"\x89PNG")
    picture = '<img src="{{ picture(\'logo.png\') }}" alt="Bru">'
    code, page, notices = own(tmp_path, PLAIN.format("{% include 'topp.jinja' %}" + picture))
    assert (code, notices) == (0, "")
    assert page == (
        f"<!doctype html><html><head>\n{POLICY}<title>x</title></head><body><h1>MØTEREFERAT – BRUUTVALGET (BRU)</h1>"
        '<img src="data:image/png;base64,iVBORw==" alt="Bru"></body></html>\n'
    )


ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self._TemplateReference__context }}{{ self.__init__.__globals__ }}",
    "{{ picture.__closure__[0].cell_contents.read_text() }}",
    "{{ picture.args[0].joinpath('/etc/passwd').read_text() }}",
    "{{ picture.__globals__.inside }}",
    "{% for key in paper.__class__.__base__.__subclasses__() %}{{ key }}{% endfor %}",
    "{{ '{0.__class__.__init__.__globals__}'.format(paper) }}",
    "{{ paper.clear() }}",
]


@pytest.mark.parametrize("attack", ESCAPES)
def test_a_template_gets_hold_of_nothing_but_the_paper(tmp_path: Path, attack: str) -> None:
    """What reaches for the program is refused, in a sentence with the line."""
    code, page, notices = own(tmp_path, PLAIN.format(f"\n{attack}"))
    assert (code, page) == (2, "")
    assert re.fullmatch(rf"referat: Malen {re.escape(MALER)} linje 2 kan ikke følges: [^\n]+\n", notices), notices


@pytest.mark.parametrize("name", ["/etc/passwd", "../minutes/bru/utvalg.yaml", "lenke.jinja", "ingen.jinja"])
@pytest.mark.parametrize("taken", ["{{% include '{}' %}}", "{{% extends '{}' %}}", "{{{{ picture('{}') }}}}"])
def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path, name: str, taken: str) -> None:
    """By no name, and through no link."""
    (tmp_path / "maler").mkdir()
    (tmp_path / "maler/lenke.jinja").symlink_to("/etc/passwd")
    code, page, notices = own(tmp_path, PLAIN.format(taken.format(name)))
    assert (code, page) == (2, "")
    assert notices.startswith(f"referat: Malen {MALER}")
    assert "root:" not in notices


def test_a_template_that_is_a_link_out_of_the_archive_is_not_followed(tmp_path: Path) -> None:
    """Nor a folder of templates that is."""
    outside = write_files(tmp_path / "ute", {"referat.html.jinja": PLAIN.format("ute")})
    for number, link in enumerate(("maler", MALER)):
        root = archive(tmp_path / str(number))
        (root / link).parent.mkdir(exist_ok=True)
        (root / link).symlink_to(outside if link == "maler" else outside / "referat.html.jinja")
        assert "MØTEREFERAT" in referat(root, "render", "2026-03-04", "-f", "html").out


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        (PLAIN.format("\n\n{% if %}"), "Malen {} linje 3 kan ikke følges: "),
        (PLAIN.format("\n{{ paper.title / 2 }}"), "Malen {} linje 2 kan ikke følges: "),
        (PLAIN.format("\n{{ paper.ingen.ting }}"), "Malen {} linje 2 kan ikke følges: "),
        (PLAIN.format("{% for n in range(10000000) %}{% endfor %}"), "Malen {} linje 1 kan ikke følges: "),
        ("<p>{{ paper.title }}</p>", "{} må begynne med <!doctype html>, <html> og <head>"),
        ("<!-- <head> -->" + PLAIN, "{} må begynne med <!doctype html>, <html> og <head>"),
        ("", "{} må begynne med <!doctype html>, <html> og <head>"),
    ],
)
def test_what_is_wrong_with_a_template_is_a_sentence(tmp_path: Path, template: str, sentence: str) -> None:
    """With the file, and the line where there is one."""
    code, page, notices = own(tmp_path, template)
    assert (code, page) == (2, "")
    assert notices.startswith(f"referat: {sentence.format(MALER)}"), notices


def test_the_template_that_a_committee_begins_with_is_ours(tmp_path: Path) -> None:
    """The page is the same with it, byte for byte."""
    ours = referat(archive(tmp_path), "render", "2026-03-04", "-f", "html").out
    assert own(tmp_path, default_template().decode()) == (0, ours, "")
