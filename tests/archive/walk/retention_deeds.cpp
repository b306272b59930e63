#include "archive/retention/appraisal.h"
#include "archive/retention/destruction.h"
#include "archive/retention/holds.h"
#include "archive/retention/schedule.h"
#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

using namespace archive;

std::string file(Walk& walk, const char* states = nullptr)
{
    return walk.one(std::string("SELECT uid FROM file")
        + (states && walk.chance(85) ? " WHERE state IN (" + std::string(states) + ")" : std::string()));
}

std::string round_in(Walk& walk, const std::string& state)
{
    return walk.one(
        "SELECT number FROM appraisal" + (walk.chance(85) ? " WHERE state = '" + state + "'" : ""),
        "JD-2026-9999");
}

std::string list_in(Walk& walk, const std::string& states)
{
    return walk.one(
        "SELECT number FROM destruction" + (walk.chance(88) ? " WHERE state IN (" + states + ")" : ""),
        "XH-2026-9999");
}

Answer record_base(Walk& walk)
{
    const std::string of = file(walk);
    const std::string on = walk.chance(50) ? "1990-05-01" : walk.date();
    return Schedule(walk.one_of({"arch1", "verify1"})).record_base(of, on);
}

Answer run_due(Walk& walk) { return Schedule(walk.one_of({"arch1"})).run_due(); }

Answer propose_rule(Walk& walk)
{
    return Schedule(walk.one_of({"arch_head1"}))
        .propose(walk.chance(90) ? "sale_contract" : "nothing", walk.chance(80) ? "D30" : "D10",
            walk.chance(80) ? BaseEvent::performance_end : BaseEvent::created_year, walk.reason());
}

Answer decide_rule(Walk& walk)
{
    const std::string number = walk.one("SELECT number FROM retention_change WHERE state = 'PROPOSED'");
    return Schedule(walk.one_of({"exec1", "exec2"}))
        .decide(number, walk.chance(60) ? Decision::approved : Decision::rejected, walk.reason());
}

Answer place_hold(Walk& walk)
{
    constexpr std::array kinds{
        HoldKind::dispute, HoldKind::lawsuit, HoldKind::audit, HoldKind::rights_request, HoldKind::unsettled};
    const std::string on = file(walk);
    return Holds(walk.one_of({"arch_head1", "dpo1"}))
        .place(on, kinds[static_cast<std::size_t>(walk.number(0, 4))], walk.reason(),
            walk.chance(50) ? HoldScope::destruction : HoldScope::destruction_and_loans);
}

Answer release_hold(Walk& walk)
{
    const std::string hold = walk.one("SELECT number FROM hold WHERE released_at IS NULL", "DJ-2026-9999");
    return Holds(walk.one_of({"arch_head2", "arch_head1", "exec1"})).release(hold, walk.reason());
}

Answer open_round(Walk& walk) { return Appraisal(walk.one_of({"arch1", "arch_head1"})).open(); }

Answer give(Walk& walk)
{
    const std::string round = round_in(walk, "APPRAISAL_OPEN");
    const std::string of = walk.one("SELECT file.uid FROM appraisal_file AS a JOIN file ON file.id = a.file "
                                    "JOIN appraisal AS r ON r.id = "
                                    "a.appraisal WHERE r.number = '"
        + round
        + "' AND (SELECT count(*) FROM appraisal_opinion AS o WHERE o.appraisal = a.appraisal AND o.file = "
          "a.file) "
          "< 2 ORDER BY file.id");
    GivenOpinion opinion{walk.chance(93) ? Opinion::destroy
            : walk.chance(60)            ? Opinion::extend
                                         : Opinion::transfer,
        walk.reason()};
    if (opinion.opinion == Opinion::extend && walk.chance(90))
        opinion.extend_to = days_after(walk.at.today(), 400);
    if (walk.chance(4))
        opinion.open_matters = "尾款未结";
    return Appraisal(walk.one_of({"arch1", "arch2", "arch_head1"})).give(round, of, opinion);
}

Answer finish(Walk& walk)
{
    return Appraisal(walk.one_of({"arch1"})).finish(round_in(walk, "APPRAISAL_OPEN"));
}

Answer sign_report(Walk& walk)
{
    return Appraisal(walk.one_of({"arch_head1"})).sign(round_in(walk, "ITEMS_REVIEWED"), walk.reason());
}

Answer cancel_round(Walk& walk)
{
    return Appraisal(walk.one_of({"arch1", "arch_head1"}))
        .cancel(round_in(walk, "APPRAISAL_OPEN"), walk.reason());
}

Answer propose(Walk& walk)
{
    return Destruction(walk.one_of({"arch1"})).propose(round_in(walk, "REPORT_SIGNED"));
}

Answer remove(Walk& walk)
{
    const std::string list = list_in(walk, "'DESTROY_LIST_DRAFT', 'CHECKED', 'COOLING'");
    const std::string of = file(walk, "'DEST_PROPOSED', 'DEST_APPROVED'");
    return Destruction(walk.one_of({"arch1"})).remove(list, of, Removal::kept);
}

Answer revise(Walk& walk)
{
    return Destruction(walk.one_of({"arch1"})).revise(list_in(walk, "'CHECKED', 'COOLING'"), walk.reason());
}

