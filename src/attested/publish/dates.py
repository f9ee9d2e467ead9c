"""A time in words: EDTF as a reader says it, with its uncertainty.

Invariant: the words never claim more than the string: an unknown year is called unknown, an open end open.
"""

import re

__all__ = ["MONTHS", "describe_time"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_NO_YEAR = ", year not stated"


def describe_time(text: str) -> str:
    """`2016-10-01~/2016-10-10~` as "about 1 to 10 October 2016"; what cannot be read is shown as it is."""
    if not text:
        return "time not stated"
    start, slash, end = text.partition("/")
    if not slash:
        return _describe_point(text)
    if end in ("..", ""):
        return f"from {_describe_point(start)} on"
    if start in ("..", ""):
        return f"until {_describe_point(end)}"
    return _describe_span(start, end)


def _describe_span(start: str, end: str) -> str:
    left, right = _POINT.fullmatch(start), _POINT.fullmatch(end)
    if not left or not right:
        return f"{start} to {end}"
    about = "about " if left[4] or right[4] else ""
    if left[1] == right[1]:
        year = _NO_YEAR if left[1] == "XXXX" else f" {left[1]}"
        if left[2] and left[2] == right[2] and left[3] and right[3]:
            return f"{about}{int(left[3])} to {int(right[3])} {MONTHS[int(left[2]) - 1]}{year}"
        if left[2] and right[2]:
            return f"{about}{_day_month(left)} to {_day_month(right)}{year}"
    return f"{about}{_describe_point(start.rstrip('~?%'))} to {_describe_point(end.rstrip('~?%'))}"


def _day_month(match: re.Match[str]) -> str:
    month = MONTHS[int(match[2]) - 1]
    return f"{int(match[3])} {month}" if match[3] else month


def _describe_point(text: str) -> str:
    match = _POINT.fullmatch(text)
    if not match or (match[2] and not 1 <= int(match[2]) <= len(MONTHS)):
        return text
    about = "about " if match[4] else ""
    if not match[2]:
        return f"{about}{match[1]}" if match[1] != "XXXX" else "a year that is not stated"
    return f"{about}{_day_month(match)}{_NO_YEAR if match[1] == 'XXXX' else ' ' + match[1]}"
