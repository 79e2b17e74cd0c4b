# The two commands are `make rehearse` and `make test`; `make help` lists the rest.

CONFIGURATION ?= debug
ORGANISATION ?= 202029
ARGUMENTS ?=
# The platform's database in a rehearsal: sqlite, or postgresql (a server of its own, ended afterwards).
STORE ?= sqlite
BIN := .build/$(CONFIGURATION)
# The cryptography in C is slow enough without optimisation to be felt: passwords, handshakes.
FLAGS := -c $(CONFIGURATION) -Xcc -O2

.DEFAULT_GOAL := help
# Every target that says what it does; none is a file.
.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*\#\#.*/\1/p' $(firstword $(MAKEFILE_LIST)))

help: ## Lists the targets.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## Installs what is missing (Debian packages); needs no root when nothing is.
	@scripts/setup

build: setup ## Builds everything.
	swift build $(FLAGS) --product kakehashi
	swift build $(FLAGS) --product kakehashi-check
	swift build $(FLAGS) --product kakehashi-check-sheet
	swift build $(FLAGS) --product HostileProbes

rehearse: build ## Takes one organisation from 利用開始連絡 to an accepted checklist. STORE=postgresql ARGUMENTS="--exit --fault dns-silent"
ifeq ($(STORE),postgresql)
	scripts/with-postgresql sh -c '"$$@" --database "$$KAKEHASHI_POSTGRES"' - $(BIN)/kakehashi rehearse \
		--organisation $(ORGANISATION) $(ARGUMENTS)
else
	$(BIN)/kakehashi rehearse --organisation $(ORGANISATION) $(ARGUMENTS)
endif

sandbox: build ## A platform for vendors to try their systems against, until Ctrl-C; see docs/integration.
	$(BIN)/kakehashi rehearse --output sandbox $(ARGUMENTS)

linkage-model: ## Drives three organisations and the centre through 10,000 random interleavings.
	KAKEHASHI_LINKAGE_RUNS=10000 swift test $(FLAGS) --filter LinkageModelTests

test: setup lint build ## Runs every test: rules, store, routes, architecture, scenarios over real processes, screens.
	scripts/with-postgresql scripts/swift-tests $(FLAGS)
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/with-postgresql scripts/interface-tests
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/interface-tests Tests/Docs
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/interface-tests Tests/Check --ignore=Tests/Check/bare
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/browser-tests

interface-test: build ## Only the tests of the machine interface. EXAMPLES=60: made-up inputs for each operation
	KAKEHASHI_BIN=$(BIN)/kakehashi KAKEHASHI_API_EXAMPLES=$(EXAMPLES) scripts/interface-tests

KILLS ?= 200
kills: build ## Kills the platform at random moments under load, on each engine, and looks what is left. KILLS=200
	KAKEHASHI_BIN=$(BIN)/kakehashi KAKEHASHI_KILLS=$(KILLS) scripts/with-postgresql scripts/interface-tests -s Tests/Interfaces/test_03_kills.py

NETWORK := --request Examples/network/configuration-request.yaml --device Examples/network/device.yaml
check-faults: build ## Servers broken in one way each, and what kakehashi-check says; writes docs/check-faults.md.
	KAKEHASHI_BIN=$(BIN)/kakehashi .build/python-venv/bin/python Tests/Check/table.py > docs/check-faults.md

ANSWERS ?= 1000000
check-hostile: setup ## kakehashi-check's code against servers that answer with mutated bytes, in release. ANSWERS=1000000
	swift build -c release -Xcc -O2 --static-swift-stdlib --product HostileProbes
	.build/python-venv/bin/python Tests/Check/hostile.py .build/release/HostileProbes $(ANSWERS)

check-binary: setup ## kakehashi-check as one file for other machines: .build/kakehashi-check/kakehashi-check.
	scripts/check-binary

check-bare: check-binary ## Runs that file in bare Debian roots made by debootstrap (root).
	scripts/check-bare

check-lab-faults: build ## What kakehashi-check says of every named fault of the lab (root); writes docs/check-lab-faults.md.
	KAKEHASHI_BIN=$(BIN)/kakehashi .build/python-venv/bin/python Tests/Check/lab_faults.py > docs/check-lab-faults.md

lab: build ## The main job over a network of namespaces, with a VPN装置 (root). ARGUMENTS="--fault nat-missing-atena"
	$(BIN)/kakehashi lab test $(NETWORK) $(ARGUMENTS)

network-faults: build ## Every named fault of a network with real packets (root); writes docs/network-faults.md.
	$(BIN)/kakehashi lab faults $(NETWORK) --format markdown > docs/network-faults.md

DEVICES ?= 500
network-differential: setup ## Devices made at random, the proof against real packets (root). DEVICES=500
	KAKEHASHI_DEVICES=$(DEVICES) swift test $(FLAGS) --filter DifferentialTests

browser-test: build ## Only the tests in chromium: every page of every role, keyboard, paper, without JavaScript.
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/browser-tests

