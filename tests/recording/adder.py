"""A process that adds made-up documents to a ledger: `python -m tests.recording.adder URL COUNT SEED`. Its parent kills it."""

import sys

from sijill.recording import open_ledger
from sijill.recording.documents import record_documents
from tests.ledger.builders import RUN
from tests.recording.synthetic import make_pairs


def main(url: str, count: int, seed: int) -> None:
    pairs = make_pairs(count, seed)
    records = {document.id: record for document, record in pairs}
    print("ready", flush=True)
    with open_ledger(url) as ledger:
        for at in range(0, len(pairs), 10):  # small steps: many transactions to be killed in
            some = [document for document, _ in pairs[at : at + 10]]
            record_documents(ledger, some, lambda document: records[document.id], RUN, print)
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
