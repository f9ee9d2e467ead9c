"""What a stage may import: records import nothing of ours, the engine names no pack (import-linter holds the rest)."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "attested"
ENGINE = ("model", "reports", "language", "coding", "corroborate", "record", "review", "publish")


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def files_of(*stages: str) -> list[Path]:
    return [path for stage in stages for path in sorted((SOURCE / stage).rglob("*.py"))]


@pytest.mark.parametrize("path", files_of("model"), ids=lambda p: p.name)
def test_the_records_import_no_other_stage(path):
    ours = {name for name in imported(path) if name.startswith("attested")}
    assert all(name.startswith("attested.model") for name in ours)


@pytest.mark.parametrize("path", files_of("language", "coding"), ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_spacy_is_imported_only_inside_a_function(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    names = {a.name for n in top if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in top if isinstance(n, ast.ImportFrom)}
    assert not any(name.split(".")[0] == "spacy" for name in names)


@pytest.mark.parametrize("path", files_of(*ENGINE), ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_no_stage_names_a_pack(path):
    assert "dprk" not in path.read_text(encoding="utf-8")
