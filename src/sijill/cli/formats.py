"""`sijill formats`: what is read, what is written."""

import click

INPUTS = (
    (".txt", "Plain text: the first line is the title. UTF-8, UTF-16 and Windows-1256 are told apart."),
    (
        ".html .htm .xhtml",
        "A web page: the article without menus; date and outlet when the page states them.",
    ),
    (
        ".json",
        'One document, {"id", "source", "published", "url", "lines"} (line 0 is the title), or as in .jsonl, or a list.',
    ),
    (
        ".jsonl .ndjson",
        'One document a line: "text", and optionally "id", "title", "published", "source", "url"; other keys are ignored.',
    ),
    (".gz .xz .zst", "Any of these, compressed: corpus.jsonl.gz."),
    (".parquet", "One document a row, with the columns of .jsonl. Needs pyarrow."),
    ("s3://… https://…", "A file, pattern or folder behind any URL that fsspec knows. Needs fsspec."),
    ("a folder", "All such files in it and in the folders below, in order of name."),
    ("-", "Standard input, of any of these kinds."),
)
OUTPUTS = (
    ("table", "To read: a block per event with the Arabic words that support each value."),
    ("json", "One array of full records, as in docs/reference/record.schema.json."),
    ("jsonl", "The same, one record a line."),
    ("annotation", 'One {"doc", "events", "facts"} a line, as annotators write it, with offsets and rules.'),
)


@click.command()
def formats() -> None:
    """Say what sijill reads and what it writes."""
    formatter = click.HelpFormatter(max_width=100, width=100)
    with formatter.section("Read"):
        formatter.write_dl(INPUTS)
    with formatter.section("Written by `sijill read --format`"):
        formatter.write_dl(OUTPUTS)
    click.echo(formatter.getvalue().rstrip())
