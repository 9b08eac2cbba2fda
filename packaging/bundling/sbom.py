"""The parts list of a bundle as CycloneDX 1.5 JSON: names, versions, licences; no host, folder or hour."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable
from pathlib import Path

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot5
from packageurl import PackageURL

from bundling import licences, parts

_SPACE = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")


def write(rows: Iterable[tuple[str, str, str]], target: Path, epoch: int) -> None:
    """Write the list of ``rows`` (name, version, licence); ``epoch``: seconds, the time of what is built."""
    made = LicenseFactory()
    python_names = {d.metadata["Name"] for d in parts.distributions()}
    listed = list(rows)
    components = []
    for name, version, licence in listed:
        purl = PackageURL("pypi", None, name.lower(), version) if name in python_names else None
        told = [made.make_from_string(licence)] if licence != licences.NOT_TOLD else []
        part = Component(
            name=name,
            version=version or None,
            type=ComponentType.APPLICATION if name == parts.PROGRAM else ComponentType.LIBRARY,
            licenses=told,
            purl=purl,
            bom_ref=re.sub(r"\s+", "-", f"{name}-{version}" if version else name),
        )
        components.append(part)
    (program,) = [each for each in components if each.name == parts.PROGRAM]
    others = [each for each in components if each is not program]
    bom = Bom(components=others)
    bom.metadata.component = program
    bom.metadata.timestamp = dt.datetime.fromtimestamp(epoch, dt.UTC)
    bom.serial_number = uuid.uuid5(_SPACE, repr((listed, epoch)))
    bom.register_dependency(program, others)
    target.write_text(JsonV1Dot5(bom).output_as_string(indent=1) + "\n", encoding="utf-8")
