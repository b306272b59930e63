#pragma once

#include <memory>
#include <string>

#include "ingest/base/result.h"
#include "ingest/page.h"

namespace strongroom::ingest {

/// What is taken in at most; more is refused with a sentence that says so.
struct ScanLimits {
    long max_pixels = 120'000'000; ///< a page: A0 at about 300 dpi
    int max_pages = 5'000;         ///< a file
};

/// An opened file: PDF, TIFF, JPEG, PNG, WebP or HEIC. Pages are decoded one at a time, when asked for, so
/// the memory needed does not grow with the number of pages. Not for use by two threads at once.
class Scan {
public:
    virtual ~Scan() = default;
    virtual std::string format() const = 0; ///< "pdf", "tiff", "jpeg", "png", "webp", "heic"
    virtual int page_count() const = 0;     ///< at least 1
    /// \pre 1 <= number <= page_count(). An Error costs this page only: the others can still be read.
    virtual Result<Page> page(int number) = 0;
};

/// Opens what the descriptor `fd` refers to (a regular file or memory file, read from its start; the caller
/// keeps the descriptor and closes it after the Scan is gone). The kind is told by the content, never by the
/// name. `name` is used in messages only. Errors: bad_input (empty, damaged, password needed, too many pixels
/// or pages), unsupported (not one of the formats).
Result<std::unique_ptr<Scan>> open_scan(int fd, const std::string& name, const ScanLimits& limits = {});

} // namespace strongroom::ingest
