"""The characters that a text of the record may not have, and that no text is shown with."""

# What an editor does not show, or shows as something else, and so nobody can review: control characters, line ends that
# are not line ends everywhere, characters that turn the direction of the text or take no room, what is no character.
# https://trojansource.codes
HIDDEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\ud800-\udfff\U000e0000-\U000e007f"
)
