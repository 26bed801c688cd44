# Debug build, tests and release build share .build; the static executable for `install` has a
# scratch folder of its own in it, because its linker flags would undo the release build.

SWIFT ?= swift
PYTHON ?= python3
PREFIX ?= /usr/local
DESTDIR ?=
export SWIFT PYTHON

# What `make bench` reads and how often: make bench SIZE=40M ROUNDS=2
SIZE ?= 400M
ROUNDS ?= 5

STATIC := .build/static
FORMATTED := Package.swift Sources Tools Tests Benchmarks/Package.swift Benchmarks/Parts
# The C libraries, as Debian's packages: yajl, libarchive, the compressions, and SQLite.
LIBRARIES := libyajl-dev libarchive-dev zlib1g-dev libbz2-dev liblzma-dev libzstd-dev libsqlite3-dev
# Two versions of one Python package, so an environment for each.
TWARC := .venv/twarc1/installed .venv/twarc2/installed

.PHONY: help demo build test conformance lint format install samples bench bench-parts \
  bench-yajl check-neon clean mutants sanitize sanitize-kernels setup static

help:
	@sed -n 's/^## //p' Makefile

## make demo         install what is missing, build, run the three jobs on Samples/
demo: build
	@scripts/demo.sh

## make build        the release command, .build/release/moult
build: setup
	@echo "Building the release command (minutes the first time, seconds after)"
	@$(SWIFT) build --configuration release --quiet

## make test         all tests
test: setup
	@echo "Building the tests (minutes the first time, seconds after)"
	@$(SWIFT) build --build-tests --quiet
	$(SWIFT) test --skip-build --disable-xctest

## make conformance  compare with twarc 1 and twarc 2, output for output
conformance: build $(TWARC)
	@set -e; for script in Conformance/*.py; do echo "$$script"; $(PYTHON) "$$script"; done

.venv/%/installed: Conformance/%.txt
	@scripts/venv.sh $(@D) $<

.venv/bench/installed: Benchmarks/requirements.txt
	@scripts/venv.sh $(@D) $<

## make mutants      compare the ways of reading on a million mutants of records (MUTANTS, SEED)
mutants: setup
	@$(SWIFT) build --configuration release --product moult-mutants --quiet
	@.build/release/moult-mutants --mutants $(or $(MUTANTS),1000000) --seed $(or $(SEED),1)
	@.build/release/moult-mutants --jobs --mutants $(or $(JOB_MUTANTS),100000) --seed $(or $(SEED),1)

## make check-neon   compare the NEON kernel with the plain one, under qemu where need be
check-neon:
	@scripts/check-neon.sh .build/neon

## make sanitize     the tests of the kernels and of JSONStream under AddressSanitizer (minutes)
sanitize: setup
	@scripts/sanitize.sh .build/sanitize all

sanitize-kernels:
	@scripts/sanitize.sh .build/sanitize

## make lint         format and rooms (which module may import and do what)
lint:
	@$(SWIFT) format lint --strict --recursive --parallel $(FORMATTED)
	@scripts/rooms.sh

## make format       bring every Swift file into the project's format
format:
	@$(SWIFT) format format --in-place --recursive --parallel $(FORMATTED)

## make install      a stripped, static executable in PREFIX/bin (default: /usr/local)
install: static
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 $(STATIC)/release/moult "$(DESTDIR)$(PREFIX)/bin/moult"
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/moult"

## make static       that executable alone, .build/static/release/moult
static: setup
	@scripts/setup.sh nettle-dev
	@scripts/static.sh $(STATIC)

## make samples      write Samples/ again, byte for byte the same
samples: build
	@scripts/samples.sh

## make bench        time and memory beside simdjson, yajl, jq, gojq, Python, Polars, DuckDB, twarc
bench: build static $(TWARC) .venv/bench/installed
	@scripts/setup.sh libyajl-dev libsimdjson-dev jq gojq g++ pkg-config
	@MOULT=$(STATIC)/release/moult Benchmarks/bench.sh $(SIZE) $(ROUNDS)

## make bench-parts  kernels, yajl, projection, scrubbing, aggregation and each job, in one process
bench-parts: setup
	@$(SWIFT) package --package-path Benchmarks benchmark

## make bench-yajl   time and memory beside a C program that does nothing but drive yajl
bench-yajl: build
	@Benchmarks/baseline/compare.sh

## make clean        remove everything that was built, fetched or generated
clean:
	@rm -rf .build .venv Benchmarks/data Benchmarks/.build

setup:
	@scripts/setup.sh $(LIBRARIES)
