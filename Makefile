# Two commands do everything on a machine with Python 3.11 and make:
#   make demo    sets up, loads samples/ into an embedded database and shows what an auditor sees
#   make test    sets up, runs every check and every test

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO_DB := build/demo.db
SEED ?= 1

.PHONY: demo test check setup bench corpus samples goldens lock clean

demo: .venv/runtime
	@mkdir -p build && rm -f $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh samples/demo.sh $(DEMO_DB)

test: .venv/development
	@$(MAKE) --no-print-directory check

check:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q

setup: .venv/development

bench: .venv/development
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.normalize
	$(BIN)/python -m benchmarks.audit

# measures extraction on reports with truth that nobody wrote by hand
corpus: .venv/development
	$(BIN)/python -m benchmarks.corpus --count 500 --seed $(SEED) --out build/corpus-$(SEED)
	$(BIN)/python -m benchmarks.score build/corpus-$(SEED)
	$(BIN)/python -m benchmarks.loss --count 200 --seed $(SEED)

# writes samples/ anew, each file by the producers that are installed here
samples: .venv/development
	$(BIN)/python -m samples.make

# writes the expectation beside each sample anew; read the difference like code
goldens: .venv/development
	$(BIN)/python -m tests.samples.goldens

# pins exact versions with their hashes; the files name no index
lock: .venv/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --extra build --python-version 3.11 --universal --generate-hashes --no-header \
		--no-annotate --no-emit-index-url -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra build --extra dev -c requirements.lock --python-version 3.11 --universal \
		--generate-hashes --no-header --no-annotate --no-emit-index-url -q -o requirements-dev.lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "raingan needs Python 3.11 or later; say which with: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/runtime: requirements.lock pyproject.toml | .venv/bin/python
	@echo "setting up in .venv …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/development: requirements-dev.lock .venv/runtime
	@echo "adding the tools for checks and tests …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv build
