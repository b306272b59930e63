// What happens to a contract after it is on record, and large amounts before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/archive/filing/unfiled.h"

namespace strongroom::archive {
namespace {

using test::all_seen;
using test::Unfiled;
using testing::HasSubstr;

TEST(Change, MakesANewVersionAndKeepsTheOld)
{
    Unfiled desk(1);
    const std::string file = desk.put_on_record(0);
    const std::string paper = desk.take_in("补充协议\n面积差额按实结算。");
    Filing clerk(desk.as("index1"));
    const auto direct = clerk.correct(file, {{{"total_price", "900,000.00元"}}}, "补充协议");
    ASSERT_FALSE(direct);
    EXPECT_THAT(direct.error().advice, HasSubstr("change"));
    ASSERT_TRUE(clerk.open_change(file, {"面积差结算", "2008-03-01", "原总价", "新总价", paper}));
    ASSERT_TRUE(clerk.correct(file, {{{"total_price", "900,000.00元"}}}, "补充协议第二条"));
    EXPECT_EQ(Filing(desk.as("arch1")).put_on_record(file).error().code, Code::conflict)
        << "not verified yet";
    ASSERT_TRUE(Filing(desk.as("verify1")).verify(file, all_seen));
    const OnRecord again = Filing(desk.as("arch1")).put_on_record(file).value();
    EXPECT_EQ(again.version, 2);
    EXPECT_EQ(again.reference_code, "Q001-ZY·XS·BT01·2007·D30-0001") << "a code stays";
    Filing reader(desk.as("arch_head1"));
    EXPECT_EQ(test::value(reader.file(file, 1).value(), "total_price"), desk.contract(0).fen);
    EXPECT_EQ(test::value(reader.file(file, 2).value(), "total_price"), "90000000");
    EXPECT_EQ(reader.file(file)->items.size(), 2u);
    EXPECT_EQ(reader.file(file, 3).error().code, Code::not_found);
    const RegisterSheet sheet = reader.changes().value();
    ASSERT_EQ(sheet.rows.size(), 1u);
    EXPECT_EQ(sheet.rows[0].at("kind"), SheetValue("变更"));
    EXPECT_EQ(sheet.rows[0].at("version"), SheetValue(std::int64_t{2}));
    EXPECT_EQ(sheet.rows[0].at("verifier"), SheetValue("员工verify1"));
}

TEST(Change, IsNotVerifiedByWhoeverOpenedIt)
{
    Unfiled desk(1);
    const std::string file = desk.put_on_record(0);
    ASSERT_TRUE(Filing(desk.as("verify2")).open_change(file, {"更名", "2008-03-01", {}, {}, {}}));
    const auto verified = Filing(desk.as("verify2")).verify(file, all_seen);
    ASSERT_FALSE(verified);
    EXPECT_THAT(verified.error().what, HasSubstr("SoD-1"));
    EXPECT_TRUE(Filing(desk.as("verify1")).verify(file, all_seen));
}

TEST(Change, KeepsABoxedFileInItsBox)
{
    test::Registered archive(1);
    archive.box_all();
    ASSERT_TRUE(
        Filing(archive.as("index1")).open_change(archive.file(0), {"更正", "2008-03-01", {}, {}, {}}));
    EXPECT_EQ(archive.record(0).state, FileState::change_pending);
    ASSERT_TRUE(Filing(archive.as("index1"))
                    .key(archive.file(0), {{{"contract_name", "商品房买卖合同"}, {"valid_to", "未约定"}}}));
    const auto verified = Filing(archive.as("verify1")).verify(archive.file(0), all_seen);
    ASSERT_TRUE(verified) << verified.error().what;
    ASSERT_TRUE(Filing(archive.as("arch1")).put_on_record(archive.file(0)));
    EXPECT_EQ(archive.record(0).state, FileState::filed);
}

TEST(End, LetsKeepingCount)
{
    Unfiled desk(1);
    const std::string file = desk.put_on_record(0);
    Filing registrar(desk.as("arch1"));
    const auto end = [&](const char* on) {
        return registrar.end_contract(file, {ContractEnd::Kind::performed, on, "产权证已办", {}, {}});
    };
    EXPECT_EQ(end("2030-01-01").error().code, Code::bad_input) << "not yet";
    EXPECT_EQ(end("2006-01-01").error().code, Code::bad_input) << "before it was signed";
    EXPECT_EQ(end("2009-02-30").error().code, Code::bad_input) << "no day";
    ASSERT_TRUE(end("2009-06-30"));
    EXPECT_EQ(registrar.file(file)->line.due_on, "2039-12-31");
    EXPECT_EQ(end("2009-07-01").error().code, Code::conflict) << "already";
    EXPECT_EQ(registrar.contract_register()->rows.at(0).at("performance"), SheetValue("履行完毕"));
}

TEST(Dispute, IsRecordedBesideTheState)
{
    Unfiled desk(1);
    const std::string file = desk.put_on_record(0);
    ASSERT_TRUE(Filing(desk.as("index1")).record_dispute(file, {"交房逾期", "2009-02-01", {}, {}, {}}));
    EXPECT_EQ(Filing(desk.as("arch1")).file(file)->line.state, FileState::registered);
    EXPECT_EQ(Filing(desk.as("arch1")).changes()->rows.at(0).at("kind"), SheetValue("纠纷"));
}

class Amount : public testing::Test {
protected:
    Amount() : desk(1)
    {
        desk.database().run("INSERT INTO setting (name, value) VALUES ('large_amount', '800000')");
        file = desk.make(0);
        if (const auto verified = Filing(desk.as("verify1")).verify(file, all_seen); !verified)
            throw std::runtime_error(verified.error().what);
    }
    Result<void> decide(const char* login, AmountDecision decision)
    {
        return Filing(desk.as(login)).decide_amount(file, decision, "已阅");
    }

