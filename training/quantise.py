"""Weights in 8 bits: most matrices are multiplied in 8 bits too, those whose input does not bear it are only stored so.

The second matrix of each feed-forward block of the lower layers ("fo", 1536 → 384) gets inputs with a few values far above all others. One scale for the whole
input, as dynamic quantisation has it, leaves the rest some ten steps: of what the 32-bit model reads, an eighth of the arguments went. Those matrices
are kept in 8 bits with a scale a column and widened when the model is loaded (`DequantizeLinear`, folded by ONNX Runtime).
"""

import pathlib

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

WIDE = "/fo/"  # part of the names of the matrices that are multiplied in 32 bits


def quantise(path: pathlib.Path, small: pathlib.Path, wide: str | None = None) -> None:
    """Writes the graph of `path` to `small` in 8 bits; matrices with `wide` in the name of their product are multiplied in 32 bits."""
    model = onnx.load(path)
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    kept = [
        node for node in model.graph.node if wide and wide in node.name and node.op_type == "MatMul" and node.input[1] in weights
    ]  # fmt: skip
    # 7-bit weights: without VNNI, the 8-bit products of AVX2 saturate
    quantize_dynamic(
        path, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        nodes_to_exclude=[node.name for node in kept],
    )  # fmt: skip
    if kept:
        onnx.save(_narrowed(onnx.load(small), {node.input[1] for node in kept}), small)


def _narrowed(model: onnx.ModelProto, names: set[str]) -> onnx.ModelProto:
    """The model with the named matrices as 8-bit integers and a scale a column."""
    graph = model.graph
    first = []
    for tensor in [t for t in graph.initializer if t.name in names]:
        matrix = numpy_helper.to_array(tensor)
        scale = (np.abs(matrix).max(0) / 127).astype(np.float32)
        whole = np.rint(matrix / scale).astype(np.int8)
        graph.initializer.remove(tensor)
        stored, scales = f"{tensor.name}_8", f"{tensor.name}_scale"
        graph.initializer.extend(
            [numpy_helper.from_array(whole, stored), numpy_helper.from_array(scale, scales)]
        )
        first.append(
            helper.make_node(
                "DequantizeLinear", [stored, scales], [tensor.name], name=f"{tensor.name}_wide", axis=1
            )
        )
    for node in reversed(first):
        graph.node.insert(0, node)
    return model
