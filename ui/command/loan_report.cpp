#include "ui/command/loan_report.h"

#include "ui/terminal.h"

namespace strongroom::ui {

namespace {

using archive::LoanItem;
using archive::LoanNotice;
using archive::LoanSummary;

std::string line(const char* label, const std::string& value)
{
    return value.empty() ? std::string() : padded(label, 14) + harmless(value) + '\n';
}

std::string number_or_nothing(int number) { return number == 0 ? std::string() : std::to_string(number); }

Json json_of(const archive::LoanDecision& decision)
{
    return {{"stage", archive::name(decision.stage)}, {"person", decision.person},
        {"approved", decision.approved}, {"on", decision.on}, {"opinion", decision.opinion}};
}

} // namespace

Json json_of(const LoanSummary& loan)
{
    return {{"loan", loan.number}, {"state", archive::name(loan.state)}, {"kind", archive::name(loan.kind)},
        {"purpose", archive::name(loan.purpose)}, {"borrower", loan.borrower},
        {"applied_on", loan.applied_on}, {"lent_on", loan.lent_on}, {"due_on", loan.due_on},
        {"returned_on", loan.returned_on}, {"items", loan.items}, {"items_out", loan.items_out},
        {"days_overdue", loan.days_overdue}, {"renewals", loan.renewals}, {"priority", loan.priority},
        {"next_stage", loan.next_stage ? Json(archive::name(*loan.next_stage)) : Json()}};
}

Json json_of(const LoanItem& item)
{
    return {{"item", item.uid}, {"reference", item.reference}, {"file", item.file}, {"title", item.title},
        {"grade", item.grade}, {"place", item.place}, {"state", archive::name(item.state)},
        {"pages", item.pages}, {"pages_lent", item.pages_lent}, {"pages_back", item.pages_back},
        {"condition_lent", item.condition_lent}, {"return_check", item.return_check}};
}

Json json_of(const archive::LoanDetails& loan)
{
    Json json = json_of(loan.summary);
    json["borrower_name"] = loan.borrower_name;
    json["unit"] = loan.unit;
    json["contact"] = loan.contact;
    json["id_no"] = loan.id_no;
    json["explanation"] = loan.explanation;
    json["days"] = loan.days;
    json["copies"] = loan.copies;
    json["lender"] = loan.lender;
    json["receiver"] = loan.receiver;
    json["outcome"] = loan.outcome;
    json["reports"] = loan.reports;
    json["decisions"] = Json::array();
    for (const archive::LoanDecision& each : loan.decisions)
        json["decisions"].push_back(json_of(each));
    json["lines"] = Json::array();
    for (const LoanItem& each : loan.items)
        json["lines"].push_back(json_of(each));
    return json;
}

Json json_of(const LoanNotice& notice)
{
    return {{"loan", notice.number}, {"kind", archive::name(notice.kind)}, {"person", notice.person},
        {"on", notice.on}, {"due_on", notice.due_on}, {"recalls", notice.count}};
}

Json json_of(const archive::DueWork& work)
{
    Json json{{"expired", work.expired}, {"ended", work.ended}, {"overdue", work.overdue},
        {"escalated", work.escalated}, {"notices", Json::array()}};
    for (const LoanNotice& each : work.notices)
        json["notices"].push_back(json_of(each));
    return json;
}

std::string text_of(const std::vector<LoanSummary>& loans)
{
    if (loans.empty())
        return "No loans.\n";
    std::vector<std::vector<std::string>> rows
        = {{"loan", "state", "kind", "borrower", "applied", "lent", "due", "items", "out", "days late"}};
    for (const LoanSummary& loan : loans)
        rows.push_back({loan.number, std::string(archive::name(loan.state)),
            std::string(archive::name(loan.kind)), harmless(loan.borrower), loan.applied_on, loan.lent_on,
            loan.due_on, std::to_string(loan.items), number_or_nothing(loan.items_out),
            number_or_nothing(loan.days_overdue)});
    return table(rows);
}

std::string text_of(const std::vector<LoanItem>& items)
{
    std::vector<std::vector<std::string>> rows = {{"item", "reference", "title", "place", "pages", "state"}};
    for (const LoanItem& item : items)
        rows.push_back({item.uid, harmless(item.reference), harmless(item.title), harmless(item.place),
            std::to_string(item.pages), std::string(archive::name(item.state))});
    return table(rows);
}

std::string text_of(const archive::LoanDetails& loan)
{
    std::string text = line("loan", loan.summary.number)
        + line("state", std::string(name(loan.summary.state)))
        + line("kind", std::string(name(loan.summary.kind)))
        + line("borrower", loan.borrower_name + (loan.unit.empty() ? "" : ", " + loan.unit))
        + line("purpose", std::string(name(loan.summary.purpose)) + ": " + loan.explanation)
        + line("applied on", loan.summary.applied_on) + line("lent on", loan.summary.lent_on)
        + line("due on", loan.summary.due_on) + line("returned on", loan.summary.returned_on)
        + line("outcome", loan.outcome);
    if (loan.summary.next_stage)
        text += line("waits for", std::string(name(*loan.summary.next_stage)));
    for (const archive::LoanDecision& each : loan.decisions)
        text += line(std::string(name(each.stage)).c_str(),
            std::string(each.approved ? "approved" : "rejected") + " by " + each.person + " on " + each.on
                + (each.opinion.empty() ? "" : ": " + each.opinion));
    for (const std::string& report : loan.reports)
        text += line("report", report);
    return text + '\n' + text_of(loan.items);
}

std::string text_of(const std::vector<LoanNotice>& notices)
{
    if (notices.empty())
        return "Nobody was told anything.\n";
    std::vector<std::vector<std::string>> rows = {{"loan", "what", "to", "on", "due"}};
    for (const LoanNotice& notice : notices)
        rows.push_back({notice.number,
            std::string(archive::name(notice.kind))
                + (notice.kind == LoanNotice::Kind::recall ? " " + std::to_string(notice.count) : ""),
            harmless(notice.person), notice.on, notice.due_on});
    return table(rows);
}

std::string text_of(const archive::DueWork& work)
{
    std::string text;
    for (const auto& [numbers, what] : {std::pair(&work.expired, "not collected in time"),
             std::pair(&work.ended, "reading time is over"), std::pair(&work.overdue, "overdue"),
             std::pair(&work.escalated, "escalated to the executive and the auditors")})
        for (const std::string& number : *numbers)
            text += number + ": " + what + ".\n";
    return text + text_of(work.notices);
}

} // namespace strongroom::ui
