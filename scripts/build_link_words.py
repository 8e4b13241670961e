"""Count in how many articles of a corpus each word stands: writes src/sijill/lexicon/data/link_words.tsv.

usage: python scripts/build_link_words.py CORPUS.jsonl.gz > src/sijill/lexicon/data/link_words.tsv

Counts only, no text. Words in fewer than 12 articles are left out: `sijill.linking.words.rarity` takes a word that is not listed for rare.
A word that begins like a proclitic is listed whole only where it is the commoner: "فرنسا" (France) is, "وقصف" (and shelling) is counted as "قصف".
"""

import collections
import gzip
import json
import re
import sys
from collections.abc import Iterator

from sijill.linking.words import cut_article
from sijill.text import key

FEWEST = 12
LETTERS = frozenset("وفبلك")
SHORTEST_CUT = 4


def articles(path: str) -> Iterator[set[str]]:
    """The set of word keys of each article, without the article "ال"."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = key(f"{article['title']}\n{article['text']}")
            yield {cut_article(word) for word in re.findall(r"\w+", text)}


def main(path: str) -> None:
    whole: collections.Counter[str] = collections.Counter()
    for words in articles(path):
        whole.update(words)
    counts: collections.Counter[str] = collections.Counter()
    total = 0
    for words in articles(path):
        total += 1
        counts.update({word[1:] if is_cut(word, whole) else word for word in words})
    print(
        "# In how many articles a word stands (key form, proclitics cut as linking.words does), to weigh shared words."
    )
    print(
        "# Written by scripts/build_link_words.py from Arabic news of February to July 2018 (ANT corpus); not edited by hand."
    )
    print(f"# articles: {total}")
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= FEWEST and len(word) > 1 and not word.isdigit():
            print(f"{word}\t{count}")


def is_cut(word: str, whole: collections.Counter[str]) -> bool:
    """Is the rest, without the first letter, the commoner word?"""
    return len(word) >= SHORTEST_CUT and word[0] in LETTERS and whole[word[1:]] > whole[word]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
