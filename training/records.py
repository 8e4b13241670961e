"""Read a folder of documents with a model file that is not shipped yet, or with the lexicon engine; writes annotation records for score.py.

usage: records.py DOCS OUT.jsonl (--model FILE [--no-rules] | --lexicon) [--names HELD.txt]
DOCS is a folder of documents, or a JSON Lines file of them.
"""

import argparse
import json
import pathlib
import pickle
import time

from sijill.analysis import analyze
from sijill.analysis.tagger import Tagger
from sijill.export.annotation import annotation
from sijill.extraction.engine import LexiconExtractor
from sijill.extraction.scene import mentions_of
from sijill.extraction.tagged import Gates, TaggedExtractor
from sijill.ingest.read import read_documents
from sijill.model.document import Document
from sijill.model.report import DocumentRecord
from sijill.resolution.reports import resolve_document
from sijill.settings import load_settings


def read(
    document: Document, tagger: Tagger | None, engine: LexiconExtractor | TaggedExtractor
) -> DocumentRecord:
    """The document's reports, without facts."""
    analysis = analyze(document)
    if tagger is None:
        scene, drafts = engine.extract(document, analysis)
    else:
        tagging = tagger.tag(document.text, engine.propose(analysis))
        scene, drafts = engine.extract(document, analysis, tagging)
    if scene is None:
        return DocumentRecord(document.id, ())
    return resolve_document(document, drafts, (), mentions_of(scene))


def write_kept(taggings: pathlib.Path, out: pathlib.Path, engine: TaggedExtractor) -> None:
    """Records from kept taggings."""
    rows = []
    for name, (document, tagging) in pickle.loads(taggings.read_bytes()).items():
        scene, drafts = engine.extract(document, analyze(document), tagging)
        record = DocumentRecord(document.id, ())
        if scene is not None:
            record = resolve_document(document, drafts, (), mentions_of(scene))
        rows.append(json.dumps(annotation(document, record) | {"doc": name}, ensure_ascii=False))
    out.write_text("\n".join(rows) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--model", type=pathlib.Path)
    parser.add_argument("--lexicon", action="store_true")
    parser.add_argument(
        "--no-rules", action="store_true", help="nothing is filled by the lexicon engine's rules"
    )
    parser.add_argument(
        "--taggings", type=pathlib.Path, help="what tag.py has kept, instead of --model and DOCS"
    )
    parser.add_argument(
        "--gates",
        type=float,
        nargs="*",
        default=(),
        help="the fields of Gates in order, in place of the fitted ones",
    )
    parser.add_argument("--names", type=pathlib.Path, help="only these documents, one id a line")
    o = parser.parse_args()
    tagger = None if o.lexicon or o.taggings else Tagger.load(o.model)
    engine = (
        LexiconExtractor()
        if o.lexicon
        else TaggedExtractor(rules=not o.no_rules, gates=Gates(*o.gates) if o.gates else None)
    )
    if o.taggings:
        write_kept(o.taggings, o.out, engine)
        return
    only = set(o.names.read_text("utf-8").split()) if o.names else None
    paths = [str(o.docs)]
    if o.docs.is_dir():
        paths = [str(p) for p in sorted(o.docs.glob("*.json")) if only is None or p.stem in only]
    began, n = time.process_time(), 0
    with o.out.open("w", encoding="utf-8") as out:
        for document in read_documents(paths, load_settings({}), None):
            if isinstance(document, Exception):
                raise document
            row = annotation(document, read(document, tagger, engine))
            if o.docs.is_dir():
                row["doc"] = pathlib.Path(paths[n]).stem
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            n += 1
    print(f"{n} documents, {time.process_time() - began:.1f} s of CPU")


if __name__ == "__main__":
    main()
