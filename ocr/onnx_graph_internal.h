#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <onnx/onnx_pb.h>

namespace strongroom::ocr {

/// Numbers a network was taught.
struct Weights {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// The steps of a network, open to rewriting. Weights stand apart from the steps, whichever way the file kept
/// them.
class OnnxGraph {
public:
    using Node = onnx::NodeProto;

    /// Nothing where the bytes are no ONNX model.
    static std::optional<OnnxGraph> parsed(const std::string& model);
    /// The bytes of a model that does what the steps say now.
    std::string serialised() const;

    std::list<Node> nodes; ///< in the order in which they run

    /// The step that makes the value; null where it comes from outside or is a weight.
    Node* producer(const std::string& value);
    /// The steps that use the value; none where it is an answer of the network.
    std::vector<Node*> users(const std::string& value);
    /// Whether one step alone uses the value, and nobody outside.
    bool is_used_once(const std::string& value) { return users(value).size() == 1; }

    /// Null where the value is computed, or is no table of floating-point numbers.
    const Weights* weights(const std::string& value) const;
    /// The number, where the value is a single constant one.
    std::optional<float> number(const std::string& value) const;
    /// Keeps new weights and says under which name.
    std::string add(Weights weights);

    void remove(const Node* node);

private:
    onnx::ModelProto m_model; ///< all but steps and weights
    std::map<std::string, Weights> m_weights;
    int m_added = 0;
};

/// The attribute, or nothing where the step does not state it.
const onnx::AttributeProto* attribute(const onnx::NodeProto& node, const std::string& name);

} // namespace strongroom::ocr
