// Box rules under a random walk, two processes at once, and a full-sized archive.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "archive/act_internal.h"
#include "archive/natural_order.h"
#include "archive/shelves/shelves.h"
#include "tests/archive/registered.h"

namespace strongroom::archive {
namespace {

using test::Registered;

int one_number(Database& database, const std::string& sql)
{
    Statement row = database.prepare(sql);
    row.next();
    return static_cast<int>(row.integer(0));
}

/// What holds after every step, whatever was tried.
void expect_rules(Registered& archive, Shelves& shelves)
{
    Database& database = archive.database();
    EXPECT_EQ(one_number(database,
                  "SELECT count(*) FROM item i JOIN box b ON b.id = i.box JOIN file f ON f.id = i.file WHERE "
                  "f.project <> b.project OR f.building <> b.building OR f.grade <> b.grade OR (b.state <> "
                  "'temporary' AND f.retention <> b.retention) OR b.state = 'dissolved'"),
        0)
        << "the key";
    EXPECT_EQ(one_number(database,
                  "SELECT count(*) FROM box b JOIN location l ON l.id = b.location WHERE b.grade < l.grade"),
        0)
        << "the grade of the place";
    EXPECT_EQ(
        one_number(database,
            "SELECT count(*) FROM location l WHERE l.capacity_mm < (SELECT coalesce(sum(thickness_mm), 0) "
            "FROM box WHERE location = l.id)"),
        0)
        << "the width of the place";
    EXPECT_EQ(
        one_number(database,
            "SELECT count(*) FROM (SELECT location FROM box WHERE location IS NOT NULL GROUP BY location "
            "HAVING max(position) <> count(*) OR count(DISTINCT position) <> count(*))"),
        0)
        << "positions on the shelf";
    EXPECT_EQ(
        one_number(database,
            "SELECT count(*) FROM file f WHERE f.state = 'FILED' AND EXISTS (SELECT 1 FROM item i WHERE "
            "i.file = f.id AND i.desk IS NOT NULL)"),
        0)
        << "what is FILED is in a box";
    const std::vector<Box> boxes = shelves.boxes().value();
    for (const Box& box : boxes) {
        EXPECT_LE(box.pages, box.page_limit);
        EXPECT_LE(box.filled_mm, box.thickness_mm);
        const std::vector<BoxedItem> items = shelves.contents(box.code).value();
        for (std::size_t index = 0; index < items.size(); ++index) {
            EXPECT_EQ(items[index].position, static_cast<int>(index) + 1) << box.code;
            if (index > 0) {
                EXPECT_FALSE(naturally_before(items[index].contract_no, items[index - 1].contract_no))
                    << box.code;
            }
        }
    }
}

/// Does one thing at random; most of it is refused somewhere.
class Walker {
public:
    Walker(Registered& archive, unsigned seed)
        : m_archive(&archive), m_shelves(archive.as("arch1")), m_random(seed)
    {
        for (int n = 0; n < archive.count(); ++n)
            m_items.push_back(archive.items(n).front().uid);
    }

    bool step()
    {
        std::vector<std::string> items{m_items[pick(m_items.size())]};
        if (pick(3) == 0)
            items.push_back(m_items[pick(m_items.size())]);
        switch (pick(10)) {
        case 0:
            return bool(m_shelves.new_box({{"BT01", std::to_string(pick(3) + 1), pick(9) == 0 ? "D10" : "D30",
                                               2 + static_cast<int>(pick(2))},
                place(), 20 + 10 * static_cast<int>(pick(4))}));
        case 1:
        case 2:
        case 3:
            return bool(m_shelves.place(box(), items));
        case 4:
            return bool(m_shelves.move_items(items, box(), box(), "walk"));
        case 5:
            return bool(m_shelves.move_box({box(), place(), "walk", static_cast<int>(pick(4))}));
        case 6:
            return bool(m_shelves.split_box(box()));
        case 7:
            return bool(m_shelves.take_out(items, "D1", "walk"));
        case 8:
            return pick(2) == 0 ? bool(m_shelves.move_shelf(place(), place(), "walk"))
                                : bool(m_shelves.dissolve_box(box(), "walk"));
        default: {
            // What is proposed can be done.
            const std::size_t n = pick(m_items.size());
            const auto proposed = m_shelves.propose(m_archive->file(static_cast<int>(n)));
            if (!proposed || proposed->front().box.empty())
                return false;
            const std::vector<std::string> item{m_items[n]};
            const auto placed = m_shelves.place(proposed->front().box, item);
            EXPECT_TRUE(placed) << placed.error().what;
            return bool(placed);
        }
        }
    }

    std::size_t pick(std::size_t below) { return m_random() % below; }
    Shelves& shelves() { return m_shelves; }

private:
    std::string box()
    {
        const std::vector<Box> all = m_shelves.boxes().value();
        return all.empty() ? "BT01-0001" : all[pick(all.size())].code;
    }
    std::string place() { return "05-01-01-0" + std::to_string(pick(4) + 1); }

