# The project's jobs. `make demo` shows everything at work, `make test` checks everything.

BIN := .venv/bin
READY := .venv/.ready
NODE_READY := tests/node/node_modules/ical.js/package.json
CATALOGUE := omvendt_desktop/locale
NB := $(CATALOGUE)/nb/LC_MESSAGES/omvendt.po
# Programs that draw get a screen of their own where Xvfb is to be had; elsewhere they use the one that is there.
SCREEN = $(shell command -v xvfb-run >/dev/null 2>&1 && echo 'xvfb-run -a -s "-screen 0 1600x1000x24"')

.PHONY: help demo run test lint bench tour installer catalogue clean

help: ## list the jobs
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

demo: $(READY) ## make a sample programme anew in demo/, from workbook to report; at a screen, open it
	@rm -rf demo
	@if [ -t 0 ] && [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/omvendt-desktop --demo demo; \
	else $(BIN)/omvendt-desktop --demo demo --no-window && $(BIN)/omvendt-desktop --tour demo/pictures; fi

run: $(READY) ## open the window; FILE=… opens that programme file
	$(BIN)/omvendt-desktop $(FILE)

test: lint $(NODE_READY) ## check everything; TESTS=tests/domain checks less
	@.ci/system poppler-utils
	$(SCREEN) $(BIN)/python -m pytest $(TESTS)

lint: $(READY) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY) ## measure the speed promises side by side and print them as a table
	$(SCREEN) $(BIN)/python -m tests.bench

tour: $(READY) ## save a picture of every page and dialog in tour/
	$(BIN)/omvendt-desktop --tour tour

installer: $(READY) ## build a program for this system that needs no Python, in dist/
	@.ci/system binutils
	$(SCREEN) $(BIN)/python build_installer.py

catalogue: $(READY) ## gather the texts of the program and bring the bokmål catalogue up to date
	$(BIN)/pybabel --quiet extract --no-default-keywords -k _ -k N_ -k ngettext:1,2 -k pgettext:1c,2 -k Np_:1c,2 \
	    --omit-header --add-location=file --sort-by-file --width=100 -o $(CATALOGUE)/omvendt.pot omvendt_desktop
	$(BIN)/pybabel --quiet update -D omvendt -l nb -i $(CATALOGUE)/omvendt.pot -d $(CATALOGUE) \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=100

clean: ## remove what the other jobs made, but not .venv
	rm -rf build dist demo tour tests/node/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find omvendt_desktop -name '*.mo' -delete

# A second run is quick: the packages are installed again only when the lists of them change.
$(READY): pyproject.toml constraints.txt
	@.ci/system
	test -x $(BIN)/python || "$$(.ci/python)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt hatchling babel
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt \
	    --no-build-isolation -e '.[test,build]'
	@touch $@

$(NODE_READY): tests/node/package.json
	@if command -v npm >/dev/null 2>&1; then \
	    npm install --prefix tests/node --no-package-lock --no-audit --no-fund --loglevel=error && touch $@ || \
	    echo "ical.js could not be installed: its checks of the calendar files are left out."; \
	else echo "Node.js is not here: the checks of the calendar files with ical.js are left out."; fi
