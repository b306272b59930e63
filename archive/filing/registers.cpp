// F1 合同信息登记表, F10 归档文件目录, F11 案卷目录.
#include <array>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/item_description_internal.h"
#include "archive/filing/reference_code.h"
#include "archive/filing/sheets_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::array<std::string_view, 17> of_the_register{"contract_no", "contract_name", "building_no",
    "unit_no", "room_no", "buyer_name", "mobile", "gross_area", "unit_price", "total_price", "payment_method",
    "sign_date", "valid_from", "valid_to", "gov_filing_no", "gov_filing_date", "remarks"};
constexpr std::array<std::string_view, 7> of_a_title{
    "contract_no", "contract_name", "building_no", "unit_no", "room_no", "buyer_name", "sign_date"};

/// 履行情况 of each file: the newest that is said of it.
std::string performance(Act& act, const FileRecord& file)
{
    Statement row = act.database().prepare(
        "SELECT kind FROM file_change WHERE file = ? ORDER BY id DESC LIMIT 1", file.id.value);
    const std::string kind = row.next() ? row.text(0) : "";
    if (kind == "performed")
        return "履行完毕";
    if (kind == "rescinded")
        return "解除";
    if (kind == "terminated")
        return "终止";
    if (kind == "dispute")
        return "纠纷";
    return file.state == FileState::change_pending ? "变更中" : "履行中";
}

SheetRow register_row(Act& act, const FileRow& row, Places& places)
{
    const FileRecord& record = row.file.record;
    const auto value = [&](std::string_view name) { return value_of(row.values, name); };
    // Whoever may see them elsewhere: on paper they are always masked (F1).
    const auto hidden = [&](std::string_view name) {
        const std::string of = value(name);
        return of.empty() ? of : masked(name, of);
    };
    const Places::Place place = places.of(record);
    return {{"registered_on", sheet_day(row.keyed_at)}, {"reference", record.reference_code},
        {"contract_no", value("contract_no")}, {"contract_name", value("contract_name")},
        {"contract_kind", std::string(title_of_kind(record.kind))}, {"project", row.project_name},
        {"building_no", value("building_no")}, {"unit", value("unit_no")}, {"room_no", value("room_no")},
        {"buyer", hidden("buyer_name")}, {"phone", hidden("mobile")},
        {"floor_area", sheet_area(value("gross_area"))}, {"unit_price", sheet_fen(value("unit_price"))},
        {"total_price", sheet_fen(value("total_price"))},
        {"payment_method", std::string(payment_words(value("payment_method")))},
        {"signed_on", sheet_date(value("sign_date"))}, {"valid_from", sheet_date(value("valid_from"))},
        {"valid_to", sheet_date(value("valid_to"))}, {"filing_no", value("gov_filing_no")},
        {"filed_on", sheet_date(value("gov_filing_date"))}, {"performance", performance(act, record)},
        {"registrar", person_name(act.database(), row.keyed_by)},
        {"verifier", person_name(act.database(), row.verified_by)},
        {"on_record_on", sheet_day(row.registered_at)}, {"box_no", place.box}, {"location", place.location},
        {"remarks", value("remarks") + (place.away.empty() ? "" : " " + place.away)}};
}

bool is_listed(const FileRow& row)
{
    return !row.file.record.reference_code.empty() && row.file.record.state != FileState::written_off;
}

std::vector<const FileRow*> on_record(const std::vector<FileRow>& rows)
{
    std::vector<const FileRow*> listed;
    for (const FileRow& row : rows)
        if (is_listed(row))
            listed.push_back(&row);
    return listed;
}

} // namespace

Result<RegisterSheet> Filing::contract_register(const FileFilter& filter)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RegisterSheet> {
        if (const auto may = act.demand(Right::report_print, {}); !may)
            return tl::make_unexpected(may.error());
        const std::vector<FileRow> rows = file_rows(act, filter, of_the_register);
        const std::vector<const FileRow*> listed = on_record(rows);
        RegisterSheet sheet = new_sheet(act, "F1", {}, listed);
        Places places(act.database());
        for (const FileRow* row : listed)
            sheet.rows.push_back(register_row(act, *row, places));
        return sheet;
    });
}

Result<RegisterSheet> Filing::item_list(const FileFilter& filter)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RegisterSheet> {
        if (const auto may = act.demand(Right::report_print, {}); !may)
            return tl::make_unexpected(may.error());
        const std::vector<FileRow> rows = file_rows(act, filter, of_a_title);
        const std::vector<const FileRow*> listed = on_record(rows);
        RegisterSheet sheet = new_sheet(act, "F10", {}, listed);
        Places places(act.database());
        for (const FileRow* row : listed)
            for (const ItemRecord& item : items_of(act.database(), row->file.record.id)) {
                const ItemDescription says = description_of(act.database(), row->file, item.uid);
                sheet.rows.push_back({{"reference", item_code(row->file.record.reference_code, item.number)},
                    {"document_no", says.document_no}, {"creator", masked_creators(says.creator)},
                    {"title", says.title.empty() ? std::string(title_of_kind(item.kind)) : says.title},
                    {"date", sheet_date(says.date)}, {"grade", grade_words(row->file.record.grade)},
                    {"pages", std::int64_t{item.pages}}, {"remarks", places.of(item).away}});
            }
        return sheet;
    });
}

Result<RegisterSheet> Filing::file_list(const FileFilter& filter)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RegisterSheet> {
        if (const auto may = act.demand(Right::report_print, {}); !may)
            return tl::make_unexpected(may.error());
        const std::vector<FileRow> rows = file_rows(act, filter, of_a_title);
        const std::vector<const FileRow*> listed = on_record(rows);
        RegisterSheet sheet = new_sheet(act, "F11", {}, listed);
        Places places(act.database());
        for (const FileRow* row : listed) {
            const Dates dates = dates_of(act, *row);
            const Places::Place place = places.of(row->file.record);
            sheet.rows.push_back({{"reference", row->file.record.reference_code}, {"title", file_title(*row)},
                {"date_from", sheet_date(dates.from)}, {"date_to", sheet_date(dates.to)},
                {"pages", std::int64_t{row->pages}},
                {"retention", retention_words(row->file.record.retention)}, {"remarks", place.away},
                {"box_no", place.box}, {"location", place.location}});
        }
        return sheet;
    });
}

} // namespace strongroom::archive
