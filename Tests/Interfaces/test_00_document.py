"""The document is a good one, and has every function of the real interface that is ours to have."""

from __future__ import annotations

import re

import jsonschema
from conftest import ROOT
from openapi_spec_validator import validate

METHODS = {"get", "put", "post", "delete"}


def operations(document: dict):
    """Every operation: path (of a webhook: its name), method, operation."""
    for path, item in {**document["paths"], **document["webhooks"]}.items():
        for method, operation in item.items():
            if method in METHODS:
                yield path, method, operation


def test_the_document_is_valid(document: dict) -> None:
    validate(document)


def test_what_is_served_is_what_is_in_the_sources(client) -> None:
    served = client(None)("GET", "/api/openapi.yaml").content
    assert served == (ROOT / "Sources/Protocols/OrganisationProtocol/openapi.yaml").read_bytes()


def test_every_function_is_an_operation(document: dict) -> None:
    listed = set(re.findall(r"^\| (IF_\w+) \|", (ROOT / "docs/interfaces.md").read_text(encoding="utf-8"), re.M))
    described = [one["x-interface"] for _, _, one in operations(document) if "x-interface" in one]
    assert len(described) == len(set(described)), "one function, one operation"
    assert set(described) == listed and len(listed) == 64


def test_every_operation_says_who_may_and_what_may_go_wrong(document: dict) -> None:
    for path, method, operation in operations({**document, "webhooks": {}}):
        if path == "/api/openapi.yaml":
            continue
        assert "x-permission" in operation, (path, method)
        assert {"401", "403", "503"} <= set(operation["responses"]), (path, method)


def test_every_example_keeps_to_its_schema(document: dict) -> None:
    seen = 0
    for path, method, operation in operations(document):
        bodies = [operation.get("requestBody", {})] + list(operation["responses"].values())
        for body in bodies:
            for media in body.get("content", {}).values():
                if "example" in media:
                    schema = {**media["schema"], "components": document["components"]}
                    jsonschema.Draft202012Validator(schema).validate(media["example"])
                    seen += 1
    assert seen > 60
