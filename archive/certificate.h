#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/base/result.h"

namespace strongroom::archive {

/// The public half of the key an archive signs with (Ed25519).
using PublicKey = std::array<std::uint8_t, 32>;

/// 64 hexadecimal digits; none for another text.
std::optional<PublicKey> public_key(std::string_view hexadecimal);

std::string digits_of(const PublicKey& key); ///< as public_key() takes them, lower-case

/// A short name of the key to compare by eye or telephone: the first 16 bytes of its SHA-256, in groups of
/// four digits, "3f9a 01bc …".
std::string fingerprint(const PublicKey& key);

/// The key the archive in `folder` signs with. Reads its key file only. Errors: machine, not_found.
Result<PublicKey> signing_key_of(const std::filesystem::path& folder);

/// What a look at a certificate found.
struct CertificateVerdict {
    /// Whose key signed it. Anybody can sign with a key of his own, so `not_compared` proves only that
    /// nothing was changed since.
    enum class Signer { expected, another, not_compared };

    std::vector<std::string> faults; ///< sentences; empty: every byte is as it was signed
    Signer signer = Signer::not_compared;
    std::optional<PublicKey> key; ///< the key it names; none where it names none
    std::string content;          ///< what it certifies: canonical JSON; empty where it is not intact

    bool intact() const { return faults.empty(); }
    bool proven() const { return intact() && signer != Signer::another; }
};

/// Proves a certificate by its bytes alone. `file` is the PDF, or the JSON that is attached to it, saved on
/// its own. Any byte that was changed, added or cut off is found. The PDF itself is not interpreted.
///
/// The JSON is canonical (keys sorted bytewise, no space, UTF-8, no fractions):
///     {"content":{...},"format":"strongroom certificate 1","key":"<hex>","signature":"<hex>"}
/// signed over "strongroom certificate 1", a zero byte, and the canonical text of content. The PDF carries
/// that JSON as an attachment, uncompressed, and ends, after %%EOF, with the line
///     %strongroom-certificate-1 content=<offset>+<length> key=<hex> signature=<hex>
/// signed over "strongroom certificate file 1", a zero byte, and every byte before the signature's first
/// digit. Hexadecimal digits are lower-case; both signatures are of the same key.
CertificateVerdict verify_certificate(
    std::span<const std::uint8_t> file, const std::optional<PublicKey>& expected = std::nullopt);

} // namespace strongroom::archive