    Unfiled desk;
    std::string file;
};

TEST_F(Amount, NeedsTheExecutive)
{
    Filing registrar(desk.as("arch1"));
    const auto early = registrar.put_on_record(file);
    ASSERT_FALSE(early);
    EXPECT_THAT(early.error().what, HasSubstr("V-AMT-01"));
    ASSERT_TRUE(decide("exec1", AmountDecision::approved));
    EXPECT_EQ(decide("exec2", AmountDecision::rejected).error().code, Code::conflict) << "decided already";
    EXPECT_TRUE(registrar.put_on_record(file));
    const RegisterSheet sheet = registrar.amount_approvals().value();
    ASSERT_EQ(sheet.rows.size(), 1u);
    EXPECT_EQ(sheet.rows[0].at("approval_no"), SheetValue("SP-2026-0001"));
    EXPECT_EQ(sheet.rows[0].at("result"), SheetValue("批准"));
    EXPECT_EQ(sheet.rows[0].at("total_price"), SheetValue(Fen{80'000'000}));
}

TEST_F(Amount, IsDecidedAnewAfterACorrection)
{
    ASSERT_TRUE(decide("exec1", AmountDecision::approved));
    ASSERT_TRUE(Filing(desk.as("verify1")).send_back(file, "金额存疑"));
    ASSERT_TRUE(Filing(desk.as("index1")).correct(file, {{{"total_price", "990,000.00元"}}}, "看错"));
    ASSERT_TRUE(Filing(desk.as("verify1")).verify(file, all_seen));
    EXPECT_THAT(
        Filing(desk.as("arch1")).put_on_record(file).error().what, HasSubstr("changed after it was decided"));
    ASSERT_TRUE(decide("exec2", AmountDecision::rejected));
    EXPECT_THAT(Filing(desk.as("arch1")).put_on_record(file).error().what, HasSubstr("exec2 rejected"));
}

} // namespace
} // namespace strongroom::archive
