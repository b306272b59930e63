#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/document.h"
#include "archive/read_pages.h"
#include "index/read_document.h"
#include "ingest/base/result.h"
#include "ocr/reader.h"

namespace strongroom::archive {

/// A reader of pages as the intake needs it; made once per worker thread and used by that thread only.
/// Same contract as ocr::Reader and read_page().
struct PageReader {
    std::function<Result<std::vector<std::string>>()> readers;
    std::function<Result<ocr::OpenedFile>(int fd, const std::string& name)> open;
    std::function<Result<PageReading>(int page_in_file)> read;
};

/// The stages before the archive; a test passes its own.
struct Stages {
    std::function<PageReader()> make_reader;
    std::function<index::DocumentReading(std::span<const index::ReadPage>, const std::string& today)>
        read_document;
};

/// The real ones: reader children and index::read_document(). For filing, set `options.page_picture`.
Stages real_stages(const ocr::ReaderOptions& options);

/// How far the work has come. Totals grow while files are being opened.
struct Progress {
    int documents_done = 0, documents_total = 0;
    int pages_done = 0, pages_total = 0;
    int pages_failed = 0;      ///< set aside with a reason; counted in pages_done too
    int documents_refused = 0; ///< counted in documents_done too
    bool waiting = false;      ///< somebody else is taking in documents just now
};

/// What became of one of the things handed in.
enum class Fate {
    filed,     ///< now in the archive, read and searchable
    duplicate, ///< was there before; `uid` says which
    resumed,   ///< was there, unfinished, and has now been finished
    refused,   ///< not taken in; `error` says why and what to do
    pending,   ///< in the archive, but work was stopped before it was read; the next intake goes on
};
std::string_view name(Fate fate); ///< "filed", "duplicate", …

struct Outcome {
    std::vector<std::filesystem::path> files;
    Fate fate = Fate::refused;
    std::string uid;                      ///< empty where refused
    std::string title;                    ///< where filed, duplicate or resumed
    std::string kind;                     ///< where filed or resumed
    int pages = 0;                        ///< where filed or resumed
    std::vector<std::string> page_errors; ///< "page 3: …"
    Error error;                          ///< where refused, or pending because it failed
};

/// Told while work goes on, from any thread, never from two at once. Neither function may use the archive.
struct Watch {
    std::function<void(const Progress&)> progress;
    std::function<void(const Outcome&)> document;
};

struct IntakeOptions {
    int workers = 0;                             ///< 0 = one per core
    std::uint64_t max_source_bytes = 1ull << 30; ///< a larger file is refused
    std::string purpose;                         ///< why, for the ledger
};

struct IntakeReport {
    std::vector<Outcome> outcomes; ///< in the order the files were handed in
    Progress progress;             ///< as it stood at the end
    int resumed_elsewhere = 0;     ///< documents finished that were left over from before
    bool stopped = false;          ///< asked to stop before all was done
};

} // namespace strongroom::archive
