"""What minutes say is looked for as it is written, over broken lines too."""

import re

from referat_cli.paper.reading.words.phrases import phrase, whole_phrase


def test_a_blank_of_a_phrase_is_white_space_of_any_kind() -> None:
    """A blank in square brackets is one, and a point of a whole phrase goes over a line."""
    assert phrase(r"ble vedtatt\.").search("Forslaget BLE\nvedtatt.")
    assert not phrase("a[ ]b").search("a\nb")
    assert whole_phrase("sak .+ ble utsatt").fullmatch("Sak 3/26\nom vann ble utsatt")


def test_a_blank_may_be_left_out_before_a_question_mark() -> None:
    """It is white space or nothing: the mark is no other thing."""
    assert phrase("v/ ?Siv").fullmatch("v/Siv")
    assert phrase("v/ ?Siv").fullmatch("v/ \nSiv")


def test_a_match_tells_which_phrase_it_is_of() -> None:
    """Also among others."""
    put_off, refused = phrase("(?:ble) utsatt"), phrase("(?:ble) avvist")
    found = put_off.search("Saken ble utsatt.")

    assert found
    assert found.re == put_off
    assert found.re != refused
    assert found.re in (refused, put_off)
    assert found.re not in {refused, re.compile("utsatt")}
