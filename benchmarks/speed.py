"""Speed and memory of coding, beside two peers over the same text in the same run.

    python benchmarks/speed.py [--reports 1000] [--dates 200]

The text: reports of about 500 words, put together from the sentences of examples/reports by a fixed seed, with other
numbers and places, so that no two are alike and the text is the same on every machine. Each measurement runs in a
process of its own, one core; loading is not counted, and told apart. Time is the processor's, which on a free core is
the clock's and depends little on what else the machine has to do; peak memory is the process's largest resident set.
dateparser alone is given a sample of the same reports, whose size is printed.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = 20241115
WORDS = 500
PLACES = ["Musan", "Onsong", "Hyesan", "Sinuiju", "Hoeryong", "Chongjin", "Kimchaek", "Uiju", "Manpo", "Samjiyon"]


def load_sentences() -> list[str]:
    from attested.language.en.sentences import split_sentences
    from attested.reports import read_reports

    found = []
    for report in read_reports([ROOT / "examples" / "reports"]):
        if not hasattr(report, "text"):
            continue
        for sentence in split_sentences(report.text):
            if report.is_coded(sentence.span) and len(sentence.span.of(report.text).split()) >= 6:
                found.append(" ".join(sentence.span.of(report.text).split()))
    return sorted(set(found))


def vary(sentence: str, chance: random.Random) -> str:
    sentence = re.sub(r"\b\d{1,2}\b", lambda _: str(chance.randint(2, 28)), sentence)
    return re.sub("|".join(PLACES), lambda _: chance.choice(PLACES), sentence)


def build_texts(number: int) -> Iterator[str]:
    sentences = load_sentences()
    for count in range(number):
        chance = random.Random(f"{SEED} {count}")
        paragraphs: list[str] = []
        words = 0
        while words < WORDS:
            chosen = [vary(chance.choice(sentences), chance) for _ in range(chance.randint(2, 4))]
            paragraphs.append(" ".join(chosen))
            words += len(paragraphs[-1].split())
        yield "\n\n".join(paragraphs)


def peak_mib() -> float:
    # Linux counts in KiB, macOS in bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def measure_coding(number: int) -> dict[str, float]:
    from datetime import date

    from attested.cli.coding import CoderOptions, load_coder
    from attested.model import Report

    start = time.process_time()
    coder = load_coder(CoderOptions(pack="dprk-border"))
    first = Report(id="first", text=next(build_texts(1)), language="en", published=date(2024, 11, 15))
    coder.code(first)
    loaded = time.process_time() - start
    claims, seconds = 0, 0.0
    for count, text in enumerate(build_texts(number)):
        report = Report(id=str(count), text=text, language="en", published=date(2024, 11, 15))
        start = time.process_time()
        claims += len(coder.code(report))
        seconds += time.process_time() - start
    return {"load": loaded, "seconds": seconds, "reports": number, "claims": claims}


def measure_spacy(number: int) -> dict[str, float]:
    import spacy

    from attested.language.en.parser import MODEL_FOLDER

    start = time.process_time()
    nlp = spacy.load(MODEL_FOLDER)
    nlp(next(build_texts(1)))
    loaded = time.process_time() - start
    seconds, words, texts = 0.0, 0, build_texts(number)
    # Batches made outside the clock, so that only the pipeline is in it.
    while batch := [text for _, text in zip(range(32), texts, strict=False)]:
        start = time.process_time()
        words += sum(len(doc) for doc in nlp.pipe(batch, batch_size=32))
        seconds += time.process_time() - start
    return {"load": loaded, "seconds": seconds, "reports": number, "words": words}


def measure_dates(number: int) -> dict[str, float]:
    import warnings

    warnings.simplefilter("ignore")
    from dateparser.search import search_dates

    start = time.process_time()
    search_dates("in late October 2024", languages=["en"])
    loaded = time.process_time() - start
    seconds, found = 0.0, 0
    for text in build_texts(number):
        start = time.process_time()
        found += len(search_dates(text, languages=["en"]) or ())
        seconds += time.process_time() - start
    return {"load": loaded, "seconds": seconds, "reports": number, "dates": found}


MEASURES = {"coding": measure_coding, "spacy": measure_spacy, "dateparser": measure_dates}


def measure_apart(name: str, number: int) -> dict[str, float]:
    """One measurement in a process of its own, on one core."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    done = subprocess.run(
        [sys.executable, __file__, "--measure", name, "--reports", str(number)],
        env={**os.environ, **threads},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def print_row(name: str, row: dict[str, float]) -> None:
    rate = row["reports"] / row["seconds"]
    print(
        f"{name:32} {row['reports']:7.0f} {rate:10.2f} {1000 / rate:12.1f} {row['peak']:9.0f} {row['load']:7.1f}",
        flush=True,
    )


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--reports", type=int, default=1000)
    cli.add_argument("--dates", type=int, default=200, help="reports that dateparser is given (default 200)")
    cli.add_argument("--json", type=Path, metavar="FILE", help="also write the numbers to this file")
    cli.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.measure:
        print(json.dumps({**MEASURES[args.measure](args.reports), "peak": peak_mib()}))
        return
    words = [len(text.split()) for text in build_texts(min(args.reports, 100))]
    print(f"{args.reports} reports of {sum(words) / len(words):.0f} words; one process each, one core\n")
    print(f"{'':32} {'reports':>7} {'reports/s':>10} {'ms a report':>12} {'peak MiB':>9} {'load s':>7}")
    rows = {}
    quarter = max(1, args.reports // 4)
    for name, measure, number in (
        ("coding", "coding", args.reports),
        ("coding, a quarter of them", "coding", quarter),
        ("bare spaCy pipeline", "spacy", args.reports),
        ("dateparser search, a sample", "dateparser", min(args.dates, args.reports)),
    ):
        rows[name] = measure_apart(measure, number)
        print_row(name, rows[name])
    coding, part, bare, dates = rows.values()

    def cost(row: dict[str, float]) -> float:
        return row["seconds"] / row["reports"]

    print(f"\ncoding / bare pipeline, time a report   {cost(coding) / cost(bare):.2f}")
    print(f"dateparser / coding, time a report      {cost(dates) / cost(coding):.2f}")
    print(f"peak memory, {args.reports} / {quarter} reports     {coding['peak'] / part['peak']:.2f}")
    if args.json:
        args.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
