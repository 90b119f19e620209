# Everything a person types: `make run` and `make test` need python3 (3.11 or newer), make and git, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
WEIGHTS := src/facilitator/wording/data/weights.tsv

.PHONY: help setup run demo test check snapshots screens bench learn evaluate clean

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## make .venv with the program and its tools (idempotent)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "facilitator needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python cannot make a virtual environment. Install its venv package (on Debian and Ubuntu: apt install python3-venv) and run make again." >&2; exit 1; }
	@test -x $(BIN)/pip || { rm -rf $(VENV); $(PYTHON) -m venv $(VENV); }
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: setup ## start the program
	@$(BIN)/facilitator

demo: setup ## start the demo: a real incident, a throw-away copy
	@$(BIN)/facilitator demo

test: setup ## all checks: ruff, mypy, layers, tests, pictures
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/pytest -q -n auto -m "not pictures"
	@$(BIN)/pytest -q -m pictures

snapshots: setup ## take the pictures in snapshots/ anew; look at every one before committing
	@$(BIN)/pytest -q -m pictures --snapshot-update

screens: setup ## make screens/, docs/keys.md and the rules in docs/wording.md anew
	@$(BIN)/python tools/picture_book.py screens docs/keys.md
	@$(BIN)/python tools/rules_page.py docs/wording.md

bench: setup ## measure; ratios against a yardstick in the same run
	@$(BIN)/python benchmarks/run.py

learn: setup ## learn the checker's weights anew: make learn FILES="labelled.jsonl more.jsonl"
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[learn]'
	@$(BIN)/python tools/learn_wording.py $(FILES) > $(WEIGHTS).new && mv $(WEIGHTS).new $(WEIGHTS)

evaluate: setup ## score the wording checker: make evaluate FILE=labelled.jsonl
	@$(BIN)/python -m facilitator.wording.evaluate $(FILE)

clean: ## remove what setup and tests made
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis snapshot_report.html
