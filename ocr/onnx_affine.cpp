#include "ocr/onnx_affine_internal.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace strongroom::ocr {
namespace {

using Node = OnnxGraph::Node;

/// One number, or one a channel in the shape 1 x C x 1 x 1.
bool is_by_channel(const Weights& weights)
{
    const auto count = std::int64_t(weights.values.size());
    return count == 1 || (weights.shape.size() == 4 && weights.shape[1] == count);
}

std::optional<Affine> normalisation(const OnnxGraph& graph, const Node& node)
{
    if (node.input_size() != 5 || node.output_size() != 1)
        return std::nullopt;
    const Weights* gain = graph.weights(node.input(1));
    const Weights* bias = graph.weights(node.input(2));
    const Weights* mean = graph.weights(node.input(3));
    const Weights* variance = graph.weights(node.input(4));
    if (!gain || !bias || !mean || !variance)
        return std::nullopt;
    const onnx::AttributeProto* stated = attribute(node, "epsilon");
    const float epsilon = stated ? stated->f() : 1e-5F;
    Affine affine{node.input(0), gain->values, bias->values};
    for (std::size_t i = 0; i < affine.scale.size(); ++i) {
        affine.scale[i] /= std::sqrt(variance->values[i] + epsilon);
        affine.shift[i] -= mean->values[i] * affine.scale[i];
    }
    return affine;
}

/// Goes through the weights, one piece of a kernel at a time, with the output channel it counts towards. A
/// convolution keeps them as outputs x inputs of a group, a transposed one as inputs x outputs.
template <class Use>
void for_each_kernel(const Node& convolution, Weights& weights, Use use)
{
    const auto kernel = std::size_t(weights.shape[2] * weights.shape[3]);
    const auto rows = std::size_t(weights.shape[0]), columns = std::size_t(weights.shape[1]);
    float* at = weights.values.data();
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column, at += kernel)
            use(convolution.op_type() == "Conv" ? row : column, std::span<float>(at, kernel));
}

std::vector<float> bias_of(const OnnxGraph& graph, const Node& convolution, std::size_t channels)
{
    return convolution.input_size() > 2 ? graph.weights(convolution.input(2))->values
                                        : std::vector<float>(channels, 0.F);
}

void set_weights(OnnxGraph& graph, Node& convolution, Weights weights, std::vector<float> bias)
{
    const auto channels = std::int64_t(bias.size());
    convolution.set_input(1, graph.add(std::move(weights)));
    const std::string name = graph.add({{channels}, std::move(bias)});
    if (convolution.input_size() > 2)
        convolution.set_input(2, name);
    else
        convolution.add_input(name);
}

} // namespace

std::optional<Affine> affine_of(const OnnxGraph& graph, const Node& node)
{
    if (node.op_type() == "BatchNormalization")
        return normalisation(graph, node);
    const bool scales = node.op_type() == "Mul";
    if ((!scales && node.op_type() != "Add") || node.input_size() != 2)
        return std::nullopt;
    for (const std::string& input : node.input()) {
        const Weights* constant = graph.weights(input);
        if (!constant || !is_by_channel(*constant) || graph.weights(other_input(node, input)))
            continue;
        return scales ? Affine{other_input(node, input), constant->values, {0}}
                      : Affine{other_input(node, input), {1}, constant->values};
    }
    return std::nullopt;
}

std::string other_input(const Node& node, const std::string& one)
{
    return node.input(node.input(0) == one ? 1 : 0);
}

bool is_convolution(const OnnxGraph& graph, const Node& node)
{
    if (node.op_type() != "Conv" && node.op_type() != "ConvTranspose")
        return false;
    return graph.weights(node.input(1)) && (node.input_size() == 2 || graph.weights(node.input(2)));
}

bool is_padded(const Node& convolution)
{
    const onnx::AttributeProto* pads = attribute(convolution, "pads");
    const onnx::AttributeProto* automatic = attribute(convolution, "auto_pad");
    return (automatic && automatic->s() != "NOTSET" && automatic->s() != "VALID")
        || (pads && std::any_of(pads->ints().begin(), pads->ints().end(), [](auto pad) { return pad != 0; }));
}

std::int64_t groups(const Node& convolution)
{
    const onnx::AttributeProto* stated = attribute(convolution, "group");
    return stated ? stated->i() : 1;
}

void fold_behind(OnnxGraph& graph, Node& convolution, const Affine& affine)
{
    Weights weights = *graph.weights(convolution.input(1));
    const std::size_t channels
        = std::size_t(convolution.op_type() == "Conv" ? weights.shape[0] : weights.shape[1]);
    const auto scale = [&](std::size_t i) { return affine.scale[affine.scale.size() == 1 ? 0 : i]; };
    const auto shift = [&](std::size_t i) { return affine.shift[affine.shift.size() == 1 ? 0 : i]; };
    for_each_kernel(convolution, weights, [&](std::size_t channel, std::span<float> kernel) {
        for (float& weight : kernel)
            weight *= scale(channel);
    });
    std::vector<float> bias = bias_of(graph, convolution, channels);
    for (std::size_t i = 0; i < channels; ++i)
        bias[i] = bias[i] * scale(i) + shift(i);
    set_weights(graph, convolution, std::move(weights), std::move(bias));
}

void fold_before(OnnxGraph& graph, Node& convolution, float scale, float shift)
{
    Weights weights = *graph.weights(convolution.input(1));
    std::vector<float> bias = bias_of(graph, convolution, std::size_t(weights.shape[0]));
    for_each_kernel(convolution, weights, [&](std::size_t channel, std::span<float> kernel) {
        for (float& weight : kernel) {
            bias[channel] += weight * shift;
            weight *= scale;
        }
    });
    set_weights(graph, convolution, std::move(weights), std::move(bias));
}

} // namespace strongroom::ocr
