# Everything a developer types. Each target first brings .venv up to date (scripts/bootstrap).
.DEFAULT_GOAL := help
.PHONY: run test test-web dev check fix bench migration docs lock help ready ready-dev

PYTHON_RUN = .venv/bin/python
WORKERS ?= 2

run: ready ## set up and run the product at http://127.0.0.1:8000 (PORTAL_PORT moves it); Ctrl-C stops everything
	@scripts/web
	@exec .venv/bin/portal run

test: ready-dev ## set up and run every test
	@$(PYTHON_RUN) -m pytest -q -n $(WORKERS) --dist loadfile $(ARGS)
	@$(MAKE) --no-print-directory test-web

# The build comes first: it makes the tree of routes that the types need.
test-web: ready-dev ## the web's part of it: types, borders, weight, logic, and stories in a real browser
	@scripts/web
	@scripts/web npm run --silent check
	@scripts/web npm run --silent budgets
	@scripts/web npm test --silent
	@scripts/browser
	@scripts/web npm run --silent stories

dev: ready ## like run, restarting processes when Python code changes; the web at http://127.0.0.1:5173 as it is edited
	@scripts/web
	@scripts/web npm run --silent dev & web=$$!; trap 'kill $$web 2>/dev/null' EXIT; .venv/bin/portal run --reload

check: ready-dev ## style, types and the borders between modules
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@scripts/web
	@scripts/web npm run --silent check

fix: ready-dev ## put style right where a machine can
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .
	@scripts/web npm run --silent fix

bench: ready-dev ## measure, print the table and write the figures
	@PYTHONPATH=. $(PYTHON_RUN) -m bench $(ARGS)

migration: ready-dev ## a new migration from the models: make migration name=add_gift_note
	@test -n "$(name)" || { echo "kuramori: name the migration: make migration name=add_gift_note" >&2; exit 1; }
	@.venv/bin/portal migration "$(name)"

docs: ready ## write the generated documents (docs/openapi.json)
	@.venv/bin/portal docs

lock: ready-dev ## pin what pyproject.toml asks for, with hashes, in both lock files
	@.venv/bin/uv pip compile -q pyproject.toml --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--extra embedded -o requirements.lock
	@.venv/bin/uv pip compile -q pyproject.toml --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--extra embedded --extra dev -o requirements-dev.lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

ready:
	@scripts/bootstrap requirements.lock

ready-dev:
	@scripts/bootstrap requirements-dev.lock
