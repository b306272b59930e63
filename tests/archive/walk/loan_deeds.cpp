#include "archive/loans/loans.h"
#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

using namespace archive;

std::string loan_in(Walk& walk, const std::string& states)
{
    return walk.one("SELECT number FROM loan" + (walk.chance(85) ? " WHERE state IN (" + states + ")" : ""),
        "JY-2026-9999");
}

std::string own_of(Walk& walk, const std::string& loan, const char* otherwise)
{
    Statement row = walk.at.database().prepare(
        "SELECT login FROM person JOIN loan ON loan.borrower = person.id WHERE loan.number = ?", loan);
    return walk.chance(90) && row.next() ? row.text(0) : otherwise;
}

std::vector<std::string> items_of(Walk& walk, const std::string& loan, const char* state = nullptr)
{
    std::vector<std::string> items;
    const bool any = !state || walk.chance(5);
    Statement row = walk.at.database().prepare(
        "SELECT item.uid FROM item JOIN loan_item AS l ON l.item = item.id JOIN loan ON loan.id = l.loan "
        "WHERE loan.number = ?1 AND (?2 = '' OR l.state = ?2) ORDER BY item.id",
        loan, any ? "" : state);
    while (row.next())
        if (walk.chance(96))
            items.push_back(row.text(0));
    return items;
}

/// Whose turn it is, mostly.
Session& decider_of(Walk& walk, const std::string& loan)
{
    Statement row = walk.at.database().prepare(
        "SELECT stages, (SELECT count(*) FROM approval WHERE object = 'loan:' || number) FROM loan WHERE "
        "number = ?",
        loan);
    std::string stages = row.next() ? row.text(0) : "unit";
    for (std::int64_t done = stages.empty() ? 0 : row.integer(1); done > 0; --done)
        stages.erase(0, std::min(stages.size(), stages.find(',') + 1));
    return stages.starts_with("unit") ? walk.one_of({"pm1", "pm2"})
        : stages.starts_with("exec")  ? walk.one_of({"exec1", "exec2"})
                                      : walk.one_of({"arch_head1", "arch_head2"});
}

Answer apply(Walk& walk)
{
    constexpr std::array kinds{LoanKind::read_on_site, LoanKind::borrow_original, LoanKind::borrow_original,
        LoanKind::copy, LoanKind::e_access};
    Application wanted;
    wanted.kind = kinds[static_cast<std::size_t>(walk.number(0, 4))];
    wanted.explanation = walk.reason();
    wanted.things = walk.several("SELECT uid FROM item", walk.chance(5) ? 7 : 2);
    wanted.days = walk.chance(93) ? 0 : walk.number(-1, 20);
    wanted.copies = walk.chance(90) ? 1 : walk.number(0, 3);
    if (walk.chance(10)) {
        wanted.outside = OutsideBorrower{};
        wanted.outside->kind = OutsideBorrower::Kind::court;
        wanted.outside->name = "赵法官";
        wanted.outside->organisation = "中级人民法院";
        wanted.outside->id_no = "990102197506120017";
    }
    return Loans(walk.one_of({"sales1", "sales2", "front1", "pm1", "sadm1", "arch_head1"})).apply(wanted);
}

Answer approve(Walk& walk)
{
    const std::string number = loan_in(walk, "'APPLIED'");
    return Loans(decider_of(walk, number)).approve(number, "同意");
}

Answer reject(Walk& walk)
{
    const std::string number = loan_in(walk, "'APPLIED'");
    return Loans(decider_of(walk, number)).reject(number, walk.reason());
}

Answer withdraw(Walk& walk)
{
    const std::string number = loan_in(walk, "'APPLIED', 'WAITING', 'APPROVED', 'READY'");
    return Loans(walk.at.as(own_of(walk, number, "sales1"))).withdraw(number, walk.reason());
}

Answer set_priority(Walk& walk)
{
    const std::string number = loan_in(walk, "'WAITING', 'APPLIED'");
    return Loans(walk.one_of({"arch_head1"})).set_priority(number, walk.number(0, 5), walk.reason());
}

Answer make_ready(Walk& walk)
{
    const std::string number = loan_in(walk, "'APPROVED', 'READY'");
    return Loans(walk.one_of({"arch1", "arch2"})).make_ready(number);
}

Answer hand_out(Walk& walk)
{
    const std::string number = loan_in(walk, "'READY'");
    std::vector<HandedOut> items;
    for (const std::string& item : items_of(walk, number))
        items.push_back({item, walk.chance(92) ? 2 : walk.number(0, 4), walk.chance(90) ? "完好" : ""});
    return Loans(walk.one_of({"arch1", "arch2", "arch_head1"})).hand_out(number, items);
}

Answer attend(Walk& walk)
{
    const std::string number = loan_in(walk, "'READY'");
    return Loans(walk.one_of({"arch2"})).attend(number);
}

Answer confirm(Walk& walk)
{
    const std::string number = walk.chance(90)
        ? walk.one("SELECT number FROM loan WHERE state = 'READY' AND lender IS NOT NULL", "JY-2026-9999")
        : loan_in(walk, "'READY'");
    const int pages
        = walk.chance(90) ? 2 * static_cast<int>(items_of(walk, number).size()) : walk.number(0, 9);
    return Loans(walk.at.as(own_of(walk, number, "sales2"))).confirm(number, pages);
}

