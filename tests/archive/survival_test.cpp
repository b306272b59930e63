// What must survive: a killed process, a full disk, a look at the raw files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/archive.h"
#include "tests/archive/text_stages.h"

namespace strongroom::archive {
namespace {

using namespace std::chrono_literals;
using test::TempFolder;
using Documents = std::vector<std::vector<std::filesystem::path>>;

constexpr int document_count = 8, pages_each = 2, kills_wanted = 24;

/// Runs `work` in a process of its own.
template <class Work>
pid_t in_a_child(Work&& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    return child;
}

void ingest(const TempFolder& folder, const Documents& documents)
{
    Result<Archive> archive = Archive::open(folder / "archive");
    if (!archive || !archive->take_in(documents, test::text_stages(1ms)))
        ::_exit(1);
}

/// Everything is there once, nothing besides, and the ledger holds.
void expect_whole(const TempFolder& folder, const Documents& documents)
{
    Result<Archive> archive = Archive::open(folder / "archive");
    ASSERT_TRUE(archive) << archive.error().what;
    const auto report = archive->take_in(documents, test::text_stages());
    ASSERT_TRUE(report) << report.error().what;
    std::set<std::string> uids;
    for (const Outcome& outcome : report->outcomes) {
        EXPECT_NE(outcome.fate, Fate::refused) << outcome.error.what;
        uids.insert(outcome.uid);
    }
    EXPECT_EQ(uids.size(), documents.size());
    const Totals totals = archive->totals().value();
    EXPECT_EQ(totals.documents, document_count);
    EXPECT_EQ(totals.pages, document_count * pages_each);
    EXPECT_EQ(totals.jobs_waiting + totals.jobs_set_aside, 0);
    EXPECT_EQ(test::blob_files(folder).size(), std::size_t(document_count * (1 + pages_each)));
    EXPECT_EQ(archive->search("商品房买卖合同")->total, document_count);
    const LedgerVerdict verdict = archive->verify_ledger().value();
    EXPECT_TRUE(verdict.intact()) << verdict.faults.front().what;
    for (const std::string& uid : uids)
        EXPECT_TRUE(archive->original(uid, 0, [](auto) {}));
}

TEST(Survival, OfAKillAtAnyMoment)
{
    std::mt19937 random(20070402);
    std::chrono::microseconds whole{0};
    {
        const TempFolder folder;
        test::new_archive(folder);
        const Documents documents = test::write_contracts(folder, document_count);
        const auto start = std::chrono::steady_clock::now();
        const pid_t child = in_a_child([&] { ingest(folder, documents); });
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_EQ(status, 0);
        whole
            = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    }
    int killed = 0;
    for (int moment = 0; killed < kills_wanted; ++moment) {
        const TempFolder folder;
        test::new_archive(folder);
        const Documents documents = test::write_contracts(folder, document_count);
        // Once or several times on the same archive.
        for (int time = 0; time <= moment % 3; ++time) {
            const pid_t child = in_a_child([&] { ingest(folder, documents); });
            std::this_thread::sleep_for(
                std::chrono::microseconds(std::uniform_int_distribution<long>(0, whole.count())(random)));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            if (WIFSIGNALED(status))
                ++killed;
            else
                whole = whole * 9 / 10; // it was faster this time
        }
        expect_whole(folder, documents);
        if (HasFatalFailure() || HasNonfatalFailure())
            FAIL() << "at moment " << moment;
    }
}

TEST(Survival, OfADiskThatTakesNoMore)
{
    int failures = 0;
    // The limit on the size of a file meets the databases, the log and the blobs at different moments.
    for (const rlim_t limit : {1'000u, 40'000u, 70'000u, 100'000u, 140'000u, 200'000u, 300'000u, 450'000u}) {
        const TempFolder folder;
        test::new_archive(folder);
        const Documents documents = test::write_contracts(folder, document_count);
        const pid_t child = in_a_child([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit no_more{limit, limit};
            ::setrlimit(RLIMIT_FSIZE, &no_more);
            Result<Archive> archive = Archive::open(folder / "archive");
            const Error error = [&] {
                if (!archive)
                    return archive.error();
                const auto report = archive->take_in(documents, test::text_stages());
                return report ? Error{Code::conflict, "nothing failed", ""} : report.error();
            }();
            const bool told = error.code == Code::machine && !error.what.empty() && !error.advice.empty();
            ::_exit(told ? 3 : error.code == Code::conflict ? 0 : 9);
        });
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFEXITED(status)) << "limit " << limit;
        EXPECT_THAT(WEXITSTATUS(status), testing::AnyOf(0, 3)) << "limit " << limit;
        failures += WEXITSTATUS(status) == 3 ? 1 : 0;
        expect_whole(folder, documents);
    }
    EXPECT_GE(failures, 3);
}

TEST(Survival, TwoIntakesAtOnceTakeTurns)
{
    const TempFolder folder;
    test::new_archive(folder);
    const Documents documents = test::write_contracts(folder, document_count);
    std::vector<pid_t> children;
    for (int i = 0; i < 3; ++i)
        children.push_back(in_a_child([&] { ingest(folder, documents); }));
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    expect_whole(folder, documents);
}

TEST(Survival, NothingReadableLiesOnTheDisk)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    ASSERT_TRUE(archive.take_in(test::write_contracts(folder, document_count), test::text_stages()));
    ASSERT_EQ(archive.search("XS-2007-0003")->total, 1);
    std::vector<std::string> needles;
    for (int n = 0; n < document_count; ++n) {
        const test::Contract contract = test::made_up(n);
        needles.insert(needles.end(),
            {contract.number, contract.buyer, contract.id_no, contract.number.substr(3),
                contract.id_no.substr(4, 10)});
    }
    needles.insert(needles.end(), {"商品房", "买受人", "SQLite format 3"});
    int files = 0;
    // The archive is still open: the write-ahead logs are looked through as well.
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "archive")) {
        if (!entry.is_regular_file())
            continue;
        ++files;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        for (const std::string& needle : needles)
            EXPECT_EQ(bytes.find(needle), std::string::npos) << needle << " in " << entry.path();
    }
    EXPECT_GE(files, document_count * 3 + 4);
}

} // namespace
} // namespace strongroom::archive
