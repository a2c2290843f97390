"""Every table of the cluster, in one place: what lies on disk, and what goes from step to step.

Offsets are code points, half open; times are in UTC; JSON is that of the value named beside it.
Spark knows no unsigned numbers, so a key (28 bits) is an int32 and a fingerprint (the 36 bits that
the index of a library keeps of it, `postings.KEY_BITS`) an int64.
"""

from __future__ import annotations

import pyarrow as pa

_STRING, _JSON, _BYTES = pa.string(), pa.string(), pa.binary()
_COUNT, _KEY, _MARK = pa.int32(), pa.int32(), pa.int64()
_MOMENT = pa.timestamp("us", "UTC")


def _table(**columns: pa.DataType) -> pa.Schema:
    """A table; a column whose name ends in `_` may be null."""
    return pa.schema(
        [pa.field(name.rstrip("_"), of, name.endswith("_")) for name, of in columns.items()]
    )


# What comes in

PIECES = _table(
    number=pa.int64(),
    path=_STRING,
    kind=_STRING,
    start=pa.int64(),
    end=pa.int64(),
    problem=_STRING,
    hint=_STRING,
    root=_STRING,
)
"""What a task is told to read: `pieces.Piece`."""

GIVEN_DOCUMENTS = _table(
    name=_STRING,
    text_=_STRING,  # of the format that the name or type tells; or else
    data_=_BYTES,  # a file of any format that is read
    media_type_=_STRING,
    facts_=pa.map_(_STRING, pa.list_(_STRING)),  # `service.api.shapes.DocumentInput.facts`
    problem_=_STRING,  # why there is neither: the document is unread
    hint_=_STRING,
)
"""What `inputs` makes of Parquet, JSONL and WARC: a row for each page, file or record."""

GIVEN_SOURCES = _table(
    place=pa.int64(),  # the order in which they came, ascending, with gaps
    source=_JSON,  # `Source`
    added_=_MOMENT,  # where a library knows when it came; else it comes now
)
"""What `inputs` makes of Parquet, JSONL and a library in SQLite."""

# An index folder: one folder `generation=N` under each name for every time that sources came

SOURCES = _table(
    key=_KEY,  # dense, in the order in which they came
    id=_STRING,
    holder=_STRING,
    moment_=pa.int64(),  # published, in seconds since 1970 UTC
    added=pa.int64(),  # the same, when it came or changed
    status=_STRING,
    version_of_=_STRING,
    sha256=_BYTES,  # `Source.sha256`
    text_sha256=_BYTES,
    source=_JSON,  # `Source`
)
"""`sources/`: of one key the row of the last generation counts."""

FINGERPRINTS = _table(
    hash=_MARK,
    holders=_COUNT,  # of this generation; of more than COMMON only that they are more
    keys=pa.list_(_KEY),  # all of them, ascending; none where they are more than COMMON
)
"""`fingerprints/`: a row for each one that any source of the generation has, sorted by `hash`."""

COMMON_MARKS = _table(hash=_MARK)
"""`common/`: those that more than COMMON sources of the generation hold."""

REMOVED = _table(key=_KEY)
"""`removed/`: the keys of earlier generations whose sources are gone, or came with other words."""

# What goes from step to step

TAKEN = pa.schema(
    [pa.field("place", pa.int64()), *[each for each in SOURCES if each.name != "key"]]
)
"""Sources that were given, as they will be kept but for their keys."""

STAGED = _table(
    file=_STRING,  # of TAKEN
    refused=_COUNT,  # that could not be taken in
    problems=pa.list_(pa.struct(_table(place=pa.int64(), problem=_STRING))),  # of the first
)
"""What became of the sources that a task was given."""

KEYED = _table(
    file=_STRING,  # of TAKEN or SOURCES
    rows=pa.list_(_COUNT),  # those that are kept, ascending
    keys=pa.list_(_KEY),  # of each
)
"""Sources that have their keys."""

SHELVED = _table(number=_COUNT, parts=pa.list_(pa.struct(KEYED)))
"""Those that go into one file of `sources/`."""

POSTINGS = _table(bucket=_COUNT, postings=_BYTES)
"""Sorted arrays of `sources.postings.Postings`, by the bucket of `fingerprints/` they go to."""

