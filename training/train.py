"""Step 3: fine-tune. `train.py detect WORK` is pass 1, `train.py read WORK` pass 2; writes detect.pt / read.pt into the work folder."""

import argparse
import pathlib
import random
import time
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn

from batches import Batch, States, batches
from dataset import ELSEWHERE, Example, Marked, build, held_out, load_pieces
from network import Detector, Lower, Reader
from sijill.model.tagging import ARGUMENT_ROLES

MODULES = {"detect": Detector, "read": Reader}


def detect_loss(model: Detector, states: States, part: list[Example]) -> Tensor:
    """Cross entropy per tagged word; context words carry no label."""
    batch = states.batch([e.window for e in part])
    logits = model(batch.states, batch.mask, batch.pool)
    gold = torch.full(logits.shape[:2], -100)
    for i, e in enumerate(part):
        n = len(e.window.context)
        gold[i, n : n + len(e.labels)] = torch.tensor(e.labels)
    return nn.functional.cross_entropy(logits.transpose(1, 2), gold, label_smoothing=0.02)


def trigger_arrays(part: list[tuple[Example, Marked]], batch: Batch) -> tuple[Tensor, Tensor]:
    trigger = torch.zeros(batch.pool.shape[:2])
    for i, (_, m) in enumerate(part):
        trigger[i, m.first : m.last] = 1 / (m.last - m.first)
    return trigger, torch.tensor([m.type for _, m in part])


def read_loss(model: Reader, states: States, part: list[tuple[Example, Marked]]) -> Tensor:
    """Spans (per word and role), modality, modes of the type, kind of date, aggregate, intercepted."""
    batch = states.batch([e.window for e, _ in part])
    spans, attributes, _ = model(batch.states, batch.mask, batch.pool, *trigger_arrays(part, batch))
    gold = torch.zeros(spans.shape[:3], dtype=torch.long)
    weight = batch.real.float().unsqueeze(2).repeat(1, 1, len(ARGUMENT_ROLES))
    modes = torch.zeros(len(part), Reader.SIZES[1])
    for i, (_, m) in enumerate(part):
        weight[i] *= torch.tensor(m.weights)
        for role, a, b in m.spans:
            gold[i, a:b, role] = 2
            gold[i, a, role] = 1
        modes[i, m.modes] = 1
    loss = nn.functional.cross_entropy(spans.permute(0, 3, 1, 2), gold, reduction="none")
    total = 4 * (loss * weight).sum() / batch.real.sum()
    modality, mode, date, aggregate, intercepted = attributes.split(Reader.SIZES, 1)
    of = lambda name: torch.tensor([getattr(m, name) for _, m in part])  # noqa: E731
    binary = nn.functional.binary_cross_entropy_with_logits
    total = total + 0.5 * nn.functional.cross_entropy(modality, of("modality"))
    total = total + 0.5 * nn.functional.cross_entropy(date, of("date_kind"))
    total = total + 0.5 * binary(mode, modes, reduction="sum") / len(part)
    total = total + 0.3 * binary(aggregate.squeeze(1), of("aggregate").float())
    return total + 0.3 * binary(intercepted.squeeze(1), of("intercepted").float())


LOSS = {"detect": detect_loss, "read": read_loss}


def items_of(stage: str, examples: list[Example], rng: random.Random) -> Iterator:
    """One epoch: all windows with a trigger and half of the others; or all mentions."""
    for e in examples:
        if stage == "read":
            yield from ((e, m) for m in e.marked)
        elif any(e.labels) or rng.random() < 0.5:
            yield e


def window_size(item: Example | tuple[Example, Marked]) -> int:
    return len((item[0] if isinstance(item, tuple) else item).window.ids)


def prepare(model: Detector | Reader, states: States, examples: list[Example]) -> None:
    """Standardise features on a sample; give the mark the size of the states that it is added to."""
    model.eval()
    with torch.inference_mode():
        batch = states.batch([e.window for e in examples[:: max(1, len(examples) // 200)]])
        model.upper.standardise(model.upper.raw(batch.states, batch.mask, batch.pool), batch.real)
        if isinstance(model, Reader):
            rows = batch.states[batch.mask[:, 0, 0] == 0]
            model.mark.weight.normal_(0, 1).mul_(rows.std(0))


def train(
    stage: str, examples: list[Example], states: States, base: dict[str, np.ndarray], o: argparse.Namespace
) -> nn.Module:
    """The trained module; figures per epoch are printed, and the weights saved after each."""
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    model = MODULES[stage](base)
    prepare(model, states, examples)
    if o.init:
        model.load_state_dict(torch.load(o.init))
    groups = [{"params": model.upper.layers.parameters(), "lr": o.lr}]
    heads = [p for n, p in model.named_parameters() if not n.startswith("upper.layers")]
    groups.append({"params": heads, "lr": 1e-3})
    plan = [
        list(batches(list(items_of(stage, examples, rng)), window_size, o.budget, rng))
        for _ in range(o.epochs)
    ]
    steps = sum(map(len, plan))
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rate = lambda s: min((s + 1) / (0.08 * steps), max(0.02, (steps - s) / (0.92 * steps)))  # noqa: E731
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    began, done = time.time(), 0
    for epoch, parts in enumerate(plan):
        model.train()
        total = 0.0
        for part in parts:
            if o.minutes and time.time() - began > 60 * o.minutes:
                break
            loss = LOSS[stage](model, states, part)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, done = total + loss.item(), done + 1
            if done % 20 == 0:
                print(f"  step {done}/{steps} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)
        print(
            f"epoch {epoch + 1} step {done} loss {total / len(parts):.4f} {time.time() - began:.0f} s",
            flush=True,
        )
        torch.save(model.state_dict(), o.work / f"{o.name or stage}.pt")
        if o.minutes and time.time() - began > 60 * o.minutes:
            break
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=MODULES)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--lr", type=float, default=2.5e-4)
    parser.add_argument("--budget", type=int, default=1200, help="pieces per batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold", type=int, default=50, help="documents held out; 0 for the shipped model")
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of the training documents (learning curve)"
    )
    parser.add_argument(
        "--minutes", type=float, default=0, help="stop after so long, learning rate decayed by then"
    )
    parser.add_argument("--init", type=pathlib.Path, help="go on from these weights")
    parser.add_argument("--name", default="")
    o = parser.parse_args()
    torch.set_num_threads(1)
    base = dict(np.load(o.work / "base.npz"))
    examples = build(o.gold, load_pieces(o.work))
    names = sorted({e.doc for e in examples})
    out = held_out(names, o.hold) if o.hold else set()
    rest = [n for n in names if n not in out]
    random.Random(o.seed).shuffle(rest)
    kept = set(rest[: round(o.share * len(rest))])
    examples = [e for e in examples if e.doc in kept]
    print(
        f"{o.stage}: {len(kept)} documents, {len(examples)} windows, seed {o.seed}, others' weight {ELSEWHERE}",
        flush=True,
    )
    began = time.time()
    states = States(Lower(base), [e.window for e in examples])
    print(f"lower layers {time.time() - began:.0f} s", flush=True)
    train(o.stage, examples, states, base, o)


if __name__ == "__main__":
    main()
