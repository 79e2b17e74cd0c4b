# The two commands are `make rehearse` and `make test`; `make help` lists the rest.

CONFIGURATION ?= debug
ORGANISATION ?= 202029
ARGUMENTS ?=
BIN := .build/$(CONFIGURATION)
# The cryptography in C is slow enough without optimisation to be felt: passwords, handshakes.
FLAGS := -c $(CONFIGURATION) -Xcc -O2

.DEFAULT_GOAL := help
.PHONY: help setup build rehearse test interface-test kills check-faults lab network-faults network-differential browser-test nation fuzz bench lint format audit-events screens clean

help: ## Lists the targets.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## Installs what is missing (Debian packages); needs no root when nothing is.
	@scripts/setup

build: setup ## Builds everything.
	swift build $(FLAGS) --product kakehashi
	swift build $(FLAGS) --product kakehashi-check

rehearse: build ## Takes one organisation from 利用開始連絡 to an accepted checklist. ARGUMENTS="--exit --fault dns-silent"
	$(BIN)/kakehashi rehearse --organisation $(ORGANISATION) $(ARGUMENTS)

test: setup lint build ## Runs every test: rules, store, routes, architecture, scenarios over real processes, screens.
	scripts/swift-tests $(FLAGS)
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/interface-tests
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/interface-tests Tests/Check
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/browser-tests

interface-test: build ## Only the tests of the machine interface. EXAMPLES=60: made-up inputs for each operation
	KAKEHASHI_BIN=$(BIN)/kakehashi KAKEHASHI_API_EXAMPLES=$(EXAMPLES) scripts/interface-tests

KILLS ?= 200
kills: build ## Kills the platform at random moments under load and looks what is left. KILLS=200
	KAKEHASHI_BIN=$(BIN)/kakehashi KAKEHASHI_KILLS=$(KILLS) scripts/interface-tests -s Tests/Interfaces/test_03_kills.py

NETWORK := --request Examples/network/configuration-request.yaml --device Examples/network/device.yaml
check-faults: build ## Servers broken in one way each, and what kakehashi-check says; writes docs/check-faults.md.
	KAKEHASHI_BIN=$(BIN)/kakehashi .build/python-venv/bin/python Tests/Check/table.py > docs/check-faults.md

lab: build ## The main job over a network of namespaces, with a VPN装置 (root). ARGUMENTS="--fault nat-missing-atena"
	$(BIN)/kakehashi lab test $(NETWORK) $(ARGUMENTS)

network-faults: build ## Every named fault of a network with real packets (root); writes docs/network-faults.md.
	$(BIN)/kakehashi lab faults $(NETWORK) --format markdown > docs/network-faults.md

DEVICES ?= 500
network-differential: setup ## Devices made at random, the proof against real packets (root). DEVICES=500
	KAKEHASHI_DEVICES=$(DEVICES) swift test $(FLAGS) --filter DifferentialTests

browser-test: build ## Only the tests in chromium: every page of every role, keyboard, paper, without JavaScript.
	KAKEHASHI_BIN=$(BIN)/kakehashi scripts/browser-tests

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

lint: ## Checks the format.
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources Benchmarks/Package.swift Benchmarks/Sources

format: ## Puts the format right.
	swift format --in-place --recursive --parallel Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources Benchmarks/Package.swift Benchmarks/Sources

audit-events: ## Writes docs/audit-events.md anew from the sources.
	scripts/audit-events > docs/audit-events.md

screens: build ## Takes the pictures in docs/screens with headless chromium.
	scripts/screens

clean: ## Removes what was built and rehearsed.
	rm -rf .build rehearsal
