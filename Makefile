# `make` alone lists the recipes; the first run of one installs what it needs into .venv.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8501
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
RUNTIME := .venv/runtime-installed
TOOLS := .venv/tools-installed
LOCK := build/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-emit-index-url --no-emit-options --no-emit-find-links --no-emit-trusted-host

.PHONY: help run test check benchmarks screenshots demo lock

help: ## Lists the recipes.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: $(RUNTIME) ## Opens the dashboard on the demo set; PORT=8600 chooses another port.
	@$(BIN)/spoedmonitor run --demo --port $(PORT)

test: check ## Runs everything that must pass: style, types, tests.
	$(BIN)/python -m pytest

check: $(TOOLS) ## Checks style and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmarks: $(TOOLS) ## Measures speed as ratios against something timed in the same run.
	status=0; for each in load cube filter browser pack; do \
		$(BIN)/python -m benchmarks.$$each || status=1; done; exit $$status

screenshots: $(TOOLS) ## Photographs every page of the demo set into build/screenshots, one of each into docs/.
	$(BIN)/python -m tests.browser.screenshots build/screenshots
	mkdir -p docs/schermen
	for each in build/screenshots/*-1400-light.png; do \
		cp $$each docs/schermen/$$(basename $$each -1400-light.png).png; done

demo: $(RUNTIME) ## Generates the deliveries in data/demo/deliveries anew.
	rm -rf data/demo/deliveries
	$(BIN)/spoedmonitor demo data/demo/deliveries

lock: ## Pins what pyproject.toml asks for, with hashes; drop a line to have it chosen anew.
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet pip-tools==7.6.2
	$(LOCK) --build-deps-for=editable --output-file=requirements.txt pyproject.toml
	$(LOCK) --extra=test --constraint=requirements.txt --output-file=requirements-test.txt pyproject.toml

$(RUNTIME): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11) and "Python 3.11 is needed; name one with PYTHON=...")'
	@echo "Installing into .venv (the first time only) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLS): $(RUNTIME) requirements-test.txt
	@$(INSTALL) --require-hashes -r requirements-test.txt
	@touch $@
