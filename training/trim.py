"""Step 1: keep the pieces that Arabic news uses. Writes base.npz (weights) and pieces.json (vocabulary) into the work folder."""

import argparse
import collections
import gzip
import json
import pathlib
import time

import numpy as np

from e5 import load_pretrained
from sijill.analysis.tagger_pieces import DROPPED, SPECIAL, WORD, Pieces


def corpus_words(path: pathlib.Path) -> collections.Counter[str]:
    """Written words of titles and texts of a gzipped JSON Lines corpus, with counts."""
    counts: collections.Counter[str] = collections.Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            counts.update(m.group() for m in WORD.finditer(f"{article['title']}\n{article['text']}"))
    return counts


def kept(piece: str) -> bool:
    """Single characters of Arabic, Latin and punctuation are always kept, so that no common word is unknown."""
    text = piece.removeprefix("▁")
    return len(text) <= 1 and all(ord(c) < 0x700 or 0x2000 <= ord(c) < 0x2070 for c in text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    began = time.time()
    base = load_pretrained()
    normaliser = {k: v for k, v in base.normaliser.items() if not DROPPED.match(k)}
    full = Pieces(base.pieces, normaliser)
    counts = corpus_words(options.corpus)
    used: collections.Counter[int] = collections.Counter()
    for word, n in counts.items():
        for spaced in (True, False) if n > 20 else (True,):
            for piece in full.cut(word, spaced):
                used[piece] += n
    keep = list(range(len(SPECIAL))) + [
        i for i, (p, _) in enumerate(base.pieces) if i >= len(SPECIAL) and (used[i] >= 3 or kept(p))
    ]
    chosen = [base.pieces[i] for i in keep]
    singles = {c for p, _ in chosen for c in p}
    table = {k: v for k, v in normaliser.items() if set(v) <= singles}
    trimmed = Pieces(chosen, table)
    same = sum(
        n
        for w, n in counts.items()
        if [chosen[i] for i in trimmed.cut(w)] == [base.pieces[i] for i in full.cut(w)]
    )
    weights = {k: v.astype(np.float32) for k, v in base.weights.items()}
    weights["emb.word"] = weights["emb.word"][keep]
    np.savez(options.work / "base.npz", **weights)
    text = json.dumps({"pieces": chosen, "normaliser": table}, ensure_ascii=False)
    (options.work / "pieces.json").write_text(text, "utf-8")
    print(
        f"{len(keep)} of {len(base.pieces)} pieces; same cut for {same / counts.total():.4%} of {counts.total()} words; "
        f"{sum(w.size for w in weights.values()) / 1e6:.1f} M parameters; {time.time() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
