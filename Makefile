.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := .tools/bin/uv
DEMO ?= demo
# pyproject.toml leaves out what is marked `engines` or `thorough`; an empty choice leaves out nothing.
WHATEVER_MARKED := -m ""
# Two workers; the tests of a file share what it builds and stay together, whole runs come first.
TWO := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: help setup demo test test-thorough test-engines test-deep check bench format clean

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

setup: $(VENV)/.ready ## build .venv with the shelfcast command, from the lock file

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit("Shelfcast needs Python 3.11 or newer; this is " + sys.version) if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .tools || { echo "python3 has no venv module; on Debian: apt-get install python3-venv"; exit 1; }
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'

$(VENV)/.ready: $(UV) pyproject.toml uv.lock
	@$(UV) sync --frozen --compile-bytecode --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')"
	@$(BIN)/python -m compileall -q src
	@touch $@

demo: setup ## the corner shop from raw files to the open dashboard (NO_SERVE=1 stops before it)
	@$(BIN)/shelfcast demo --project $(DEMO) $(if $(NO_SERVE),--no-serve,)

test: setup check ## lint, types, import rules and every test
	@$(BIN)/pytest $(TWO)

test-thorough: setup ## what takes many whole runs: shops built month by month, random rules, each step broken off, PostgreSQL beside DuckDB, every example of the random tests
	@$(BIN)/pytest $(TWO) -m "thorough or (hypothesis and not engines)" --hypothesis-profile=thorough tests

test-engines: setup ## every mart on PostgreSQL, Spark (local, a cluster) and Snowflake (fakesnow) beside DuckDB's, row by row
	@command -v java >/dev/null || echo "Spark is skipped, it needs Java; on Debian: apt-get install default-jre-headless"
	@$(UV) sync --frozen --group engines --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')"
	@$(BIN)/pytest $(WHATEVER_MARKED) -rs tests/engines

test-deep: ## the networks of neuralforecast, in an environment of their own with torch (1.7 GB)
	@$(PYTHON) -m venv .venv-deep
	@.venv-deep/bin/pip install --quiet 'torch==2.13.0'
	@.venv-deep/bin/pip install --quiet 'neuralforecast>=3.3,<4' pytest hypothesis 'polars>=2.1,<3' lightgbm statsforecast scipy
	@PYTHONPATH=src:examples .venv-deep/bin/python -m pytest -rs tests/unit/forecast/test_deep.py tests/unit/forecast/test_backtest.py -k "network or lstm or deepar or nhits or learn_from"

check: setup ## ruff, mypy strict, import-linter, sqlfluff
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/sqlfluff lint --processes 2 src/shelfcast/warehouse/dbt
	@$(BIN)/mypy

bench: setup ## every claim in benchmarks/, each beside its peer in the same run
	@for f in benchmarks/bench_*.py; do echo "== $$f"; $(BIN)/python $$f || exit 1; done

format: setup ## rewrite the code in the project's style
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format . ; $(BIN)/sqlfluff fix src/shelfcast/warehouse/dbt

clean: ## remove what setup and demo made
	@rm -rf $(VENV) .venv-deep .tools $(DEMO)