Answer check(Walk& walk)
{
    return Destruction(walk.one_of({"arch1"})).check(list_in(walk, "'DESTROY_LIST_DRAFT'"));
}

Answer approve(Walk& walk)
{
    const std::string list = list_in(walk, "'CHECKED', 'APPROVED_1'");
    return Destruction(walk.one_of({"arch_head1", "exec1", "arch_head2"})).approve(list, {}, "同意");
}

Answer reject(Walk& walk)
{
    const std::string list = list_in(walk, "'CHECKED', 'APPROVED_1'");
    return Destruction(walk.one_of({"arch_head1", "exec1"})).reject(list, walk.reason());
}

Answer veto(Walk& walk)
{
    return Destruction(walk.one_of({"dpo1"})).veto(list_in(walk, "'COOLING', 'SCHEDULED'"), walk.reason());
}

Answer schedule(Walk& walk)
{
    const std::string list = list_in(walk, "'COOLING'");
    return Destruction(walk.one_of({"arch1", "arch2", "arch_head1"}))
        .schedule(list, walk.chance(85) ? walk.at.today() : walk.date(), "销毁间");
}

/// Labels of all items of a list.
std::vector<std::string> labels(Walk& walk, const std::string& list)
{
    std::vector<std::string> all;
    Statement row = walk.at.database().prepare(
        "SELECT item.uid FROM item JOIN destruction_line AS l ON l.file = item.file JOIN destruction AS d ON "
        "d.id = l.destruction WHERE d.number = ? AND l.removed = '' ORDER BY item.id",
        list);
    while (row.next())
        if (walk.chance(97))
            all.push_back(row.text(0));
    return all;
}

Answer pull(Walk& walk)
{
    const std::string list = list_in(walk, "'SCHEDULED'");
    return Destruction(walk.one_of({"arch1", "arch2"})).pull(list, labels(walk, list), "deskdeskdesk");
}

Answer witness(Walk& walk)
{
    const std::string list = list_in(walk, "'PULLED'");
    return Destruction(walk.one_of({"witness1", "sales1", "arch2", "witness2"}))
        .confirm(list, labels(walk, list));
}

Answer execute(Walk& walk)
{
    Execution execution;
    execution.level = walk.chance(95) ? "P-5" : "P-1";
    execution.place = "销毁间";
    execution.tool = "碎纸机";
    const std::string list = list_in(walk, "'WITNESS_PRECHECK', 'EXECUTING'");
    return Destruction(walk.one_of({"disposer1", "disposer2"})).execute(list, execution);
}

Answer verify(Walk& walk)
{
    const std::string list = list_in(walk, "'EXECUTED'");
    return Destruction(walk.one_of({"arch1", "arch_head2", "arch_head1"})).verify(list, "抽查碎屑,无法辨认");
}

Answer sign(Walk& walk)
{
    const std::string list = list_in(walk, "'VERIFIED'");
    return Destruction(walk.one_of({"witness1", "sales1", "arch2", "disposer1", "disposer2", "witness2"}))
        .sign(list);
}

Answer post(Walk& walk)
{
    return Destruction(walk.one_of({"arch1", "arch_head1"})).post(list_in(walk, "'CERTIFIED'"));
}

Answer close(Walk& walk)
{
    return Destruction(walk.one_of({"arch1", "arch_head1"})).close(list_in(walk, "'POSTED'"));
}

Answer cancel(Walk& walk)
{
    const std::string list = list_in(walk, "'DESTROY_LIST_DRAFT', 'COOLING', 'PULLED'");
    return Destruction(walk.one_of({"arch1", "arch_head1"})).cancel(list, walk.reason());
}

Answer look(Walk& walk)
{
    Destruction destruction(walk.one_of({"arch1", "audit1"}));
    const std::string list = list_in(walk, "'EXECUTED', 'CLOSED', 'DESTROY_LIST_DRAFT'");
    return walk.chance(50) ? Answer(destruction.list(list)) : Answer(destruction.register_sheet(list));
}

} // namespace

std::vector<Deed> retention_deeds()
{
    return {{"retention record_base", 9, record_base}, {"retention run_due", 5, run_due},
        {"retention propose", 1, propose_rule}, {"retention decide", 2, decide_rule},
        {"hold place", 3, place_hold}, {"hold release", 8, release_hold}, {"appraisal open", 2, open_round},
        {"appraisal give", 40, give}, {"appraisal finish", 5, finish}, {"appraisal sign", 5, sign_report},
        {"appraisal cancel", 1, cancel_round}, {"destruction propose", 8, propose},
        {"destruction remove", 1, remove}, {"destruction revise", 1, revise}, {"destruction check", 6, check},
        {"destruction approve", 9, approve}, {"destruction reject", 1, reject}, {"destruction veto", 1, veto},
        {"destruction schedule", 7, schedule}, {"destruction pull", 7, pull},
        {"destruction confirm", 12, witness}, {"destruction execute", 6, execute},
        {"destruction verify", 5, verify}, {"destruction sign", 9, sign}, {"destruction post", 4, post},
        {"destruction close", 4, close}, {"destruction cancel", 1, cancel}, {"destruction look", 3, look}};
}

} // namespace strongroom::test
