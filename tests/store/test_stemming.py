"""Words as SQLite sees them, and forms of a word as a secretary sees them."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_cli.store.stemming import composed, for_sqlite, places, stem, words
from tests.support.rows import each

TABLE = "CREATE VIRTUAL TABLE t USING fts5(a, tokenize='unicode61 remove_diacritics 0')"


def as_sqlite_sees(text: str) -> list[str]:
    """The tokens of a text in a real full-text table, in order."""
    base = sqlite3.connect(":memory:")
    base.execute(TABLE)
    base.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    base.execute("INSERT INTO t VALUES (?)", (text,))
    found = [term for (term,) in base.execute("SELECT term FROM v ORDER BY offset")]
    base.close()
    return found


NORWEGIAN = st.text(
    "abcdefghijklmnopqrstuvwxyzæøåABCÆØÅéòüôáŠđ0123456789 .,-–/@_:;!?()«»“”\"'*\n\t§½²€%&#<>[]{}|~^`´…•"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sak 42/24: Får vi svar?", ["sak", "42", "24", "får", "vi", "svar"]),
        ("ÅRSMØTE på Røst", ["årsmøte", "på", "røst"]),
        ("kari.nordmann@example.org", ["kari", "nordmann", "example", "org"]),
        ("helse- og rusteam", ["helse", "og", "rusteam"]),
        ("forslag_til_vedtak", ["forslag", "til", "vedtak"]),
        ("«Én idé»", ["én", "idé"]),
        ("x\u0302y x\u0332y", ["x\u0302y", "x", "y"]),  # an accent, and a line below
        ("", []),
        (" – … ", []),
    ],
)
def test_a_word_is_a_run_of_letters_and_digits_in_small_letters(text: str, expected: list[str]) -> None:
    """Marks stand between words; accents are a part of them."""
    assert words(text) == expected
    assert as_sqlite_sees(text) == expected


@given(NORWEGIAN)
def test_words_are_what_sqlite_takes_for_words(text: str) -> None:
    """Every mark and letter of a Norwegian keyboard, in any order."""
    assert as_sqlite_sees(text) == words(text)


def test_each_sign_that_sqlite_is_given_as_it_stands_means_the_same_to_it() -> None:
    """Within a word, beside one and alone: whether it is a letter, which small one, and that it stays whole (NFC)."""
    given_as_they_stand = 0
    for sign in map(chr, range(0x2300)):
        text = f"A{sign}B {sign} x{sign} {sign}y"
        if for_sqlite(text) == text:
            given_as_they_stand += 1
            assert composed(sign) == sign
            assert as_sqlite_sees(text) == words(text), hex(ord(sign))
    assert given_as_they_stand > 300


@given(st.text())
def test_every_word_is_one_word_to_sqlite_too(text: str) -> None:
    """So a phrase keeps its order and its length in the index, in any script."""
    assert len(as_sqlite_sees(for_sqlite(text))) == len(words(text))


@given(st.text())
def test_the_places_of_words_are_where_they_stand(text: str) -> None:
    """The same words in the same order, each found again in its place."""
    whole = composed(text)
    assert [words(whole[start:end]) for start, end in places(whole)] == [[word] for word in words(whole)]


def test_a_letter_and_its_accent_in_two_characters_is_one_letter() -> None:
    """As text from a Mac comes: «å» as «a» and a ring."""
    assert words("fa\u030ar") == ["får"]
    assert as_sqlite_sees(for_sqlite("Fa\u030ar")) == ["får"]


def test_a_sheep_is_not_a_father() -> None:
    """Accents are never taken away."""
    assert stem("får") != stem("far")
    assert words("Får far får?") == ["får", "far", "får"]


@each(
    "forms",
    [
        "vedta vedtar vedtas vedtatt vedtatte vedtok vedtak vedtaket vedtakene vedtakets vedtaka vedtek vedtekne",
        "utsette utsetter utsettes utsatt utsatte utsettelse utsettelsen utsetjing",
        "godkjenne godkjenner godkjennes godkjent godkjente godkjenning godkjenningen godkjennelse",
        "oppnevne oppnevnes oppnevnt oppnevning oppnevningen oppnemne oppnemnd oppnemning",
        "foreslå foreslår foreslås foreslått foreslo forslag forslaget forslagene forslaga føreslå",
        "orientere orienterer orientert orientering orienteringen orienteringar",
        "velge velger velges valgt valgte valg valget valgene valde",
        "innstille innstiller innstilt innstilling innstillingen",
        "avgjøre avgjøres avgjort avgjørelse avgjørelsen avgjerd avgjerda",
        "beslutte beslutter besluttet beslutning beslutninger",
        "behandle behandles behandlet behandla behandling behandlingen",
        "delta deltar deltok deltatt deltakelse deltagelse deltaking",
        "deltaker deltakere deltakeren deltakerne deltakernes deltager deltagerne deltakarane",
        "leder ledere lederen lederne leiar leiarane",
        "bruker brukere brukeren brukerne brukarane",
        "medlem medlemmer medlemmene medlemmenes medlemet",
        "komite komité komiteen komiteene",
        "utvalg utvalget utvalgene utval utvalet",
        "tilskudd tilskuddet tilskuddene tilskot tilskotet",
        "tilbud tilbudet tilbudene tilbod",
        "habil inhabil inhabile habilitet inhabilitet ugild",
        "rapport rapporten rapporter rapportere rapporterer rapportert rapportering",
        "avslå avslår avslått avslag avslaget",
        "planlegge planlagt planlagte planlegging",
        "møte møter møtet møtene",
        "digital digitalt digitale",
        "kommunal kommunalt kommunale",
        "sak saken saker sakene saka",
        "pasient pasienter pasienten pasientene pasientane",
        # Dictionary forms that end as if they were inflected.
        "utskrivningsklar utskrivningsklare",
        "sykepleier sykepleiere sykepleieren sykepleierne",
        "innsats innsatsen innsatser",
        # No word ends in two m.
        "ungdom ungdommen ungdommer ungdommene",
        "eiendom eiendommen eiendommer",
        # Participles and neuters.
        "høre hører hørt hørte",
        "gjennomføring gjennomføre gjennomført",
        "regional regionale regionalt",
        "intern interne internt",
        "fastlege fastlegen fastleger fastlegene",
        "vanlig vanlige vanleg vanlege",
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    """Whoever looks for one of them means them all, in bokmål and, where it is cheap, in nynorsk."""
    assert len({stem(form) for form in forms.split()}) == 1


@each(
    "one, other",
    [
        ("møte", "møtt"),  # a meeting, and who came
        ("vedtak", "vedtekter"),
        ("bruker", "bruk"),
        ("leder", "led"),
        ("deltaker", "deltakelse"),
        ("delta", "delt"),
        ("tilskudd", "tilskuddsordning"),
        ("oversende", "overse"),
        ("får", "far"),
        ("fastlege", "fast"),
        ("fastlegene", "faste"),
        ("helse", "hel"),
        ("andreas", "andre"),
        ("hansen", "han"),
        ("konsern", "konsert"),
        ("barnevernet", "barnevesenet"),
        ("eksterne", "ekstra"),
        ("ansvarlig", "ansvar"),
        ("42", "24"),
    ],
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    """A join too many drowns what was looked for."""
    assert stem(one) != stem(other)


# The dictionary's words for what a municipality and a church, a hospital and an association decide about. Forms after a
# stroke are beyond the rules: their stem differs.
FORMS = (Path(__file__).parent / "word_forms.txt").read_text(encoding="utf-8").splitlines()
# Of one root, so that whoever looks for one is glad of the other.
RELATED = {
    ("lærer", "lære"), ("føre", "fører"), ("sikkerhet", "sikker"), ("nær", "nærhet"), ("vær", "være"),
    ("rett", "rettighet"),
}  # fmt: skip


def test_the_forms_of_many_words_find_each_other() -> None:
    """Of one in fourteen something is left over."""
    assert [line for line in FORMS if len({stem(form) for form in line.partition(" | ")[0].split()}) > 1] == []
    assert sum(" | " in line for line in FORMS) * 13 <= len(FORMS)


def test_many_words_are_told_apart() -> None:
    """No two of them have a form of one stem, but for those of one root."""
    first: dict[str, str] = {}
    joined = set()
    for line in FORMS:
        lemma, *_forms = line.split()
        for form in line.replace("|", "").split():
            other = first.setdefault(stem(form), lemma)
            joined |= {(other, lemma)} if other != lemma else set()
    assert joined == RELATED


def test_a_short_word_keeps_what_it_has() -> None:
    """Endings come after a syllable, so a word that looks like one is left alone."""
    assert [stem(word) for word in ("en", "ene", "sak", "saken", "sakene")] == ["en", "ene", "sak", "sak", "sak"]