MARKED = _table(
    document=pa.int64(),  # a number that stands for it and all that it says
    name=_STRING,
    date_=_MOMENT,  # when it says it was published
    marks=pa.list_(_MARK),  # its fingerprints, ascending, each once, and
    at=pa.list_(_COUNT),  # the word at which each first begins
    read=_BYTES,  # `Document | Unread`, pickled
)
"""Documents read."""

NEAR = _table(
    document=pa.int64(),
    wanted=pa.list_(_KEY),  # the sources to be sent, and
    marks=pa.list_(_MARK),  # `Holders`, of those that it may be held against
    counts=pa.list_(_COUNT),
    which=pa.list_(_COUNT),
    keys=pa.list_(_KEY),
)
"""Documents that share words with sources, before any text has moved."""

# An output folder: one folder `slice=00017` under each name

DOCUMENTS = _table(
    name=_STRING,
    sha256=_STRING,
    media_type=_STRING,
    section_=_STRING,
    published_=_MOMENT,
    verdict=_STRING,
    words=_COUNT,
    notices=_COUNT,
    matches=_COUNT,
    report=_JSON,  # `DocumentReport`
)
"""`documents/`: every document that was read."""

FINDINGS = _table(
    document=_STRING,
    section_=_STRING,  # of the document
    published_=_MOMENT,  # of the document
    id=_STRING,
    check=_STRING,
    verdict=_STRING,
    severity=_STRING,
    holder=_STRING,
    source_=_STRING,  # its id
    words=_COUNT,  # that were taken; 0 where nothing was matched
    finding=_JSON,  # `Finding`
)
"""`findings/`: in the order of their document."""

MATCHES = _table(
    document=_STRING,
    holder=_STRING,
    source_id=_STRING,
    kind=_STRING,
    start=_COUNT,
    end=_COUNT,
    source_start=_COUNT,
    source_end=_COUNT,
    words=_COUNT,
    quoted_words=_COUNT,
    longest_run=_COUNT,
    similarity=pa.float64(),
    share_of_source=pa.float64(),
    share_of_document=pa.float64(),
    newest_version_=_STRING,
)
"""`matches/`: the columns of `Match`."""

NOTICES = _table(
    document=_STRING,
    kind=_STRING,
    holder=_STRING,
    asset=_STRING,
    rule=_STRING,
    start=_COUNT,
    end=_COUNT,
    confidence=pa.float64(),
)
"""`notices/`: the columns of `Notice`."""

UNREAD = _table(name=_STRING, problem=_STRING, hint=_STRING)
"""`unread/`: `Unread`, every document that could not be read or judged."""

OUTPUT = {
    "documents": DOCUMENTS,
    "findings": FINDINGS,
    "matches": MATCHES,
    "notices": NOTICES,
    "unread": UNREAD,
}
"""The tables of an output folder by the names of their folders."""

JUDGED = _table(
    document_=pa.struct(DOCUMENTS),
    findings=pa.list_(pa.struct(FINDINGS)),
    matches=pa.list_(pa.struct(MATCHES)),
    notices=pa.list_(pa.struct(NOTICES)),
    unread_=pa.struct(UNREAD),
)
"""All of these of one document, as its judge tells them at once."""


def spelled(schema: pa.Schema) -> str:
    """A table as Spark's own words (DDL) have it; nobody there asks what may be null."""
    return ", ".join(f"`{field.name}` {_spark(field.type)}" for field in schema)


def _spark(of: pa.DataType) -> str:
    if pa.types.is_struct(of):
        return f"struct<{', '.join(f'`{f.name}`: {_spark(f.type)}' for f in of)}>"
    if pa.types.is_map(of):
        return f"map<{_spark(of.key_type)}, {_spark(of.item_type)}>"
    if pa.types.is_list(of):
        return f"array<{_spark(of.value_type)}>"
    return _SPARK[of]


_SPARK = {
    _STRING: "string",
    _BYTES: "binary",
    pa.int32(): "int",
    pa.int64(): "bigint",
    pa.float64(): "double",
    _MOMENT: "timestamp",
}
