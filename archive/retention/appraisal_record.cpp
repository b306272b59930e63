#include <algorithm>
#include <set>

#include "archive/people/people_table_internal.h"
#include "archive/retention/appraisal_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t fewest_who_destroy = 2;

AppraisalRound read(Database& database, const Statement& row)
{
    AppraisalRound round;
    round.number = row.text(1);
    round.basis = row.text(2) == name(AppraisalScope::Basis::expired) ? AppraisalScope::Basis::expired
                                                                      : AppraisalScope::Basis::deletion_duty;
    round.state = appraisal_state_named(row.text(3)).value();
    round.opened_by = login_of(database, {row.integer(4)});
    round.opened_on = day_of(row.text(5));
    if (!row.null(6)) {
        round.signed_by = login_of(database, {row.integer(6)});
        round.signed_on = day_of(row.text(7));
    }
    round.report = row.text(8);
    return round;
}

Statement rows(Database& database, const std::string& number)
{
    return database.prepare(
        "SELECT id, number, basis, state, opened_by, opened_at, signed_by, signed_at, report "
        "FROM appraisal WHERE ?1 = '' OR number = ?1 ORDER BY id DESC",
        number);
}

std::vector<AppraisalLine::Given> opinions_on(Database& database, std::int64_t appraisal, FileId file)
{
    std::vector<AppraisalLine::Given> opinions;
    Statement row = database.prepare("SELECT p.login, o.opinion, o.reason, o.extend_to, o.open_matters FROM "
                                     "appraisal_opinion o JOIN person p ON p.id = o.person "
                                     "WHERE o.appraisal = ? AND o.file = ? ORDER BY o.utc, o.person",
        appraisal, file.value);
    while (row.next())
        opinions.push_back(
            {row.text(0), {opinion_named(row.text(1)).value(), row.text(2), row.text(3), row.text(4)}});
    return opinions;
}

AppraisalLine line_of(Database& database, const AppraisalRound& round, std::int64_t appraisal,
    const FileRecord& file, const std::string& due, const std::string& today)
{
    const Keeping keeping = keeping_of(database, file.id);
    AppraisalLine line;
    line.file = file.uid;
    line.reference_code = file.reference_code;
    line.title = title_without_names(database, file);
    line.retention = keeping.chinese_period();
    line.kept_for = kept_for(keeping.base_date, round.signed_on.empty() ? today : round.signed_on);
    line.due_on = due;
    line.year = keeping.year;
    line.pages = keeping.pages;
    line.opinions = opinions_on(database, appraisal, file.id);
    line.result = outcome(line, round.basis);
    line.extend_to = latest_day(line);
    return line;
}

std::string full_name(Database& database, const std::string& login)
{
    const std::optional<Person> person = person_by_login(database, login);
    return person ? person->name : login;
}

std::string joined(const std::set<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        if (!text.empty())
            all += (all.empty() ? "" : "；") + text;
    return all;
}

SheetRow row_of(const AppraisalLine& line)
{
    std::set<std::string> reasons, matters;
    for (const AppraisalLine::Given& given : line.opinions) {
        reasons.insert(given.opinion.reason);
        matters.insert(given.opinion.open_matters);
    }
    const std::string open = joined(matters);
    SheetRow row{{"reference", line.reference_code}, {"title", line.title},
        {"pages", std::int64_t{line.pages}}, {"retention", line.retention}, {"kept_for", line.kept_for},
        {"value_analysis", joined(reasons)}, {"open_matters", open.empty() ? "无" : "有：" + open}};
    if (line.year > 0)
        row["year"] = std::int64_t{line.year};
    if (const auto due = index::iso_date(line.due_on))
        row["due_on"] = *due;
    if (line.result)
        row["opinion"]
            = line.result == Opinion::extend ? "续存至" + line.extend_to : std::string(chinese(*line.result));
    return row;
}

} // namespace

std::string_view name(AppraisalScope::Basis basis)
{
    return basis == AppraisalScope::Basis::expired ? "expired" : "deletion_duty";
}

std::string latest_day(const AppraisalLine& line)
{
    std::string latest;
    for (const AppraisalLine::Given& given : line.opinions)
        latest = std::max(latest, given.opinion.extend_to);
    return latest;
}

