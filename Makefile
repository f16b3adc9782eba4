# On a fresh machine: `make demo` shows what it does, `make test` runs every test.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help install run demo test check check-deploy format evaluate bench train-street clean

# The first Python at hand that is 3.11 or 3.12; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3.11 python3.12 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -q -c constraints.txt
TORCH := $(shell sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)
# What tests compare with; alone, because what they require beyond it (torchvision) isn't used.
ORACLES := controlnet_aux==0.0.10 einops==0.8.2
RUN := $(BIN)/difootsion
PHOTO ?= demo/astronaut.png
DEMO := demo
ARGS ?=

help: ## Say what there is to make
	@sed -n 's/^\([a-z][a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or 3.12 is needed: install python3.11 and python3.11-venv, or say PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# torch first and alone, so that the wheel for this machine is kept.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing difootsion into $(VENV) (the first time this takes minutes)"
	@$(PIP) "$(TORCH)"
	@$(PIP) -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing what tests and checks need"
	@$(PIP) -e ".[dev,train]"
	@$(PIP) --no-deps $(ORACLES)
	@touch $@

install: $(VENV)/.installed ## Install into .venv

run: $(VENV)/.installed ## Serve the chat in a browser, and paint: http://127.0.0.1:8000
	@$(RUN) run --web $(ARGS)

demo/astronaut.png: $(VENV)/.installed
	@mkdir -p $(@D)
	@$(BIN)/python -c "from skimage import data, io; io.imsave('$@', data.astronaut())"

demo: $(VENV)/.installed $(PHOTO) ## Play a conversation about a photo (PHOTO=...), and write it down
	@$(RUN) demo "$(PHOTO)" -o $(DEMO) $(ARGS)

test: $(VENV)/.installed-dev ## Run every test (ARGS="-k engine" for some)
	@$(BIN)/python -m pytest -q -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(VENV)/.installed-dev ## Format, lint, types, layers
	@$(BIN)/ruff format --check --quiet . || { echo "make format puts this right"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo

check-deploy: $(VENV)/.installed-dev ## Check deploy/ by the programs that will read it, as far as they are installed
	@BIN=../$(BIN) deploy/check.sh

format: $(VENV)/.installed-dev ## Put format and imports in order
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

evaluate: $(VENV)/.installed-dev ## Measure the quality, print the table, leave contact sheets
	@$(BIN)/python -m pipeline.evaluation.evaluate $(ARGS)

bench: $(VENV)/.installed-dev ## Measure the speed beside the stock pipeline
	@$(BIN)/python -m pipeline.evaluation.bench $(ARGS)

train-street: $(VENV)/.installed-dev ## Train the bundled family (PHOTOS=the dataset's folder, ARGS="--size full --minutes 25" on a GPU)
	@test -n "$(PHOTOS)" || { echo "say where the dataset lies: make train-street PHOTOS=DIR"; exit 1; }
	@$(BIN)/python -m pipeline.training.street --photos "$(PHOTOS)" $(ARGS)

train-%: $(VENV)/.installed-dev
	@$(BIN)/python -m pipeline.training.$(subst -,_,$*) $(ARGS)

clean: ## Remove what was made, not what was installed
	@rm -rf demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
