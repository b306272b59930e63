#include "ui/json_internal.h"

#include <charconv>
#include <cmath>
#include <filesystem>

#include "ui/exit_code.h"

namespace strongroom::ui {

namespace {

/// Three decimals are all a confidence means, and keep the lines short.
double rounded(double confidence) { return std::round(confidence * 1000) / 1000; }

Json value_of(const index::Field& field)
{
    switch (field.kind) {
    case index::ValueKind::number:
    case index::ValueKind::money:
    case index::ValueKind::area:
    case index::ValueKind::ratio: {
        std::int64_t number = 0;
        const char* end = field.value.data() + field.value.size();
        const auto [rest, failure] = std::from_chars(field.value.data(), end, number);
        if (failure == std::errc() && rest == end)
            return number;
        return nullptr;
    }
    case index::ValueKind::text:
    case index::ValueKind::date:
    case index::ValueKind::code:
        return field.value;
    }
    return field.value;
}

/// kind to checks: what was made of the pages.
void add_content(Json& json, const archive::DocumentContent& content)
{
    const index::DocumentReading& reading = content.reading;
    json["kind"] = reading.kind;
    json["kind_confidence"] = rounded(reading.kind_confidence);
    json["family"] = reading.family;
    json["readers"] = content.readers;
    json["pages"] = json_of(std::span<const archive::PageContent>(content.pages));
    json["fields"] = json_of(std::span<const index::Field>(reading.fields));
    json["pairs"] = json_of(std::span<const index::Pair>(reading.pairs));
    json["checks"] = json_of(std::span<const index::Check>(reading.checks));
}

} // namespace

Json json_of(const ingest::Rect& box) { return {box.x, box.y, box.width, box.height}; }

Json json_of(const ingest::Finding& finding)
{
    return {{"rule", finding.rule}, {"message", finding.message}};
}

Json json_of(const ocr::Line& line)
{
    return {{"text", line.text}, {"box", json_of(line.box)}, {"confidence", rounded(line.confidence)}};
}

Json json_of(const index::Check& check)
{
    return {{"rule", check.rule}, {"outcome", index::name(check.outcome)}, {"message", check.message}};
}

Json json_of(const index::Field& field)
{
    Json readings = Json::array();
    for (const index::Reading& reading : field.readings)
        readings.push_back({{"reader", reading.reader}, {"text", reading.text}});
    Json json;
    json["name"] = field.name;
    json["index"] = field.index;
    json["value"] = value_of(field);
    json["text"] = field.text;
    json["page"] = field.page;
    json["box"] = json_of(field.box);
    json["confidence"] = rounded(field.confidence);
    json["readings"] = std::move(readings);
    json["accepted"] = field.accepted;
    json["checks"] = json_of(std::span<const index::Check>(field.checks));
    return json;
}

Json json_of(const index::Pair& pair)
{
    return {{"label", pair.label}, {"value", pair.value}, {"page", pair.page},
        {"label_box", json_of(pair.label_box)}, {"value_box", json_of(pair.value_box)}};
}

Json json_of(const archive::PageContent& page)
{
    Json json = {{"number", page.number}};
    json["width"] = page.read ? Json(page.size.width) : Json();
    json["height"] = page.read ? Json(page.size.height) : Json();
    json["dpi"] = page.read ? Json(page.dpi) : Json();
    json["blank"] = page.blank;
    json["quarter_turns"] = page.quarter_turns;
    json["steps"] = page.steps;
    json["seals"] = json_of(std::span<const ingest::Rect>(page.seals));
    json["findings"] = json_of(std::span<const ingest::Finding>(page.findings));
    json["error"] = page.error.empty() ? Json() : Json(page.error);
    json["lines"] = json_of(std::span<const ocr::Line>(page.text.lines));
    return json;
}

Json json_of(const archive::DocumentContent& content, std::span<const std::string> files)
{
    Json json;
    json["file"] = files.front();
    json["sha256"] = content.sources.front().sha256;
    if (files.size() > 1) {
        json["files"] = Json::array();
        for (std::size_t i = 0; i < files.size(); ++i)
            json["files"].push_back({{"file", files[i]}, {"sha256", content.sources[i].sha256},
                {"pages", content.sources[i].page_count}});
    }
    add_content(json, content);
    return json;
}

Json json_of(const archive::Document& document)
{
    Json json;
    json["document"] = document.uid;
    json["title"] = document.title;
    json["state"] = archive::name(document.state);
    json["received"] = document.received;
    if (!document.content.sources.empty()) {
        json["file"] = document.content.sources.front().name;
        json["sha256"] = document.content.sources.front().sha256;
    }
    json["sources"] = Json::array();
    for (const archive::Source& source : document.content.sources)
        json["sources"].push_back({{"file", source.name}, {"sha256", source.sha256},
            {"format", source.format}, {"bytes", source.bytes}, {"pages", source.page_count}});
    add_content(json, document.content);
    json["history"] = Json::array();
    for (const archive::Event& event : document.history)
        json["history"].push_back(
            {{"seq", event.seq}, {"utc", event.utc}, {"actor", event.actor}, {"role", event.role},
                {"terminal", event.terminal}, {"action", event.action}, {"purpose", event.purpose}});
    return json;
}

Json json_of(const archive::SearchResult& result)
{
    Json json;
    json["query"] = result.query;
    json["total"] = result.total;
    json["more"] = result.more;
    json["forgiving"] = result.forgiving;
    json["notes"] = result.notes;
    json["hits"] = Json::array();
    for (const archive::Hit& hit : result.hits) {
        Json highlights = Json::array();
        for (const auto& [begin, length] : hit.highlights)
            highlights.push_back({begin, length});
        json["hits"].push_back({{"document", hit.document}, {"title", hit.title}, {"kind", hit.kind},
            {"page", hit.page}, {"snippet", hit.snippet}, {"highlights", std::move(highlights)},
            {"boxes", json_of(std::span<const ingest::Rect>(hit.boxes))}});
    }
    return json;
}

Json json_of(const archive::Outcome& outcome)
{
    Json json;
    json["files"] = Json::array();
    for (const std::filesystem::path& file : outcome.files)
        json["files"].push_back(file.string());
    json["fate"] = archive::name(outcome.fate);
    json["document"] = outcome.uid.empty() ? Json() : Json(outcome.uid);
    json["title"] = outcome.title;
    json["kind"] = outcome.kind;
    json["pages"] = outcome.pages;
    json["page_errors"] = outcome.page_errors;
    json["error"] = outcome.fate == archive::Fate::refused ? Json(sentence(outcome.error)) : Json();
    return json;
}

Json json_of(const archive::Job& job)
{
    return {{"job", job.id.value}, {"kind", job.kind}, {"document", job.document}, {"page", job.page},
        {"state", job.state}, {"attempts", job.attempts}, {"last_error", job.last_error}};
}

Json json_of(const archive::LedgerVerdict& verdict)
{
    Json faults = Json::array();
    for (const archive::LedgerFault& fault : verdict.faults)
        faults.push_back({{"seq", fault.seq}, {"what", fault.what}});
    return {{"intact", verdict.intact()}, {"rows", verdict.rows}, {"anchors", verdict.anchors},
        {"faults", std::move(faults)}};
}

std::string on_one_line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace strongroom::ui
