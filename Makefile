# The debug build, the tests and the release build share .build. The static executable of `install` is linked from the
# objects of the release build.

SWIFT ?= swift
PYTHON ?= python3
PREFIX ?= /usr/local
DESTDIR ?=
export SWIFT PYTHON

# The size of the input of `make bench`, and its repetitions: make bench SIZE=40M ROUNDS=2
SIZE ?= 400M
ROUNDS ?= 5

STATIC := .build/static
FORMATTED := Package.swift Sources Tools Tests Benchmarks/Package.swift Benchmarks/Parts Samples/swift-job
# The C libraries, as Debian's packages: yajl, libarchive, the compressions, nettle, SQLite and libyaml.
LIBRARIES := libyajl-dev libarchive-dev zlib1g-dev libbz2-dev liblzma-dev libzstd-dev libisal-dev nettle-dev \
  libsqlite3-dev libyaml-dev
# The modules of the library's products.
DOCUMENTED := Moult MoultFiles MoultLedger
# Two versions of one Python package need an environment each.
TWARC := .venv/twarc1/installed .venv/twarc2/installed
OPENDP := .venv/opendp/installed
SCIPY := .venv/scipy/installed

.PHONY: images library install-library uninstall-library python test-python help demo build tests test test-others test-command test-quick attack conformance lint format install uninstall samples bench \
  bench-parts bench-yajl check-neon check-page check-library check-library-c check-install rows clean docs mutants recall instructions sanitize \
  sanitize-kernels setup static release-samples test-spark test-notebook

help:
	@sed -n 's/^## //p' Makefile

## make demo         install missing packages, build, and run three jobs on Samples/
demo: build
	@scripts/demo.sh

## make build        build the release command, .build/release/moult
build: setup
	@scripts/build.sh "the release command" --configuration release --product moult

release-samples: setup
	@scripts/build.sh "the generator of samples" --configuration release --product moult-samples

## make test         run all tests
test: tests
	@scripts/test.sh all
	@$(PYTHON) -m unittest discover --start-directory Tests/Independent

# The same in two steps, for CI: the first one builds nothing, so that it runs beside a build; the second one takes the release
# command, which takes a tenth of the time of the debug build.
test-others:
	@scripts/test.sh others
	@$(PYTHON) -m unittest discover --start-directory Tests/Independent

test-command: build release-samples
	@MOULT_COMMAND="$(CURDIR)/.build/release/moult" scripts/test.sh command

tests: setup
	@scripts/build.sh "the tests" --build-tests

## make test-quick   run the tests without a tag (slow, process, corpus), in under a minute
test-quick: tests
	@scripts/test.sh quick

