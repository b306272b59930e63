#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/reading.h"
#include "ingest/base/id.h"
#include "ingest/page.h"
#include "ocr/page_text.h"

namespace strongroom::archive {

/// Where a document stands in its life (DOMAIN §5.3). Later states are added behind the last one.
enum class State {
    received,   ///< its original is sealed in the archive, nothing has been read yet
    scanned,    ///< its pages are known and wait to be read
    recognised, ///< read and searchable; no person has checked it yet
};
std::string_view name(State state); ///< "RECEIVED", "SCANNED", "RECOGNISED"
std::optional<State> state_named(std::string_view text);

/// One file a document was made from.
struct Source {
    std::string name;   ///< the file's name without its folder
    std::string sha256; ///< of the whole file, 64 hexadecimal digits
    std::string format; ///< "pdf", "tiff", …; empty until opened
    std::uint64_t bytes = 0;
    int page_count = 0; ///< 0 until opened
};

/// One page of a document, as far as it has been read.
struct PageContent {
    int number = 1;         ///< in the document, from 1
    int source = 0;         ///< which of the document's sources it comes from, from 0
    int page_in_source = 1; ///< its number in that file
    ingest::Size size;      ///< of the upright page in pixels; all boxes are in these
    double dpi = 0;
    bool dpi_stated = false;
    int quarter_turns = 0; ///< clockwise, done beyond what the file itself asked for
    bool blank = false;
    bool read = false; ///< false: still waiting, or set aside with `error`
    std::string error; ///< why the page could not be read; empty where it could
    std::vector<std::string> steps;
    std::vector<ingest::Finding> findings;
    std::vector<ingest::Rect> seals;
    ocr::PageText text;
    std::vector<ocr::SecondReading> second;
    std::vector<ingest::LayerLine> layer;
};

/// What was read from one or more files that form one document: what `strongroom read` shows.
struct DocumentContent {
    std::vector<Source> sources;
    std::vector<std::string> readers; ///< which took part: "ppocr", "tesseract"
    std::vector<PageContent> pages;
    index::DocumentReading reading;
};

/// One thing that happened to a document (a row of the ledger).
struct Event {
    std::int64_t seq = 0;
    std::string utc; ///< ISO 8601 with milliseconds, ending in Z
    std::string actor, role, terminal;
    std::string action; ///< "document.received", …: ledger.h lists them
    std::string purpose;
};

/// A document of the archive: identity, state, content and what happened to it.
struct Document {
    std::string uid;   ///< what people and programs name it by; random, never reused
    std::string title; ///< made from what was read, or the file's name
    State state = State::received;
    std::string received; ///< UTC, ISO 8601
    DocumentContent content;
    std::vector<Event> history; ///< oldest first
};

} // namespace strongroom::archive
