#include <array>
#include <random>
#include <set>

#include "tests/archive/loans/lending.h"

namespace strongroom::test {
namespace {

using namespace archive;

constexpr int files = 8;

/// Somebody does something, sensible or not.
class Walk {
public:
    explicit Walk(unsigned seed) : m_desk(files), m_random(seed) { }

    /// Two of three times what is likely to be possible, else anything by anybody.
    void step()
    {
        const std::string number = pick(m_numbers);
        const auto loan = find_loan(m_desk.at.database(), number);
        if (below(3) != 0 && loan)
            act(usual(*loan), number);
        else
            act({pick(m_logins), static_cast<Deed>(below(static_cast<int>(Deed::day) + 1))}, number);
    }

    /// What must be true whatever happened.
    void check()
    {
        none("SELECT i.uid FROM item i JOIN loan l ON l.id = i.loan WHERE NOT EXISTS (SELECT 1 FROM "
             "loan_item li "
             "WHERE li.loan = l.id AND li.item = i.id AND li.state IN ('out', 'lost'))",
            "an item is at a loan that does not have it out");
        none("SELECT li.item FROM loan_item li JOIN loan l ON l.id = li.loan JOIN item i ON i.id = li.item "
             "WHERE "
             "li.state = 'out' AND l.kind <> 'e_access' AND i.loan IS NOT l.id",
            "an item is out on a loan but is not there");
        none("SELECT item FROM loan_item WHERE state = 'out' GROUP BY item HAVING count(*) > 1",
            "double loan");
        none(
            "SELECT l.number FROM loan l JOIN approval a ON a.object = 'loan:' || l.number WHERE a.person IN "
            "(l.borrower, l.applicant)",
            "the borrower decided (SoD-2)");
        none("SELECT number FROM loan WHERE lender = borrower OR attendant IN (borrower, lender) OR receiver "
             "= "
             "borrower",
            "the borrower lent or took back (SoD-2)");
        none("SELECT l.number FROM loan l WHERE l.state IN ('LENT', 'RENEWED', 'DUE_SOON', 'OVERDUE', "
             "'ESCALATED') "
             "AND l.kind <> 'e_access' AND (l.lender IS NULL OR l.confirmed_by IS NOT l.borrower)",
            "lent without both agreeing");
    }

    /// Every change of state the ledger tells of is a step of the table.
    void check_ledger()
    {
        Statement row = m_desk.at.database().prepare(
            "SELECT before, after FROM ledger WHERE action LIKE 'loan.%' AND before <> '' AND after <> ''");
        int steps = 0;
        while (row.next()) {
            const auto from = loan_state_named(row.text(0)), to = loan_state_named(row.text(1));
            if (!from || !to)
                continue;
            ++steps;
            EXPECT_TRUE(step_is_there(*from, *to)) << row.text(0) << " to " << row.text(1);
            m_reached.insert(*to);
        }
        EXPECT_GT(steps, 100);
        EXPECT_TRUE(m_desk.at.archive().verify_ledger()->intact());
    }
    std::size_t states_reached() const { return m_reached.size(); }

private:
    static bool step_is_there(LoanState from, LoanState to)
    {
        for (const auto& each : loan_steps)
            if (each.from == from && each.to == to)
                return true;
        return false;
    }

