# The project's jobs. `make demo` shows everything at work, `make test` checks everything.

BIN := .venv/bin
CATALOGUE := omvendt_desktop/locale
NB := $(CATALOGUE)/nb/LC_MESSAGES/omvendt.po

.PHONY: catalogue

catalogue: ## gather the texts of the program and bring the bokmål catalogue up to date
	$(BIN)/pybabel --quiet extract --no-default-keywords -k _ -k N_ -k ngettext:1,2 -k pgettext:1c,2 \
	    --omit-header --add-location=file --sort-by-file --width=100 -o $(CATALOGUE)/omvendt.pot omvendt_desktop
	test -f $(NB) || $(BIN)/pybabel --quiet init -D omvendt -l nb -i $(CATALOGUE)/omvendt.pot -d $(CATALOGUE)
	$(BIN)/pybabel --quiet update -D omvendt -l nb -i $(CATALOGUE)/omvendt.pot -d $(CATALOGUE) \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=100
