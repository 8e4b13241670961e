"""Step 6: three ONNX graphs, weights in 8 bits, packed with vocabulary, settings and link weights into the one model file.

usage: export.py WORK OUT [--float]  (settings.json and links.npz of WORK are used where steps 4 and 5 have written them)
"""

import argparse
import io
import json
import pathlib
import zipfile

import numpy as np
import torch
from torch import Tensor, nn

from network import HIDDEN, MIDDLE, Detector, Lower, Reader
from quantise import WIDE, quantise
from sijill.analysis.tagger_links import HAND_FEATURES
from sijill.model.tagging import ARGUMENT_ROLES

STAMP = (2018, 1, 1, 0, 0, 0)  # a fixed time, so that the same weights give the same file
START_SETTINGS = {
    "outside_bias": 0.0,
    "candidate_threshold": 2.0,
    "role_bias": dict.fromkeys(ARGUMENT_ROLES, 0.0),
    "modality_bias": [0.0] * 5,
    "link_threshold": 0.5,
}


class Detect(nn.Module):
    """The first pass with names for its inputs."""

    def __init__(self, model: Detector) -> None:
        super().__init__()
        self.model = model

    def forward(self, states: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        return self.model(states, mask, pool)


def graphs(
    work: pathlib.Path, base: dict[str, np.ndarray]
) -> dict[str, tuple[nn.Module, tuple[Tensor, ...], list[str]]]:
    """Module, example inputs and input names of each graph."""
    lower, detector, reader = Lower(base), Detector(base), Reader(base)
    detector.load_state_dict(torch.load(work / "detect.pt"))
    if (work / "read.pt").exists():
        reader.load_state_dict(torch.load(work / "read.pt"))
    states, mask = torch.randn(2, 9, HIDDEN), torch.zeros(2, 1, 1, 9)
    pool = torch.full((2, 5, 9), 1 / 9)
    trigger, kind = torch.full((2, 5), 0.2), torch.tensor([0, 1])
    return {
        "lower": (lower, (torch.full((2, 9), 5), mask), ["ids", "mask"]),
        "detect": (Detect(detector), (states, mask, pool), ["states", "mask", "pool"]),
        "read": (reader, (states, mask, pool, trigger, kind), ["states", "mask", "pool", "trigger", "kind"]),
    }


def export(module: nn.Module, inputs: tuple[Tensor, ...], names: list[str], path: pathlib.Path) -> None:
    """One graph; batch, pieces and words are free."""
    sizes = {"ids": "np", "states": "np-", "mask": "n--p", "pool": "nwp", "trigger": "nw", "kind": "n"}
    axes = {name: {i: c for i, c in enumerate(sizes[name]) if c != "-"} for name in names}
    module.eval()
    torch.onnx.export(
        module, inputs, str(path), input_names=names, dynamic_axes=axes, opset_version=17, dynamo=False
    )


def no_links() -> bytes:
    """Link weights that join nothing, until step 4 has made some."""
    width = HAND_FEATURES + 2 * MIDDLE
    file = io.BytesIO()
    zeros = {"mean": (width,), "scale": (width,), "w1": (width, 1), "b1": (1,), "w2": (1, 1)}
    np.savez(file, b2=np.full(1, -5, np.float32), **{k: np.zeros(v, np.float32) for k, v in zeros.items()})
    return file.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument(
        "--float", action="store_true", help="keep 32-bit weights, to measure what 8 bits lose"
    )
    parser.add_argument(
        "--repack",
        action="store_true",
        help="take the graphs of the last export; only settings and links are new",
    )
    o = parser.parse_args()
    base = dict(np.load(o.work / "base.npz"))
    vocabulary = json.loads((o.work / "pieces.json").read_text("utf-8"))
    settings = START_SETTINGS
    if (o.work / "settings.json").exists():
        settings = START_SETTINGS | json.loads((o.work / "settings.json").read_text("utf-8"))
    o.out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(o.out, "w", zipfile.ZIP_DEFLATED) as file:

        def add(name: str, data: bytes) -> None:
            file.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED, 9)

        meta = {"format": 1, **vocabulary, "settings": settings}
        add("meta.json", json.dumps(meta, ensure_ascii=False, sort_keys=True).encode())
        links = o.work / "links.npz"
        add("links.npz", links.read_bytes() if links.exists() else no_links())
        for name, (module, inputs, names) in graphs(o.work, base).items():
            path, small = o.work / f"{name}.onnx", o.work / f"{name}.int8.onnx"
            if o.repack:
                add(f"{name}.onnx", (path if o.float else small).read_bytes())
                continue
            export(module, inputs, names, path)
            if not o.float:
                quantise(path, small, WIDE if name == "lower" else None)
                path = small
            add(f"{name}.onnx", path.read_bytes())
    print(f"{o.out}: {o.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
