#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/certificate.h"
#include "archive/keys_internal.h"

namespace strongroom::archive {

/// The statement alone: `content` (a JSON object) with the archive's signature, as canonical JSON. Errors
/// (bad_input): it is no object, or holds a fraction, which has no one way to be written.
Result<std::string> signed_statement(std::string_view content, const Keys& keys);

/// The certificate as it is handed out: the printed PDF with the signed statement attached
/// ("certificate.json") and the signature of the whole file at its end (format: certificate.h).
/// Errors (bad_input): as above, or `pdf` is none.
Result<std::vector<std::uint8_t>> signed_certificate(
    ByteView pdf, std::string_view content, const Keys& keys);

} // namespace strongroom::archive
