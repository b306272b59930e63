#include "ui/reading_options.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>

namespace strongroom::ui {

std::string today()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    ::localtime_r(&now, &local);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &local);
    return text;
}

ocr::ReaderOptions reader_options()
{
    ocr::ReaderOptions options;
    if (const char* models = std::getenv("STRONGROOM_MODELS"); models && *models)
        options.models = models;
    return options;
}

std::string missing_reader(const std::vector<std::string>& readers)
{
    if (std::find(readers.begin(), readers.end(), "ppocr") != readers.end())
        return {};
    return "the PP-OCR models are missing, so Tesseract reads alone: expect more mistakes and nothing to "
           "compare. "
           "Run .ci/prepare to install them.";
}

} // namespace strongroom::ui
