#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "archive/failure_internal.h"
#include "archive/loans/loans.h"
#include "archive/session_internal.h"
#include "index/values/date.h"

namespace strongroom::archive {
namespace {

/// What an action of the ledger is called in the usage log; those not here are no use of a record.
struct Operation {
    std::string_view action, printed, fields;
};
constexpr std::array operations{
    Operation{"search.asked", "检索", ""},
    Operation{"document.viewed", "查看", "全部"},
    Operation{"page.viewed", "查看", "页面影像"},
    Operation{"file.viewed", "查看", "全部"},
    Operation{"field.unmasked", "脱敏解除", "敏感字段"},
    Operation{"document.exported", "导出", "全部"},
    Operation{"register.made", "打印", "登记表"},
    Operation{"item.copied", "复制", "原件"},
    Operation{"loan.lent", "借阅", "原件"},
    Operation{"loan.disclosed", "对外提供", "原件"},
    Operation{"act.refused", "被拒绝的操作", ""},
};

// What is out of the ordinary (R-SEC-11).
constexpr int many_a_day = 50, refusals_a_day = 3;
constexpr std::string_view opening = "07:00", closing = "20:00";

const Operation* operation_of(const std::string& action)
{
    const auto found = std::find_if(
        operations.begin(), operations.end(), [&](const Operation& each) { return each.action == action; });
    return found == operations.end() ? nullptr : &*found;
}

/// A row of the ledger, as far as the log needs it.
struct Use {
    std::string local, actor, terminal, action, object, after, purpose;
    std::string day() const { return local.substr(0, 10); }
    std::string time() const { return local.substr(11, 5); }
};

/// Counts what each person does in a day.
class Watcher {
public:
    std::string remark(const Use& use)
    {
        std::string text;
        const auto mark = [&](const char* what) { text += (text.empty() ? "" : "; ") + std::string(what); };
        if (use.time() < opening || use.time() >= closing)
            mark("非工作时间");
        if (++m_uses[use.actor + use.day()] > many_a_day)
            mark("大量查阅");
        if (use.action == "act.refused" && ++m_refusals[use.actor + use.day()] >= refusals_a_day)
            mark("多次被拒");
        return text;
    }

private:
    std::map<std::string, int> m_uses, m_refusals;
};

std::string approval_of(const Use& use)
{
    constexpr std::string_view loan = "loan:";
    for (const std::string& each : {use.object, use.purpose})
        if (each.starts_with(loan))
            return each.substr(loan.size());
    return {};
}

SheetValue cell(const std::string& text) { return text.empty() ? SheetValue() : SheetValue(text); }

} // namespace

Result<RegisterSheet> Loans::usage_sheet(const std::string& from, const std::string& until)
{
    return guarded([&]() -> Result<RegisterSheet> {
        for (const std::string& date : {from, until})
            if (!is_date(date))
                return failed(Code::bad_input, date + " is no date", "write it like 2026-11-23");
        Session::State& state = m_session->state();
        const Verdict verdict = m_session->may(Right::ledger_read, {});
        if (!verdict.allowed())
            return failed(Code::forbidden, verdict.why, verdict.advice);
        const std::string only = verdict.extent == Extent::yes ? "" : state.person.login;
        RegisterSheet sheet;
        sheet.form = "F19";
        sheet.number = "F19-" + from + "-" + until;
        sheet.made_on = index::iso_date(m_session->today()).value();
        sheet.head["period"] = from + " – " + until;
        Statement fonds = state.archive.database.prepare("SELECT fonds FROM project ORDER BY id LIMIT 1");
        if (fonds.next())
            sheet.fonds = fonds.text(0);
        Statement row
            = state.archive.database.prepare("SELECT l.local, l.actor, l.terminal, l.action, l.object, "
                                             "l.after, l.purpose, coalesce(p.name, l.actor), "
                                             "coalesce(u.name, '') FROM ledger l LEFT JOIN person p ON "
                                             "p.login = l.actor LEFT JOIN org_unit u ON "
                                             "u.id = p.unit WHERE substr(l.local, 1, 10) BETWEEN ?1 AND ?2 "
                                             "AND (?3 = '' OR l.actor = ?3) ORDER BY "
                                             "l.seq",
                from, until, only);
        Watcher watcher;
        while (row.next()) {
            const Use use{
                row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
            const Operation* operation = operation_of(use.action);
            if (!operation)
                continue;
            const bool refused = use.action == "act.refused";
            sheet.rows.push_back({{"time", use.day() + " " + use.time()}, {"user", row.text(7)},
                {"unit", cell(row.text(8))}, {"terminal", cell(use.terminal)}, {"object", cell(use.object)},
                {"operation", std::string(operation->printed)},
                {"fields", cell(std::string(operation->fields))}, {"purpose", cell(use.purpose)},
                {"approval_no", cell(approval_of(use))}, {"result", std::string(refused ? "拒绝" : "成功")},
                {"anomaly", cell(watcher.remark(use))}});
        }
        Transaction transaction(state.archive.database);
        state.ledger.append(
            {"register.made", "register:F19", "", std::to_string(sheet.rows.size()), sheet.number});
        transaction.commit();
        return sheet;
    });
}

} // namespace strongroom::archive
