"""The model file: one zip with three ONNX graphs (lower layers, trigger labels, arguments), the vocabulary and settings."""

import functools
import io
import json
import pathlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sijill.analysis.tagger_pieces import PAD, Pieces
from sijill.analysis.tagger_windows import Window
from sijill.errors import ModelError

FILE = "tagger.zip"
GRAPHS = ("lower", "detect", "read")
FORMAT = 1
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """Graphs by name, the vocabulary, and the settings that training chose (thresholds, calibration, link weights)."""

    graphs: Mapping[str, Any]
    pieces: Pieces
    settings: Mapping[str, Any]
    links: Mapping[str, Floats]

    def run(self, graph: str, *inputs: NDArray[Any]) -> list[Floats]:
        """Outputs of a graph for its inputs in order."""
        session = self.graphs[graph]
        names = [i.name for i in session.get_inputs()]
        return list(session.run(None, dict(zip(names, inputs, strict=True))))


def load_model(path: pathlib.Path | None = None, threads: int = 1) -> Model:
    """The model in `path`, or the one shipped in the package. Raises `ModelError` with one line if it cannot be used."""
    try:
        if path is None:
            return _shipped(threads)
        return _read(path.read_bytes(), threads)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ModelError(f"tagger model {path or FILE} cannot be loaded: {error}") from error


@functools.cache
def _shipped(threads: int) -> Model:
    return _read(resources.files("sijill.analysis").joinpath("data", FILE).read_bytes(), threads)


def _read(data: bytes, threads: int) -> Model:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        meta = json.loads(file.read("meta.json"))
        if meta["format"] != FORMAT:
            raise ValueError(f"format {meta['format']}, this version reads {FORMAT}")
        links = dict(np.load(io.BytesIO(file.read("links.npz"))))
        graphs = {name: _session(file.read(f"{name}.onnx"), threads) for name in GRAPHS}
    pieces = Pieces([(p, s) for p, s in meta["pieces"]], meta["normaliser"])
    return Model(graphs, pieces, meta["settings"], links)


def _session(graph: bytes, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # windows differ in length: a plan for each would be kept for ever
    options.add_session_config_entry(
        "session.intra_op.allow_spinning", "0"
    )  # waiting threads leave the core to others
    options.add_session_config_entry(
        "session.disable_quant_qdq", "1"
    )  # 8-bit weights of 32-bit products: widened once
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ValueError(str(error)) from error


def pad_windows(windows: list[Window]) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Piece ids (n × pieces), what is added to attention scores (n × 1 × 1 × pieces), and pool (n × words × pieces)."""
    ids = [w.ids for w in windows]
    spans = [w.spans for w in windows]
    longest, words = max(map(len, ids)), max(map(len, spans))
    out = np.full((len(ids), longest), PAD, np.int64)
    pool = np.zeros((len(ids), words, longest), np.float32)
    for i, row in enumerate(ids):
        out[i, : len(row)] = row
        for j, (first, last) in enumerate(spans[i]):
            pool[i, j, first:last] = 1 / (last - first)
    mask = np.where(out == PAD, np.float32(-1e4), np.float32(0))[:, None, None, :]
    return out, mask, pool
