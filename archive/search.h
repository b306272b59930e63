#pragma once

#include <string>
#include <utility>
#include <vector>

#include "archive/document.h"

namespace strongroom::archive {

struct SearchOptions {
    int limit = 20;
    int offset = 0;
    std::string purpose;
};

/// A document found, and the page that shows why.
struct Hit {
    std::string document; ///< uid
    std::string title;
    std::string kind;
    int page = 1;
    std::string snippet;
    std::vector<std::pair<std::size_t, std::size_t>> highlights; ///< bytes of `snippet`: begin, length
    std::vector<ingest::Rect> boxes;                             ///< on the page, in its pixels
};

struct SearchResult {
    std::string query; ///< as typed
    int total = 0;     ///< counted up to `count_limit`
    bool more = false; ///< there are more than `total`
    bool forgiving
        = false; ///< nothing had the query exactly: these have look-alike characters (0/O, 已/己 …)
    std::vector<std::string> notes; ///< what could not be understood and was taken literally
    std::vector<Hit> hits;          ///< newest document first
    static constexpr int count_limit = 1000;
};

} // namespace strongroom::archive
