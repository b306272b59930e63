#include <array>

#include "archive/shelves/contract_order_internal.h"
#include "archive/shelves/scan_code.h"
#include "archive/shelves/seeing_internal.h"
#include "archive/shelves/shelves.h"
#include "archive/shelves/standing_internal.h"

namespace strongroom::archive {
namespace {

/// "D30" as it is printed: "30年".
std::string retention_in_words(const std::string& code)
{
    if (code == "Y")
        return "永久";
    return code.starts_with("D") ? code.substr(1) + "年" : code;
}

std::string grade_in_words(int grade)
{
    constexpr std::array words{"一级", "二级", "三级"};
    return words.at(static_cast<std::size_t>(grade - 1));
}

/// What is behind the last dash of a reference code: the number of the file in its series.
std::string number_in(const std::string& reference) { return reference.substr(reference.rfind('-') + 1); }

SheetValue blank_or(const std::string& text) { return text.empty() ? SheetValue() : SheetValue(text); }

Result<void> may_print(Session::State& session, const Subject& subject)
{
    const Verdict verdict
        = may(session.person, Right::report_print, subject, session.archive.premises.today());
    if (!verdict.allowed())
        return failed(Code::forbidden, verdict.why, verdict.advice);
    return demand_sight(session, subject);
}

SheetRow spine_of(Session::State& session, const BoxRecord& box)
{
    Database& database = session.archive.database;
    ContractNumbers numbers(session.archive);
    const Reach reach = reach_of(database, box.id, numbers);
    Statement of_project
        = database.prepare("SELECT fonds, name FROM project WHERE id = ?", box.project.value);
    of_project.next();
    Statement years = database.prepare(
        "SELECT min(f.year), max(f.year) FROM item i JOIN file f ON f.id = i.file WHERE i.box = ?",
        box.id.value);
    years.next();
    SheetRow row{{"spine_mm", std::int64_t{box.thickness_mm}}, {"fonds_no", of_project.text(0)},
        {"project", of_project.text(1)}, {"building_no", blank_or(box.key.building)},
        {"retention", blank_or(retention_in_words(box.key.retention))}, {"box_no", box.code},
        {"grade", grade_in_words(box.key.grade)}, {"box_id", text_of({Labelled::box, box.uid})}};
    if (!years.null(0)) {
        row["year_from"] = years.integer(0);
        row["year_to"] = years.integer(1);
    }
    if (!reach.empty) {
        row["contract_from"] = blank_or(reach.first.contract_no);
        row["contract_to"] = blank_or(reach.last.contract_no);
        row["item_from"] = number_in(reach.first.reference);
        row["item_to"] = number_in(reach.last.reference);
    }
    return row;
}

RegisterSheet sheet_of(Session::State& session, std::string form)
{
    RegisterSheet sheet;
    sheet.form = std::move(form);
    sheet.made_on = index::iso_date(session.archive.premises.today()).value();
    return sheet;
}

/// One line of the note sheet for each kind of thing that is to be known: what is away, missing, gone,
/// damaged.
std::string situation(Database& database, const BoxRecord& box)
{
    int items = 0, pages = 0;
    std::string away, missing, gone, damaged;
    const auto add
        = [](std::string& list, const std::string& text) { list += (list.empty() ? "" : "；") + text; };
    const auto reference
        = [&](const ItemRecord& item) { return reference_of(file_record(database, item.file), item); };
    for (const ItemRecord& item : items_belonging_to(database, box.id)) {
        ++items;
        pages += item.pages;
        if (item.at.kind != Whereabouts::Kind::box)
            add(away, reference(item) + "（" + holder_of(database, item.at) + "）");
        if (!item.missing_since.empty())
            add(missing, reference(item) + "（" + item.missing_since.substr(0, 10) + "）");
        Statement found = database.prepare("SELECT v.number, l.result, l.note FROM inventory_line l JOIN "
                                           "inventory v ON v.id = l.inventory WHERE "
                                           "l.item = ? AND l.result IN ('damaged', 'label') AND v.state IN "
                                           "('APPROVED', 'CLOSED') ORDER BY v.id "
                                           "DESC LIMIT 1",
            item.id.value);
        if (found.next())
            add(damaged,
                reference(item) + "（" + found.text(0) + "："
                    + (found.text(1) == "label" ? "标签不符" : "破损")
                    + (found.text(2).empty() ? "" : "，" + found.text(2)) + "）");
    }
    Statement left = database.prepare(
        "SELECT id FROM item WHERE home = ? AND gone IS NOT NULL ORDER BY id", box.id.value);
    while (left.next()) {
        const ItemRecord item = item_record(database, {left.integer(0)});
        add(gone,
            reference(item)
                + (item.at.kind == Whereabouts::Kind::destroyed          ? "（已销毁）"
                        : item.at.kind == Whereabouts::Kind::transferred ? "（已移交）"
                                                                         : "（已注销）"));
    }
    std::string text = "本盒共 " + std::to_string(items) + " 件 " + std::to_string(pages) + " 页。";
    for (const auto& [caption, list] : {std::pair{"借出/移交中：", &away}, {"缺失：", &missing},
             {"移出、销毁：", &gone}, {"缺损：", &damaged}})
        if (!list->empty())
            text += "\n" + std::string(caption) + *list + "。";
    return text;
}

} // namespace

Result<RegisterSheet> Shelves::spine_sheet(std::span<const std::string> boxes)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<RegisterSheet> {
        RegisterSheet sheet = sheet_of(session, "F7");
        for (const std::string& reference : boxes) {
            const Result<BoxRecord> box = find_box(session.archive.database, reference);
            if (!box)
                return tl::make_unexpected(box.error());
            if (const auto allowed = may_print(session, box->subject()); !allowed)
                return tl::make_unexpected(allowed.error());
            sheet.rows.push_back(spine_of(session, *box));
        }
        return sheet;
    });
}

Result<RegisterSheet> Shelves::note_sheet(const std::string& box)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<RegisterSheet> {
        Database& database = session.archive.database;
        const Result<BoxRecord> found = find_box(database, box);
        if (!found)
            return tl::make_unexpected(found.error());
        if (const auto allowed = may_print(session, found->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        RegisterSheet sheet = sheet_of(session, "F8");
        sheet.number = found->code;
        Statement of_project
            = database.prepare("SELECT fonds, name FROM project WHERE id = ?", found->project.value);
        of_project.next();
        sheet.fonds = of_project.text(0);
        sheet.project = of_project.text(1);
        sheet.head = {{"reference", found->code}, {"situation", situation(database, *found)},
            {"arranged_by", session.person.name}, {"arranged_on", sheet.made_on}};
        return sheet;
    });
}

} // namespace strongroom::archive