availability: build ## Kills databases, restarts and hurts processes, floods a tenant (patroni, etcd-server, haproxy).
	@scripts/setup availability
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/availability-tests

noisy: build ## How far a tenant that floods its server moves another's answers. CONFIGURATION=release
	@scripts/setup availability
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/availability-tests Tests/Availability/test_03_noisy.py

tenants: build ## 3,576 servers in one process: start, idle cost, memory. CONFIGURATION=release TENANTS=3576
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/many-tenants $(TENANTS)

testssl: build ## Debian's testssl.sh against a server's listener.
	@scripts/setup testssl
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/testssl

deb: ## Builds .build/deb/kakehashi_VERSION_ARCH.deb in release, from objects of its own. PROGRAM: packs that one
	@scripts/setup deb
	scripts/deb

check-deb: ## Installs the package in a bare Debian, serves, ends, upgrades, removes (root).
	@scripts/setup deb
	scripts/check-deb

TENANTS ?= 3576
EXAMPLES ?= 60
SECONDS ?= 600
TARGET ?= PKI
# libFuzzer and the package manager each bring a `main`.
FUZZ := -Xswiftc -sanitize=fuzzer -Xcc -O2 -Xlinker --allow-multiple-definition --package-path Fuzz -c release
fuzz: setup ## Feeds mutated bytes to a reader. TARGET=PKI (ReplicaCSV, …XML, …JSON, DeviceYAML, …CSV, …Ruleset, …Worksheet) SECONDS=600 or INPUTS=4000000
	swift build $(FUZZ) --product Fuzz$(TARGET)
	mkdir -p Fuzz/.build/found/$(TARGET)
	SWIFT_BACKTRACE=enable=no "$$(swift build $(FUZZ) --show-bin-path)/Fuzz$(TARGET)" Fuzz/.build/found/$(TARGET) Fuzz/Corpus/$(TARGET:Replica%=%) \
		$(if $(INPUTS),-runs=$(INPUTS),-max_total_time=$(SECONDS)) -max_len=16384 -timeout=5 -print_final_stats=1 \
		-artifact_prefix=Fuzz/Corpus/$(TARGET:Replica%=%)/

nation: build ## A platform with every local government and 1,000 unions; opens the roll-up. ARGUMENTS="--prefectures 20,13 --exit"
	$(BIN)/kakehashi nation $(ARGUMENTS)

bench: ## Measures the servers against the engine alone, in release; writes Benchmarks/results.json.
	$(MAKE) build CONFIGURATION=release
	swift build -c release -Xcc -O2 --package-path Benchmarks
	scripts/bench
	scripts/bench-linkage
	.build/python-venv/bin/python scripts/bench-probes

bench-linkage: ## Only 照会, in release: from one organisation's system to another's answer, online and by file.
	$(MAKE) build CONFIGURATION=release
	swift build -c release -Xcc -O2 --package-path Benchmarks --product kakehashi-bench
	scripts/bench-linkage

bench-probes: setup ## Only kakehashi-check's probes beside those of blackbox_exporter.
	swift build -c release -Xcc -O2 --package-path Benchmarks --product check-probes
	.build/python-venv/bin/python scripts/bench-probes

bench-audit: setup ## Only the audit log: appends and trees beside raw inserts, on both engines.
	swift build -c release -Xcc -O2 --package-path Benchmarks --product audit-log
	Benchmarks/.build/release/audit-log
	scripts/with-postgresql sh -c 'Benchmarks/.build/release/audit-log --postgres "$$KAKEHASHI_POSTGRES"'

pitr: build ## PostgreSQL's point-in-time recovery, as docs/operations/backup.md has it, on a server of its own.
	scripts/pitr $(BIN)/kakehashi

lint: ## Checks the format.
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources Benchmarks/Package.swift Benchmarks/Sources

format: ## Puts the format right.
	swift format --in-place --recursive --parallel Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources Benchmarks/Package.swift Benchmarks/Sources

configuration: build ## Writes docs/operations/configuration.md anew from the settings that the platform knows.
	$(BIN)/kakehashi platform settings > docs/operations/configuration.md

manual: build ## Writes docs/kakehashi-check.1 anew from what the program says of its options.
	scripts/manual $(BIN)/kakehashi-check > docs/kakehashi-check.1

audit-events: ## Writes docs/audit-events.md anew from the sources.
	scripts/audit-events > docs/audit-events.md

screens: build ## Takes the pictures in docs/screens with headless chromium.
	scripts/screens

manual-screens: build ## Takes the pictures of the manuals by following them, in chromium. MANUALS="accounts"
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/manual-screens $(MANUALS)

manual-errors: ## Makes the pages of エラーと対処 from entries.txt and the sources.
	scripts/manual-errors

manual-pdf: build ## Prints the manuals as PDF, A4, into .build/manuals.
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/manual-pdf

clean: ## Removes what was built and rehearsed.
	rm -rf .build rehearsal sandbox