Answer confirm_on_paper(Walk& walk)
{
    const std::string number = loan_in(walk, "'READY'");
    return Loans(walk.one_of({"arch1", "arch2"})).confirm_on_paper(number, 2);
}

Answer renew(Walk& walk)
{
    const std::string number
        = walk.one("SELECT number FROM loan WHERE kind = 'borrow_original' AND state IN ('LENT', 'DUE_SOON', "
                   "'RENEWED')",
            "JY-2026-9999");
    return Loans(walk.one_of({"arch_head1", "arch_head2"})).renew(number);
}

Answer hand_back(Walk& walk)
{
    const std::string number = loan_in(walk, "'LENT', 'RENEWED', 'DUE_SOON', 'OVERDUE', 'ESCALATED'");
    return Loans(walk.one_of({"arch1", "arch2"})).hand_back(number);
}

enum class From { desk, search };
std::vector<ReturnCheck> checks(Walk& walk, const std::string& number, From from)
{
    std::vector<ReturnCheck> all;
    const bool lost = from == From::search;
    for (const std::string& item : items_of(walk, number, lost ? "lost" : "out")) {
        ReturnCheck check;
        check.item = item;
        check.pages = walk.chance(93) ? 2 : walk.number(0, 3);
        check.seals = walk.chance(95) ? ReturnCheck::Seals::whole : ReturnCheck::Seals::broken;
        check.damage = walk.chance(95) ? "" : "第1页有折痕";
        check.desk = walk.chance(85) ? "" : "deskdeskdesk";
        all.push_back(check);
    }
    return all;
}

Answer take_back(Walk& walk)
{
    const std::string number
        = loan_in(walk, "'LENT', 'RENEWED', 'DUE_SOON', 'OVERDUE', 'ESCALATED', 'RETURN_PENDING'");
    return Loans(walk.one_of({"arch1", "arch2"})).take_back(number, checks(walk, number, From::desk));
}

Answer close(Walk& walk)
{
    const std::string number = loan_in(walk, "'RETURNED_OK', 'RETURNED_DAMAGED', 'REPLACED', 'WRITTEN_OFF'");
    return Loans(walk.one_of({"arch1", "arch_head1"})).close(number, walk.reason());
}

Answer report_lost(Walk& walk)
{
    const std::string number = loan_in(walk, "'LENT', 'OVERDUE', 'ESCALATED', 'RETURN_PENDING', 'LOST'");
    const std::vector<std::string> items = items_of(walk, number, "out");
    return Loans(walk.one_of({"arch1", "arch2"})).report_lost(number, items, walk.reason());
}

Answer investigate(Walk& walk)
{
    const std::string number = loan_in(walk, "'LOST'");
    return Loans(walk.one_of({"arch_head1"})).investigate(number, walk.reason());
}

Answer found(Walk& walk)
{
    const std::string number = loan_in(walk, "'INVESTIGATED'");
    return Loans(walk.one_of({"arch1", "arch2"})).found(number, checks(walk, number, From::search));
}

Answer replace(Walk& walk)
{
    const std::string number = loan_in(walk, "'INVESTIGATED'");
    const std::vector<std::string> items = items_of(walk, number, "lost");
    return Loans(walk.one_of({"arch_head1"}))
        .replace(number, items.empty() ? "none" : items[0], walk.number(0, 3), walk.reason());
}

Answer write_off(Walk& walk)
{
    const std::string number = loan_in(walk, "'INVESTIGATED'");
    const std::vector<std::string> items = items_of(walk, number, "lost");
    return Loans(walk.one_of({"arch_head1", "arch_head2"}))
        .write_off(number, items.empty() ? "none" : items[0], walk.reason());
}

Answer due_work(Walk& walk)
{
    return Loans(walk.one_of({"arch1"})).due_work(walk.chance(90) ? "" : walk.date());
}

Answer look(Walk& walk)
{
    const std::string number = loan_in(walk, "'LENT'");
    Loans loans(walk.one_of({"arch1", "sales1", "audit1"}));
    switch (walk.number(0, 5)) {
    case 0:
        return loans.loan(number);
    case 1:
        return loans.list();
    case 2:
        return loans.disclosures();
    case 3:
        return loans.waiting(walk.one("SELECT uid FROM item"));
    case 4:
        return loans.has_access(walk.at.id_of("sales1"), walk.at.file(0));
    default:
        return loans.notices();
    }
}

} // namespace

std::vector<Deed> loan_deeds()
{
    return {{"loan apply", 40, apply}, {"loan approve", 60, approve}, {"loan reject", 5, reject},
        {"loan withdraw", 5, withdraw}, {"loan set_priority", 2, set_priority},
        {"loan make_ready", 40, make_ready}, {"loan hand_out", 40, hand_out}, {"loan attend", 4, attend},
        {"loan confirm", 40, confirm}, {"loan confirm_on_paper", 3, confirm_on_paper},
        {"loan renew", 8, renew}, {"loan hand_back", 8, hand_back}, {"loan take_back", 35, take_back},
        {"loan close", 35, close}, {"loan report_lost", 3, report_lost}, {"loan investigate", 6, investigate},
        {"loan found", 6, found}, {"loan replace", 3, replace}, {"loan write_off", 2, write_off},
        {"loan due_work", 12, due_work}, {"loan look", 8, look}};
}

} // namespace strongroom::test
