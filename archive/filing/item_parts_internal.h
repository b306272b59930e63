#pragma once

#include <set>
#include <string>
#include <vector>

#include "archive/document.h"

namespace strongroom::archive {

/// Which parts of a contract its pages show (V-DC-04).
struct ItemParts {
    bool known = false; ///< false: paper only, nobody has seen its pages here
    bool signature_page = false;
    bool seal = false;
    std::set<std::string> annexes_named; ///< "附件四": what the text refers to
    std::set<std::string> annexes_there; ///< whose heading stands on a page
};

ItemParts parts_of(const std::vector<PageContent>& pages);

} // namespace strongroom::archive
