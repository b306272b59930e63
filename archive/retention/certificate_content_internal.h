#pragma once

#include <string>
#include <vector>

#include "archive/retention/destruction_internal.h"

namespace strongroom::archive {

/// A signature under a certificate: by whom, when, and the SHA-256 of what was signed.
struct CertificateSignature {
    DestructionAct by;
    std::string digest;
};

/// What is certified of an executed and verified list (F16): everything on the printed form, each item with
/// its SHA-256, the keys that were destroyed, and who decided, witnessed and executed. JSON without
/// fractions; names nobody whose data were destroyed.
std::string certificate_content(Act& act, const ListRecord& record);
/// The same with its signatures.
std::string signed_content(const std::string& content, const std::vector<CertificateSignature>& signatures);

} // namespace strongroom::archive
