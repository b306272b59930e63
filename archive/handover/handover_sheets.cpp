#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "archive/handover/handover.h"
#include "archive/handover/handover_view_internal.h"
#include "archive/loans/file_card_internal.h"
#include "archive/numbers_internal.h"
#include "index/values/date.h"

namespace strongroom::archive {
namespace {

using Line = HandoverLine::State;

SheetValue date_cell(const std::string& iso)
{
    const auto date = index::iso_date(iso);
    return date ? SheetValue(*date) : SheetValue();
}

SheetValue text_cell(const std::string& text) { return text.empty() ? SheetValue() : SheetValue(text); }

std::string person_name(Database& database, const std::optional<PersonId>& person)
{
    return person ? person_by_id(database, *person).name : std::string();
}

std::string unit_name(Database& database, const std::optional<PersonId>& person)
{
    if (!person)
        return {};
    Statement row = database.prepare(
        "SELECT u.name FROM person p JOIN org_unit u ON u.id = p.unit WHERE p.id = ?", person->value);
    return row.next() ? row.text(0) : std::string();
}

/// The lines of one file, in the order of the list.
struct FileLines {
    FileRecord file;
    std::vector<HandoverItem> lines;
};

std::vector<FileLines> by_file(std::vector<HandoverItem> lines)
{
    std::vector<FileLines> files;
    std::map<FileId, std::size_t> known;
    for (HandoverItem& line : lines) {
        if (!line.counts())
            continue;
        const auto [place, is_new] = known.try_emplace(line.file.id, files.size());
        if (is_new)
            files.push_back({line.file, {}});
        files[place->second].lines.push_back(std::move(line));
    }
    return files;
}

/// "一致", "不符: 多一页", or nothing while it is not ticked.
std::string check_result(Session::State& session, const HandoverRecord& handover, const FileLines& file)
{
    std::string differing;
    bool ticked = true;
    for (const HandoverItem& line : file.lines) {
        ticked = ticked && line.state != Line::listed;
        if (line.state != Line::differs && line.state != Line::absent)
            continue;
        const std::string said = line.state == Line::absent
            ? "缺件"
            : opened_text(session.archive, handover, line, "condition", line.condition);
        differing += (differing.empty() ? "" : "; ") + said;
    }
    if (!differing.empty())
        return "不符: " + differing;
    return ticked ? "一致" : "";
}

SheetRow contract_row(Session::State& session, const HandoverRecord& handover, const FileLines& file,
    const std::string& project)
{
    const FileCard card = card_on(session, handover, file.lines.front());
    std::int64_t copies = 0, annexes = 0, supplements = 0, pages = 0, kept = 0;
    for (const HandoverItem& line : file.lines) {
        pages += line.pages;
        if (line.item.kind == "supplement")
            supplements += line.copies;
        else if (line.item.number > 1)
            annexes += line.copies;
        else
            copies += line.copies;
    }
    for (const ItemRecord& item : items_of(session.archive.database, file.file.id)) {
        const bool listed = std::any_of(file.lines.begin(), file.lines.end(),
            [&](const HandoverItem& line) { return line.item.id == item.id; });
        if (!listed && !item.at.gone())
            kept += item.copies;
    }
    return {{"project", project}, {"building_no", text_cell(card.building)},
        {"room_no", text_cell(card.room_text())}, {"contract_no", text_cell(card.contract_no)},
        {"buyer", text_cell(card.buyer)}, {"copies_given", copies}, {"copies_kept", kept},
        {"annexes", annexes}, {"supplements", supplements}, {"pages", pages},
        {"check_result", text_cell(check_result(session, handover, file))},
        {"remarks", text_cell(file.file.reference_code)}};
}

/// The SHA-256 over the digests of its scans, in the order of the list: what the electronic package is
/// compared with.
std::string scans_digest(Database& database, const FileLines& file, std::int64_t& count)
{
    std::string digests;
    count = 0;
    for (const HandoverItem& line : file.lines) {
        if (!line.item.document)
            continue;
        Statement row
            = database.prepare("SELECT hex(digest) FROM document WHERE id = ?", line.item.document->value);
        if (row.next()) {
            digests += row.text(0);
            ++count;
        }
    }
    constexpr std::size_t shown = 16;
    return digests.empty() ? "" : hexadecimal(sha256(bytes_of(digests))).substr(0, shown);
}

std::string retention_text(const std::string& code)
{
    return code.empty() ? "" : code == "Y" ? "永久" : code.substr(1) + "年";
}

std::string box_numbers(Database& database, const FileLines& file)
{
    std::string text;
    for (const HandoverItem& line : file.lines) {
        if (!line.from_box)
            continue;
        Statement row = database.prepare("SELECT number FROM box WHERE id = ?", line.from_box->value);
        const std::string number = row.next() ? padded_number(row.integer(0), 4) : "";
        if (text.find(number) == std::string::npos)
            text += (text.empty() ? "" : ", ") + number;
    }
    return text;
}

SheetRow transfer_row(Session::State& session, const HandoverRecord& handover, const FileLines& file)
{
    Database& database = session.archive.database;
    const FileCard card = card_on(session, handover, file.lines.front());
    std::int64_t pages = 0, scans = 0;
    for (const HandoverItem& line : file.lines)
        pages += line.pages;
    const std::string digest = scans_digest(database, file, scans);
    return {{"reference", file.file.label().substr(5)}, {"title", text_cell(card.title())},
        {"date_from", date_cell(card.signed_on)}, {"date_to", date_cell(card.signed_on)},
        {"retention", text_cell(retention_text(file.file.retention))},
        {"items", static_cast<std::int64_t>(file.lines.size())}, {"pages", pages},
        {"box_no", text_cell(box_numbers(database, file))},
        {"grade",
            std::string(file.file.grade == 1 ? "一级"
                    : file.file.grade == 2   ? "二级"
                                             : "三级")},
        {"efiles", scans}, {"digest", text_cell(digest)},
        {"remarks", text_cell(check_result(session, handover, file))}};
}

RegisterSheet begun(Session::State& session, const char* form, const HandoverRecord& handover)
{
    RegisterSheet sheet;
    sheet.form = form;
    sheet.number = handover.number;
    sheet.made_on = index::iso_date(session.archive.premises.today()).value();
    Statement project = session.archive.database.prepare(
        "SELECT fonds, name FROM project WHERE id = ?", handover.project.value);
    if (project.next()) {
        sheet.fonds = project.text(0);
        sheet.project = project.text(1);
    }
    return sheet;
}

void note_print(Session::State& session, const RegisterSheet& sheet)
{
    Transaction transaction(session.archive.database);
    session.ledger.append(
        {"register.made", "register:" + sheet.form, "", std::to_string(sheet.rows.size()), sheet.number});
    transaction.commit();
}

/// The totals and years in the head of F3.
void put_totals(SheetRow& head, Database& database, const HandoverRecord& handover, std::size_t files)
{
    Statement totals = database.prepare(
        "SELECT count(*), count(DISTINCT l.from_box), coalesce(min(f.year), 0), coalesce(max(f.year), 0) "
        "FROM "
        "handover_line l JOIN file f ON f.id = l.file WHERE l.handover = ? AND l.state <> 'taken_off'",
        handover.id.value);
    totals.next();
    head["total_files"] = static_cast<std::int64_t>(files);
    head["total_items"] = totals.integer(0);
    head["total_boxes"] = totals.integer(1);
    if (totals.integer(2) > 0) {
        head["year_from"] = totals.integer(2);
        head["year_to"] = totals.integer(3);
    }
}

void put_tests(SheetRow& foot, const HandoverRecord& handover)
{
    constexpr std::array keys{"accuracy", "integrity", "usability", "safety", "media"};
    for (const auto& [test, side] :
        {std::pair(&handover.giver_test, "_giver"), {&handover.receiver_test, "_receiver"}})
        if (!test->empty()) {
            const auto results = nlohmann::json::parse(*test);
            for (std::size_t i = 0; i < keys.size(); ++i)
                foot[std::string(keys.at(i)) + side] = results.at(i).get<std::string>();
        }
}

} // namespace

Result<RegisterSheet> Handover::contract_sheet(const std::string& number)
{
    return guarded([&]() -> Result<RegisterSheet> {
        Session::State& state = m_session->state();
        const auto handover = seen_handover(state, number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        Database& database = state.archive.database;
        RegisterSheet sheet = begun(state, "F2", *handover);
        sheet.head["handover_no"] = handover->number;
        sheet.head["handover_on"]
            = date_cell(handover->sent_on.empty() ? handover->made_on : handover->sent_on);
        sheet.head["giving_unit"] = text_cell(unit_name(database, handover->giver));
        sheet.head["giver"] = person_name(database, handover->giver);
        sheet.head["receiving_unit"] = text_cell(handover->receiving_unit);
        sheet.head["receiver"] = text_cell(person_name(database, handover->receiver));
        for (const FileLines& file : by_file(lines_of(database, handover->id)))
            sheet.rows.push_back(contract_row(state, *handover, file, sheet.project));
        note_print(state, sheet);
        return sheet;
    });
}

Result<RegisterSheet> Handover::transfer_sheet(const std::string& number)
{
    return guarded([&]() -> Result<RegisterSheet> {
        Session::State& state = m_session->state();
        const auto handover = seen_handover(state, number);
        if (!handover)
            return tl::make_unexpected(handover.error());
        Database& database = state.archive.database;
        RegisterSheet sheet = begun(state, "F3", *handover);
        sheet.head["work_name"] = sheet.project + "档案移交";
        sheet.head["reason"] = text_cell(handover->reason);
        sheet.head["giving_unit"] = text_cell(unit_name(database, handover->giver));
        sheet.head["receiving_unit"] = text_cell(handover->receiving_unit);
        const auto files = by_file(lines_of(database, handover->id));
        put_totals(sheet.head, database, *handover, files.size());
        for (const FileLines& file : files)
            sheet.rows.push_back(transfer_row(state, *handover, file));
        put_tests(sheet.foot, *handover);
        note_print(state, sheet);
        return sheet;
    });
}

} // namespace strongroom::archive
