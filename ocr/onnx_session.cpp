#include "ocr/onnx_session_internal.h"

#include <fstream>
#include <new>
#include <stdexcept>
#include <string_view>

#include <onnxruntime_cxx_api.h>

#include "ocr/onnx_folding_internal.h"

namespace strongroom::ocr {
namespace {

// One for the whole program; the runtime counts its users itself.
Ort::Env& environment()
{
    static Ort::Env env(ORT_LOGGING_LEVEL_ERROR, "strongroom");
    return env;
}

Ort::SessionOptions options()
{
    Ort::SessionOptions options;
    options.SetIntraOpNumThreads(1);
    options.SetInterOpNumThreads(1);
    options.SetExecutionMode(ORT_SEQUENTIAL);
    options.SetGraphOptimizationLevel(ORT_ENABLE_ALL);
    // Pages and lines all differ in size. An arena keeps the largest of everything it has seen, and a memory
    // pattern is kept for every shape.
    options.DisableCpuMemArena();
    options.DisableMemPattern();
    options.AddConfigEntry("session.set_denormal_as_zero", "1");
    return options;
}

} // namespace

struct OnnxSession::State {
    Ort::Session session;
    std::string input, output;
    Ort::MemoryInfo memory = Ort::MemoryInfo::CreateCpu(OrtDeviceAllocator, OrtMemTypeDefault);
    std::vector<Ort::Value> answer{}; // of the last run
};

OnnxSession::OnnxSession(std::unique_ptr<State> state) : m_state(std::move(state)) { }
OnnxSession::~OnnxSession() = default;
OnnxSession::OnnxSession(OnnxSession&&) noexcept = default;
OnnxSession& OnnxSession::operator=(OnnxSession&&) noexcept = default;

Result<OnnxSession> OnnxSession::open(const std::filesystem::path& model)
{
    std::ifstream file(model, std::ios::binary);
    if (!std::filesystem::is_regular_file(model) || !file)
        return failed(Code::not_found, "the recognition model " + model.string() + " is missing",
            "install the packages of ocr/models: .ci/prepare does it");
    try {
        std::string network(std::filesystem::file_size(model), '\0');
        file.read(network.data(), std::streamsize(network.size()));
        network = folded(std::move(network));
        Ort::Session session(environment(), network.data(), network.size(), options());
        Ort::AllocatorWithDefaultOptions allocator;
        std::string input = session.GetInputNameAllocated(0, allocator).get();
        std::string output = session.GetOutputNameAllocated(0, allocator).get();
        return OnnxSession(
            std::make_unique<State>(State{std::move(session), std::move(input), std::move(output)}));
    } catch (const Ort::Exception& e) {
        return failed(Code::bad_input, model.string() + " is not a usable model: " + e.what(),
            "install the packages of ocr/models again");
    }
}

TensorView OnnxSession::run(Tensor& input)
{
    try {
        const Ort::Value in = Ort::Value::CreateTensor<float>(m_state->memory, input.values.data(),
            input.values.size(), input.shape.data(), input.shape.size());
        const char* input_name = m_state->input.c_str();
        const char* output_name = m_state->output.c_str();
        m_state->answer.clear();
        m_state->answer
            = m_state->session.Run(Ort::RunOptions{nullptr}, &input_name, &in, 1, &output_name, 1);
        const Ort::Value& out = m_state->answer.front();
        const auto info = out.GetTensorTypeAndShapeInfo();
        return {info.GetShape(), {out.GetTensorData<float>(), info.GetElementCount()}};
    } catch (const Ort::Exception& e) {
        // The runtime has no error code of its own for a failed allocation.
        if (std::string_view(e.what()).find("bad_alloc") != std::string_view::npos
            || std::string_view(e.what()).find("llocat") != std::string_view::npos)
            throw std::bad_alloc();
        throw std::runtime_error(e.what());
    }
}

} // namespace strongroom::ocr
