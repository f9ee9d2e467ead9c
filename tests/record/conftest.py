import shutil

import pytest

from attested.model import Decision
from attested.record import open_record

from .make import make_claims, make_clock, make_happenings, make_report


@pytest.fixture(scope="session")
def blank(tmp_path_factory):
    """A record with nothing in it yet: making its tables takes longer than most tests, so they are made once."""
    path = tmp_path_factory.mktemp("blank") / "record.db"
    open_record(path, clock=make_clock()).close()
    return path


@pytest.fixture
def path(tmp_path, blank):
    return shutil.copy(blank, tmp_path / "record.db")


@pytest.fixture
def record(path):
    with open_record(path, clock=make_clock()) as record:
        yield record


@pytest.fixture(scope="session")
def filled(tmp_path_factory, blank):
    path = shutil.copy(blank, tmp_path_factory.mktemp("filled") / "record.db")
    with open_record(path, clock=make_clock()) as record:
        for name in ("first", "second"):
            report = make_report(name)
            record.add_report(report, make_claims(report))
        record.replace_events(*make_happenings(record))
    return path


@pytest.fixture
def full(path, filled):
    """A record with something in every table but the decisions."""
    shutil.copy(filled, path)
    with open_record(path, clock=make_clock()) as record:
        yield record


@pytest.fixture(scope="session")
def closed(tmp_path_factory, filled):
    path = shutil.copy(filled, tmp_path_factory.mktemp("closed") / "record.db")
    with open_record(path, clock=make_clock()) as record:
        claim = next(record.claims())
        record.add_decision(
            Decision(claim=claim.id, verdict="accept", changed=(), who="K", at="2025-01-02T10:00:00+09:00", why="")
        )
    return path


@pytest.fixture
def decided(path, closed):
    """A closed file with something in every table."""
    return shutil.copy(closed, path)
