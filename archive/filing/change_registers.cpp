// F25 大额合同审批单, F26 合同变更/纠纷/终止登记表.
#include <array>

#include "archive/filing/amounts_internal.h"
#include "archive/filing/changes_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/sheets_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::array<std::string_view, 4> listed{"contract_no", "contract_name", "buyer_name", "total_price"};

std::string kind_words(const std::string& kind)
{
    return kind == "change"   ? "变更"
        : kind == "dispute"   ? "纠纷"
        : kind == "performed" ? "履行完毕"
        : kind == "rescinded" ? "解除"
                              : "终止";
}

std::string party(const FileRow& row)
{
    const std::string buyer = value_of(row.values, "buyer_name");
    return buyer.empty() ? buyer : masked_name(buyer);
}

} // namespace

Result<RegisterSheet> Filing::amount_approvals(const FileFilter& filter)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RegisterSheet> {
        if (const auto may = act.demand(Right::report_print, {}); !may)
            return tl::make_unexpected(may.error());
        const std::vector<FileRow> rows = file_rows(act, filter, listed);
        std::vector<const FileRow*> large;
        for (const FileRow& row : rows)
            if (row.large_amount)
                large.push_back(&row);
        RegisterSheet sheet = new_sheet(act, "F25", {}, large);
        for (const FileRow* row : large) {
            const FileRecord& record = row->file.record;
            const AmountRecord decision = newest_decision(act.database(), record);
            sheet.rows.push_back({{"approval_no", decision.number},
                {"reference", record.reference_code.empty() ? record.uid : record.reference_code},
                {"contract_no", value_of(row->values, "contract_no")},
                {"contract_name", value_of(row->values, "contract_name")}, {"party", party(*row)},
                {"total_price", sheet_fen(value_of(row->values, "total_price"))},
                {"threshold", Fen{large_amount(act.database())}},
                {"applicant", person_name(act.database(), row->keyed_by)},
                {"applied_on", sheet_day(row->keyed_at)}, {"committee_opinion", decision.reason},
                {"approver", person_name(act.database(), decision.person)},
                {"approved_on", sheet_day(decision.utc)},
                {"result",
                    std::string(decision.round == 0 ? "待批"
                            : decision.approved     ? "批准"
                                                    : "否决")}});
        }
        return sheet;
    });
}

Result<RegisterSheet> Filing::changes(const FileFilter& filter)
{
    return carried_out(*m_session, [&](Act& act) -> Result<RegisterSheet> {
        if (const auto may = act.demand(Right::report_print, {}); !may)
            return tl::make_unexpected(may.error());
        const std::vector<FileRow> rows = file_rows(act, filter, listed);
        std::vector<const FileRow*> changed;
        std::vector<std::vector<ChangeRecord>> changes;
        for (const FileRow& row : rows)
            if (std::vector<ChangeRecord> of_row = changes_of(act.database(), row.file); !of_row.empty()) {
                changed.push_back(&row);
                changes.push_back(std::move(of_row));
            }
        RegisterSheet sheet = new_sheet(act, "F26", {}, changed);
        for (std::size_t i = 0; i < changed.size(); ++i)
            for (const ChangeRecord& change : changes[i]) {
                const FileRow& row = *changed[i];
                SheetRow said{{"registered_on", sheet_day(change.utc)}, {"kind", kind_words(change.kind)},
                    {"reference", row.file.record.reference_code},
                    {"contract_no", value_of(row.values, "contract_no")}, {"buyer", party(row)},
                    {"reason", change.reason}, {"before", change.before}, {"after", change.after},
                    {"effective_on", sheet_date(change.effective_on)}, {"settlement", change.settlement},
                    {"hold", std::string(row.held ? "有" : "无")}, {"version", std::int64_t{change.version}},
                    {"clerk", person_name(act.database(), change.clerk)},
                    {"verifier", person_name(act.database(), change.verifier)},
                    {"on_record_on", sheet_day(change.closed_at)}};
                if (change.settled_fen)
                    said.emplace("settled", Fen{*change.settled_fen});
                sheet.rows.push_back(std::move(said));
            }
        return sheet;
    });
}

} // namespace strongroom::archive
