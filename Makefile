# Two commands: `make run` serves the site on seeded data, `make test` passes the tests. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
# Each worker starts a Neo4j of its own; at NEO4J_TEST_URI there is only one, so its tests run one after another.
WORKERS := $(if $(NEO4J_TEST_URI),0,2)

.PHONY: run test test-slow check bench bench-full clean
.DEFAULT_GOAL := run

run: .venv/ready
	@$(BIN)/python app.py

test: .venv/ready-dev check
	@$(BIN)/python -m pytest -m "not slow" -n $(WORKERS) --dist loadfile

test-slow: .venv/ready-dev
	@$(BIN)/python -m pytest -m slow

check: .venv/ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: .venv/ready-bench
	@$(BIN)/python -m benchmarks run

bench-full: .venv/ready-bench
	@$(BIN)/python -m benchmarks run --full

.venv/ready: requirements.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 10) and 'Python 3.10 or later is needed; name one with: make PYTHON=python3.12')"
	@echo "Installing what the explorer needs …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.txt
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/ready-bench: .venv/ready-dev benchmarks/requirements.txt
	@echo "Installing the peers that the benchmarks measure against …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
