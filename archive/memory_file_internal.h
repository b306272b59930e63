#pragma once

#include <string>

#include "archive/files_internal.h"

namespace strongroom::archive {

/// A file that exists in memory only (memfd): how a sealed original is handed to a reader without ever lying
/// on the disk in clear.
class MemoryFile {
public:
    MemoryFile();
    void write(ByteView bytes) { m_file.write(bytes); }
    /// The same content through a descriptor with a place of its own, at the beginning.
    File reopened() const;

private:
    File m_file;
};

} // namespace strongroom::archive
