#pragma once

#include <span>

#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "archive/document.h"
#include "archive/intake.h"
#include "archive/ledger.h"
#include "archive/retention/destruction_list.h"
#include "archive/search.h"

// What the program prints as JSON. Keys keep the order in which they are written; ui/schema/ describes them.
namespace strongroom::ui {

using Json = nlohmann::ordered_json;

Json json_of(const ingest::Rect& box); ///< [x, y, width, height]
Json json_of(const ingest::Finding& finding);
Json json_of(const ocr::Line& line);
Json json_of(const index::Check& check);
Json json_of(const index::Field& field); ///< numbers (money, area …) as JSON numbers
Json json_of(const index::Pair& pair);

Json json_of(const archive::PageContent& page);

/// One line of `strongroom read --json` (ui/schema/read.schema.json). `files` are the sources as the person
/// named them.
Json json_of(const archive::DocumentContent& content, std::span<const std::string> files);

/// `strongroom show --json` (ui/schema/show.schema.json).
Json json_of(const archive::Document& document);

/// `strongroom search --json` (ui/schema/search.schema.json).
Json json_of(const archive::SearchResult& result);

/// One line of `strongroom ingest --json`.
Json json_of(const archive::Outcome& outcome);

Json json_of(const archive::Job& job);

/// `strongroom destruction stub --json`, and a line of `destruction show --json`.
Json json_of(const archive::DestructionLine& line);
Json json_of(const archive::DestructionList& list);
Json json_of(const archive::LedgerVerdict& verdict);

/// An array of what json_of() gives for each.
template <class T>
Json json_of(std::span<const T> values)
{
    Json array = Json::array();
    for (const T& value : values)
        array.push_back(json_of(value));
    return array;
}

/// The text on one line; bytes that are not UTF-8 (file names) are replaced.
std::string on_one_line(const Json& json);

} // namespace strongroom::ui