    int below(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    const std::string& pick(const std::vector<std::string>& from)
    {
        // Loans of late are more interesting.
        const int back = std::min<int>(static_cast<int>(from.size()), 12);
        return from.at(from.size() - 1 - static_cast<std::size_t>(below(back)));
    }

    enum class Deed {
        apply,
        approve,
        reject,
        prioritise,
        withdraw,
        renew,
        ready,
        hand_out,
        attend,
        confirm,
        hand_back,
        take_back,
        close,
        lose,
        investigate,
        found,
        replace,
        write_off,
        day,
    };
    struct Try {
        std::string who;
        Deed deed;
    };

    /// What comes next on the way of a loan, and who would do it.
    Try usual(const LoanRecord& loan)
    {
        using enum LoanState;
        const std::string borrower = person_by_id(m_desk.at.database(), loan.applicant).login,
                          clerk = below(2) == 0 ? "arch1" : "arch2",
                          head = "arch_head" + std::to_string(1 + below(2));
        switch (loan.state) {
        case applied:
            return {below(2) == 0 ? "pm1" : head, Deed::approve};
        case approved:
            return {clerk, below(9) == 0 ? Deed::day : Deed::ready};
        case ready:
            return loan.lender ? Try{borrower, Deed::confirm} : Try{clerk, Deed::hand_out};
        case lent:
            return below(4) == 0 ? Try{head, Deed::renew}
                                 : Try{clerk, below(2) == 0 ? Deed::day : Deed::take_back};
        case overdue:
        case escalated:
            return {clerk, below(4) == 0 ? Deed::lose : below(3) == 0 ? Deed::take_back : Deed::day};
        case returned_damaged:
            return {head, Deed::close};
        case lost:
            return {head, Deed::investigate};
        case investigated:
            return {head, below(2) == 0 ? Deed::found : Deed::replace};
        case returned_ok:
        case replaced:
        case written_off:
            return {clerk, Deed::close};
        case renewed:
        case due_soon:
        case return_pending:
            return {clerk, below(2) == 0 ? Deed::day : Deed::take_back};
        default:
            return {below(2) == 0 ? "sales1" : "sadm1", Deed::apply};
        }
    }

    void act(const Try& attempt, const std::string& number)
    {
        Loans loans = m_desk.as(attempt.who);
        const auto gone = checks(number, LoanItem::State::lost);
        switch (attempt.deed) {
        case Deed::apply:
            if (auto made = loans.apply(application(below(files))); seen(made))
                m_numbers.push_back(*made);
            break;
        case Deed::approve:
            seen(loans.approve(number, "同意"));
            break;
        case Deed::reject:
            seen(loans.reject(number, "不同意"));
            break;
        case Deed::prioritise:
            seen(loans.set_priority(number, below(10), "急"));
            break;
        case Deed::withdraw:
            seen(loans.withdraw(number, "不需要"));
            break;
        case Deed::renew:
            seen(loans.renew(number));
            break;
        case Deed::ready:
            seen(loans.make_ready(number));
            break;
        case Deed::hand_out:
            seen(loans.hand_out(number, handed(number)));
            break;
        case Deed::attend:
            seen(loans.attend(number));
            break;
        case Deed::confirm:
            seen(loans.confirm(number, 2 * items(number)));
            break;
        case Deed::hand_back:
            seen(loans.hand_back(number));
            break;
        case Deed::take_back:
            seen(loans.take_back(number, checks(number)));
            break;
        case Deed::close:
            seen(loans.close(number, "已查"));
            break;
        case Deed::lose:
            for (const ReturnCheck& each : checks(number))
                seen(loans.report_lost(number, std::vector{each.item}, "找不到"));
            break;
        case Deed::investigate:
            seen(loans.investigate(number, "查找过"));
            break;
        case Deed::found:
            seen(loans.found(number, gone));
            break;
        case Deed::replace:
        case Deed::write_off:
            // Seldom written off: what is gone cannot be lent again.
            if (!gone.empty() && attempt.deed == Deed::replace)
                seen(loans.replace(number, gone.front().item, 2, "扫描件"));
            else if (!gone.empty() && below(8) == 0)
                seen(loans.write_off(number, gone.front().item, "无法找回"));
            break;
        case Deed::day:
            seen(loans.due_work());
            if (below(2) == 0)
                m_desk.at.advance_days(1 + below(3));
        }
    }

    template <class T>
    bool seen(const Result<T>& result)
    {
        if (!result) {
            EXPECT_NE(result.error().code, Code::machine) << result.error().what;
            EXPECT_FALSE(result.error().what.empty());
        }
        return result.has_value();
    }

    Application application(int n)
    {
        constexpr std::array kinds{LoanKind::borrow_original, LoanKind::borrow_original,
            LoanKind::read_on_site, LoanKind::copy, LoanKind::e_access};
        Application wanted = m_desk.application(n, kinds.at(static_cast<std::size_t>(below(5))));
        if (below(3) == 0)
            wanted.things.push_back(m_desk.item((n + 1) % files));
        return wanted;
    }
    std::vector<LentItem> lines(const std::string& number)
    {
        const auto loan = find_loan(m_desk.at.database(), number);
        return loan ? items_on(m_desk.at.database(), loan->id) : std::vector<LentItem>();
    }
    int items(const std::string& number) { return static_cast<int>(lines(number).size()); }
    std::vector<HandedOut> handed(const std::string& number)
    {
        std::vector<HandedOut> all;
        for (const LentItem& each : lines(number))
            all.push_back({each.item.uid, 2, "完好"});
        return all;
    }
    std::vector<ReturnCheck> checks(const std::string& number, LoanItem::State only = LoanItem::State::out)
    {
        std::vector<ReturnCheck> all;
        for (const LentItem& each : lines(number))
            if (each.state == only && (all.empty() || below(2) == 0)) {
                ReturnCheck check;
                check.item = each.item.uid;
                check.pages = below(6) == 0 ? 1 : 2;
                all.push_back(check);
            }
        return all;
    }
    void none(const char* sql, const char* what)
    {
        Statement row = m_desk.at.database().prepare(sql);
        if (row.next())
            FAIL() << what << ": " << row.text(0);
    }

    Lending m_desk;
    std::mt19937 m_random;
    std::vector<std::string> m_numbers{"JY-2026-0000"};
    const std::vector<std::string> m_logins{
        "sales1", "sadm1", "pm1", "pm2", "arch1", "arch2", "arch_head1", "arch_head1", "arch_head2", "exec1"};
    std::set<LoanState> m_reached;
};

TEST(LoanWalk, KeepsItsRulesWhateverAnybodyTries)
{
    Walk walk(20261123);
    for (int i = 0; i < 5000 && !testing::Test::HasFailure(); ++i) {
        walk.step();
        if (i % 10 == 0)
            walk.check();
    }
    walk.check();
    walk.check_ledger();
    EXPECT_GE(walk.states_reached(), 13U);
}

} // namespace
} // namespace strongroom::test