    Registered* m_archive;
    Shelves m_shelves;
    std::mt19937 m_random;
    std::vector<std::string> m_items;
};

TEST(ShelvesWalk, NeverBreaksABoxRule)
{
    Registered archive(36);
    archive.database().run(
        "UPDATE file SET building = (id % 3) + 1, grade = CASE id % 9 WHEN 0 THEN 3 ELSE 2 END");
    archive.database().run("UPDATE item SET pages = 10 + (id * 37) % 90, sheets = (id * 11) % 60");
    Shelves head(archive.as("arch_head1"));
    ASSERT_TRUE(head.add_location({"", LocationKind::room, "05", "", 2}));
    ASSERT_TRUE(head.add_coordinates({"05", 1, 1, 4, 0, {}, 160}));
    Walker walker(archive, 20070402);
    int done = 0;
    constexpr int steps = 4000, between_checks = 100;
    for (int step = 1; step <= steps; ++step) {
        done += walker.step() ? 1 : 0;
        if (step % between_checks == 0) {
            expect_rules(archive, walker.shelves());
            if (HasFailure())
                FAIL() << "after step " << step;
        }
    }
    EXPECT_GT(done, steps / 10) << "most steps were refused: the walk tries nothing";
    EXPECT_TRUE(archive.archive().verify_ledger()->intact());
}

TEST(ShelvesWalk, LetsOneOfTwoProcessesMoveAnItem)
{
    Registered archive(24);
    Shelves clerk(archive.as("arch1"));
    for (int n = 0; n < 3; ++n)
        ASSERT_TRUE(clerk.new_box({{"BT01", "1", "D30", 2}, "01-01-01-01"}));
    const std::vector<std::string> items{archive.items(0).front().uid};
    ASSERT_TRUE(clerk.place("BT01-0001", items));
    constexpr int won = 10, told = 11;
    std::vector<pid_t> children;
    for (const char* target : {"BT01-0002", "BT01-0003"}) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            Result<Archive> own = Archive::open(archive.folder() / "archive", {"", "", "other"});
            Result<Session> session
                = Session::sign_in(*own, target[8] == '2' ? "arch1" : "arch2", Registered::password());
            const auto moved = Shelves(*session).move_items(items, "BT01-0001", target, "at once");
            _exit(moved ? won : moved.error().code == Code::conflict ? told : 1);
        }
        children.push_back(child);
    }
    std::multiset<int> ends;
    for (const pid_t child : children) {
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ends.insert(WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    }
    EXPECT_THAT(ends, testing::ElementsAre(won, told));
    EXPECT_EQ(clerk.contents("BT01-0002")->size() + clerk.contents("BT01-0003")->size(), 1u);
    EXPECT_TRUE(archive.archive().verify_ledger()->intact());
}

TEST(ShelvesSize, AnswersAtOnceFromFiveHundredBoxes)
{
    // 2,500 files of four items each, in 504 boxes.
    Registered archive(2500);
    archive.database().run("UPDATE item SET pages = 20, sheets = 10");
    archive.database().run(
        "INSERT INTO item (uid, file, number, kind, pages, sheets, custodian, desk) SELECT 'zz' || "
        "n || '-' || file, file, n, 'supplement', 20, 10, custodian, desk FROM item, (SELECT 2 AS n "
        "UNION ALL SELECT 3 UNION ALL SELECT 4)");
    archive.box(0, 2499, 20);
    Shelves clerk(archive.as("arch1"));
    EXPECT_GE(one_number(archive.database(), "SELECT count(*) FROM box"), 500);
    EXPECT_GE(one_number(archive.database(), "SELECT count(*) FROM item"), 10000);
    const auto seconds = [](const char* what, const auto& work) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        std::cout << "  " << what << ": " << static_cast<int>(took * 1000) << " ms\n";
        return took;
    };
    EXPECT_LT(seconds("propose", [&] { EXPECT_TRUE(clerk.propose(archive.file(2499))); }), 1);
    EXPECT_LT(seconds("list of boxes", [&] { EXPECT_GE(clerk.boxes()->size(), 500u); }), 1);
    EXPECT_LT(seconds("contents", [&] { EXPECT_TRUE(clerk.contents("BT01-0100")); }), 1);
    EXPECT_LT(seconds("where", [&] { EXPECT_TRUE(clerk.where(archive.file(1234))); }), 1);
    EXPECT_LT(seconds("adrift", [&] { EXPECT_TRUE(clerk.without_location()); }), 1);
    EXPECT_LT(seconds("space", [&] { EXPECT_TRUE(clerk.free_space()); }), 1);
}

} // namespace
} // namespace strongroom::archive
