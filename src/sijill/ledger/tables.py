"""The tables as the code uses them. Their making stands in `migrations/*.sql`; a test holds the two together.

Days are "YYYY-MM-DD" and moments "YYYY-MM-DDTHH:MM:SSZ", as text, so that SQLite and PostgreSQL hold and order the same values.
"""

from sqlalchemy import BigInteger, Column, Float, Integer, MetaData, Table, Text

metadata = MetaData()


def _table(
    name: str, keys: str, texts: str = "", integers: str = "", longs: str = "", floats: str = ""
) -> Table:
    key_names = keys.split()
    kinds = [(texts, Text), (integers, Integer), (longs, BigInteger), (floats, Float)]
    columns = [(column, kind) for names, kind in kinds for column in names.split()]
    return Table(name, metadata, *(Column(c, kind, primary_key=c in key_names) for c, kind in columns))


meta = _table("meta", "key", texts="key value")

# what is read and decided: rows are never changed
sources = _table("sources", "name", texts="name")
documents = _table(
    "documents",
    "id",
    texts="id source name url published title text language content_hash supersedes added_at",
)
runs = _table("runs", "id", texts="id software engine lexicon model first_used")
readings = _table("readings", "document n", texts="document run added_at facts", integers="n")
reports = _table("reports", "id", texts="id document type modality first last body")
reading_reports = _table(
    "reading_reports", "document n position", texts="document name report answers", integers="n position"
)
spans = _table("spans", "report n", texts="report field", integers="n start end")
decisions = _table("decisions", "id", texts="id kind who at why field value undoes", integers="n")
decision_reports = _table(
    "decision_reports", "decision side position", texts="decision side report", integers="position"
)
RECORDS = (
    sources, documents, runs, readings, reports, reading_reports, spans, decisions, decision_reports,
)  # fmt: skip

# what is derived from them, and made anew by a rebuild
heads = _table("heads", "document", texts="document superseded_by", integers="n")
pending = _table("pending", "document", texts="document")
link_documents = _table("link_documents", "document", texts="document bands", longs="number")
link_reports = _table("link_reports", "report", texts="report document place body", longs="number")
link_keys = _table("link_keys", "block number", longs="block number")
links = _table("links", "a b", texts="a b veto reasons", integers="same", floats="score")
relations = _table("relations", "kind a b", texts="kind a b reasons", floats="score")
members = _table("members", "report", texts="report event")
events = _table(
    "events",
    "id",
    texts="id type modes modality status first last place country admin1 actors recipients first_report last_report disputed summary",
    integers="date_precision place_precision killed_low killed_best killed_high wounded_low wounded_best wounded_high reports documents sources aggregate",
    floats="lat lon",
    longs="number",
)
EVENT_COLUMNS = tuple(column for column in events.columns if column.name != "number")  # what users see
event_words = _table("event_words", "event", texts="event actor place text")
words = _table("words", "number", texts="kind word", longs="number")
word_events = _table("word_events", "word event", longs="word event")
decided = _table("decided", "decision side position", texts="decision side report", integers="position")
DERIVED = (
    heads,
    pending,
    link_documents,
    link_reports,
    link_keys,
    links,
    relations,
    members,
    events,
    event_words,
    words,
    word_events,
    decided,
)
