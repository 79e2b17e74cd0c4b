"""The document is a good one, and has every function of the real interface that is ours to have."""

from __future__ import annotations

import collections
import re

import jsonschema
from conftest import ROOT
from openapi_spec_validator import validate

#: How many functions of each group the real server has.
GROUPS = {"SKI": 18, "TKY": 15, "TKM": 4, "DBM": 28, "SCM": 1, "SYM": 1, "JTK": 6, "OSR": 7, "FGU": 3}
METHODS = {"get", "put", "post", "delete"}


def interfaces() -> dict[str, str]:
    """The functions of `docs/interfaces.md`: names by their ids."""
    text = (ROOT / "docs/interfaces.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| (IF_\w+) \| (.*) \|$", text, re.M))


def group(interface: str) -> str:
    """`SKI` of `IF_SKI_10111`."""
    return interface.split("_")[1]


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
    listed = interfaces()
    assert len(listed) == 83 and collections.Counter(map(group, listed)) == GROUPS
    described = [one["x-interface"] for _, _, one in operations(document) if "x-interface" in one]
    assert len(described) == len(set(described)), "one function, one operation"
    assert set(described) == set(listed), set(described) ^ set(listed)


def test_every_operation_says_who_may_and_what_may_go_wrong(document: dict) -> None:
    for path, method, operation in operations({**document, "webhooks": {}}):
        if path == "/api/openapi.yaml":
            continue
        if operation.get("security") != []:
            assert "x-permission" in operation, (path, method)
            assert {"401", "403"} <= set(operation["responses"]), (path, method)
        assert "503" in operation["responses"], (path, method)


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
