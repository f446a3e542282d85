"""The documents of a release that people read: README, citation, licences."""

import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import yaml

from etl import __version__
from etl.release.options import ReleaseOptions
from etl.resources import resource_path

_TEMPLATE = Path(__file__).parent / "templates" / "README.md"
_MAINTAINERS = "The conflict-timeline maintainers"


def write_documents(folder: Path, tables: Mapping[str, pa.Table], options: ReleaseOptions) -> None:
    """Write README.md, CITATION.cff, LICENSE and LICENSE-DATA into the folder."""
    (folder / "README.md").write_text(readme(folder, tables, options), encoding="utf-8", newline="\n")
    (folder / "CITATION.cff").write_text(citation(options), encoding="utf-8", newline="\n")
    for name in ("LICENSE", "LICENSE-DATA"):
        shutil.copyfile(resource_path("project", name), folder / name)


def readme(folder: Path, tables: Mapping[str, pa.Table], options: ReleaseOptions) -> str:
    """The release's README, with what is in it."""
    events = tables["events"]
    families = Counter(events["family"].to_pylist())
    days = [day for day in events["date_start"].to_pylist() if day is not None]
    return _TEMPLATE.read_text(encoding="utf-8").format(
        title=options.title,
        version=options.version,
        program=__version__,
        n_events=f"{events.num_rows:,}",
        n_articles=f"{tables['articles'].num_rows:,}",
        n_processes=f"{len(set(events['process_id'].to_pylist()) - {None}):,}",
        years=f"{min(days).year} to {max(days).year}" if days else "none of them dated",
        evidence=_evidence_words(options),
        families="\n".join(f"| {family} | {n:,} |" for family, n in sorted(families.items())),
        tables=", ".join(f"`{name}`" for name in tables),
        quality_page=", `quality.html`" if (folder / "quality.html").exists() else "",
        texts="| `texts.parquet` | the articles' texts; they belong to their publishers |\n"
        if options.texts
        else "",
    )


def _evidence_words(options: ReleaseOptions) -> str:
    if options.evidence == "full":
        return "and quotes the sentence that it comes from"
    if options.evidence == "none":
        return "and where its sentence stands in the article; the sentences themselves are left out"
    return f"and quotes its sentence up to {options.evidence} words"


def citation(options: ReleaseOptions) -> str:
    """CITATION.cff of the data set."""
    described = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "title": options.title,
        "type": "dataset",
        "version": options.version,
        "date-released": options.published,
        "license": "CC-BY-4.0",
        "authors": [{"name": name} for name in options.authors or (_MAINTAINERS,)],
        "references": [{"type": "software", "title": "conflict-timeline", "version": __version__,
                        "authors": [{"name": _MAINTAINERS}]}],
    }  # fmt: skip
    kept = {name: value for name, value in described.items() if value is not None}
    return yaml.safe_dump(kept, sort_keys=False, allow_unicode=True)
