"""Speed of the English time tagger beside dateparser.search on the same texts: `python benchmarks/dates.py [n]`.

Prints documents a second of both and their ratio. The texts are made here, in the manner of news, 2 kB each.
dateparser is slow enough that it gets only a few of them.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date

from attested.coding.resolve.when import find_times

_SENTENCES = (
    "The ministry said Tuesday that inspections had been stepped up along the river since June 15.",
    "A source in the province told reporters on the 14th that some 80 people had been taken away.",
    "Prices rose 3.2 percent in the third quarter from a year earlier, according to the central bank.",
    "Three officials were questioned for several hours and released without charge.",
    "The measures, first announced in early October, will remain in force until the end of the year.",
    "Residents have been told to hand in their telephones or face up to five years in prison.",
    "Nobody in the town had seen anything like it, the man said, pointing at the empty market.",
    "Trade across the bridge resumed on March 3, 2023, after a closure of more than three years.",
    "The company employs 2,400 people and runs plants in four cities.",
    "Officials declined to comment, and calls to the bureau went unanswered.",
    "Last week, guards at the crossing were ordered to search every vehicle twice a day.",
    "The bridge, built by both sides, carries most of the trade between the two towns.",
    "She had sold noodles at the same stall since her husband died, and knew every customer by name.",
    "Traders say that the checkpoints have made it harder to bring in cloth, medicine and cooking oil.",
    "The authorities have not commented on the reports, which could not be confirmed independently.",
    "Analysts of the region think that the shortage has more to do with transport than with harvests.",
    "Those who were caught were sent to work on a building site and made to write letters of apology.",
    "The man said that he would rather go hungry than ask his brother for money again.",
    "Neither the police nor the security service answered questions about the search of the warehouse.",
    "It was the second such case in two months, and neighbours expected that it would not be the last.",
)


def build_texts(count: int, size: int = 2000) -> list[str]:
    """Articles of about `size` characters, the same on every run."""
    chooser = random.Random(7)
    texts = []
    for _ in range(count):
        pieces: list[str] = []
        while sum(map(len, pieces)) < size:
            pieces.append(chooser.choice(_SENTENCES) + (" " if chooser.random() < 0.75 else "\n\n"))
        texts.append("".join(pieces)[:size])
    return texts


def measure_rate(code: Callable[[str], object], texts: Sequence[str]) -> float:
    """Documents a second, after one to warm up."""
    code(texts[0])
    begun = time.perf_counter()
    for text in texts:
        code(text)
    return len(texts) / (time.perf_counter() - begun)


def main(count: int) -> None:
    """Measure both in this run and print the ratio."""
    texts = build_texts(count)
    day = date(2024, 11, 15)
    ours = measure_rate(lambda text: find_times(text, published=day), texts)
    print(f"attested find_times     {ours:10.1f} documents/s ({count} of {len(texts[0])} characters)")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: no peer to compare with")
        return
    few = texts[: max(3, count // 200)]
    theirs = measure_rate(lambda text: search_dates(text, languages=["en"]), few)
    print(f"dateparser search_dates {theirs:10.1f} documents/s ({len(few)} of the same)")
    print(f"ratio                   {ours / theirs:10.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
