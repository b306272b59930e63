#include "ocr/onnx_folding_internal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include <onnxruntime_cxx_api.h>

#include "ocr/onnx_graph_internal.h"

namespace strongroom::ocr {
namespace {

std::string content(const std::string& name)
{
    std::ifstream file(MODELS "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// What the network answers to a picture of grey waves.
std::vector<float> answer(const std::string& model, std::vector<std::int64_t> shape)
{
    static Ort::Env environment(ORT_LOGGING_LEVEL_ERROR, "test");
    Ort::SessionOptions options;
    options.SetIntraOpNumThreads(1);
    Ort::Session session(environment, model.data(), model.size(), options);
    std::vector<float> values(std::size_t(shape[0] * shape[1] * shape[2] * shape[3]));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = float(std::sin(double(i) * 0.05) + 0.5 * std::sin(double(i) * 0.0013));
    const Ort::Value in
        = Ort::Value::CreateTensor<float>(Ort::MemoryInfo::CreateCpu(OrtDeviceAllocator, OrtMemTypeDefault),
            values.data(), values.size(), shape.data(), shape.size());
    Ort::AllocatorWithDefaultOptions allocator;
    const auto input = session.GetInputNameAllocated(0, allocator);
    const auto output = session.GetOutputNameAllocated(0, allocator);
    const char* const names[] = {input.get(), output.get()};
    const auto out = session.Run(Ort::RunOptions{nullptr}, names, &in, 1, names + 1, 1);
    const float* from = out[0].GetTensorData<float>();
    return {from, from + out[0].GetTensorTypeAndShapeInfo().GetElementCount()};
}

double greatest_difference(const std::vector<float>& a, const std::vector<float>& b)
{
    double greatest = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        greatest = std::max(greatest, double(std::abs(a[i] - b[i])));
    return greatest;
}

std::size_t steps(const std::string& model) { return OnnxGraph::parsed(model)->nodes.size(); }

struct Network {
    const char* file;
    std::vector<std::int64_t> shape;
    double share_left; ///< of its steps
};

class FoldedNetwork : public ::testing::TestWithParam<Network> { };

TEST_P(FoldedNetwork, AnswersTheSameInFewerSteps)
{
    const std::string model = content(GetParam().file);
    const std::string less = folded(model);
    EXPECT_LT(double(steps(less)), GetParam().share_left * double(steps(model)));
    EXPECT_LT(greatest_difference(answer(less, GetParam().shape), answer(model, GetParam().shape)), 2e-5);
}

INSTANTIATE_TEST_SUITE_P(PpOcr, FoldedNetwork,
    ::testing::Values(Network{"ch_PP-OCRv4_det_infer.onnx", {1, 3, 160, 128}, 0.7},
        Network{"ch_PP-OCRv4_rec_infer.onnx", {1, 3, 48, 200}, 0.7},
        Network{"ch_ppocr_mobile_v2.0_cls_infer.onnx", {1, 3, 48, 192}, 0.75}),
    [](const auto& network) {
        return std::string(network.param.file).substr(3, 6) == "PP-OCR"
            ? std::string(network.param.file).substr(12, 3)
            : std::string("direction");
    });

/// picture -> convolution -> times 2 -> scaled; `also` is an answer, too, where it is named.
std::string small_network(const std::string& also)
{
    onnx::ModelProto model;
    model.set_ir_version(8);
    model.add_opset_import()->set_version(11);
    onnx::GraphProto& graph = *model.mutable_graph();
    graph.set_name("small");
    const auto number = [&](const char* name, std::vector<std::int64_t> shape, float value) {
        onnx::TensorProto& tensor = *graph.add_initializer();
        tensor.set_name(name);
        tensor.set_data_type(onnx::TensorProto::FLOAT);
        tensor.mutable_dims()->Assign(shape.begin(), shape.end());
        tensor.add_float_data(value);
    };
    number("weight", {1, 1, 1, 1}, 3);
    number("two", {1}, 2);
    const auto step = [&](const char* type, std::vector<std::string> in, const char* out) {
        onnx::NodeProto& node = *graph.add_node();
        node.set_op_type(type);
        node.mutable_input()->Assign(in.begin(), in.end());
        node.add_output(out);
    };
    step("Conv", {"picture", "weight"}, "dark");
    step("Mul", {"two", "dark"}, "scaled");
    const auto stated = [](onnx::ValueInfoProto& value, const std::string& name) {
        value.set_name(name);
        onnx::TypeProto::Tensor& type = *value.mutable_type()->mutable_tensor_type();
        type.set_elem_type(onnx::TensorProto::FLOAT);
        for (int side = 0; side < 4; ++side)
            type.mutable_shape()->add_dim()->set_dim_value(side < 2 ? 1 : 4);
    };
    stated(*graph.add_input(), "picture");
    stated(*graph.add_output(), "scaled");
    if (!also.empty())
        stated(*graph.add_output(), also);
    return model.SerializeAsString();
}

TEST(Folded, WorksAScalingIntoTheConvolutionBefore)
{
    const std::string less = folded(small_network(""));
    EXPECT_EQ(steps(less), 1U);
    EXPECT_LT(greatest_difference(answer(less, {1, 1, 4, 4}), answer(small_network(""), {1, 1, 4, 4})), 1e-6);
}

TEST(Folded, LeavesAValueThatIsAskedFor) { EXPECT_EQ(steps(folded(small_network("dark"))), 2U); }

TEST(Folded, LeavesWhatIsNoModel)
{
    EXPECT_EQ(folded(""), "");
    EXPECT_EQ(folded("no model at all"), "no model at all");
}

} // namespace
} // namespace strongroom::ocr
