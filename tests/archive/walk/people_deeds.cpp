#include "archive/people/people.h"
#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

using namespace archive;

Answer time_goes_by(Walk& walk)
{
    walk.at.advance(std::chrono::hours(walk.chance(85) ? walk.number(1, 40) : walk.number(200, 1'000)));
    return {};
}

Answer sign_in(Walk& walk)
{
    const std::string who = walk.login();
    return Session::sign_in(
        walk.at.archive(), who, walk.chance(70) ? Registered::password() : std::string("wrong"));
}

Answer request(Walk& walk)
{
    GrantRequest wanted;
    wanted.person = walk.login();
    wanted.role = walk.one("SELECT code FROM role");
    wanted.since = walk.chance(80) ? "" : walk.date();
    wanted.until = walk.chance(50) ? "" : walk.date();
    wanted.reason = walk.reason();
    if (walk.chance(10)) {
        wanted.role.clear();
        wanted.clearance = walk.number(0, 2);
        wanted.instructed = walk.date();
    }
    return People(walk.one_of({"arch_head1", "pm1"})).request_grant(wanted);
}

std::string request_number(Walk& walk)
{
    return walk.one(
        "SELECT substr(object, instr(object, ':') + 1) FROM ledger WHERE action = 'grant.requested'",
        "SQ-2026-9999");
}

Answer decide(Walk& walk)
{
    const std::string number = request_number(walk);
    return People(walk.one_of({"exec1", "exec2"}))
        .decide_grant(
            number, walk.chance(70) ? People::Decision::approve : People::Decision::reject, walk.reason());
}

Answer execute(Walk& walk)
{
    const std::string number = request_number(walk);
    return People(walk.one_of({"sec1", "sec2"})).execute_grant(number);
}

/// Only of those who got it on the way: without the first ones nobody could go on.
Answer revoke(Walk& walk)
{
    const std::string held
        = walk.one("SELECT id FROM role_grant WHERE since > '2000-01-01' AND revoked IS NULL", "987654");
    return People(walk.one_of({"sec1"})).revoke(std::stoll(held), walk.reason());
}

Answer add(Walk& walk)
{
    NewPerson person;
    person.login = walk.chance(90) ? "new" + std::to_string(walk.number(1, 60)) : "Not A Login";
    person.name = "新员工";
    person.unit = walk.chance(90) ? "SALES" : "NOWHERE";
    person.password = walk.chance(80) ? "long enough 2026" : "short";
    person.clearance = walk.number(1, 4);
    return People(walk.one_of({"sec1"})).add(person);
}

Answer disable(Walk& walk)
{
    const std::string who = walk.one("SELECT login FROM person WHERE login LIKE 'new%'", "nobody");
    People people(walk.one_of({"sec1", "sec2"}));
    return walk.chance(50) ? people.disable(who, walk.reason()) : people.enable(who, walk.reason());
}

Answer change_setting(Walk& walk)
{
    return People(walk.one_of({"sys1"}))
        .change_setting(walk.chance(80) ? "loan.collect_days" : "nothing.such",
            walk.chance(90) ? std::to_string(walk.number(-1, 6)) : "many", walk.reason());
}

Answer look(Walk& walk)
{
    People people(walk.one_of({"audit1", "sec1", "arch_head1"}));
    return walk.chance(50) ? Answer(people.access_review()) : Answer(people.requests());
}

Answer read_the_ledger(Walk& walk)
{
    LedgerQuestion question;
    question.object = "loan:";
    question.newest = 5;
    question.since = walk.chance(80) ? "" : walk.date();
    return read_ledger(walk.one_of({"audit1", "exec1"}), question, [](const LedgerRow&) {});
}

} // namespace

std::vector<Deed> people_deeds()
{
    return {{"time goes by", 25, time_goes_by}, {"sign in", 4, sign_in}, {"grant request", 3, request},
        {"grant decide", 4, decide}, {"grant execute", 5, execute}, {"grant revoke", 3, revoke},
        {"person add", 1, add}, {"person disable", 1, disable}, {"setting change", 1, change_setting},
        {"people look", 2, look}, {"ledger read", 2, read_the_ledger}};
}

} // namespace strongroom::test
