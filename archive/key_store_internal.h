#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "archive/keys_internal.h"

namespace strongroom::archive {

/// The data keys of an archive, in one small file beside the archive key: apart from the data, so that a
/// backup of the data is worth nothing once a key was destroyed here. It is backed up together with the
/// archive key, and only its newest backup may be kept.
///
/// Format: slots of 256 bytes. Slot 0: "STRONGROOM KEYS 1" and a line end, zeros up to byte 32, 8 bytes of a
/// counter of changes, the archive's uid sealed with the wrapping key. Every other slot: one byte (0 free,
/// 1 new, 2 settled), 16 bytes keyed hash of the owner, and, sealed with the wrapping key, the data key, the
/// owner's length in one byte and the owner's name up to 120 bytes, zeros after it. A key is destroyed by
/// writing zeros over its slot, in place: no journal and no free page keeps a copy.
///
/// An owner is a name such as "document:<uid>" or "file:<uid>". Keys are put inside the catalogue transaction
/// that adds the owner's row, last before its commit; a key whose row never came is found by sweep().
/// Any thread may call; several processes may have the same file open. All functions throw Failure.
class KeyStore {
public:
    /// Opens the file. Machine where it is missing, damaged or of another archive key.
    KeyStore(const std::filesystem::path& file, const Keys& keys);
    ~KeyStore();
    KeyStore(KeyStore&&) noexcept;

    /// Makes an empty file for an archive, or takes over what an interrupted beginning left (no key of a
    /// document).
    static void found(const std::filesystem::path& file, const Keys& keys, const std::string& archive_uid);
    /// Machine where the keys are those of another archive.
    void expect_archive(const std::string& uid) const;

    /// On disk when it returns. \pre the owner has no key and its name is at most 120 bytes long
    void put(const std::string& owner, const Secret& key) const;
    /// Machine where there is none.
    Secret get(const std::string& owner) const;
    bool holds(const std::string& owner) const;
    /// All whose name begins so.
    std::vector<std::string> owners(const std::string& prefix) const;
    /// Gone from the disk when it returns; nothing to do for those that have none.
    void destroy(std::span<const std::string> owners) const;
    void destroy(const std::string& owner) const { destroy(std::span(&owner, 1)); }

    /// Looks at the new keys whose owner's name begins with `prefix`: those whose row is there are settled
    /// for good, the others are destroyed. Settled keys are never swept, whatever the catalogue says: it may
    /// be an old one, put back from a backup. Returns how many were destroyed. \pre inside a catalogue
    /// transaction, so that nobody stands between put() and commit
    int sweep(const std::string& prefix, const std::function<bool(const std::string& owner)>& has_row) const;

private:
    struct Store;
    std::unique_ptr<Store> m_store;
};

/// Where the data keys lie: beside the archive key.
std::filesystem::path key_store_file(const std::filesystem::path& archive_key_file);

/// The owner's name of a document's data key.
std::string document_owner(const std::string& uid);

} // namespace strongroom::archive
