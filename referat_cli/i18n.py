"""The language that the tool speaks to people: Norwegian at the source, through gettext.

Norwegian (bokmål) is the source language: a message is written in Norwegian in the code and passes through ``_``, so
that a catalogue in another language can be added without touching the code. The machine's locale changes nothing,
because the same commit must give the same answer on every machine.
"""

from gettext import NullTranslations

_translations = NullTranslations()

_ = _translations.gettext
ngettext = _translations.ngettext
