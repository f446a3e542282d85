"""Stage 9, share: a built data set as a package that others can read, check, cite and load."""

from etl.release.options import Evidence, ReleaseOptions
from etl.release.package import ReleaseRefused, release

__all__ = ["Evidence", "ReleaseOptions", "ReleaseRefused", "release"]
