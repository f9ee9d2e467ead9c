"""A small site input in our own words, with marks planted that no page may show."""

import re
from datetime import date

from attested.corroborate import corroborate
from attested.model import Attribution, Claim, Count, Filling, Report, Span, Versions
from attested.publish import PackNames, PlaceName, SiteInput, Term

PLANTED = (
    "Kim Chol Su", "Han Myong-hui", "Pak", "Sinhung-dong", "010-2345-6789", "witness@post.example", "52", "Ri Yong",
    "Jo Un-ha", "43-year-old", "Unit 3205",
)  # fmt: skip
_SLOTS = {"@": "act", "A": "actor", "T": "target", "P": "place", "W": "when", "C": "count", "M": "means"}
_VERSIONS = Versions(pack="dprk-border 1.0", coder="en-1", language_model="en_ud_compact 1")


def _person(number, *, high=0, approx=False, of="target"):
    return Count(of=of, unit="person", low=number, high=number if high == 0 else high, approx=approx)


def make_claim(report, status="actual", said=None, **slots):
    """Each slot is a list of (value, words); `act` comes first."""
    fillings = []
    for slot in ("act", "status", "actor", "target", "place", "when", "count", "means"):
        given = [(status, slots["act"][0][1])] if slot == "status" else slots.get(slot, [])
        for value, words in given:
            start = report.text.index(words)
            fillings.append(Filling(slot=slot, value=value, spans=(Span(start, start + len(words)),), rule="by hand"))
    return Claim(
        report=report.id, report_sha256=report.sha256, fillings=tuple(fillings),
        attribution=said or Attribution(kind="source"), versions=_VERSIONS,
    )  # fmt: skip


def make_report(name, text, publisher, day=None, title=None, **more):
    return Report(
        id=name, text=re.sub(r"(?<!\n)\n(?!\n)", " ", text.strip()), language="en", publisher=publisher,
        published=date.fromisoformat(day) if day else None, published_by="input" if day else "", title=title, **more,
    )  # fmt: skip


