#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ingest/base/result.h"
#include "ingest/page.h"
#include "ocr/page_text.h"

namespace strongroom::ocr {

/// What a reader child may use for one page; beyond it, it is killed and replaced, and the page fails with a
/// reason.
struct ReaderLimits {
    std::chrono::seconds wall{120};
    std::chrono::seconds cpu{60};
    long memory_mb = 1400; ///< resident memory of one child
};

struct ReaderOptions {
    std::filesystem::path program; ///< the strongroom program itself; empty = /proc/self/exe
    std::filesystem::path models;  ///< folder of the PP-OCR models; empty = where the build found them
    ReaderLimits limits;
    bool page_picture = false; ///< also return the upright page as a JPEG for later viewing
    bool tesseract_only = false;
};

/// A file as a reader child opened it.
struct OpenedFile {
    std::string format;
    int page_count = 0;
};

/// One page, read. Boxes are in pixels of the upright page at its own resolution.
struct ReadPage {
    int number = 1;
    Size size;
    double dpi = 0;
    bool dpi_stated = false;
    int quarter_turns = 0; ///< clockwise, done beyond what the file itself asked for
    bool blank = false;
    std::vector<std::string> steps;
    std::vector<ingest::Finding> findings;
    std::vector<Rect> seals;
    PageText text;
    std::vector<ingest::LayerLine> layer; ///< the text layer the file carried, if any
    std::vector<std::uint8_t> jpeg;       ///< only where ReaderOptions::page_picture
};

/// A warm reader child and the means to replace it. Decoding and recognition happen over there: without
/// network, with limits on memory and time and a system-call filter, so a hostile file costs its page and
/// nothing else. One object per thread.
class Reader {
public:
    explicit Reader(ReaderOptions options);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Which readers the child has: {"ppocr", "tesseract"}, or {"tesseract"} where the models are missing.
    Result<std::vector<std::string>> readers();

    /// Makes `fd` the current file of the child (a copy of the descriptor is sent over).
    Result<OpenedFile> open(int fd, const std::string& name);

    /// Reads a page of the current file. After a crash or time-out the child is replaced and the file opened
    /// again, so the next page can be asked for at once.
    Result<ReadPage> read(int page);

    /// The second reader on places of the page read last, in the same order. Empty where there is no second
    /// reader.
    Result<std::vector<SecondReading>> read_again(std::span<const Rect> boxes);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The child's side: what `strongroom reader` runs. Returns the exit code.
int serve_reader(int socket);

} // namespace strongroom::ocr
