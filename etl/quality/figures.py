"""Figures that are measured outside a build: how well merging works, and how far confidence can be believed."""

from typing import Any

from etl.resources import load_yaml, resource_path


def merging() -> dict[str, Any]:
    """What `make bench-linking` measured; empty if it has not been."""
    return (
        load_yaml("measures", "linking.yaml") if resource_path("measures", "linking.yaml").is_file() else {}
    )


def calibration() -> list[dict[str, Any]]:
    """The reliability table that `make calibrate` writes: bands of confidence with the share that is right."""
    if not resource_path("lexicon", "confidence.yaml").is_file():
        return []
    return load_yaml("lexicon", "confidence.yaml").get("reliability") or []
