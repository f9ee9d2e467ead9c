"""English inflection for the lexicon: the forms that a verb or a noun can take. Grammar, so Python and no pack.

Promise: a regular word needs no entry here; a form that no text has does no harm, a form left out is never found.
"""

from functools import cache

__all__ = ["noun_forms", "verb_forms"]

_IRREGULAR_VERBS = """
be is are was were been being am|beat beats beaten beating|become becomes became becoming|
begin begins began begun beginning|bring brings brought bringing|build builds built building|
burn burns burned burnt burning|buy buys bought buying|catch catches caught catching|come comes came coming|
cut cuts cutting|die dies died dying|do does did done doing|draw draws drew drawn drawing|
drive drives drove driven driving|eat eats ate eaten eating|fall falls fell fallen falling|feel feels felt feeling|
flee flees fled fleeing|find finds found finding|forbid forbids forbade forbidden forbidding|
forgive forgives forgave forgiven forgiving|freeze freezes froze frozen freezing|get gets got gotten getting|
give gives gave given giving|go goes went gone going|hang hangs hung hanged hanging|have has had having|
hear hears heard hearing|hide hides hid hidden hiding|hit hits hitting|hold holds held holding|
keep keeps kept keeping|know knows knew known knowing|lay lays laid laying|lead leads led leading|
leave leaves left leaving|let lets letting|lie lies lay lain lied lying|lose loses lost losing|make makes made making|
mean means meant meaning|meet meets met meeting|pay pays paid paying|put puts putting|read reads reading|
rid rids ridding|ride rides rode ridden riding|rise rises rose risen rising|run runs ran running|say says said saying|
see sees saw seen seeing|seek seeks sought seeking|sell sells sold selling|send sends sent sending|set sets setting|
shake shakes shook shaken shaking|shed sheds shedding|shoot shoots shot shooting|sink sinks sank sunk sinking|
sleep sleeps slept sleeping|speak speaks spoke spoken speaking|spend spends spent spending|
stand stands stood standing|steal steals stole stolen stealing|strike strikes struck striking|
swear swears swore sworn swearing|sweep sweeps swept sweeping|swim swims swam swum swimming|
take takes took taken taking|teach teaches taught teaching|tear tears tore torn tearing|tell tells told telling|
think thinks thought thinking|throw throws threw thrown throwing|wear wears wore worn wearing|win wins won winning|
write writes wrote written writing|bet bets betting|spy spies spied spying|break breaks broke broken breaking|
dig digs dug digging|string strings strung stringing|ring rings rang rung ringing|bind binds bound binding|
fight fights fought fighting|shut shuts shutting|split splits splitting|cost costs costing|cast casts casting|
choose chooses chose chosen choosing|spread spreads spreading|grow grows grew grown growing|
stick sticks stuck sticking|sit sits sat sitting|slip slips slipped slipping|shrink shrinks shrank shrunk shrinking|
creep creeps crept creeping|grind grinds ground grinding|overhear overhears overheard overhearing|
withdraw withdraws withdrew withdrawn withdrawing|undergo undergoes underwent undergone undergoing|
mete metes meted meting|quit quits quitting|traffic traffics trafficked trafficking|bury buries buried burying
"""
"""Verbs by their base form, each with its other forms, parted by bars."""
_VOWELS = "aeiou"
_DOUBLING = frozenset(
    """admit commit compel confer control defer deter equip expel incur infer kidnap occur omit patrol permit prefer
    rebel recur refer regret remit repel rid submit transfer transmit unwrap""".split()
)
"""Stressed on the last syllable, so the last consonant doubles; most verbs of two syllables do not."""
_IRREGULAR_PLURALS = """
child children|life lives|thief thieves|wife wives|person persons people|man men|woman women|
businessman businessmen|chairman chairmen|chairwoman chairwomen|fisherman fishermen|middleman middlemen|
policeman policemen
"""
"""Nouns by their singular, each with its plurals."""


def _split_table(text: str) -> dict[str, tuple[str, ...]]:
    """First word of each part -> all its words."""
    rows = (tuple(part.split()) for part in text.split("|"))
    return {words[0]: words for words in rows}


_VERBS = _split_table(_IRREGULAR_VERBS)
_NOUNS = _split_table(_IRREGULAR_PLURALS)


@cache
def verb_forms(verb: str) -> tuple[str, ...]:
    """Every form of a verb given by its base form."""
    if verb in _VERBS:
        return _VERBS[verb]
    past, gerund = _past(verb), _gerund(verb)
    return tuple(dict.fromkeys((verb, _plural(verb), past, gerund)))


@cache
def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural of a noun given by its singular."""
    return _NOUNS.get(noun, (noun, _plural(noun)))


def _plural(word: str) -> str:
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _doubles(verb: str) -> bool:
    if verb in _DOUBLING:
        return True
    short = sum(ch in _VOWELS for ch in verb) == 1 and len(verb) >= 3
    return short and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"
