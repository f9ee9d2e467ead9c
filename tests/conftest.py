"""Fixtures for all tests. What lies beside the repository is used where it is there; where not, a test says so."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared`."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder ../shared beside the repository")
    return folder


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Path:
    """The folder of seed reports."""
    folder = shared / "seeds"
    if not folder.is_dir():
        pytest.skip("no folder ../shared/seeds beside the repository")
    return folder


@pytest.fixture(scope="session")
def gold_seeds(shared: Path) -> Path:
    """The seeds coded by the guide, one report a line."""
    file = shared / "coding" / "gold-seeds.jsonl"
    if not file.is_file():
        pytest.skip("no file ../shared/coding/gold-seeds.jsonl beside the repository")
    return file


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example reports."""
    return ROOT / "examples" / "reports"