## make conformance  compare with twarc 1, twarc 2, OpenDP and counts in Python, and attack tables with SciPy
conformance: build release-samples $(TWARC) $(OPENDP) $(SCIPY)
	@set -e; export MOULT_DATA_SETS=$${MOULT_DATA_SETS:-200}; \
	  for script in Conformance/*.py; do echo "$$script"; $(PYTHON) "$$script"; done

## make attack       attack the tables of 1,000 random data sets with SciPy
attack: build $(SCIPY)
	@MOULT_DATA_SETS=1000 $(PYTHON) Conformance/attack.py

.venv/%/installed: Conformance/%.txt
	@scripts/venv.sh $(@D) $<

.venv/page/installed: Tests/Page/requirements.txt
	@scripts/venv.sh $(@D) $<

## make check-page   look at the page of aggregate in headless Chromium, with axe-core
check-page: tests .venv/page/installed
	@scripts/setup.sh chromium
	@$(SWIFT) test --ignore-lock --skip-build --disable-xctest --filter BrowserTests

.venv/bench/installed: Benchmarks/requirements.txt
	@scripts/venv.sh $(@D) $<

## make mutants      compare the readers on a million mutated records (MUTANTS, SEED)
mutants: setup
	@scripts/build.sh "the comparison" --configuration release --product moult-mutants
	@.build/release/moult-mutants --mutants $(or $(MUTANTS),1000000) --seed $(or $(SEED),1)
	@.build/release/moult-mutants --jobs --mutants $(or $(JOB_MUTANTS),100000) --seed $(or $(SEED),1)

## make check-neon   compare the NEON kernel with the plain one, under qemu if necessary
check-neon:
	@scripts/check-neon.sh .build/neon

## make sanitize     test the kernels and JSONStream under AddressSanitizer (minutes)
sanitize: setup
	@scripts/sanitize.sh .build/sanitize all

sanitize-kernels:
	@scripts/sanitize.sh .build/sanitize

## make lint         check format, and what each module imports and does
lint:
	@$(SWIFT) format lint --strict --recursive --parallel $(FORMATTED)
	@scripts/rooms.sh
	@scripts/words.sh
	@$(PYTHON) scripts/parameters.py
	@$(PYTHON) scripts/documented.py
	@scripts/build.sh "the modules, whose order the compiler checks" --product moult
	@scripts/build.sh "those of the C interface" --target MoultC
	@$(PYTHON) scripts/order.py

## make format       format every Swift file
format:
	@$(SWIFT) format format --in-place --recursive --parallel $(FORMATTED)

## make recall       measure what `redact` removes, and without need, and write it into Documentation/recall.md
recall: build
	@$(PYTHON) scripts/recall.py .build/release/moult ../shared/privacy/cases.jsonl
	@$(PYTHON) scripts/precision.py .build/release/moult ../shared/corpus

## make instructions  compare instructions a byte of each job with Benchmarks/instructions.tsv (ACCEPT=yes writes them),
##                    and count allocations
instructions: build release-samples
	@$(PYTHON) scripts/allocations.py .build/release/moult .build/release/moult-samples
	@$(PYTHON) scripts/instructions.py .build/release/moult .build/release/moult-samples $(if $(ACCEPT),--accept)

## make docs         build the DocC articles and symbols of the library's products, .build/docs/*.doccarchive
docs: setup
	@for module in $(DOCUMENTED); do scripts/build.sh "$$module" --target $$module || exit; done
	@scripts/docs.sh .build/docs $(DOCUMENTED)

## make check-library  build Samples/swift-job, which needs neither SQLite nor libarchive (a minute)
check-library: setup
	@scripts/check-library.sh .build/library-user

## make install      install a stripped, static executable, manual pages and completions in PREFIX (default: /usr/local)
install: static
	@scripts/manual.sh $(STATIC)/moult .build/checkouts/swift-argument-parser .build/manual
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 $(STATIC)/moult "$(DESTDIR)$(PREFIX)/bin/moult"
	@install -d "$(DESTDIR)$(PREFIX)/share"
	@umask 022 && cp -R .build/manual/share/. "$(DESTDIR)$(PREFIX)/share"
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/moult, its manual pages and its shell completions"

## make uninstall    remove what make install has installed
uninstall:
	@rm -f "$(DESTDIR)$(PREFIX)"/bin/moult "$(DESTDIR)$(PREFIX)"/share/man/man1/moult.*1 \
	  "$(DESTDIR)$(PREFIX)"/share/bash-completion/completions/moult \
	  "$(DESTDIR)$(PREFIX)"/share/zsh/site-functions/_moult \
	  "$(DESTDIR)$(PREFIX)"/share/fish/vendor_completions.d/moult.fish
	@echo "Removed moult from $(DESTDIR)$(PREFIX)"

## make check-install  install into an empty folder, look at every file, and uninstall (minutes)
check-install:
	@scripts/check-install.sh

## make static       build only that executable, .build/static/moult
static: setup
	@scripts/static.sh $(STATIC)

## make library      build libmoult.so, which C and Python use, in .build/library
library: setup
	@scripts/library.sh .build/library

## make install-library  install libmoult.so, moult.h and moult.pc in PREFIX (default: /usr/local)
install-library: library
	@scripts/install-library.sh .build/library "$(DESTDIR)" "$(PREFIX)"

## make uninstall-library  remove what make install-library has installed
uninstall-library:
	@rm -f "$(DESTDIR)$(PREFIX)"/lib/libmoult.so "$(DESTDIR)$(PREFIX)"/lib/libmoult.so.1 \
	  "$(DESTDIR)$(PREFIX)"/include/moult.h "$(DESTDIR)$(PREFIX)"/lib/pkgconfig/moult.pc
	@echo "Removed libmoult from $(DESTDIR)$(PREFIX)"

## make check-library-c  compile C programs with the installed library, one of them with every wrong call, under valgrind and
##                    AddressSanitizer
check-library-c: library build
	@scripts/check-library-c.sh .build/library-c
	@scripts/check-misuse.sh .build/library

## make python       build the wheel, in .build/python
python: library .venv/wheel/installed
	@scripts/wheel.sh .venv/wheel .build/python

## make test-python  test the wheel in a fresh environment with pyarrow, Polars, DuckDB and pandas
test-python: python build rows
	@scripts/test-python.sh .build/python .venv/python python/tests/requirements.txt

# Programs in Swift and C that print rows, which are compared with those of the command.
rows: library
	@scripts/build.sh "the program that prints rows" --configuration release --product moult-rows
	@mkdir -p .build/rows
	@gcc -std=c11 -Wall -Wextra -Werror -I Sources/CMoult/include Tests/C/rows.c -L .build/library -lmoult \
	  -Wl,-rpath,$(CURDIR)/.build/library -o .build/rows/rows

.venv/wheel/installed: python/requirements.txt
	@scripts/setup.sh python3-dev gcc
	@scripts/venv.sh $(@D) $<

## make samples      generate Samples/ again, byte for byte the same
samples: release-samples
	@scripts/samples.sh

## make bench        compare time and memory with simdjson, yajl, jq, gojq, Python, Polars, DuckDB, twarc
bench: build release-samples static $(TWARC) .venv/bench/installed
	@scripts/setup.sh libyajl-dev libsimdjson-dev jq gojq g++ pkg-config
	@MOULT=$(STATIC)/moult Benchmarks/bench.sh $(SIZE) $(ROUNDS)

## make bench-parts  time kernels, yajl, projection, scrubbing, aggregation and each job, in one process
bench-parts: setup
	@$(SWIFT) package --package-path Benchmarks benchmark

## make bench-yajl   compare time and memory with a C program that only drives yajl
bench-yajl: build release-samples
	@Benchmarks/baseline/compare.sh

.venv/spark/installed: Samples/spark/requirements.txt
	@scripts/venv.sh $(@D) $<

.venv/notebook/installed: Samples/notebook/requirements.txt
	@scripts/venv.sh $(@D) $<

## make test-spark   run the Spark job on two workers, and compare with one process (a minute)
test-spark: build release-samples python .venv/spark/installed
	@scripts/setup.sh openjdk-17-jre-headless
	@.venv/spark/bin/python -m pip install --quiet --no-index --force-reinstall --no-deps .build/python/*.whl
	@.venv/spark/bin/python Samples/spark/test_job.py

## make test-notebook  run the notebook, from the sample to the picture
test-notebook: python .venv/notebook/installed
	@.venv/notebook/bin/python -m pip install --quiet --no-index --force-reinstall --no-deps .build/python/*.whl
	@.venv/notebook/bin/python Samples/notebook/test_archive.py

## make images       write Sources/Moult/Data/*.image again, after a change of a catalogue
images: setup
	@MOULT_WRITE_IMAGES=1 scripts/build.sh "the tests" --build-tests
	@MOULT_WRITE_IMAGES=1 $(SWIFT) test --ignore-lock --skip-build --disable-xctest --filter ImageTests
	@LC_ALL=C; cat Sources/Moult/Data/*.catalogue Sources/Moult/Data/meanings.txt Sources/Moult/Data/*.image | cksum >scripts/images.cksum

## make clean        remove everything built, fetched or generated
clean:
	@rm -rf .build .venv Benchmarks/data Benchmarks/.build

setup:
	@scripts/setup.sh $(LIBRARIES)
