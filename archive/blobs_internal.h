#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>

#include "archive/files_internal.h"
#include "archive/keys_internal.h"

namespace strongroom::archive {

/// What a blob is: which document's, and what for ("source/0", "picture/12"). Authenticated with every piece,
/// together with the blob's name, so that one file cannot be put in another's place.
struct BlobIdentity {
    std::string document; ///< uid
    std::string role;
};

/// Writes one sealed file piece by piece. Nothing of it stays unless committed.
///
/// Format: "SRB" 0x01, 24 bytes of secretstream header, then pieces of 65,536 bytes each sealed to 65,553
/// (XChaCha20-Poly1305 secretstream of libsodium); the last one is shorter or empty and carries the FINAL
/// tag, so a cut-off file does not open. Authenticated with each piece: "strongroom blob 1", uid, role, name,
/// each followed by a zero byte.
class BlobWriter {
public:
    BlobWriter(const std::filesystem::path& root, const Secret& key, const BlobIdentity& identity);
    ~BlobWriter();
    BlobWriter(BlobWriter&&) noexcept;

    void write(ByteView bytes);
    /// Seals the end, syncs the file, gives it its name, syncs its folder. Returns the name, which may now be
    /// written into a row.
    std::string commit();

private:
    struct Stream;
    void put(ByteView piece, unsigned char tag);
    std::unique_ptr<Stream> m_stream;
};

/// The folder of sealed files. Names are random, so they tell nothing of what is inside; files lie under the
/// first two digits of their name.
class Blobs {
public:
    explicit Blobs(std::filesystem::path root);

    BlobWriter begin(const Secret& key, const BlobIdentity& identity) const;
    std::string put(const Secret& key, const BlobIdentity& identity, ByteView bytes) const;

    /// Calls `sink` with each piece in order. Throws Failure where the file is missing, damaged or not this
    /// blob; pieces given before are then not to be trusted as complete.
    void read(const Secret& key, const BlobIdentity& identity, const std::string& name,
        const std::function<void(ByteView)>& sink) const;

    void remove(const std::string& name) const; ///< nothing to do where it is gone

    /// Removes every file that is not in `named`, half-written ones too; returns how many.
    /// \pre nobody is writing blobs.
    int sweep(const std::unordered_set<std::string>& named) const;

private:
    std::filesystem::path m_root;
};

} // namespace strongroom::archive