def make_input():
    """Reports, claims and their corroboration."""
    reports, claims = [], []
    hoeryong = make_report("border-daily-1.txt", """
Agents of the state security bureau took away nine users of Chinese phones in Hoeryong on 11 October, two people who
live there said. Among them was a man named Kim Chol Su, 52, from Sinhung-dong, whose phone was found under a floor.

The raid came after an order from the ministry in early October to catch every user along the border. Signal detectors
were carried from house to house. Prices in the market rose that week.

The bureau sent ten teams of three with their own vehicles. A resident, Han Myong-hui (alias), said the market emptied.
""", "Border Daily", "2016-10-20", "Nine phone users taken away in Hoeryong, Kim Chol Su among them",
        url="https://border-daily.example/2016/10/nine-taken", author="Ri Yong")  # fmt: skip
    two = Attribution(kind="source", number=2, place="KP-09/hoeryong")
    reports.append(hoeryong)
    claims += [
        make_claim(hoeryong, said=two, act=[("arrest", "took away")], place=[("KP-09/hoeryong", "Hoeryong")],
                   actor=[("state-security", "state security bureau")],
                   target=[("phone-user", "users of Chinese phones")],
                   when=[("2016-10-11", "on 11 October")], count=[(_person(9), "nine")]),
        make_claim(hoeryong, act=[("order", "an order")], actor=[("state-security", "the ministry")],
                   target=[("phone-user", "every user")], place=[("KP/border", "along the border")],
                   when=[("2016-10-01~/2016-10-10~", "in early October")]),
        make_claim(hoeryong, status="prospective", act=[("arrest", "catch")], target=[("phone-user", "every user")],
                   place=[("KP/border", "along the border")]),
        make_claim(hoeryong, act=[("search", "carried from house to house")], place=[("KP-09/hoeryong", "Hoeryong")],
                   means=[("signal-detector", "Signal detectors")]),
        make_claim(hoeryong, act=[("deploy", "sent")], actor=[("state-security", "The bureau")],
                   place=[("KP-09/hoeryong/sinhung", "Sinhung-dong")],
                   count=[(Count(of="actor", unit="team", low=10, high=10), "ten teams")],
                   means=[("vehicle", "vehicles")]),
    ]  # fmt: skip
    other = make_report(
        "radio-7",
        """
Five people were led off in the city of Hoeryong on 11 October for having used Chinese phones, a farmer told Radio Free
Asia. Police stood by and did not take part.
""",
        "Radio Free Asia",
        "2016-10-24",
        "Phones cost five their freedom",
        url="https://www.rfa.org/x/five",
    )
    reports.append(other)
    claims.append(make_claim(other, said=Attribution(kind="source", place="KP-09"), act=[("arrest", "led off")],
                             target=[("phone-user", "having used Chinese phones")],
                             place=[("KP-09/hoeryong", "Hoeryong")],
                             when=[("2016-10-11", "on 11 October")], count=[(_person(5), "Five people")]))  # fmt: skip
    reprint = make_report("reprint-of-1.txt", hoeryong.text, "Peninsula Digest", "2016-11-02", "Reprint: nine taken")
    reports.append(reprint)
    claims += [
        Claim(report=reprint.id, report_sha256=reprint.sha256, fillings=c.fillings, attribution=c.attribution,
              versions=c.versions) for c in claims if c.report == hoeryong.id
    ]  # fmt: skip
    february = make_report(
        "asiapress-3",
        """
In February about 80 people were arrested along the border, a source in Ryanggang province said. Traders hid their
phones in the ground.

A 43-year-old broker in Hyesan handed over two phones on 1 March to an agent who had followed her. Call 010-2345-6789
or witness@post.example. Soldiers of Unit 3205 let her pass for a bribe.
""",
        "Asiapress",
        None,
        "A winter of arrests",
    )
    reports.append(february)
    claims += [
        make_claim(february, said=Attribution(kind="source", place="KP-10"), act=[("arrest", "were arrested")],
                   place=[("KP/border", "along the border")], when=[("XXXX-02", "In February")],
                   count=[(_person(80, approx=True), "about 80 people")]),
        make_claim(february, act=[("evade", "hid")], actor=[("trader", "Traders")],
                   place=[("KP-10", "Ryanggang province")]),
        make_claim(february, act=[("surrender", "handed over")], actor=[("broker", "broker")],
                   target=[("state-security", "an agent")], place=[("KP-10/hyesan", "Hyesan")],
                   when=[("XXXX-03-01", "on 1 March")],
                   count=[(Count(of="thing", unit="device", low=2, high=2), "two phones")]),
        make_claim(february, act=[("bribe", "bribe")], actor=[("soldier", "Soldiers of Unit 3205")],
                   place=[("KP-10/hyesan", "Hyesan")], means=[("leniency", "let her pass")]),
    ]  # fmt: skip
    lectures = make_report("weekly-9", """
Factory workers in Sinuiju have had to visit an exhibition on spies since 15 June, two people said. Ms. Pak, who led
the tour, warned them that hidden phones would count as spying. Leader Kim Jong Un had promised to forgive those who
come forward. In 2015 a law made calls abroad a crime with up to five years of labour.

By the end of December all phones are to be gone from North Pyongan and Musan county, an official told a meeting.
""", "The Weekly", "2021-07-01", "Spies on show", url="https://weekly.example/jo-un-ha/kim-chol-su-interview",
        author="Jo Un-ha")  # fmt: skip
    reports.append(lectures)
    claims += [
        make_claim(lectures, said=Attribution(kind="source", number=2), act=[("indoctrinate", "visit an exhibition")],
                   target=[("worker", "Factory workers")], place=[("KP-03/sinuiju", "Sinuiju")],
                   when=[("2021-06-15/..", "since 15 June")], means=[("exhibition", "exhibition")]),
        make_claim(lectures, act=[("threaten", "warned them")], target=[("worker", "Factory workers")],
                   place=[("KP-03/sinuiju", "Sinuiju")]),
        make_claim(lectures, act=[("induce", "promised to forgive")], actor=[("leadership", "Leader Kim Jong Un")],
                   place=[("KP", "North Pyongan")], means=[("leniency", "forgive")]),
        make_claim(lectures, act=[("outlaw", "made calls abroad a crime")], place=[("KP", "abroad")],
                   when=[("2015", "In 2015")], means=[("prison-labour", "labour")],
                   count=[(Count(of="duration", unit="year", low=None, high=5), "up to five years")]),
        make_claim(lectures, status="prospective", said=Attribution(kind="official"), act=[("order", "are to be gone")],
                   place=[("KP-03", "North Pyongan"), ("KP-09/musan", "Musan county")],
                   when=[("../2021-12-31", "By the end of December")]),
    ]  # fmt: skip
    empty = make_report("nothing", "The price of rice fell in Chongjin while the river was high.", "Border Daily")
    reports.append(empty)
    found = corroborate(reports, claims)
    return SiteInput(
        title="The campaign against Chinese mobile phones", reports=tuple(reports), claims=tuple(claims),
        events=found.events, origins=found.origins, names=NAMES,
    )  # fmt: skip


def _places():
    rows = """KP|North Korea|country||
KP/border|border with China|area||
KP-03|North Pyongan|province||
KP-03/sinuiju|Sinuiju|city|40.10|124.40
KP-09|North Hamgyong|province||
KP-09/hoeryong|Hoeryong|city|42.44|129.75
KP-09/musan|Musan|county|42.14|129.32
KP-10|Ryanggang|province||
KP-10/hyesan|Hyesan|city|41.39|128.18
KP-01|Pyongyang|province||
KP-02|South Pyongan|province||
KP-04|Chagang|province||
KP-05|South Hwanghae|province||
KP-06|North Hwanghae|province||
KP-07|Kangwon|province||
KP-08|South Hamgyong|province||
KP-13|Rason|province||
KP-14|Nampo|province||
KP-15|Kaesong|province||"""
    for row in rows.splitlines():
        code, name, kind, lat, lon = row.split("|")
        precision = {"city": "town", "county": "county"}.get(kind, "area")
        yield (
            code,
            PlaceName(
                name=name,
                kind=kind,
                lat=float(lat) if lat else None,
                lon=float(lon) if lon else None,
                precision=precision,
            ),
        )


NAMES = PackNames(
    acts={"arrest": Term(definition="Someone is arrested, caught, taken away, rounded up.")},
    parties={"phone-user": Term(definition="People who use a Chinese or other foreign phone.")},
    means={"signal-detector": Term(definition="Signal detector.")},
    places=dict(_places()),
)
