"""Work that is done once: results kept from build to build, and the engines that do what is left."""

from etl.work.engines import Engine, EngineUnavailable, Here, engine_of, n_cores
from etl.work.kept import Kept
from etl.work.versions import coding_version, reading_version

__all__ = [
    "Engine",
    "EngineUnavailable",
    "Here",
    "Kept",
    "coding_version",
    "engine_of",
    "n_cores",
    "reading_version",
]
