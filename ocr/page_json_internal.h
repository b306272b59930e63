#pragma once

#include <nlohmann/json.hpp>

#include "ocr/reader.h"

namespace strongroom::ocr {

// How the values that a reader child answers with are written down. The reading functions throw
// nlohmann::json::exception where the text is not of that form.

nlohmann::json to_json(const Error& error);
Error error_from(const nlohmann::json& json);

nlohmann::json to_json(std::span<const Rect> boxes);
std::vector<Rect> boxes_from(const nlohmann::json& json);

/// All but the picture.
nlohmann::json to_json(const ReadPage& page);
ReadPage page_from(const nlohmann::json& json);

} // namespace strongroom::ocr
