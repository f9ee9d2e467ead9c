# make demo    code the example reports into demo/record.db, write demo/site, say what was found
# make test    lint, types, layers and tests
# make bench   speed and memory, beside the bare spaCy pipeline and dateparser
# make clean   remove what the others made
#
# Everything is installed into .venv. Each stamp is written last, so a run that was interrupted is repaired by the next.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt
STAMPS := $(VENV)/stamps

.PHONY: demo test bench clean
.DELETE_ON_ERROR:

demo: $(STAMPS)/run
	@rm -rf demo
	@mkdir demo
	@$(BIN)/attested build examples/reports --record demo/record.db --site demo/site
	@echo
	@echo "Open $(CURDIR)/demo/site/index.html in a browser; the record is demo/record.db."

test: $(STAMPS)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: $(STAMPS)/bench
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One sort of installation a stamp; `begun` marks an installation under way, whose remains cannot be trusted.
$(STAMPS)/run: EXTRAS :=
$(STAMPS)/test: EXTRAS := [test]
$(STAMPS)/bench: EXTRAS := [bench]
$(STAMPS)/run $(STAMPS)/test $(STAMPS)/bench: pyproject.toml constraints.txt
	@if [ -e $(STAMPS)/begun ] || ! [ -e $(STAMPS)/venv ] || ! $(BIN)/python -c '' 2>/dev/null; then \
	  command -v $(PYTHON) >/dev/null || { echo "make: no $(PYTHON) here; install Python 3.11 or newer" >&2; exit 1; }; \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "make: $$($(PYTHON) --version) is too old; make PYTHON=python3.11 (or newer) $(MAKECMDGOALS)" >&2; exit 1; }; \
	  echo "making $(VENV)"; \
	  rm -rf $(VENV); \
	  $(PYTHON) -m venv $(VENV) || { echo "make: $(PYTHON) cannot make a virtual environment (see above)" >&2; exit 1; }; \
	  mkdir -p $(STAMPS); \
	  touch $(STAMPS)/venv; \
	fi
	@echo "installing attested$(EXTRAS) into $(VENV)"
	@touch $(STAMPS)/begun
	@$(PIP) -e '.$(EXTRAS)'
	@rm -f $(STAMPS)/begun
	@touch $@
