"""The words of English that tell time, each with its class; the grammar is written in the names of the classes.

Only words of the language stand here: no places, no persons. A word has one class; a pattern that wants several names
several ("second" is an ordinal and a unit).
"""

from __future__ import annotations

__all__ = ["CLASS_OF", "FEASTS", "LETTER", "MONTHS", "NUMBERS", "ORDINALS", "SEASONS", "UNITS", "WEEKDAYS"]

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_SHORT = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTHS = {name: i + 1 for names in (_MONTH_NAMES, _MONTH_SHORT) for i, name in enumerate(names)} | {"sept": 9}
_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: i for i, name in enumerate(_DAY_NAMES)}
WEEKDAYS |= {name + "s": i for i, name in enumerate(_DAY_NAMES)}
_DAY_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
WEEKDAYS |= _DAY_SHORT
UNITS = {
    unit: unit
    for unit in ["day", "week", "month", "year", "decade", "century", "hour", "minute", "fortnight", "quarter"]
}
UNITS |= {unit + "s": unit for unit in UNITS}
UNITS |= {"centuries": "century", "century": "century", "seconds": "second", "second": "second", "weekend": "weekend",
          "weekends": "weekend", "nights": "night", "hr": "hour", "hrs": "hour", "mins": "minute", "yrs": "year",
          "half": "half"}  # fmt: skip
UNITS.pop("centurys", None)
# name of the season: first month
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "springtime": 3, "summertime": 6,
           "wintertime": 12}  # fmt: skip
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_ONES += ["seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {word: i for i, word in enumerate(_ONES)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
NUMBERS |= {"dozen": 12, "hundred": 100, "thousand": 1000}
_ORDINAL_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
]
_ORDINAL_WORDS += ["fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"]
ORDINALS = {word: i + 1 for i, word in enumerate(_ORDINAL_WORDS)} | {"thirtieth": 30}

_WORDS: dict[str, str] = {
    "MONTH": " ".join(name for name in _MONTH_NAMES),
    "MABBR": " ".join(name for name in [*_MONTH_SHORT, "sept"] if name != "may"),
    "WDAY": " ".join(_DAY_NAMES),
    "WDAYS": " ".join(name + "s" for name in _DAY_NAMES),
    "WABBR": " ".join(_DAY_SHORT),
    "UNIT": "day week month year decade century hour minute fortnight",
    "UNITS": "days weeks months years decades centuries hours minutes seconds fortnights quarters nights hrs mins yrs",
    "SECOND": "second",
    "QUARTER": "quarter",
    "HALF": "half",
    "SEASON": " ".join(SEASONS),
    "WEEKEND": "weekend",
    "WEEKENDS": "weekends",
    "PART": "morning afternoon evening night dawn dusk nightfall daybreak sunrise sunset lunchtime",
    "PARTS": "mornings afternoons evenings",
    "NOON": "noon midnight midday",
    "THE": "the",
    "A": "a an",
    "THIS": "this",
    "THESE": "these",
    "THAT": "that",
    "LAST": "last",
    "PAST": "past",
    "PREV": "previous prior preceding",
    "NEXT": "next",
    "COMING": "coming upcoming",
    "FOLLOWING": "following subsequent ensuing",
    "SAME": "same",
    "CURRENT": "current present",
    "LATEST": "latest",
    "RECENT": "recent",
    "EVERY": "every each",
    "OTHER": "other",
    "AGO": "ago",
    "EARLIER": "earlier",
    "LATER": "later",
    "BEFORE": "before",
    "AFTER": "after",
    "SINCE": "since",
    "BY": "by",
    "UNTIL": "until till",
    "THROUGH": "through thru",
    "FROM": "from",
    "TO": "to",
    "BETWEEN": "between",
    "AND": "and",
    "OR": "or",
    "IN": "in within",
    "ON": "on",
    "AT": "at",
    "OF": "of",
    "FOR": "for",
    "DURING": "during throughout",
    "OVER": "over",
    "EARLY": "early",
    "MID": "mid",
    "LATE": "late",
    "END": "end close",
    "START": "beginning start outset onset",
    "MIDDLE": "middle",
    "TURN": "turn",
    "EVE": "eve",
    "NUMW": " ".join(word for word in NUMBERS if word not in ("zero", "dozen", "hundred", "thousand")),
    "BIG": "dozen hundred thousand",
    "FEW": "few several couple",
    "SOME": "some",
    "MANY": "many numerous countless",
    "DOZENS": "dozens hundreds thousands scores tens",
    "MORE": "more",
    "LESS": "less fewer",
    "THAN": "than",
    "LEAST": "least most",
    "UP": "up",
    "NO": "no",
    "AS": "as",
    "LITTLE": "little much long",
    "APPROX": "about around nearly almost approximately roughly",
    "ORDW": " ".join(word for word in ORDINALS if word != "second"),
    "TODAY": "today yesterday tomorrow",
    "TONIGHT": "tonight overnight",
    "NOW": "now currently nowadays presently",
    "RECENTLY": "recently lately previously formerly",
    "DAILY": "daily weekly monthly yearly annual annually quarterly hourly nightly biweekly biannual semiannual",
    "TIMES": "times",
    "ONCE": "once twice",
    "PER": "per",
    "AMPM": "am pm",
    "TZ": "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest ist jst kst et pt",
    "OCLOCK": "o'clock",
    "FISCAL": "fiscal financial",
    "FY": "fy",
    "OLD": "old",
    "LONG": "lasting",
    "AGED": "aged",
    "JUCHE": "juche",
    "SO": "so",
    "FAR": "far",
    "FUTURE": "future",
    "NEAR": "near foreseeable",
    "TIME": "time",
    "MOMENT": "moment",
    "PERIOD": "period",
    "CONSECUTIVE": "consecutive straight successive",
    "FULL": "full whole entire",
    "NINETIES": "twenties thirties forties fifties sixties seventies eighties nineties",
    "SHARE": "part stages",
    "ANOTHER": "another",
    "LATTER": "latter",
    "OLDSTYLE": "bc bce ad ce",
    "ONWARD": "onward onwards",
    "STARTING": "starting beginning effective",
}
_MARKS: dict[str, str] = {"HYPHEN": "- –", "COMMA": ",", "DOT": ".", "POSS": "'s ’s", "LPAR": "(", "RPAR": ")",
                          "APOS": "' ’ ‘", "SLASH": "/", "SEMI": "; : ! ?", "MONEY": "$ € £ ¥ ₩",
                          "PERCENT": "%"}  # fmt: skip
