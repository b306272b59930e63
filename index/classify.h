#pragma once

#include <span>
#include <string>

#include "index/layout.h"

namespace strongroom::index {

/// What a document is, and how sure that is (0 to 1).
struct Classified {
    std::string kind = "other";
    double confidence = 0;
    std::string family; ///< of a sale contract, DOMAIN §3.1; else empty
};

/// Judges by the title (a line of its own near the top) and by words typical of a kind
/// (index/rules/kinds.json).
Classified classified(const std::vector<Block>& blocks, const Text& flow, std::span<const ReadPage> pages);

/// Whether a field of that name is kept for such a document. A list or a form says things about others, or in
/// passing, that are no data of its own (minimum necessary, R-ING-28); a letter gives none.
bool keeps(const Classified& document, const std::string& field);

/// Whether a field of such a document always wants a look by a person, however surely it was read. A
/// supplement names the number of its contract and speaks of ways to pay; of a paper nobody can name it is
/// not known whether what it says is about itself: a letter speaks of flats.
bool doubts(const Classified& document, const std::string& field);

} // namespace strongroom::index
