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
#: What is wrong with a row is answered with the row.
BY_ROW = {"POST /api/replicas"}
#: Refused as a whole until 情報連携 begins, whatever is sent.
NOT_OPEN_YET = {"inquiries", "provisions", "records", "notices", "persons"}


@pytest.fixture(scope="session")
def interface(document: dict, server: str, rehearsal):
    """The document as a source of inputs."""
    schema = schemathesis.openapi.from_dict(document)
    schema.config.update(base_url=server, tls_verify=str(rehearsal.authority_file))
    # More than a limit is 413 (RFC 9110 §15.5.14); rows that are not good come back one by one with 200.
    schema.config.checks.negative_data_rejection.expected_statuses = ["4xx"]
    return schema


schema = schemathesis.pytest.from_fixture("interface")


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_any_input(case, session) -> None:
    permission = case.operation.definition.raw.get("x-permission")
    left_out = {negative_data_rejection} if case.operation.label in BY_ROW else set()
    if NOT_OPEN_YET & set(case.operation.definition.raw["tags"]):
        left_out = {negative_data_rejection, not_a_server_error}
    checks = [one for one in CHECKS if one not in left_out]
    case.call_and_validate(session=session(SYSTEMS.get(permission)), timeout=60, checks=checks)
