# What one can do here. Works from a fresh clone with Python 3.11 or newer, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip -qq --disable-pip-version-check
AXE := $(VENV)/axe/node_modules/axe-core/axe.min.js

.DEFAULT_GOAL := help
.PHONY: help demo test lint types layers notebooks tests coverage fix bench readme constraints clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.installed ## convert the sample reports, and show what does not add up
	$(BIN)/extractor convert fixtures/reports --db reports.db
	@echo
	$(BIN)/extractor check fixtures/reports || [ $$? -eq 1 ] # 1 says that it found something

test: lint types layers notebooks tests ## all that CI runs

lint: $(VENV)/.developer ## style, spelling, a sentence for every test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell $$(git ls-files)
	$(BIN)/interrogate tests

types: $(VENV)/.developer ## mypy, strict, over the package and its tests
	$(BIN)/mypy

layers: $(VENV)/.developer ## who may import whom
	$(BIN)/lint-imports --no-logo --no-cache

notebooks: $(VENV)/.developer ## run the notebooks; they are stored without output
	$(BIN)/nbstripout --verify notebooks/*.ipynb
	$(BIN)/pytest --quiet --nbmake notebooks

tests: $(VENV)/.developer office printing server chromium $(AXE) ## the tests alone
	$(BIN)/pytest

coverage: $(VENV)/.developer office printing server chromium $(AXE) ## which lines no test runs
	$(BIN)/pytest --cov --cov-report=term

bench: $(VENV)/.developer $(VENV)/.peers tesseract printing ## how fast it starts and reads, and how well it knows names and figures
	$(BIN)/python tests/benchmarks/bench_start.py
	$(BIN)/python -m tests.benchmarks.bench_entities
	$(BIN)/python -m tests.benchmarks.bench_quantities
	$(BIN)/python -m tests.benchmarks.bench_sentences
	$(BIN)/python -m tests.benchmarks.bench_search --reports 1000
	$(BIN)/python -m tests.benchmarks.bench_other_kinds
	$(BIN)/python tests/benchmarks/faults/measure.py --count 2000 --formats txt
	$(BIN)/python tests/benchmarks/faults/measure.py --count 200 --formats pdf
	$(BIN)/python tests/benchmarks/bench_matching.py
	$(BIN)/python -m tests.benchmarks.bench_memory
	$(BIN)/python -m tests.benchmarks.bench_damage
	$(BIN)/python -m tests.benchmarks.batch
	$(BIN)/python -m tests.benchmarks.pdf
	$(BIN)/python -m tests.benchmarks.ocr

fix: $(VENV)/.developer ## mend what the tools can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/nbstripout notebooks/*.ipynb

readme: $(VENV)/.installed ## show in the READMEs what the demo prints, and in the page on the database what it is
	$(BIN)/python tests/fill_readme.py
	$(BIN)/python -m tests.fill_database_page

constraints: $(VENV)/.developer ## pin the newest versions that fit together
	$(PIP) install uv
	{ echo '# Every version that the tests ran with. Remade by `make constraints`.'; \
	  $(BIN)/uv pip compile --quiet --universal --upgrade --all-extras --no-header --no-annotate \
	    --no-emit-package pip pyproject.toml; } > constraints.new
	mv constraints.new constraints.txt

clean: ## forget the environment and what was built
	rm -rf $(VENV) build dist reports.db .mypy_cache .pytest_cache .ruff_cache

# --- what these need -------------------------------------------------------------------------

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.developer: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.installed

# The tools we compare ours with bring packages that ours would notice (pandas), so they live apart.
$(VENV)/.peers: pyproject.toml constraints.txt | $(BIN)/python
	$(PYTHON) -m venv $(VENV)/peers
	$(VENV)/peers/bin/pip -qq --disable-pip-version-check install -c constraints.txt '.[bench]'
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Python 3.11 or newer is needed: make PYTHON=python3.12 …' >&2; exit 1; }
	$(call debian,$(PYTHON) -c 'import ensurepip',python3-venv)
	$(PYTHON) -m venv $(VENV)

.PHONY: office
office: # old formats are converted with LibreOffice
	$(call debian,command -v soffice,libreoffice-writer-nogui libreoffice-calc-nogui)

.PHONY: printing
printing: # pages are made with browsers, WeasyPrint and fonts
	$(call debian,command -v chromium && fc-list | grep -q -i zenhei && fc-list | grep -q -i 'noto.*cjk',chromium fonts-wqy-zenhei fonts-noto-cjk fontconfig libpango-1.0-0 libpangoft2-1.0-0)

.PHONY: server
server: # reports are kept on PostgreSQL too
	$(call debian,ls /usr/lib/postgresql/*/bin/initdb,postgresql)

.PHONY: chromium
chromium: # the review pages are tried in it
	$(call debian,command -v chromium,chromium fonts-noto-cjk)

$(AXE): | $(BIN)/python # looks for what hinders readers who cannot see the pages well
	$(call debian,command -v npm,npm)
	npm install --silent --no-save --no-package-lock --prefix $(VENV)/axe axe-core@4.10.3

.PHONY: tesseract
tesseract: # scans are read beside it
	$(call debian,tesseract --list-langs 2>&1 | grep chi_sim,tesseract-ocr tesseract-ocr-chi-sim)

# $(call debian,TEST,PACKAGES): where TEST fails, install the packages as root, else name them.
define debian
@{ $(1); } >/dev/null 2>&1 || { \
  export DEBIAN_FRONTEND=noninteractive; \
  if [ "$$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then \
    echo 'please install first: $(2)' >&2; exit 1; \
  fi; \
  apt-get -qq update && apt-get -qq install -y --no-install-recommends $(2) >/dev/null; }
endef
