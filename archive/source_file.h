#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "ingest/base/result.h"

namespace strongroom::archive {

/// A file a person gave us, open for reading. Closes its descriptor when it goes.
class SourceFile {
public:
    /// Opens a regular file. Errors, each naming the file: not_found, forbidden (may not be read), bad_input
    /// (a folder or a device, or empty).
    static Result<SourceFile> open(const std::filesystem::path& path);

    ~SourceFile();
    SourceFile(SourceFile&& other) noexcept;
    SourceFile& operator=(SourceFile&& other) noexcept;

    int descriptor() const { return m_descriptor; }    ///< stays ours
    const std::string& name() const { return m_name; } ///< the path as it was given
    std::int64_t bytes() const { return m_bytes; }

    /// SHA-256 of the content in lower-case hexadecimal; reads in pieces, so memory does not grow with the
    /// file. Errors: machine, where the disk fails.
    Result<std::string> sha256() const;

private:
    SourceFile(int descriptor, std::string name, std::int64_t bytes);
    int m_descriptor = -1;
    std::string m_name;
    std::int64_t m_bytes = 0;
};

} // namespace strongroom::archive
