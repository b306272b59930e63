#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "archive/files_internal.h"
#include "archive/premises_internal.h"

namespace strongroom::archive {

/// The file of the full-text index and its key.
struct IndexFile {
    std::string name; ///< random
    std::filesystem::path path;
    Secret key;
};

/// Which file is the full-text index just now: "index-<name>.db", under a random key of its own that is kept
/// as "index:<name>" among the data keys. Where documents are erased, a new file under a new key takes its
/// place and the old key is destroyed, so that an old copy of the index does not open any more.
/// While an object of this class lives, no other process changes which file it is. Throws Failure.
class IndexFiles {
public:
    explicit IndexFiles(const Premises& premises); ///< waits for its turn

    /// Empty where there is none: never made, or its file or its key is gone.
    std::optional<IndexFile> current() const;
    /// A new name and key; nobody else sees it.
    IndexFile begin() const;
    /// From now on it is the one; all others are gone with their keys. \pre all of it is on disk
    void publish(const IndexFile& file) const;
    /// All are gone with their keys.
    void discard() const;

    /// Asks without waiting.
    static bool is_current(const Premises& premises, const IndexFile& file);

private:
    void remove_but(const std::string& kept) const;
    const Premises& m_premises;
    FolderLock m_lock;
};

} // namespace strongroom::archive
