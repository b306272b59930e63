#include "ocr/onnx_graph_internal.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <set>

namespace strongroom::ocr {
namespace {

std::optional<Weights> weights_of(const onnx::TensorProto& tensor)
{
    static_assert(std::endian::native == std::endian::little, "as ONNX stores raw numbers");
    if (tensor.data_type() != onnx::TensorProto::FLOAT || tensor.external_data_size() > 0)
        return std::nullopt;
    Weights weights;
    weights.shape.assign(tensor.dims().begin(), tensor.dims().end());
    if (tensor.has_raw_data()) {
        weights.values.resize(tensor.raw_data().size() / sizeof(float));
        std::memcpy(weights.values.data(), tensor.raw_data().data(), weights.values.size() * sizeof(float));
    } else {
        weights.values.assign(tensor.float_data().begin(), tensor.float_data().end());
    }
    return weights;
}

} // namespace

std::optional<OnnxGraph> OnnxGraph::parsed(const std::string& model)
{
    OnnxGraph graph;
    if (!graph.m_model.ParseFromString(model) || !graph.m_model.has_graph())
        return std::nullopt;
    onnx::GraphProto& stored = *graph.m_model.mutable_graph();
    for (Node& node : *stored.mutable_node()) {
        const onnx::AttributeProto* value = node.op_type() == "Constant" ? attribute(node, "value") : nullptr;
        std::optional<Weights> weights = value ? weights_of(value->t()) : std::nullopt;
        if (weights)
            graph.m_weights.emplace(node.output(0), std::move(*weights));
        else
            graph.nodes.push_back(std::move(node));
    }
    stored.clear_node();
    google::protobuf::RepeatedPtrField<onnx::TensorProto> others;
    for (onnx::TensorProto& tensor : *stored.mutable_initializer()) {
        if (std::optional<Weights> weights = weights_of(tensor))
            graph.m_weights.emplace(tensor.name(), std::move(*weights));
        else
            others.Add(std::move(tensor));
    }
    stored.mutable_initializer()->Swap(&others);
    return graph;
}

std::string OnnxGraph::serialised() const
{
    onnx::ModelProto model = m_model;
    onnx::GraphProto& stored = *model.mutable_graph();
    std::set<std::string> used;
    for (const Node& node : nodes) {
        used.insert(node.input().begin(), node.input().end());
        *stored.add_node() = node;
    }
    for (const auto& [name, weights] : m_weights) {
        if (!used.contains(name))
            continue;
        onnx::TensorProto& tensor = *stored.add_initializer();
        tensor.set_name(name);
        tensor.set_data_type(onnx::TensorProto::FLOAT);
        tensor.mutable_dims()->Assign(weights.shape.begin(), weights.shape.end());
        tensor.set_raw_data(weights.values.data(), weights.values.size() * sizeof(float));
    }
    return model.SerializeAsString();
}

OnnxGraph::Node* OnnxGraph::producer(const std::string& value)
{
    for (Node& node : nodes)
        if (std::find(node.output().begin(), node.output().end(), value) != node.output().end())
            return &node;
    return nullptr;
}

std::vector<OnnxGraph::Node*> OnnxGraph::users(const std::string& value)
{
    for (const onnx::ValueInfoProto& answer : m_model.graph().output())
        if (answer.name() == value)
            return {};
    std::vector<Node*> found;
    for (Node& node : nodes)
        if (std::find(node.input().begin(), node.input().end(), value) != node.input().end())
            found.push_back(&node);
    return found;
}

const Weights* OnnxGraph::weights(const std::string& value) const
{
    const auto found = m_weights.find(value);
    return found == m_weights.end() ? nullptr : &found->second;
}

std::optional<float> OnnxGraph::number(const std::string& value) const
{
    const Weights* found = weights(value);
    return found && found->values.size() == 1 ? std::optional(found->values.front()) : std::nullopt;
}

std::string OnnxGraph::add(Weights weights)
{
    std::string name = "strongroom.folded." + std::to_string(++m_added);
    m_weights.emplace(name, std::move(weights));
    return name;
}

void OnnxGraph::remove(const Node* node)
{
    nodes.remove_if([&](const Node& candidate) { return &candidate == node; });
}

const onnx::AttributeProto* attribute(const onnx::NodeProto& node, const std::string& name)
{
    const auto found = std::find_if(node.attribute().begin(), node.attribute().end(),
        [&](const onnx::AttributeProto& candidate) { return candidate.name() == name; });
    return found == node.attribute().end() ? nullptr : &*found;
}

} // namespace strongroom::ocr
