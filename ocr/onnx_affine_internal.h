#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ocr/onnx_graph_internal.h"

namespace strongroom::ocr {

/// value * scale + shift: one of each for all channels, or one a channel.
struct Affine {
    std::string of; ///< the value it is applied to
    std::vector<float> scale, shift;
};

/// What the step does, where it is no more than scaling or shifting by constants.
std::optional<Affine> affine_of(const OnnxGraph& graph, const OnnxGraph::Node& node);

/// Of a step with two inputs, the one that is not `one`.
std::string other_input(const OnnxGraph::Node& node, const std::string& one);

/// Whether it is a convolution, transposed or not, whose weights are constants.
bool is_convolution(const OnnxGraph& graph, const OnnxGraph::Node& node);
bool is_padded(const OnnxGraph::Node& convolution);
std::int64_t groups(const OnnxGraph::Node& convolution);

/// Makes it compute convolution(x) * scale + shift. \pre a transposed one has a single group
void fold_behind(OnnxGraph& graph, OnnxGraph::Node& convolution, const Affine& affine);

/// Makes it compute convolution(x * scale + shift). \pre it is not padded, or the shift is 0
void fold_before(OnnxGraph& graph, OnnxGraph::Node& convolution, float scale, float shift);

} // namespace strongroom::ocr
