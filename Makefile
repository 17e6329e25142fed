# The commands of this project. `make` alone lists them.
# Another Python: make run PYTHON=python3.12    Another port: make run PORT=8001

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run dev test lint format bench pictures environment dev-environment

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

run: environment ## the whole site on this machine, at http://localhost:8000
	@$(BIN)/python -m scripts.run

dev: dev-environment ## the same with tracebacks, reloading changed code
	@$(BIN)/python -m scripts.run --dev

test: dev-environment ## every test on SQLite and PostgreSQL (some: ARGS="tests/publishing -k withdraw")
	@$(BIN)/python -m scripts.run_tests $(ARGS)

lint: dev-environment ## style, types, missing migrations, system checks, form and sources of the content files
	@$(BIN)/python -m scripts.lint

format: dev-environment ## bring code and content files into the form that lint asks for
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .
	@$(BIN)/python manage.py format_content

bench: dev-environment ## measure (benchmarks/); on PostgreSQL: .venv/bin/python -m scripts.postgres make bench
	@$(BIN)/python -m benchmarks.run_all $(ARGS)

pictures: dev-environment ## take the pictures of docs/teaching.md anew (needs Chromium)
	@$(BIN)/python -m tests.journeys.picturing

environment:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed (Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m scripts.bootstrap

dev-environment:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed (Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m scripts.bootstrap --dev
