"""The words that minutes tell of votes with, in bokmål and nynorsk: all forms of one stand together."""

VOTES = "(?:stemme(?:r|ne)?|røyst(?:er|ene)?)"
VOTED = "(?:stemte|stemde|røysta|røystet)"
VOTING = "(?:votering(?:en)?|avstem[nm]ing(?:en|a)?|(?:av)?røysting(?:a)?)"
VOTER = "(?:[a-zæøå]*(?:medlem(?:m?er)?|representant(?:er|ar)?|delegat(?:er|ar)?))"
ALL_VOTED_FOR = f"(?:alle|samtlige|samtlege)(?: (?:de |dei )?[a-zæøå]+){{0,2}} {VOTED} for"
GIVEN = "(?:avgitt|gitt|avgjeve[nt]?|avgjevne|gjeven|gjevne)"
GOT = "(?:fikk|fekk)"
SET_UP = "(?:satt|sett|stilt)"
MAJORITY = "(?:flertall|fleirtal)"

ADOPTED = (
    "(?:vedtatte?|vedteke|vedteken|vedtekne|godkjente?|godkjende?|tiltrådte?|tiltrådde?|bifalt|bifalle"
    "|enstemmig vedtatt|antatt|tatt til følge|teke til følgje)"
)
# What all were for, though nobody counted: "ved konsensus", "i full enighet".
AGREED = "(?:(?:(?:i|med|ved) )?(?:full |fullstendig )?(?:enighet|einigheit|semje|konsensus)|omforent)"
# What a body did, or was done, beside the words for what was put forward.
DECIDED = "(?:vedtatt|vedteke|vedtok|besluttet|beslutta|bestemte?|avgjort|avgjorde)"
NO_SUPPORT = f"{GOT} ikk(?:e|je) (?:{MAJORITY}|støtte|stønad|tilslutning|oppslutning)"
FELL = f"(?:falt|fall|fell|{NO_SUPPORT})"
REJECTED = (
    "(?:forkastet|forkasta|nedstemte?|nedstemde?|nedrøysta|stemt ned|røysta ned|avvist|avslått|avslege"
    "|ikk(?:e|je) (?:vedtatt|vedteke|godkjent|bifalt))"
)
# What a proposal came to; "felt" is also a field, and means this only in a sentence that tells of a vote.
NOT_ADOPTED = f"(?:{FELL}|{REJECTED}|felt)"
RESULT = f"(?:{ADOPTED}|{NOT_ADOPTED})"
