// After a destruction no byte of the document is left: not in the folder, not in the databases when they are
// decrypted, not in a backup opened with the keys of today.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "archive/access.h"
#include "archive/certificate.h"
#include "archive/filing/file_key_internal.h"
#include "archive/filing/file_values_internal.h"
#include "archive/loans/loans.h"
#include "tests/archive/retention/destroying.h"

namespace strongroom::archive {
namespace {

using namespace std::chrono_literals;
using test::Destroying;
using test::Registered;
using testing::HasSubstr;
using testing::IsEmpty;
using S = DestructionState;
namespace fs = std::filesystem;

constexpr int files = 4, destroyed = 1; ///< file 0 is destroyed; the others stay

std::string bytes_of_file(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All bytes of all files of a folder: databases, their logs, blobs, keys, locks.
std::string all_bytes(const fs::path& folder)
{
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all += bytes_of_file(entry.path());
    return all;
}

/// Every page of a database as it is decrypted, those on the free list too.
std::string decrypted(Database& database)
{
    std::string pages;
    Statement row = database.prepare("SELECT data FROM sqlite_dbpage");
    while (row.next()) {
        const Bytes page = row.blob(0);
        pages.append(page.begin(), page.end());
    }
    return pages;
}

/// The index compresses the beginnings of its terms, so they are looked at as terms besides.
std::string terms_of(Database& index)
{
    index.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen USING fts5vocab(main, words, row)");
    std::string terms;
    Statement row = index.prepare("SELECT term FROM temp.seen");
    while (row.next())
        terms += row.text(0) + '\n';
    index.run("DROP TABLE temp.seen");
    return terms;
}

std::string all_decrypted(Archive& archive)
{
    Database& index = archive.state().index().database();
    return decrypted(archive.state().database) + decrypted(index) + terms_of(index);
}

/// Without regard to capitals, as the index writes small ones.
bool found(const std::string& bytes, const std::string& trace)
{
    const auto small = [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c; };
    return std::search(bytes.begin(), bytes.end(), trace.begin(), trace.end(), [&](char a, char b) {
        return small(static_cast<unsigned char>(a)) == small(static_cast<unsigned char>(b));
    }) != bytes.end();
}

/// What could tell of contract `n`: whole values, and how the full text cuts them.
std::vector<std::string> traces(int n)
{
    const test::Contract says = Registered::contract(n);
    return {says.buyer, says.buyer.substr(says.buyer.size() - 6), says.id_no, says.id_no.substr(10),
        says.number, "第" + says.building + "幢" + says.unit + "单元" + says.room + "室",
        "交付前通知买受人" + says.buyer, says.fen};
}

/// Somebody borrowed it, and whoever had to do with that said something of it.
void lend_and_take_back(Destroying& fixture, const std::string& confidence)
{
    const auto loans = [&](const char* login) { return Loans(fixture.as(login)); };
    const std::string item = fixture.archive().items(0).front().uid;
    Application asked;
    asked.explanation = confidence;
    asked.things = {item};
    const std::string number = test::value_of(loans("sales1").apply(asked), "apply");
    test::value_of(loans("pm1").approve(number, confidence), "unit");
    test::value_of(loans("arch_head1").approve(number, confidence), "archive");
    test::value_of(loans("arch1").make_ready(number), "ready");
    test::expect_done(
        loans("arch1").hand_out(number, std::vector{HandedOut{item, 2, confidence}}), "hand out");
    test::expect_done(loans("sales1").confirm(number, 2), "confirm");
    ReturnCheck check;
    check.item = item;
    check.pages = 2;
    check.damage = confidence;
    test::value_of(loans("arch2").take_back(number, std::vector{check}), "take back");
    test::expect_done(loans("arch_head1").close(number, confidence), "close");
}

TEST(Destroyed, TakesAlongWhatItsLoansSaid)
{
    const std::string confidence = "海滨区桂花路甲十七号欧阳女士家变故";
    Destroying fixture(files, destroyed, Registered::Scans::read);
    Archive& archive = fixture.archive().archive();
    lend_and_take_back(fixture, confidence);
    ASSERT_THAT(Loans(fixture.as("arch1")).loan("JY-2038-0001")->explanation, HasSubstr(confidence));
    fixture.list(S::closed);
    EXPECT_EQ(Loans(fixture.as("arch1")).loan("JY-2038-0001")->explanation, "");
    EXPECT_FALSE(found(all_bytes(fixture.archive().folder() / "archive"), confidence));
    EXPECT_FALSE(found(all_decrypted(archive), confidence));
}

TEST(Destroyed, LeavesNoByteBehind)
{
    Destroying fixture(files, destroyed, Registered::Scans::read);
    Archive& archive = fixture.archive().archive();
    const std::string before = all_decrypted(archive);
    ASSERT_TRUE(found(before, traces(0)[1]) && found(before, traces(0)[3]))
        << "the search below would find nothing in any case";
    const std::string list = fixture.list(S::prechecked);
    Holds holds(fixture.as("dpo1"));
    const std::string hold
        = holds.place(fixture.file(0), HoldKind::rights_request, Registered::contract(0).buyer + "来函")
              .value();
    ASSERT_TRUE(Holds(fixture.as("exec1")).release(hold, "已答复"));
    ASSERT_EQ(Holds(fixture.as("arch1")).list({HoldFilter::Which::all})->at(0).reason,
        Registered::contract(0).buyer + "来函");

    fixture.bring(list, S::closed);

    const std::string written = all_bytes(fixture.archive().folder() / "archive"),
                      read = all_decrypted(archive);
    for (const std::string& trace : traces(0)) {
        EXPECT_FALSE(found(written, trace)) << trace;
        EXPECT_FALSE(found(read, trace)) << trace;
    }
    EXPECT_TRUE(found(read, traces(1)[1]) && found(read, traces(1)[3])) << "the others are there";
    // Nor under any key that is left.
    KeyStore& keys = archive.state().premises.data_keys;
    EXPECT_FALSE(keys.holds("file:" + fixture.file(0)));
    EXPECT_EQ(keys.owners("file:").size(), std::size_t(files - destroyed));
    EXPECT_EQ(keys.owners("document:").size(), std::size_t(files - destroyed));
    EXPECT_EQ(test::blob_files(fixture.archive().folder()).size(), std::size_t((files - destroyed) * 3));
    EXPECT_EQ(Holds(fixture.as("arch1")).list({HoldFilter::Which::all})->at(0).reason, "");
    EXPECT_EQ(Access(fixture.as("arch1")).search(Registered::contract(0).number)->total, 0);
    EXPECT_EQ(Access(fixture.as("arch1")).search(Registered::contract(1).number)->total, 1);
    EXPECT_TRUE(archive.verify_ledger()->intact());
}

TEST(Destroyed, LeavesNothingInPrintNorInTheCertificate)
{
    Destroying fixture(files, destroyed, Registered::Scans::read);
    const std::string scan = fixture.archive().archive().state().catalogue.uid_of(
        fixture.archive().items(0).front().document.value());
    ASSERT_TRUE(Access(fixture.as("arch1")).record_export(scan, "pdf", "客户申请"));
    const std::string list = fixture.list(S::closed);
    Destruction destruction(fixture.as("audit1"));
    const std::string statement = destruction.statement(list).value();
    const CertificateVerdict verdict = verify_certificate(
        std::span(reinterpret_cast<const std::uint8_t*>(statement.data()), statement.size()),
        signing_key_of(fixture.archive().folder() / "archive").value());
    EXPECT_TRUE(verdict.proven());
    std::string printed = statement;
    for (const RegisterSheet& sheet : {destruction.register_sheet(list).value(),
             destruction.certificate_sheet(list).value(), destruction.media_sheet(list).value()})
        for (const SheetRow* row : {&sheet.head, &sheet.foot})
            for (const auto& [key, value] : *row)
                if (const auto* text = std::get_if<std::string>(&value))
                    printed += *text + '\n';
    for (const std::string& trace : traces(0))
        EXPECT_FALSE(found(printed, trace)) << trace;
    // But what was destroyed, by which key and by whom is told.
    for (const std::string& told : {"file:" + fixture.file(0), fixture.archive().code(0), "document:" + scan,
             std::string("此前已导出副本 1 份"), std::string("disposer1"), std::string("witness1"),
             std::string("sales1"), std::string("exec1")})
        EXPECT_THAT(verdict.content, HasSubstr(told));
}

TEST(Destroyed, DoesNotOpenFromABackupOfBefore)
{
    Destroying fixture(files, destroyed, Registered::Scans::read);
    const std::string list = fixture.list(S::prechecked);
    const fs::path folder = fixture.archive().folder() / "archive",
                   backup = fixture.archive().folder() / "backup";
    fs::copy(folder, backup, fs::copy_options::recursive);
    std::vector<std::string> documents;
    for (int n = 0; n < files; ++n)
        documents.push_back(fixture.archive().archive().state().catalogue.uid_of(
            fixture.archive().items(n).front().document.value()));

    fixture.bring(list, S::closed);

    fs::remove_all(backup / "keys");
    fs::copy(folder / "keys", backup / "keys", fs::copy_options::recursive);
    Archive old = Archive::open(backup).value();
    Session archivist = Session::sign_in(old, "arch1", Registered::password()).value();
    Access seen(archivist);
    for (int n = 0; n < files; ++n) {
        const std::string& uid = documents[std::size_t(n)];
        const bool opens = n >= destroyed;
        EXPECT_EQ(bool(seen.document(uid)), opens) << n;
        EXPECT_EQ(bool(seen.original(
                      uid, 0, [](auto) {}, "检查")),
            opens)
            << n;
        EXPECT_EQ(bool(seen.page_picture(uid, 1)), opens) << n;
        EXPECT_EQ(seen.search(Registered::contract(n).number)->total, opens ? 1 : 0) << n;
        EXPECT_EQ(has_file_key(old.state(), fixture.file(n)), opens) << n;
    }
    const FileRecord kept = find_file(old.state().database, fixture.file(1)).value();
    const Secret key = file_key(old.state(), kept.uid);
    const std::vector<FileValue> values = FileValues(old.state().database, key, kept).valid();
    EXPECT_EQ(value_of(values, "buyer_name"), Registered::contract(1).buyer);
}

TEST(Destroyed, IsFinishedByCallingItAgain)
{
    Destroying fixture(files, destroyed, Registered::Scans::read);
    const std::string list = fixture.list(S::prechecked);
    Destruction executor(fixture.as("disposer1"));
    {
        FolderLock intake(fixture.archive().folder() / "archive" / "lock");
        ASSERT_TRUE(intake.try_lock());
        const Result<void> interrupted = executor.execute(list, Destroying::execution());
        ASSERT_FALSE(interrupted);
        EXPECT_EQ(interrupted.error().code, Code::conflict);
        intake.unlock();
    }
    EXPECT_EQ(fixture.show(list).state, S::executing);
    EXPECT_FALSE(Destruction(fixture.as("arch1")).cancel(list, "后悔")) << "there is no way back";
    EXPECT_FALSE(Destruction(fixture.as("arch2")).verify(list, "目视")) << "it is not finished";
    EXPECT_FALSE(Destruction(fixture.as("witness1")).execute(list, Destroying::execution()));
    EXPECT_TRUE(executor.execute(list, Destroying::execution()));
    EXPECT_EQ(fixture.show(list).state, S::executed);
    for (const std::string& trace : traces(0))
        EXPECT_FALSE(found(all_decrypted(fixture.archive().archive()), trace)) << trace;
    EXPECT_FALSE(has_file_key(fixture.archive().archive().state(), fixture.file(0)));
}

TEST(Destroyed, IsFinishedAfterAKillAtAnyMoment)
{
    Destroying fixture(files, destroyed, Registered::Scans::read);
    const std::string list = fixture.list(S::prechecked);
    const fs::path root = fixture.archive().folder().path();
    const Time now = fixture.archive().now();
    int begun = 0, not_begun = 0;
    for (int round = 0; round < 14; ++round) {
        const fs::path copy = root / ("copy" + std::to_string(round));
        fs::copy(root / "archive", copy, fs::copy_options::recursive);
        const auto clock = [now] { return now; };
        const pid_t child = ::fork();
        if (child == 0) {
            Result<Archive> archive = Archive::open(copy, {}, clock);
            Result<Session> session = Session::sign_in(*archive, "disposer1", Registered::password());
            ::_exit(Destruction(*session).execute(list, Destroying::execution()) ? 0 : 1);
        }
        std::this_thread::sleep_for(5ms * round);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        Archive archive = Archive::open(copy, {}, clock).value();
        Session auditor = Session::sign_in(archive, "arch_head2", Registered::password()).value();
        const S state = Destruction(auditor).list(list)->state;
        ASSERT_TRUE(state == S::prechecked || state == S::executed) << name(state);
        const bool gone = state == S::executed;
        begun += gone ? 1 : 0;
        not_begun += gone ? 0 : 1;
        EXPECT_EQ(has_file_key(archive.state(), fixture.file(0)), !gone);
        EXPECT_EQ(archive.state().premises.data_keys.owners("document:").size(),
            std::size_t(files - (gone ? 1 : 0)));
        EXPECT_EQ(Access(auditor).search(Registered::contract(0).number)->total, gone ? 0 : 1);
        const std::string read = all_decrypted(archive);
        for (const std::string& trace : traces(0))
            EXPECT_FALSE(gone && found(read, trace)) << trace;
        EXPECT_TRUE(archive.verify_ledger()->intact());
        fs::remove_all(copy);
    }
    EXPECT_GT(begun, 0);
    EXPECT_GT(not_begun, 0);
}

} // namespace
} // namespace strongroom::archive
