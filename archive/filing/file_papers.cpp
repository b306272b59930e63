// The papers of one file: F12 卷内目录, F13 案卷封面, F9 卷内备考表.
#include <array>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/findings_internal.h"
#include "archive/filing/item_description_internal.h"
#include "archive/filing/reference_code.h"
#include "archive/filing/sheets_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::array<std::string_view, 7> of_a_title{
    "contract_no", "contract_name", "building_no", "unit_no", "room_no", "buyer_name", "sign_date"};

/// Runs `fill(act, row, sheet)` on the sheet of a file on record.
template <class Fill>
Result<RegisterSheet> paper_of(
    Session& session, const std::string& form, const std::string& reference, Fill fill)
{
    return carried_out(session, [&](Act& act) -> Result<RegisterSheet> {
        if (const auto may = act.demand(Right::report_print, {}); !may)
            return tl::make_unexpected(may.error());
        const Result<FileRow> row = file_row(act, reference, of_a_title);
        if (!row)
            return tl::make_unexpected(row.error());
        const std::string& code = row->file.record.reference_code;
        if (code.empty())
            return failed(Code::conflict, row->file.record.label() + " is not on record yet",
                "its papers are printed once it has its reference code");
        RegisterSheet sheet = new_sheet(act, form, code, {&*row});
        fill(act, *row, sheet);
        return sheet;
    });
}

/// 缺损, 移出, 销毁 of the items, and parts that were never there.
std::string situation(Act& act, const FileRow& row)
{
    std::string text;
    const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : "；") + sentence; };
    Places places(act.database());
    for (const ItemRecord& item : items_of(act.database(), row.file.record.id))
        if (const std::string away = places.of(item).away; !away.empty())
            add("第" + std::to_string(item.number) + "件" + away);
    for (const MissingPart& part : missing_parts_of(act, row.file)) {
        const bool annex = part.part.starts_with("annex:");
        add("缺"
            + (annex                         ? part.part.substr(std::string_view("annex:").size())
                    : part.part == "id_copy" ? std::string("身份证复印件")
                    : part.part == "seal"    ? std::string("印章")
                                             : std::string("签字页")));
    }
    if (row.file.record.version > 1)
        add("已变更" + std::to_string(row.file.record.version - 1) + "次");
    return text.empty() ? "无缺损" : text;
}

} // namespace

Result<RegisterSheet> Filing::contents(const std::string& reference)
{
    return paper_of(*m_session, "F12", reference, [](Act& act, const FileRow& row, RegisterSheet& sheet) {
        sheet.head = {{"reference", row.file.record.reference_code}};
        Places places(act.database());
        for (const ItemRecord& item : items_of(act.database(), row.file.record.id)) {
            const ItemDescription says = description_of(act.database(), row.file, item.uid);
            sheet.rows.push_back(
                {{"document_no", says.document_no}, {"creator", masked_creators(says.creator)},
                    {"title", says.title.empty() ? std::string(title_of_kind(item.kind)) : says.title},
                    {"date", sheet_date(says.date)}, {"pages", std::int64_t{item.pages}},
                    {"remarks", places.of(item).away}});
        }
    });
}

Result<RegisterSheet> Filing::cover(const std::string& reference)
{
    return paper_of(*m_session, "F13", reference, [](Act& act, const FileRow& row, RegisterSheet& sheet) {
        const Dates dates = dates_of(act, row);
        Statement unit = act.database().prepare(
            "SELECT u.name FROM person p JOIN org_unit u ON u.id = p.unit WHERE p.login = ?",
            row.registered_by);
        sheet.head = {{"reference", row.file.record.reference_code}, {"title", file_title(row)},
            {"creator", unit.next() ? unit.text(0) : row.fonds}, {"date_from", sheet_date(dates.from)},
            {"date_to", sheet_date(dates.to)}, {"retention", retention_words(row.file.record.retention)},
            {"grade", grade_words(row.file.record.grade)}};
    });
}

Result<RegisterSheet> Filing::note_sheet(const std::string& reference)
{
    return paper_of(*m_session, "F9", reference, [](Act& act, const FileRow& row, RegisterSheet& sheet) {
        std::string links;
        Statement link
            = act.database().prepare("SELECT coalesce(f.reference_code, f.uid) FROM file_link l JOIN file f "
                                     "ON f.id = CASE l.file WHEN ?1 THEN "
                                     "l.to_file ELSE l.file END WHERE l.file = ?1 OR l.to_file = ?1",
                row.file.record.id.value);
        while (link.next())
            links += (links.empty() ? "" : "、") + link.text(0);
        sheet.head = {{"see_also", links}, {"items", std::int64_t{row.items}},
            {"pages", std::int64_t{row.pages}}, {"text_pages", std::int64_t{row.pages}},
            {"situation", situation(act, row)}, {"filed_by", person_name(act.database(), row.keyed_by)},
            {"filed_on", sheet_day(row.keyed_at)},
            {"checked_by", person_name(act.database(), row.verified_by)},
            {"checked_on", sheet_day(row.verified_at)}};
    });
}

} // namespace strongroom::archive
