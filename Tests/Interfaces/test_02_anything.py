"""Whatever is sent, the answer is one that the document describes, and the server stands."""

from __future__ import annotations

import os

import pytest
import schemathesis
from conftest import SYSTEMS
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance, negative_data_rejection, response_schema_conformance, status_code_conformance,
)

#: Inputs for each operation: some in every run of the tests, thousands with `make api-fuzz`.
EXAMPLES = int(os.environ.get("KAKEHASHI_API_EXAMPLES", "60"))
CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    negative_data_rejection,
)


@pytest.fixture(scope="session")
def interface(document: dict, server: str):
    """The document as a source of inputs."""
    schema = schemathesis.openapi.from_dict(document)
    schema.config.update(base_url=server)
    return schema


schema = schemathesis.pytest.from_fixture("interface")


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_any_input(case, session) -> None:
    permission = case.operation.definition.raw.get("x-permission")
    case.call_and_validate(session=session(SYSTEMS.get(permission)), timeout=60, checks=CHECKS)
