"""Every number that corroboration decides by, in one table, each with the example that justifies it."""

__all__ = [
    "CONTAINED_FROM",
    "DISTINCTIVE_NUMBER",
    "LSH_BANDS",
    "LSH_PERMUTATIONS",
    "NARROW_DAYS",
    "NEAR_COPY_FROM",
    "ROUNDING",
    "SAME_NEWS_DAYS",
    "SAME_STORY_FROM",
    "SAME_WORDS_FROM",
    "SHINGLE_WORDS",
    "SHORTEST_CONTAINED",
    "SINGLE_DAY",
    "YEARLESS_DAYS",
]

SHINGLE_WORDS = 3
"""Three words: a copy in which every tenth word was changed still shares 0.57 of its three-word shingles (0.9 ** 3 are
untouched), of five-word shingles only 0.42. Two reports on one crackdown by different writers share under 0.05."""

NEAR_COPY_FROM = 0.35
"""Jaccard over shingles. A reprint with a new lead and two sentences cut out of ten keeps 0.5 to 0.7; a follow-up by
the same desk that repeats its background paragraph has 0.1 to 0.2 and is a report of its own."""

CONTAINED_FROM = 0.6
"""Share of the shorter report's shingles that stand in the longer. An excerpt of three paragraphs under a new headline
has 0.9; a report that takes over one quotation of three sentences in ten has 0.3 and stays its own."""

SHORTEST_CONTAINED = 20
"""Shingles. "Two arrested in the border town on Monday" (five shingles) may stand word for word in two reports that
know nothing of each other; a paragraph of twenty-two words does not."""

LSH_PERMUTATIONS = 128
LSH_BANDS = 64
"""Two rows a band: a pair of Jaccard 0.25, such as an excerpt of a quarter, comes up with 98 in 100, a pair of 0.02
with 3 in 100; the exact check decides afterwards."""

NARROW_DAYS = 31
"""A time of at most a month tells happenings apart: "arrested in February" and "arrested on 12 February" may be one.
"Since 2020" agrees with everything and so says nothing."""

YEARLESS_DAYS = 11
"""Where a year is not known: "early October" joins two tellings of one very place; "in March", or "on 3 March" in a
town and in its province, would join what lies ten years apart."""

SINGLE_DAY = 1
"""A day is exact enough to join two tellings that only name the country: "executed on 3 May"."""

DISTINCTIVE_NUMBER = 5
"""Two reports that both tell of 80 arrests along the border tell one happening; both tell of one or two arrests in a
town every month of the year."""

SAME_NEWS_DAYS = 45
"""Without a time of its own, a number joins only reports that came out within a month and a half: "30 agents were sent
to Hoeryong" is told anew within weeks, and in another year it is another dispatch."""

SAME_WORDS_FROM = 0.5
"""Share of the words of the shorter evidence sentence that stand in the other, for two tellings of one origin: a
reprint that turns "were arrested by agents" into "agents arrested" keeps more than half of the words."""

ROUNDING = 0.1
"""About 80 and 85 do not exclude each other; 80 and 100 do."""

SAME_STORY_FROM = 0.15
"""Share of the shorter report's shingles, for a report that credits another outlet and has no source of its own: a
retelling that keeps two quotations of ten sentences has 0.2 or more and rests on that very report."""
