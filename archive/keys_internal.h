#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace strongroom::archive {

using Bytes = std::basic_string<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

ByteView bytes_of(std::string_view text);
std::string hexadecimal(ByteView bytes);
Bytes from_hexadecimal(std::string_view text); ///< empty where it is none
Bytes random_bytes(std::size_t count);
Bytes sha256(ByteView bytes);

/// Secret bytes in guarded memory: kept out of swap and core dumps where the system allows it, zeroed when
/// they go.
class Secret {
public:
    explicit Secret(std::size_t size);
    std::uint8_t* data() { return m_bytes.get(); }
    const std::uint8_t* data() const { return m_bytes.get(); }
    std::size_t size() const { return m_size; }
    operator ByteView() const { return {m_bytes.get(), m_size}; }

private:
    struct Wipe {
        void operator()(std::uint8_t* bytes) const noexcept;
    };
    std::unique_ptr<std::uint8_t, Wipe> m_bytes;
    std::size_t m_size;
};

/// The keys of an archive. All come from the one archive key (32 random bytes in a file) by BLAKE2b key
/// derivation (libsodium crypto_kdf, context "STRGROOM"); the number of each is part of the format.
struct Keys {
    Secret catalogue; ///< 1: opens catalogue.db
    Secret blind;     ///< 3: keyed hashes of numbers one may look up, and of queries in the ledger
    Secret wrapping;  ///< 4: wraps the data keys
    Secret signing;   ///< 5: seed of the Ed25519 pair that signs the ledger's anchors
    std::array<std::uint8_t, 32> verifying{}; ///< the public half of `signing`

    explicit Keys(const Secret& archive_key);
};

/// Where the archive key of `folder` lies: $STRONGROOM_KEY_FILE, else keys/archive.key.
std::filesystem::path key_file(const std::filesystem::path& folder);

/// Makes the key file (0600, in a folder made with 0700) and syncs it; one that is there already is kept and
/// used (a key may be prepared beforehand). Throws Failure.
Secret make_archive_key(const std::filesystem::path& file);

/// Throws Failure where the file is missing, may be read by others or is not 32 bytes long.
Secret read_archive_key(const std::filesystem::path& file);

} // namespace strongroom::archive
