#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "ingest/base/result.h"

namespace strongroom::ui {

enum class Overwrite { refuse, allow };

/// A file that appears under its name only when it is complete: written beside it under a temporary name,
/// synced and renamed. Without commit() nothing stays behind.
class OutputFile {
public:
    /// Errors: conflict (it is there and `overwrite` refuses), machine (the folder is missing or cannot be
    /// written).
    static Result<OutputFile> create(const std::filesystem::path& path, Overwrite overwrite);

    ~OutputFile();
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    /// False when the disk is full or failed; commit() then says so.
    bool write(std::span<const std::uint8_t> bytes);
    bool write(std::string_view text);

    /// Puts the file in its place. Errors: machine (something could not be written), conflict (somebody else
    /// made a file of that name meanwhile).
    Result<void> commit();

private:
    OutputFile(
        std::filesystem::path path, std::filesystem::path temporary, int descriptor, Overwrite overwrite);

    std::filesystem::path m_path, m_temporary;
    int m_descriptor = -1;
    Overwrite m_overwrite;
    int m_errno = 0; ///< of the first write that failed
};

} // namespace strongroom::ui