# Classes of numbers and of what a dictionary cannot list; tokens.py assigns them.
_SHAPES = ("INT1", "INT", "YEAR", "DEC", "DEC2", "ORDD", "CLOCK", "ISODATE", "DMY", "FLOAT", "FEAST", "Q", "BREAK")
_NAMES = [*_WORDS, *_MARKS, *_SHAPES]
# One private letter for each class, so that a text's classes form a string that `re` can search; "x" is no time word.
LETTER: dict[str, str] = {name: chr(0x100 + i) for i, name in enumerate(_NAMES)} | {"X": "x"}
CLASS_OF: dict[str, str] = {
    word: LETTER[name] for table in (_MARKS, _WORDS) for name, words in table.items() for word in words.split()
}
CLASS_OF["beginning"] = LETTER["START"]

# First word -> phrases (lower case, longest first) and the feast that they name; see feasts.py.
_FEAST_PHRASES: dict[str, str] = {
    "new year's eve": "new-years-eve", "new year's day": "new-year", "new year's": "new-year", "new year": "new-year",
    "lunar new year's day": "lunar-new-year", "lunar new year": "lunar-new-year", "seollal": "lunar-new-year",
    "chinese new year": "lunar-new-year", "chuseok": "chuseok", "valentine's day": "valentine", "may day": "may-day",
    "halloween": "halloween", "independence day": "independence-us", "fourth of july": "independence-us",
    "christmas eve": "christmas-eve", "christmas day": "christmas", "christmas": "christmas",
    "boxing day": "boxing-day",
    "international women's day": "womens-day", "veterans day": "veterans-day",
    "bastille day": "bastille-day", "epiphany": "epiphany", "all saints' day": "all-saints",
    "april fools' day": "april-fools", "st. patrick's day": "st-patrick", "thanksgiving day": "thanksgiving",
    "thanksgiving": "thanksgiving", "labor day": "labor-day-us", "memorial day": "memorial-day",
    "martin luther king day": "martin-luther-king", "easter sunday": "easter", "easter monday": "easter-monday",
    "easter": "easter", "good friday": "good-friday", "ash wednesday": "ash-wednesday", "pentecost": "pentecost",
    "palm sunday": "palm-sunday", "mardi gras": "mardi-gras", "day of the sun": "day-of-the-sun",
    "kim il sung's birthday": "day-of-the-sun", "kim il-sung's birthday": "day-of-the-sun",
    "day of the shining star": "shining-star", "kim jong il's birthday": "shining-star",
    "kim jong-il's birthday": "shining-star", "party foundation day": "party-foundation",
    "party founding day": "party-foundation", "liberation day": "liberation-day",
    "constitution day": "constitution-day",
    "republic foundation day": "republic-day", "day of songun": "songun-day",
    "struggle against us imperialism day": "anti-us-struggle",
}  # fmt: skip
FEASTS: dict[str, list[tuple[str, str]]] = {}
for _phrase in sorted(_FEAST_PHRASES, key=len, reverse=True):
    FEASTS.setdefault(_phrase.split()[0].partition("'")[0].rstrip("."), []).append((_phrase, _FEAST_PHRASES[_phrase]))