std::optional<Opinion> outcome(const AppraisalLine& line, AppraisalScope::Basis basis)
{
    const auto anybody = [&](Opinion opinion) {
        return std::any_of(line.opinions.begin(), line.opinions.end(),
            [&](const auto& given) { return given.opinion.opinion == opinion; });
    };
    if (anybody(Opinion::extend))
        return Opinion::extend;
    if (anybody(Opinion::transfer))
        return Opinion::transfer;
    const std::size_t needed = basis == AppraisalScope::Basis::expired ? fewest_who_destroy : 1;
    return line.opinions.size() >= needed ? std::optional(Opinion::destroy) : std::nullopt;
}

Result<AppraisalRound> appraisal_head(Database& database, const std::string& number)
{
    Statement row = rows(database, number);
    if (number.empty() || !row.next())
        return failed(Code::not_found, "there is no appraisal round " + number,
            "name one of 'strongroom appraisal list'");
    return read(database, row);
}

Result<AppraisalRound> appraisal_round(
    Database& database, const std::string& number, const std::string& today)
{
    Result<AppraisalRound> round = appraisal_head(database, number);
    if (!round)
        return round;
    struct Listed {
        std::int64_t appraisal;
        FileId file;
        std::string due_on;
    };
    std::vector<Listed> files;
    Statement row
        = database.prepare("SELECT x.appraisal, x.file, x.due_on FROM appraisal_file x JOIN appraisal a "
                           "ON a.id = x.appraisal WHERE a.number = ? ORDER BY x.file",
            number);
    while (row.next())
        files.push_back({row.integer(0), {row.integer(1)}, row.text(2)});
    for (const Listed& file : files)
        round->lines.push_back(
            line_of(database, *round, file.appraisal, file_record(database, file.file), file.due_on, today));
    return round;
}

Result<AppraisalRound> Appraisal::round(const std::string& number)
{
    return guarded([&]() -> Result<AppraisalRound> {
        Act act(m_session->state());
        if (const auto allowed = act.demand(Right::catalogue_search, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        return appraisal_round(act.database(), number, act.today());
    });
}

Result<std::vector<AppraisalRound>> Appraisal::rounds()
{
    return guarded([&]() -> Result<std::vector<AppraisalRound>> {
        Act act(m_session->state());
        if (const auto allowed = act.demand(Right::catalogue_search, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        std::vector<AppraisalRound> all;
        Statement row = rows(act.database(), "");
        while (row.next())
            all.push_back(read(act.database(), row));
        return all;
    });
}

Result<RegisterSheet> Appraisal::sheet(const std::string& number)
{
    return guarded([&]() -> Result<RegisterSheet> {
        Act act(m_session->state());
        if (const auto allowed = act.demand(Right::report_print, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        const Result<AppraisalRound> round = appraisal_round(act.database(), number, act.today());
        if (!round)
            return tl::make_unexpected(round.error());
        RegisterSheet sheet;
        sheet.form = "F14";
        sheet.number = round->number;
        sheet.made_on = index::iso_date(act.today()).value();
        std::set<std::string> members, projects;
        for (const AppraisalLine& line : round->lines) {
            sheet.rows.push_back(row_of(line));
            for (const AppraisalLine::Given& given : line.opinions)
                members.insert(full_name(act.database(), given.person));
            const FileRecord file = find_file(act.database(), line.file).value();
            Statement of
                = act.database().prepare("SELECT name, fonds FROM project WHERE id = ?", file.project.value);
            of.next();
            projects.insert(of.text(0));
            sheet.fonds = of.text(1);
        }
        if (projects.size() == 1)
            sheet.project = *projects.begin();
        sheet.head = {{"batch_no", round->number}, {"members", joined(members)},
            {"appraised_on",
                index::iso_date(round->signed_on.empty() ? round->opened_on : round->signed_on).value()}};
        sheet.foot = {{"report", round->report}};
        if (!round->signed_by.empty()) {
            sheet.head["leader"] = full_name(act.database(), round->signed_by);
            sheet.foot["head"] = full_name(act.database(), round->signed_by) + ' ' + round->signed_on;
        }
        act.tell({"register.printed", "appraisal:" + round->number, "", "F14", ""});
        act.commit();
        return sheet;
    });
}

} // namespace strongroom::archive
