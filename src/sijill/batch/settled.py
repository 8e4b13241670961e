"""What the garbage collector need not go through: for commands and batch workers, whose process is ours. The library leaves the collector alone."""

import gc

EVERY = 250  # documents; the words remembered grow quickly at first, hardly at all after some thousand


def settle(documents: int) -> None:
    """To be called before each document, with the number of those read: sets aside what is there now, if it is time.

    Word lists, and what is remembered of words that were met, stay as long as the process: some hundred thousand objects, over which the collector would go
    again and again, in vain, for a tenth of the time that the first thousand documents take. Nothing is lost by it: what is dropped later is freed by its
    count of references as ever, and reading makes no circles of objects, the only thing for which a collector is needed.
    """
    if documents % EVERY == 1:
        gc.freeze()
