# Everything that a person or a machine does with this project. Each target does its own set-up
# on a fresh Debian or Ubuntu that has git and make; done already, that costs nothing.

ARGS ?=
setup := packaging/setup
python := .venv/bin/python
# The checks of this project read its own settings, not those of whoever runs them.
offscreen := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help run test check bench soak package translations lock clean for-run for-test for-check for-bench for-soak for-package

help:
	@echo "make run           open the window (without a display: the main job, unattended)"
	@echo "make test          all tests                 make test ARGS='-k codec' for some"
	@echo "make check         format, lint, types, floors"
	@echo "make bench         measure; figures in build/bench.json"
	@echo "make soak          the long trials; figures in build/soak.json"
	@echo "make package       installers, each tried from an installed copy: build/packages"
	@echo "make translations  texts of the sources into resources/translations, compiled"
	@echo "make lock          newest versions into packaging/requirements"
	@echo "make clean         remove what was built"

for-run:
	@$(setup)/system_packages.sh run
	@$(setup)/environment.sh run

for-test:
	@$(setup)/system_packages.sh test
	@$(setup)/environment.sh test

for-check:
	@$(setup)/system_packages.sh run
	@$(setup)/environment.sh dev

for-bench:
	@$(setup)/system_packages.sh bench
	@$(setup)/environment.sh test

for-soak:
	@$(setup)/system_packages.sh soak
	@$(setup)/environment.sh test

for-package:
	@$(setup)/system_packages.sh package
	@$(setup)/environment.sh package

run: for-run
	@$(setup)/open.sh

test: for-test
	@mkdir -p build
	$(offscreen) $(python) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: for-check
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/pyright
	$(offscreen) $(python) -m pytest -q tests/test_architecture.py

bench: for-bench
	@mkdir -p build
	$(offscreen) $(python) -m tests.benchmarks --output build/bench.json $(ARGS)

soak: for-soak
	@mkdir -p build
	$(offscreen) $(python) -m tests.soak --output build/soak.json $(ARGS)

# make package ARGS="--only wheel,deb" or ARGS="--skip windows"
package: for-package
	build/venv-package/bin/python packaging/build.py $(ARGS)

translations: for-test
	$(python) packaging/translations/translate.py update

lock: for-check
	packaging/requirements/lock.sh --upgrade

clean:
	rm -rf build dist .pytest_cache .ruff_cache .hypothesis
	find recorder_gui tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
