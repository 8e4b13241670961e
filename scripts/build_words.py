"""Count words in a news corpus: the evidence by which clitics are cut.

usage: build_words.py CORPUS.jsonl.gz > src/sijill/analysis/data/words.tsv

Writes `key<TAB>count` for every Arabic word form seen at least MINIMUM times, most frequent first. Counts only: no text of the corpus.
"""

import collections
import gzip
import json
import re
import sys

from sijill.text import characters, key

MINIMUM = 12
WORD = re.compile(rf"[\u0620-\u063F\u0641-\u064A{characters.MARKS}]+")


def main(path: str) -> None:
    counts: collections.Counter[str] = collections.Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            written = collections.Counter(WORD.findall(f"{row['title']}\n{row['text']}"))
            for word, n in written.items():
                counts[key(word)] += n
    for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if n >= MINIMUM and len(word) > 1:
            print(f"{word}\t{n}")


if __name__ == "__main__":
    main(sys.argv[1])
