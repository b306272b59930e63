#pragma once

#include <filesystem>

#include "archive/blobs_internal.h"
#include "archive/clock.h"
#include "archive/key_store_internal.h"
#include "archive/keys_internal.h"
#include "archive/ledger.h"

namespace strongroom::archive {

/// Where an archive lies, its keys and who is working in it: what every thread that works there shares.
/// Nothing in it changes.
struct Premises {
    std::filesystem::path folder;
    std::filesystem::path anchors; ///< file of the ledger's anchors, beside the archive key
    Keys keys;
    KeyStore data_keys;
    Blobs blobs;
    Actor actor;
    Clock clock;

    std::string utc_now() const { return utc_text(clock()); }
    std::string today() const { return local_date(clock()); }
};

} // namespace strongroom::archive
