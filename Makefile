# Two commands: `make run` serves the site on seeded data, `make test` passes the tests. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
# Each worker starts a Neo4j of its own; at NEO4J_TEST_URI there is only one, so its tests run one after another.
WORKERS := $(if $(NEO4J_TEST_URI),0,2)

# What renews and audits the pins, apart from what runs and tests the explorer.
TOOLS := .venv/tools/bin
PIN = $(TOOLS)/uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-header --no-annotate $(UPGRADE)

.PHONY: run test test-slow check audit audit-where-possible lock bench bench-full clean
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
	@$(BIN)/bandit --quiet --recursive --configfile pyproject.toml graph_app app.py
	@$(BIN)/mypy

# Asks for known weaknesses of all that is pinned. It needs the network, and a registry that tells of weaknesses (PyPI).
audit: .venv/ready-tools
	@for file in requirements.txt requirements-dev.txt benchmarks/requirements.txt; do \
	  $(TOOLS)/pip-audit --strict --no-deps --disable-pip --requirement $$file || exit 1; done

# The same where the registry can be asked: of a package that is known to be weak it then tells so.
audit-where-possible: .venv/ready-tools
	@echo 'jinja2==2.4' > .venv/weak.txt
	@if $(TOOLS)/pip-audit --no-deps --disable-pip --timeout 10 --requirement .venv/weak.txt 2>&1 | grep -q Found; \
	then $(MAKE) --no-print-directory audit; \
	else echo "Not audited: the registry here tells of no weaknesses. Run make audit where one does."; fi

# Pins anew what pyproject.toml and benchmarks/requirements.in ask for; UPGRADE=--upgrade takes the newest of all.
lock: .venv/ready-tools
	@$(PIN) pyproject.toml -o requirements.txt
	@$(PIN) pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt
	@$(PIN) benchmarks/requirements.in -c requirements-dev.txt -o benchmarks/requirements.txt

bench: .venv/ready-bench
	@$(BIN)/python -m benchmarks run

bench-full: .venv/ready-bench
	@$(BIN)/python -m benchmarks run --full

.venv/ready: requirements.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 10) and 'Python 3.10 or later is needed; name one with: make PYTHON=python3.12')"
	@echo "Installing what the explorer needs …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.txt
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/ready-bench: .venv/ready-dev benchmarks/requirements.txt
	@echo "Installing the peers that the benchmarks measure against …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.txt
	@touch $@

.venv/ready-tools: .venv/ready
	@$(PYTHON) -m venv .venv/tools
	@$(TOOLS)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9 pip-audit==2.10.1
	@touch $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
