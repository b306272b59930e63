#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ingest/base/result.h"

namespace strongroom::ocr {

/// Numbers with a shape, row-major.
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// What a network answered, where it left it.
struct TensorView {
    std::vector<std::int64_t> shape;
    std::span<const float> values;
};

/// A loaded neural network with one input and one output. Runs on the calling thread alone and gives its
/// working memory back after each run, all but the answer: a reader child is one of several, and lives long.
class OnnxSession {
public:
    /// Errors: not_found where the file is missing, bad_input where it is not a model.
    static Result<OnnxSession> open(const std::filesystem::path& model);

    ~OnnxSession();
    OnnxSession(OnnxSession&&) noexcept;
    OnnxSession& operator=(OnnxSession&&) noexcept;

    /// Throws std::bad_alloc where memory runs out, std::runtime_error where the shape does not fit the
    /// model. The answer is valid until the next run.
    TensorView run(Tensor& input);

private:
    struct State;
    explicit OnnxSession(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace strongroom::ocr
