"""Wheel build hook: ships resources/ and policies.db inside the package."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundledResources(BuildHookInterface[Any]):
    """Adds the shipped files to a wheel; an editable install reads them from the source tree instead."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill `force_include`, and refuse to build a wheel that would have no policy content."""
        if version == "editable":
            return
        root = Path(self.root)
        shipped = {
            root / "policies.db": "advisor_app/_bundled/policies.db",
            root / "resources": "advisor_app/_bundled/resources",
        }
        missing = [source.name for source in shipped if not source.exists()]
        if missing:
            raise FileNotFoundError(f"cannot build a wheel without {', '.join(missing)}")
        build_data["force_include"].update({str(source): target for source, target in shipped.items()})
