"""Arrow schemas from the authored ones, with every description in the metadata."""

import json
from functools import cache

import pyarrow as pa

from etl.tables.model import Field
from etl.tables.schemas import table_schema

_TYPES = {
    "string": pa.string(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
}
_MAX_INT32 = 2**31 - 1


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table.

    The table's title and description stand in the schema's metadata, also those of the columns as one
    JSON object under `columns` (for readers that show the metadata of the file alone); each field has its
    own description, too.

    Raises:
        KeyError: if there is no such table.
    """
    schema = table_schema(table)
    fields = [
        pa.field(f.name, arrow_type(f), nullable=True, metadata={"description": f.description})
        for f in schema.fields
    ]
    columns = {f.name: f.description for f in schema.fields}
    return pa.schema(
        fields,
        metadata={
            "name": schema.name,
            "title": schema.title,
            "description": schema.description,
            "columns": json.dumps(columns, ensure_ascii=False),
        },
    )


def arrow_type(field: Field) -> pa.DataType:
    """The column's Arrow type: an integer that cannot pass 32 bits takes 32, so that R reads it as such."""
    if field.type != "integer":
        return _TYPES[field.type]
    fits = field.maximum is not None and field.maximum <= _MAX_INT32
    return pa.int32() if fits else pa.int64()
