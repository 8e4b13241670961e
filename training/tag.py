"""Run the tagger once over documents and keep what it says, so that rules after it can be tried quickly.

usage: tag.py MODEL OUT.pkl FOLDER... [--names FILE] [--folds WORK]

With --folds, mentions of a held-out document are linked by the network that has not seen it (mention_links.py).
"""

import argparse
import json
import pathlib
import pickle
from dataclasses import replace

import numpy as np

from sijill.analysis import analyze
from sijill.analysis.tagger import Tagger
from sijill.extraction.tagged import TaggedExtractor
from sijill.ingest.read import read_documents
from sijill.settings import load_settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--names", type=pathlib.Path, help="only these documents, one id a line")
    parser.add_argument("--folds", type=pathlib.Path, help="work folder with links.fold*.npz")
    o = parser.parse_args()
    only = set(o.names.read_text("utf-8").split()) if o.names else None
    folds = json.loads((o.folds / "links.folds.json").read_text("utf-8")) if o.folds else {}
    tagger, extractor = Tagger.load(o.model), TaggedExtractor()
    found = pickle.loads(o.out.read_bytes()) if o.out.exists() else {}
    paths = [
        p for folder in o.folders for p in (sorted(folder.glob("*.json")) if folder.is_dir() else [folder])
    ]
    for path in paths:
        if only is not None and path.stem not in only:
            continue
        for document in read_documents([str(path)], load_settings({}), None):
            if isinstance(document, Exception):
                raise document
            name = path.stem if path.suffix == ".json" else document.id
            analysis = analyze(document)
            if o.folds:
                links = np.load(o.folds / f"links.fold{folds.get(name, 0)}.npz")
                tagger = Tagger(replace(tagger._model, links=dict(links)))
            found[name] = (document, tagger.tag(document.text, extractor.propose(analysis)))
    o.out.write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main()
