# Casetide. `make` lists what there is to do.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
LINT := .venv-lint/bin
LOCKS := requirements/app.txt requirements/dashboards.txt requirements/test.txt
PIP_INSTALL := -m pip --disable-pip-version-check install --quiet
# Wheels only: building from source would fetch build tools that no lock holds.
FROM_LOCK := --require-hashes --no-deps --only-binary :all:

WORKERS ?= 2
# With setup and checks it takes a quarter of an hour. pytest-timeout ends the tests that take twice as long, after the
# one they are at: a slow machine is no failure. Both legs share the time; a leg that is run by itself has all of it.
TEST_SECONDS ?= 1800
LEG_SECONDS ?= $(TEST_SECONDS)
PYTEST = -m pytest $(if $(LEG_SECONDS),--session-timeout=$(LEG_SECONDS))
CPU_TESTS = $(PYTEST) -m "not live" --numprocesses=$(WORKERS) --dist=worksteal
LIVE_TESTS = $(PYTEST) -m live

GENERATE := -m tests.tools.generated
BENCH := -m tests.bench
OTHER_PYTHONS := 3.11 3.12 3.13

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# --- Environments ---

.PHONY: setup setup-lint
setup: .venv/.installed ## .venv with pinned, hashed packages and .venv/bin/casetide
setup-lint: .venv-lint/.locked ## .venv-lint with the linters and uv

.venv/.locked: $(LOCKS)
	$(call new_venv,$(PYTHON),$(@D))
	$(@D)/bin/python $(PIP_INSTALL) $(FROM_LOCK) $(addprefix -r ,$(LOCKS))
	@touch $@

.venv/.installed: .venv/.locked pyproject.toml
	$(call install_editable,$(@D))
	@touch $@

.venv-lint/.locked: requirements/lint.txt
	$(call new_venv,$(PYTHON),$(@D))
	$(@D)/bin/python $(PIP_INSTALL) $(FROM_LOCK) -r $<
	@touch $@

define new_venv
@echo "$(2): installing" >&2
@"$(1)" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "Casetide needs Python 3.11 or later with venv: make PYTHON=/path/to/python3.11" >&2; exit 1; }
@"$(1)" -m venv $(2)
endef

define install_editable
@$(1)/bin/python $(PIP_INSTALL) --no-index --no-deps --no-build-isolation --editable .
endef

# --- Checks ---

.PHONY: check generated-check deploy-check generate format
check: setup setup-lint ## lint, format, types, import contract, generated files, deployment
	$(LINT)/ruff check .
	$(LINT)/ruff format --check .
	$(LINT)/basedpyright
	$(LINT)/lint-imports --no-logo
	@$(MAKE) generated-check deploy-check

generated-check: setup
	$(if $(wildcard tests/tools/generated.py),$(BIN)/python $(GENERATE) --check)

# What kustomize and the Prometheus operator read has no schema among those of Kubernetes: tests/deploy looks at it.
deploy-check: setup-lint ## compose.yaml and the Kubernetes files by their published schemas
	$(LINT)/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml
	$(LINT)/kubernetes-validate --quiet --strict $(filter-out %kustomization.yaml %service-monitor.yaml,$(wildcard deploy/kubernetes/*.yaml deploy/kubernetes/*/*.yaml))

generate: setup ## write the generated files: boards, playlists, rules, contracts, reference
	$(BIN)/python $(GENERATE)

format: setup-lint ## let ruff format and fix
	$(LINT)/ruff check --fix .
	$(LINT)/ruff format .

# --- Tests ---

.PHONY: test test-full test-cpu test-live mutants tools
test: setup tools check ## the checks, then every scenario at a tenth of its size
	@end=$$(($$(date +%s) + $(TEST_SECONDS))); \
	$(MAKE) test-cpu LEG_SECONDS=$$((end - $$(date +%s))); \
	$(MAKE) test-live LEG_SECONDS=$$((end - $$(date +%s)))

test-full: export CASETIDE_TEST_FULL := 1
test-full: LEG_SECONDS :=
test-full: setup tools check ## the same at full size; then the CPU tests, at a tenth, on each other Python found
	@$(MAKE) test-cpu test-live LEG_SECONDS=
	@for version in $(OTHER_PYTHONS); do CASETIDE_TEST_FULL= $(MAKE) test-cpu-$$version LEG_SECONDS=; done

test-cpu: setup
	$(BIN)/python $(CPU_TESTS)

test-live: setup
	$(BIN)/python $(LIVE_TESTS) || [[ $$? -eq 5 ]] # 5: there are none

mutants: setup ## does a test notice each small change to the core? At most 15 minutes; build/mutants.json
	$(BIN)/python -m tests.mutants

tools:
	@.ci/tools

# Another Python: skipped if it is .venv's own or not to be found.
test-cpu-%: setup
	@python=$$($(call find_python,$*)); \
	if $(BIN)/python -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "$*")'; then \
		echo "Python $*: tested above"; \
	elif [[ -z $$python ]]; then \
		echo "Python $*: not found"; \
	else \
		$(MAKE) .venv-$*/.installed PYTHON_$*="$$python"; \
		.venv-$*/bin/python $(CPU_TESTS); \
	fi

.venv-3.%/.locked: $(LOCKS)
	$(call new_venv,$(PYTHON_3.$*),$(@D))
	$(@D)/bin/python $(PIP_INSTALL) $(FROM_LOCK) $(addprefix -r ,$(LOCKS))
	@touch $@

.venv-3.%/.installed: .venv-3.%/.locked pyproject.toml
	$(call install_editable,$(@D))
	@touch $@

.PRECIOUS: .venv-3.%/.locked .venv-3.%/.installed

# A name on the path may be a pyenv shim for a version that is not chosen: only one that starts counts.
find_python = for p in python$(1) ~/.pyenv/versions/$(1)*/bin/python; do "$$p" -c '' 2>/dev/null && { echo "$$p"; break; }; done || true

# --- Running, measuring, releasing ---

.PHONY: demo bench-quick lock wheel clean
demo: setup ## Kafka, the engine and a synthetic authority; Ctrl-C stops all of it
	@$(BIN)/casetide demo

bench-quick: setup ## 60 seconds of measuring
	$(BIN)/python $(BENCH) --quick

lock: setup-lint ## requirements/*.txt from *.in; UPGRADE=1 for the newest versions
	cd requirements && for name in app dashboards test lint build; do \
		env -u UV_FIND_LINKS UV_NO_CONFIG=1 ../$(LINT)/uv pip compile --quiet $(if $(UPGRADE),--upgrade) \
			--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
			--override overrides.txt --custom-compile-command "make lock" $$name.in --output-file $$name.txt; \
	done

wheel: setup ## dist/*.whl and the sdist
	rm -rf dist
	$(BIN)/python -m hatchling build --directory dist

clean: ## environments, caches and what was built
	rm -rf .venv .venv-* build dist .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	find engine schemas dashboards tests -name __pycache__ -type d -prune -exec rm -rf {} +
