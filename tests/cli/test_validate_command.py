"""`conflict-timeline validate`: a data set on disk against the schemas."""

import pyarrow as pa
import pyarrow.parquet as pq


def test_a_built_data_set_is_valid_until_somebody_edits_it(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out", "--no-validate")
    valid = run("validate", tmp_path / "out")
    assert valid.exit_code == 0 and "no rule broken" in valid.stdout
    assert run("validate", tmp_path / "out", "--quiet").output == ""

    path = tmp_path / "out" / "events.parquet"
    table = pq.read_table(path)
    index = table.column_names.index("status")
    edited = pa.array(["guessed"] * table.num_rows)
    pq.write_table(table.set_column(index, table.schema.field("status"), edited), path)
    invalid = run("validate", tmp_path / "out")
    assert invalid.exit_code == 1
    assert "events.status breaks vocabulary" in invalid.stdout and "guessed" in invalid.stdout


def test_a_folder_without_a_data_set(run, tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        result = run("validate", folder)
        assert result.exit_code == 3 and result.stderr.count("\n") == 1
