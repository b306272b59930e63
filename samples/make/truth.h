#pragma once

#include <string>
#include <vector>

namespace strongroom::samples {

/// In points while a page is laid out, in pixels of the upright page in the truth file.
struct Box {
    double x = 0, y = 0, width = 0, height = 0;
};

struct TruthLine {
    std::string text{};
    Box box{};
    /// Text a reader may leave out or read without harm: seals, signatures, marks by hand.
    bool optional = false;
};

struct TruthPage {
    std::vector<TruthLine> lines{};
    int turned = 0; ///< degrees clockwise the stored picture must be turned to stand upright
};

/// A value the document shows. `value` is JSON text in the normal form of `strongroom read --json`.
struct TruthField {
    std::string name{};
    std::string value{};
    std::string text{}; ///< as drawn
    int page = 0;
};

/// What one drawn document says.
struct Truth {
    std::string kind{}, family{}, quality{};
    std::vector<std::string> files{};
    std::vector<TruthPage> pages{};
    std::vector<TruthField> fields{}; ///< in order {}; equal names count up
};

/// The truth file: JSON, one value a line where it matters to a reader of differences.
std::string to_json(const Truth& truth);

} // namespace strongroom::samples
