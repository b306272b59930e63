#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/document.h"
#include "archive/people/masking.h"
#include "archive/search.h"

namespace strongroom::archive {

/// Whether the text of the pages is shown: it tells what the picture tells.
enum class PageText { shown, left_out };

/// Lies over one document for somebody from whom something is hidden: fields are masked, and wherever else
/// their values stand (title, snippet, text, messages) they are covered.
class Veil {
public:
    Veil(Hidden hidden, Strictness strictness, const index::DocumentReading& reading);

    std::string over(std::string_view text) const { return covered(text, m_covers, {}, m_numbers).text; }
    void cover(Hit& hit) const;
    void cover(Document& document, PageText text) const;

private:
    void add(std::string_view field, const std::string& value);
    void cover(index::Field& field) const;
    void cover(PageContent& page, PageText text) const;

    Hidden m_hidden;
    Strictness m_strictness;
    Numbers m_numbers;
    std::vector<Cover> m_covers;
};

} // namespace strongroom::archive
