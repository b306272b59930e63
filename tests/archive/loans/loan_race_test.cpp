#include <functional>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/archive/loans/lending.h"

namespace strongroom::test {
namespace {

using namespace archive;

/// Runs `work` in a process of its own that opens the archive anew and signs in; it begins when the pipe is
/// closed. Its exit code is what `work` returns.
pid_t started(Lending& desk, const std::string& login, int gate[2], const std::function<int(Loans&)>& work)
{
    const std::filesystem::path folder = desk.at.archive().folder();
    const Clock clock = desk.at.archive().state().premises.clock;
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    ::close(gate[1]);
    char nothing = 0;
    [[maybe_unused]] const ssize_t opened = ::read(gate[0], &nothing, 1);
    int code = 99;
    if (Result<Archive> archive = Archive::open(folder, {"", "", "second"}, clock))
        if (Result<Session> session = Session::sign_in(*archive, login, Registered::password())) {
            Loans loans(*session);
            code = work(loans);
        }
    ::_exit(code);
}

/// Lets both go at once and gives their exit codes.
std::pair<int, int> race(Lending& desk, const std::string& first_login,
    const std::function<int(Loans&)>& first, const std::string& second_login,
    const std::function<int(Loans&)>& second)
{
    int gate[2];
    EXPECT_EQ(::pipe(gate), 0);
    const pid_t one = started(desk, first_login, gate, first),
                other = started(desk, second_login, gate, second);
    ::close(gate[0]);
    ::close(gate[1]);
    int one_status = 0, other_status = 0;
    EXPECT_EQ(::waitpid(one, &one_status, 0), one);
    EXPECT_EQ(::waitpid(other, &other_status, 0), other);
    EXPECT_TRUE(WIFEXITED(one_status) && WIFEXITED(other_status));
    return {WEXITSTATUS(one_status), WEXITSTATUS(other_status)};
}

constexpr int files = 8;

TEST(LoanRace, GivesAnItemToOneOfTwo)
{
    Lending desk(files);
    std::vector<std::string> ours, theirs;
    for (int n = 0; n < files; ++n) {
        ours.push_back(desk.applied(n, "sales1"));
        theirs.push_back(desk.applied(n, "sales2"));
        ASSERT_TRUE(desk.as("pm1").approve(ours.back()) && desk.as("pm1").approve(theirs.back()));
    }
    const auto all_of = [](const std::vector<std::string>& numbers) {
        return [&numbers](Loans& loans) {
            int won = 0;
            for (const std::string& number : numbers) {
                const auto state = loans.approve(number);
                if (!state)
                    return 98;
                won += *state == LoanState::approved;
            }
            return won;
        };
    };
    const auto [one, other] = race(desk, "arch_head1", all_of(ours), "arch_head2", all_of(theirs));
    EXPECT_EQ(one + other, files) << one << " and " << other;
    for (std::size_t n = 0; n < files; ++n) {
        const bool first = desk.state(ours[n]) == LoanState::approved;
        EXPECT_EQ(desk.state(first ? theirs[n] : ours[n]), LoanState::waiting);
    }
}

TEST(LoanRace, LendsEachLoanOnce)
{
    Lending desk(files);
    std::vector<std::string> numbers;
    for (int n = 0; n < files; ++n)
        numbers.push_back(desk.handed_out(n));
    const auto confirm = [&numbers](Loans& loans) {
        int won = 0;
        for (const std::string& number : numbers) {
            const auto confirmed = loans.confirm(number, 2);
            if (!confirmed && confirmed.error().code != Code::conflict)
                return 98;
            won += confirmed.has_value();
        }
        return won;
    };
    const auto [one, other] = race(desk, "sales1", confirm, "sales1", confirm);
    EXPECT_EQ(one + other, files) << one << " and " << other;
    Statement lent = desk.at.database().prepare("SELECT count(*) FROM ledger WHERE action = 'loan.lent'");
    lent.next();
    EXPECT_EQ(lent.integer(0), files);
    EXPECT_TRUE(desk.at.archive().verify_ledger()->intact());
}

} // namespace
} // namespace strongroom::test
