// Lists, registers, and that numbers have no gaps whoever gives them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

#include "archive/filing/reference_code.h"
#include "tests/archive/filing/unfiled.h"

namespace strongroom::archive {
namespace {

using test::all_seen;
using test::Registered;
using test::Unfiled;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Lists, AreInTheOrderAPersonFiles)
{
    Registered archive(30);
    const auto lines = Filing(archive.as("arch1")).list().value();
    ASSERT_EQ(lines.size(), 30u);
    EXPECT_EQ(lines.front().building, "1");
    EXPECT_EQ(lines.back().building, "12");
    EXPECT_EQ(lines[0].contract_no, "XS-2007-0000");
    EXPECT_EQ(lines[1].contract_no, "XS-2007-0012");
    const auto of_building = Filing(archive.as("arch1")).list({.building = "3"}).value();
    EXPECT_EQ(of_building.size(), 3u);
    EXPECT_EQ(Filing(archive.as("arch1")).list({.state = FileState::keyed})->size(), 0u);
    EXPECT_EQ(Filing(archive.as("arch1")).list({.project = "BT02"})->size(), 0u);
}

TEST(Lists, HideNamesFromWhoMaySeeThemMasked)
{
    Registered archive(1);
    const std::string buyer = archive.contract(0).buyer;
    EXPECT_EQ(Filing(archive.as("arch1")).list()->at(0).buyer, buyer);
    EXPECT_NE(Filing(archive.as("audit1")).list()->at(0).buyer, buyer);
    // Numbers are opened only by who may, and says what for.
    const auto id = [&](const char* login, const char* purpose) {
        return test::value(Filing(archive.as(login)).file(archive.file(0), 0, purpose).value(), "id_no");
    };
    EXPECT_EQ(id("index1", "核对"), archive.contract(0).id_no);
    EXPECT_NE(id("index1", ""), archive.contract(0).id_no);
    EXPECT_NE(id("arch1", "核对"), archive.contract(0).id_no) << "needs an approval";
    EXPECT_EQ(Filing(archive.as("sec1")).list().error().code, Code::forbidden);
}

TEST(Missing, NumbersAreFoundByPattern)
{
    Unfiled desk(0);
    const auto add = [&](const std::string& number, int n) {
        test::Contract contract = Registered::contract(n);
        contract.number = number;
        const std::string document = desk.take_in(contract.text());
        return Filing(desk.as("index1")).make({.documents = {document}, .project = "BT01"}).value();
    };
    int n = 0;
    for (const char* number :
        {"XS-2007-0410", "XS-2007-0412", "XS-2007-0416", "YS(2015)0001", "YS(2015)0002", "无号"})
        add(number, n++);
    const auto gaps = Filing(desk.as("arch1")).missing_numbers("BT01").value();
    ASSERT_EQ(gaps.size(), 2u);
    EXPECT_EQ(gaps[0].first, "XS-2007-0411");
    EXPECT_EQ(gaps[0].count, 1);
    EXPECT_EQ(gaps[1].first, "XS-2007-0413");
    EXPECT_EQ(gaps[1].last, "XS-2007-0415");
    EXPECT_EQ(gaps[1].pattern, "XS-2007-####");
}

TEST(Missing, PartsAreToldByKind)
{
    Unfiled desk(0);
    const std::string document = desk.take_in(Registered::contract(0).text()
        + "\n见附件一、附件四。\n出卖人(签章)：　买受人(签章)：\f附件一 平面图");
    const std::string file
        = Filing(desk.as("index1")).make({.documents = {document}, .project = "BT01"}).value();
    std::vector<std::string> parts;
    const auto missing = Filing(desk.as("arch1")).missing_parts();
    for (const MissingPart& part : *missing) {
        EXPECT_EQ(part.file, file);
        parts.push_back(part.part);
    }
    EXPECT_THAT(parts, ElementsAre("id_copy", "seal", "annex:附件四"));
    ASSERT_TRUE(Filing(desk.as("index1")).add_item(file, {.kind = "id_copy", .pages = 1}));
    EXPECT_EQ(Filing(desk.as("arch1")).missing_parts()->size(), 2u);
}

TEST(Overdue, TellsWhatNobodyVerifiedInADay)
{
    Unfiled desk(2);
    const std::string file = desk.make(0);
    desk.advance(std::chrono::hours(20));
    desk.make(1);
    EXPECT_TRUE(Filing(desk.as("arch_head1")).overdue()->empty());
    desk.advance(std::chrono::hours(10));
    const auto late = Filing(desk.as("arch_head1")).overdue().value();
    ASSERT_EQ(late.size(), 1u);
    EXPECT_EQ(late[0].uid, file);
    EXPECT_EQ(late[0].overdue_hours, 6);
}

TEST(FilingRegisters, HaveTheirRows)
{
    Registered archive(3);
    archive.box_all();
    Filing filing(archive.as("arch1"));
    const RegisterSheet contracts = filing.contract_register().value();
    EXPECT_EQ(contracts.form, "F1");
    EXPECT_EQ(contracts.fonds, "Q001");
    EXPECT_EQ(contracts.project, "海棠湾花园");
    ASSERT_EQ(contracts.rows.size(), 3u);
    const SheetRow& row = contracts.rows[1];
    EXPECT_EQ(row.at("reference"), SheetValue("Q001-ZY·XS·BT01·2007·D30-0002"));
    EXPECT_EQ(row.at("contract_no"), SheetValue("XS-2007-0001"));
    EXPECT_EQ(row.at("total_price"), SheetValue(Fen{80'100'000}));
    EXPECT_EQ(row.at("payment_method"), SheetValue("一次性付款"));
    EXPECT_EQ(row.at("registrar"), SheetValue("员工index1"));
    EXPECT_EQ(row.at("verifier"), SheetValue("员工verify1"));
    EXPECT_NE(row.at("buyer"), SheetValue(archive.contract(1).buyer)) << "always masked on paper";
    EXPECT_EQ(row.at("box_no"), SheetValue("BT01-0002"));
    EXPECT_EQ(
        filing.item_list()->rows.at(0).at("reference"), SheetValue("Q001-ZY·XS·BT01·2007·D30-0001-001"));
    const RegisterSheet files = filing.file_list().value();
    EXPECT_THAT(std::get<std::string>(files.rows.at(0).at("title")), HasSubstr("海棠湾花园1-1-101"));
    EXPECT_EQ(files.rows.at(0).at("retention"), SheetValue("30年"));
    const std::string code = archive.code(0);
    EXPECT_EQ(filing.contents(code)->rows.size(), 1u);
    EXPECT_EQ(filing.cover(code)->head.at("creator"), SheetValue("信息部"));
    EXPECT_EQ(filing.note_sheet(code)->head.at("items"), SheetValue(std::int64_t{1}));
    EXPECT_EQ(Filing(archive.as("sales1")).contract_register().error().code, Code::forbidden);
}

TEST(Lists, OfThousandsComeInTime)
{
    constexpr int many = 2'000;
    constexpr auto longest
        = std::chrono::seconds(5); // what 10,000 may take; a fifth of them here, without optimising
    Registered archive(many);
    Filing filing(archive.as("arch1"));
    for (const auto& made : {std::function<std::size_t()>([&] { return filing.list()->size(); }),
             std::function<std::size_t()>([&] { return filing.contract_register()->rows.size(); })}) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_EQ(made(), std::size_t(many));
        const auto took = std::chrono::steady_clock::now() - start;
        RecordProperty("milliseconds",
            static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
        EXPECT_LT(took, longest);
    }
}

/// Registers every second file in a process of its own.
void register_half(
    const std::filesystem::path& folder, const std::vector<std::string>& files, std::size_t first)
{
    Result<Archive> archive = Archive::open(folder);
    Result<Session> session
        = Session::sign_in(*archive, first == 0 ? "arch1" : "arch2", Registered::password());
    Filing filing(*session);
    for (std::size_t i = first; i < files.size(); i += 2)
        if (!filing.put_on_record(files[i]))
            ::_exit(1);
}

TEST(Numbers, HaveNoGapsHoweverManyGiveThem)
{
    constexpr int count = 24;
    Unfiled desk(count);
    std::vector<std::string> files;
    for (int n = 0; n < count; ++n) {
        files.push_back(desk.make(n));
        ASSERT_TRUE(Filing(desk.as("verify1")).verify(files.back(), all_seen));
    }
    std::vector<pid_t> children;
    for (const std::size_t first : {0, 1}) {
        children.push_back(::fork());
        if (children.back() == 0) {
            register_half(desk.folder() / "archive", files, first);
            ::_exit(0);
        }
    }
    for (const pid_t child : children) {
        int status = 1;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    std::set<int> numbers;
    std::set<std::string> central;
    const auto lines = Filing(desk.as("arch1")).list();
    for (const FileLine& line : *lines) {
        const auto code = file_code(parse_reference_code(line.reference_code).value());
        ASSERT_TRUE(code);
        numbers.insert(code->file);
        central.insert(line.central_no);
    }
    EXPECT_EQ(numbers.size(), std::size_t(count));
    EXPECT_EQ(*numbers.begin(), 1);
    EXPECT_EQ(*numbers.rbegin(), count);
    EXPECT_EQ(central.size(), std::size_t(count));
    EXPECT_TRUE(desk.archive().verify_ledger()->intact());
}

} // namespace
} // namespace strongroom::archive
