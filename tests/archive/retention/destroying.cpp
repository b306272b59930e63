#include "tests/archive/retention/destroying.h"

#include <stdexcept>

namespace strongroom::test {

using namespace archive;
using S = DestructionState;

void expect_done(const Result<void>& result, const char* what)
{
    if (!result)
        throw std::runtime_error(std::string(what) + ": " + result.error().what);
}

Destroying::Destroying(int files, int due, Registered::Scans scans) : m_archive(files, scans)
{
    m_archive.box_all();
    Database& database = m_archive.database();
    for (const char* login : {"sales1", "arch2"})
        database.run("INSERT INTO role_grant (person, role, since) VALUES (?, 'WITNESS', '2000-01-01')",
            m_archive.id_of(login).value);
    for (int n = 0; n < files; ++n)
        value_of(
            Schedule(as("arch1")).record_base(file(n), n < due ? "2007-09-30" : "2010-09-30"), "base date");
    m_archive.advance_days(days_between(m_archive.today(), "2038-01-04"));
    value_of(Schedule(as("arch1")).run_due(), "run due");
}

std::string Destroying::appraised()
{
    const std::string round = value_of(Appraisal(as("arch1")).open(), "open round");
    for (const AppraisalLine& line : value_of(Appraisal(as("arch1")).round(round), "round").lines)
        for (const char* login : {"arch1", "arch2"})
            expect_done(
                Appraisal(as(login)).give(round, line.file, {Opinion::destroy, "无继续保存价值"}), "opinion");
    expect_done(Appraisal(as("arch1")).finish(round), "finish");
    expect_done(Appraisal(as("arch_head1")).sign(round, "同意鉴定小组意见"), "sign report");
    return round;
}

std::string Destroying::list(S to)
{
    const std::string number = value_of(Destruction(as("arch1")).propose(appraised()), "propose");
    bring(number, to);
    return number;
}

void Destroying::bring(const std::string& list, S to)
{
    for (S state = show(list).state; state < to; state = show(list).state)
        step(list, state);
}

void Destroying::step(const std::string& list, S from)
{
    const auto by = [&](const char* login) { return Destruction(as(login)); };
    switch (from) {
    case S::draft:
        return expect_done(by("arch1").check(list), "check");
    case S::checked:
        return expect_done(by("arch_head1").approve(list), "approve 1");
    case S::approved_1:
        return expect_done(by("exec1").approve(list), "approve 2");
    case S::cooling:
        m_archive.advance_days(30);
        return expect_done(by("arch2").schedule(list, m_archive.today(), "销毁车间"), "schedule");
    case S::scheduled:
        return expect_done(by("arch2").pull(list, labels(list), "D1"), "pull");
    case S::pulled:
        expect_done(by("witness1").confirm(list, labels(list)), "witness 1");
        return expect_done(by("sales1").confirm(list, labels(list)), "witness 2");
    case S::prechecked:
        return expect_done(by("disposer1").execute(list, execution()), "execute");
    case S::executed:
        return expect_done(by("arch2").verify(list, "目视检查全部碎屑，无可辨认文字"), "verify");
    case S::verified:
        for (const char* login : {"witness1", "sales1", "disposer1"})
            expect_done(by(login).sign(list), "sign");
        return;
    case S::certified:
        return expect_done(by("arch2").post(list), "post");
    case S::posted:
        return expect_done(by("arch2").close(list), "close");
    case S::approved_2:
    case S::executing:
    case S::closed:
    case S::cancelled:
        throw std::logic_error("no way on from " + std::string(name(from)));
    }
}

DestructionList Destroying::show(const std::string& list)
{
    return value_of(Destruction(as("arch_head2")).list(list), "show list");
}

std::vector<std::string> Destroying::labels(const std::string& list)
{
    std::vector<std::string> labels;
    for (const DestructionLine& line : show(list).lines)
        for (const DestructionItem& item : line.items)
            if (line.removed.empty())
                labels.push_back(item.uid);
    return labels;
}

Execution Destroying::execution()
{
    Execution execution;
    execution.method = DestructionMethod::shredding;
    execution.level = "P-4";
    execution.place = "销毁车间";
    execution.tool = "碎纸机 HSM B34";
    execution.weight_grams = 1300;
    return execution;
}

} // namespace strongroom::test
