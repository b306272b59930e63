#include "ocr/onnx_folding_internal.h"

#include <algorithm>

#include "ocr/onnx_affine_internal.h"

namespace strongroom::ocr {
namespace {

using Node = OnnxGraph::Node;

/// One pass; true where something was folded.
bool fold_into_convolutions_before(OnnxGraph& graph)
{
    bool any = false;
    for (auto node = graph.nodes.begin(); node != graph.nodes.end();) {
        const auto current = node++;
        const std::optional<Affine> affine = affine_of(graph, *current);
        Node* convolution = affine ? graph.producer(affine->of) : nullptr;
        if (!convolution || !is_convolution(graph, *convolution) || !graph.is_used_once(affine->of)
            || (convolution->op_type() == "ConvTranspose" && groups(*convolution) != 1))
            continue;
        fold_behind(graph, *convolution, *affine);
        convolution->set_output(0, current->output(0));
        graph.nodes.erase(current);
        any = true;
    }
    return any;
}

/// The convolutions behind, where nothing else uses the value.
std::vector<Node*> convolutions_behind(OnnxGraph& graph, const std::string& value)
{
    std::vector<Node*> users = graph.users(value);
    const bool all = std::all_of(users.begin(), users.end(), [&](const Node* user) {
        return user->op_type() == "Conv" && is_convolution(graph, *user) && user->input(0) == value;
    });
    return all ? users : std::vector<Node*>{};
}

bool fold_into_convolutions_behind(OnnxGraph& graph)
{
    bool any = false;
    for (auto node = graph.nodes.begin(); node != graph.nodes.end();) {
        const auto current = node++;
        const std::optional<Affine> affine = affine_of(graph, *current);
        if (!affine || affine->scale.size() != 1 || affine->shift.size() != 1)
            continue;
        const std::vector<Node*> behind = convolutions_behind(graph, current->output(0));
        if (behind.empty()
            || (affine->shift[0] != 0
                && std::any_of(behind.begin(), behind.end(),
                    [](const Node* convolution) { return is_padded(*convolution); })))
            continue;
        for (Node* convolution : behind) {
            fold_before(graph, *convolution, affine->scale[0], affine->shift[0]);
            convolution->set_input(0, affine->of);
        }
        graph.nodes.erase(current);
        any = true;
    }
    return any;
}

/// A shift before padded convolutions has to stay. The runtime keeps its fast layout only where that is
/// written as a normalisation of each channel; a scaling before it moves on into the convolutions.
void normalise_shifts(OnnxGraph& graph)
{
    for (Node& node : graph.nodes) {
        const std::optional<Affine> shift = affine_of(graph, node);
        if (!shift || node.op_type() != "Add" || shift->shift.size() != 1)
            continue;
        const std::vector<Node*> behind = convolutions_behind(graph, node.output(0));
        if (behind.empty())
            continue;
        float by = shift->shift[0];
        std::string of = shift->of;
        Node* before = graph.producer(of);
        const std::optional<Affine> scaling = before ? affine_of(graph, *before) : std::nullopt;
        if (scaling && before->op_type() == "Mul" && scaling->scale.size() == 1 && scaling->scale[0] != 0
            && graph.is_used_once(of)) {
            by /= scaling->scale[0];
            of = scaling->of;
            for (Node* convolution : behind)
                fold_before(graph, *convolution, scaling->scale[0], 0);
            graph.remove(before);
        }
        const std::int64_t channels
            = graph.weights(behind.front()->input(1))->shape[1] * groups(*behind.front());
        const auto all = [&](float value) {
            return graph.add({{channels}, std::vector<float>(std::size_t(channels), value)});
        };
        Node normalisation;
        normalisation.set_name(node.name());
        normalisation.set_op_type("BatchNormalization");
        for (const std::string& input : {of, all(1), all(by), all(0), all(1)})
            normalisation.add_input(input);
        normalisation.add_output(node.output(0));
        onnx::AttributeProto& epsilon = *normalisation.add_attribute();
        epsilon.set_name("epsilon");
        epsilon.set_type(onnx::AttributeProto::FLOAT);
        epsilon.set_f(0);
        node = std::move(normalisation);
    }
}

bool is_clip(const OnnxGraph& graph, const Node& node, float least, float most)
{
    if (node.op_type() != "Clip")
        return false;
    const onnx::AttributeProto* low = attribute(node, "min"); // as before ONNX 11
    const onnx::AttributeProto* high = attribute(node, "max");
    if (low && high)
        return low->f() == least && high->f() == most;
    return node.input_size() == 3 && graph.number(node.input(1)) == least
        && graph.number(node.input(2)) == most;
}

/// The x of x * clip(x + 3, 0, 6) / 6, with the steps it takes but the last; nothing where it is not that.
std::optional<std::string> hard_swish_of(OnnxGraph& graph, const Node& division, std::vector<Node*>& steps)
{
    if (division.op_type() != "Div" || graph.number(division.input(1)) != 6.F)
        return std::nullopt;
    Node* product = graph.producer(division.input(0));
    if (!product || product->op_type() != "Mul" || !graph.is_used_once(division.input(0)))
        return std::nullopt;
    for (const std::string& x : product->input()) {
        const std::string clipped = other_input(*product, x);
        Node* clip = graph.producer(clipped);
        if (!clip || !is_clip(graph, *clip, 0, 6) || !graph.is_used_once(clipped))
            continue;
        Node* sum = graph.producer(clip->input(0));
        if (!sum || sum->op_type() != "Add" || !graph.is_used_once(clip->input(0)))
            continue;
        const std::optional<Affine> shift = affine_of(graph, *sum);
        if (!shift || shift->of != x || shift->shift != std::vector<float>{3})
            continue;
        steps = {product, clip, sum};
        return x;
    }
    return std::nullopt;
}

Node hard_sigmoid(const std::string& input, const std::string& output)
{
    Node node;
    node.set_op_type("HardSigmoid");
    node.add_input(input);
    node.add_output(output);
    for (const auto& [name, value] : {std::pair{"alpha", 1.F / 6}, std::pair{"beta", 0.5F}}) {
        onnx::AttributeProto& attribute = *node.add_attribute();
        attribute.set_name(name);
        attribute.set_type(onnx::AttributeProto::FLOAT);
        attribute.set_f(value);
    }
    return node;
}

void shorten_hard_swish(OnnxGraph& graph)
{
    for (auto node = graph.nodes.begin(); node != graph.nodes.end(); ++node) {
        std::vector<Node*> steps;
        const std::optional<std::string> x = hard_swish_of(graph, *node, steps);
        if (!x)
            continue;
        const std::string gate = node->output(0) + ".gate";
        node->set_op_type("Mul");
        node->set_input(0, *x);
        node->set_input(1, gate);
        graph.nodes.insert(node, hard_sigmoid(*x, gate));
        for (const Node* step : steps)
            graph.remove(step);
    }
}

} // namespace

std::string folded(std::string model)
{
    std::optional<OnnxGraph> graph = OnnxGraph::parsed(model);
    if (!graph)
        return model;
    shorten_hard_swish(*graph);
    while (fold_into_convolutions_before(*graph) || fold_into_convolutions_behind(*graph)) { }
    normalise_shifts(*graph);
    return graph->serialised();
}

} // namespace strongroom::ocr
