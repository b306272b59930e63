// Several processes do the same thing at the same moment: one wins, the others are told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <set>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "tests/archive/loans/lending.h"

namespace strongroom::test {
namespace {

using namespace archive;
using Words = std::vector<std::string>;
using Json = nlohmann::json;
using enum LoanState;

/// A process that waits with its acts until it is let go.
class Hands {
public:
    Hands(const Registered& at, Words words)
    {
        int to[2], from[2];
        if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe");
        words.insert(words.begin(),
            {std::string(BINARY_DIR) + "/tests/at_once_act", at.folder() / "archive",
                std::to_string(at.now().time_since_epoch().count())});
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(to[0], STDIN_FILENO);
            ::dup2(from[1], STDOUT_FILENO);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::close(to[0]);
        ::close(from[1]);
        m_go = to[1];
        m_out.reset(::fdopen(from[0], "r"));
    }
    ~Hands()
    {
        go();
        ::waitpid(m_process, nullptr, 0);
    }
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;

    void wait_until_ready()
    {
        if (const std::string line = next_line(); line != "ready")
            throw std::runtime_error("at_once_act: " + line);
    }
    void go()
    {
        if (m_go >= 0)
            ::close(std::exchange(m_go, -1));
    }
    std::vector<Json> said()
    {
        std::vector<Json> all;
        for (std::string line = next_line(); !line.empty(); line = next_line())
            all.push_back(Json::parse(line));
        return all;
    }

private:
    std::string next_line()
    {
        std::string line;
        for (int c = std::fgetc(m_out.get()); c != EOF && c != '\n'; c = std::fgetc(m_out.get()))
            line += static_cast<char>(c);
        return line;
    }
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    pid_t m_process = -1;
    int m_go = -1;
    std::unique_ptr<std::FILE, Close> m_out;
};

/// What each of them was told, act by act. Who was refused was told in a sentence with advice, and never
/// that the machine failed.
std::vector<std::vector<Json>> at_once(const Registered& at, const std::vector<Words>& plans)
{
    std::vector<std::unique_ptr<Hands>> hands;
    for (const Words& plan : plans)
        hands.push_back(std::make_unique<Hands>(at, plan));
    for (const auto& one : hands)
        one->wait_until_ready();
    for (const auto& one : hands)
        one->go();
    std::vector<std::vector<Json>> said;
    for (const auto& one : hands) {
        said.push_back(one->said());
        EXPECT_FALSE(said.back().empty());
        for (const Json& answer : said.back())
            if (!answer["ok"]) {
                EXPECT_THAT(
                    answer["code"].get<int>(), testing::AnyOf(int(Code::conflict), int(Code::forbidden)))
                    << answer;
                EXPECT_NE(answer["what"], "") << answer;
                EXPECT_NE(answer["advice"], "") << answer;
            }
    }
    return said;
}

/// How many carried out all their acts.
int winners(const std::vector<std::vector<Json>>& said, std::size_t acts = 1)
{
    int won = 0;
    for (const auto& one : said)
        won += one.size() == acts && one.back()["ok"] ? 1 : 0;
    return won;
}

std::int64_t count(Registered& at, const std::string& sql)
{
    Statement row = at.database().prepare(sql);
    row.next();
    return row.integer(0);
}

constexpr int rounds = 3;

class AtOnce : public testing::Test {
protected:
    Lending desk{rounds};
    void TearDown() override { EXPECT_TRUE(desk.at.archive().verify_ledger()->intact()); }
};

TEST_F(AtOnce, TwoHeadsDecideOnceOnly)
{
    for (int n = 0; n < rounds; ++n) {
        const std::string number = desk.applied(n);
        ASSERT_TRUE(desk.as("pm1").approve(number));
        const auto said = at_once(desk.at,
            {{"arch_head1", "approve", number}, {"arch_head2", "approve", number},
                {"arch_head1", "reject", number}});
        EXPECT_EQ(winners(said), 1);
        EXPECT_EQ(
            count(desk.at,
                "SELECT count(*) FROM approval WHERE object = 'loan:" + number + "' AND step = 'archive'"),
            1);
    }
}

TEST_F(AtOnce, NothingIsLentTwice)
{
    for (int n = 0; n < rounds; ++n) {
        // Two loans of one item, each driven to its end by another process.
        const std::string item = desk.item(n);
        std::vector<Words> plans;
        for (const char* borrower : {"sales1", "sales2"}) {
            const std::string number = desk.applied(n, borrower);
            ASSERT_TRUE(desk.as("pm1").approve(number));
            plans.push_back({"arch_head1", "approve", number, "--", "arch1", "make_ready", number, "--",
                "arch2", "hand_out", number, item, "--", borrower, "confirm", number});
        }
        const auto said = at_once(desk.at, plans);
        EXPECT_EQ(winners(said, 4), 1);
        EXPECT_EQ(desk.where(n).kind, Whereabouts::Kind::loan);
        EXPECT_EQ(count(desk.at,
                      "SELECT count(*) FROM ledger WHERE action = 'item.moved' AND object = 'item:" + item
                          + "' AND after LIKE 'loan:%'"),
            1);
    }
}

TEST_F(AtOnce, OneHandOutIsConfirmedOnce)
{
    for (int n = 0; n < rounds; ++n) {
        const std::string number = desk.handed_out(n);
        const Words confirm{"sales1", "confirm", number};
        EXPECT_EQ(winners(at_once(desk.at, {confirm, confirm, confirm, {"sales1", "withdraw", number}})), 1);
        EXPECT_THAT(desk.state(number), testing::AnyOf(lent, withdrawn));
        EXPECT_EQ(desk.where(n).kind == Whereabouts::Kind::loan, desk.state(number) == lent);
    }
}

TEST_F(AtOnce, OneReturnIsTakenOnce)
{
    for (int n = 0; n < rounds; ++n) {
        // Who lost one gets no other.
        constexpr std::array<const char*, rounds> borrowers{"sales1", "sales2", "front1"};
        const Whereabouts home = desk.where(n);
        const std::string number = desk.lent(n, borrowers[std::size_t(n)]), item = desk.item(n);
        const auto said = at_once(desk.at,
            {{"arch1", "take_back", number, item}, {"arch2", "take_back", number, item},
                {"arch1", "report_lost", number, item}});
        EXPECT_EQ(winners(said), 1);
        if (desk.state(number) == lost)
            EXPECT_EQ(desk.where(n).kind, Whereabouts::Kind::loan);
        else
            EXPECT_EQ(desk.where(n), home);
    }
}

TEST_F(AtOnce, ALoanIsRenewedOnce)
{
    for (int n = 0; n < rounds; ++n) {
        const std::string number = desk.lent(n);
        const Words renew{"arch_head1", "renew", number}, other{"arch_head2", "renew", number};
        EXPECT_EQ(winners(at_once(desk.at, {renew, other, renew})), 1);
        EXPECT_EQ(desk.as("arch1").loan(number)->summary.renewals, 1);
    }
}

TEST_F(AtOnce, NumbersAreGivenOnceAndWithoutGaps)
{
    std::vector<Words> plans;
    for (const char* borrower : {"sales1", "sales2", "pm1", "pm2"}) {
        Words plan;
        for (int n = 0; n < rounds; ++n) {
            if (n > 0)
                plan.push_back("--");
            plan.insert(plan.end(), {borrower, "apply", desk.item(n)});
        }
        plans.push_back(plan);
    }
    std::set<std::string> numbers;
    for (const auto& one : at_once(desk.at, plans))
        for (const Json& answer : one)
            numbers.insert(answer.value("gave", ""));
    EXPECT_EQ(numbers.size(), 4u * rounds);
    EXPECT_EQ(*numbers.begin(), "JY-2026-0001");
    EXPECT_EQ(*numbers.rbegin(), "JY-2026-0012");
}

TEST_F(AtOnce, DailyWorkIsDoneOnce)
{
    for (int n = 0; n < rounds; ++n)
        desk.lent(n);
    desk.at.advance_days(9);
    const Words work{"arch1", "due_work"};
    EXPECT_EQ(winners(at_once(desk.at, {work, work, work})), 3); // the later ones find nothing to do
    const auto notices = desk.as("arch1").notices();
    ASSERT_TRUE(notices);
    std::set<std::string> told;
    for (const LoanNotice& notice : *notices)
        EXPECT_TRUE(
            told.insert(notice.number + std::string(name(notice.kind)) + notice.person + notice.on).second)
            << notice.number << ' ' << name(notice.kind) << ' ' << notice.person;
    EXPECT_FALSE(told.empty());
}

} // namespace
} // namespace strongroom::test
