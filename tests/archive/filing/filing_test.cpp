#include "archive/filing/filing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/filing/reference_code.h"
#include "tests/archive/filing/unfiled.h"

namespace strongroom::archive {
namespace {

using test::Unfiled;
using testing::HasSubstr;

const Verification all_seen = test::all_seen;

TEST(Filing, MakesAFileOfWhatWasRead)
{
    Unfiled desk(1);
    Filing filing(desk.as("index1"));
    const std::string file = filing.make({.documents = {desk.document(0)}, .project = "BT01"}).value();
    const FileDetails made = filing.file(file, 0, "著录").value();
    EXPECT_EQ(made.line.state, FileState::keyed);
    EXPECT_EQ(made.line.kind, "sale_contract");
    EXPECT_EQ(made.line.building, desk.contract(0).building);
    EXPECT_EQ(made.line.grade, 2);
    EXPECT_EQ(test::value(made, "contract_no"), desk.contract(0).number);
    EXPECT_EQ(test::value(made, "total_price"), desk.contract(0).fen);
    EXPECT_EQ(test::value(made, "contract_name"), "商品房买卖合同");
    EXPECT_EQ(test::value(made, "valid_from"), desk.contract(0).date);
    EXPECT_EQ(test::value(made, "valid_to"), "未约定");
    ASSERT_EQ(made.items.size(), 1u);
    EXPECT_EQ(made.items[0].document, desk.document(0));
    EXPECT_EQ(made.items[0].pages, 2);
    EXPECT_EQ(made.items[0].date, desk.contract(0).date);
}

TEST(Filing, PutsADocumentIntoOneFileOnly)
{
    Unfiled desk(1);
    Filing filing(desk.as("index1"));
    const std::string file = filing.make({.documents = {desk.document(0)}, .project = "BT01"}).value();
    const auto again = filing.make({.documents = {desk.document(0)}, .project = "BT01"});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Code::conflict);
    EXPECT_THAT(again.error().what, HasSubstr(file));
}

TEST(Filing, AsksForTheProjectWhereNothingTellsIt)
{
    Unfiled desk(1);
    const auto made = Filing(desk.as("index1")).make({.documents = {desk.document(0)}});
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().advice, HasSubstr("--project"));
}

TEST(Filing, GivesCodesOnlyAfterAnotherPersonVerified)
{
    Unfiled desk(1);
    const std::string file = desk.make(0);
    Filing registrar(desk.as("arch1"));
    const auto early = registrar.put_on_record(file);
    ASSERT_FALSE(early);
    EXPECT_THAT(early.error().what, HasSubstr("KEYED"));
    ASSERT_TRUE(Filing(desk.as("verify1")).verify(file, all_seen));
    const OnRecord record = registrar.put_on_record(file).value();
    EXPECT_EQ(record.reference_code, "Q001-ZY·XS·BT01·2007·D30-0001");
    EXPECT_EQ(record.central_no, "TY-000001");
    const FileDetails details = registrar.file(record.reference_code).value();
    EXPECT_EQ(details.line.state, FileState::registered);
    EXPECT_EQ(details.items[0].reference_code, record.reference_code + "-001");
    EXPECT_EQ(details.base_event, "performance_end");
    EXPECT_EQ(details.line.due_on, "");
    EXPECT_TRUE(desk.archive().verify_ledger()->intact());
}

TEST(Filing, LetsNobodyVerifyWhatTheyKeyed)
{
    Unfiled desk(2);
    // A verifier may key as well, but not verify that.
    const std::string own
        = Filing(desk.as("verify1")).make({.documents = {desk.document(0)}, .project = "BT01"}).value();
    const auto verified = Filing(desk.as("verify1")).verify(own, all_seen);
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().code, Code::forbidden);
    EXPECT_THAT(verified.error().what, HasSubstr("SoD-1"));
    // Somebody who corrected a value of another's file neither.
    const std::string other = desk.make(1);
    ASSERT_TRUE(Filing(desk.as("verify1")).correct(other, {{{"room_no", "1601"}}}, "扫描件可见为另一房号"));
    EXPECT_FALSE(Filing(desk.as("verify1")).verify(other, all_seen));
    EXPECT_TRUE(Filing(desk.as("verify2")).verify(other, all_seen));
}

TEST(Filing, WantsEachDecisiveValueLookedAt)
{
    Unfiled desk(1);
    const std::string file = desk.make(0);
    Filing verifier(desk.as("verify1"));
    const auto unseen = verifier.verify(file, {.overrides = all_seen.overrides});
    ASSERT_FALSE(unseen);
    for (const char* name : {"contract_no", "total_price", "buyer_name", "valid_to"})
        EXPECT_THAT(unseen.error().what, HasSubstr(name));
    const auto unjustified = verifier.verify(file, {.confirmed = {"all"}});
    ASSERT_FALSE(unjustified);
    EXPECT_THAT(unjustified.error().what, HasSubstr("V-DC-04"));
    EXPECT_TRUE(verifier.verify(file, all_seen));
    const FileDetails details = verifier.file(file, 0, "核对").value();
    const auto confirmed = std::count_if(details.history.begin(), details.history.end(),
        [](const FileValue& value) { return value.origin == "confirmed" && value.person == "verify1"; });
    EXPECT_GE(confirmed, 9);
}

TEST(Filing, DoesNotVerifyWhatBreaksARule)
{
    Unfiled desk(1);
    const std::string file = desk.make(0);
    std::string wrong = desk.contract(0).id_no;
    wrong.back() = wrong.back() == '1' ? '2' : '1';
    ASSERT_TRUE(Filing(desk.as("index1")).correct(file, {{{"id_no", wrong}}}, "按原件更正"));
    const auto now = Filing(desk.as("index1")).file(file, 0, "著录").value();
    ASSERT_EQ(test::value(now, "id_no"), wrong);
    Verification overridden{{{"V-DC-04", "缺件已另行催交"}}, {"all"}};
    const auto refused = Filing(desk.as("verify1")).verify(file, overridden);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().what, HasSubstr("V-ID-02"));
    overridden.overrides["V-ID-02"] = "原件如此，已与客户核对";
    EXPECT_TRUE(Filing(desk.as("verify1")).verify(file, overridden));
    const auto findings = Filing(desk.as("verify1")).findings(file).value();
    const auto id = std::find_if(
        findings.begin(), findings.end(), [](const auto& each) { return each.rule == "V-ID-02"; });
    ASSERT_NE(id, findings.end());
    EXPECT_THAT(id->overridden, HasSubstr("verify1: 原件如此"));
}

TEST(Filing, KeepsEveryFormerValue)
{
    Unfiled desk(1);
    const std::string file = desk.make(0);
    Filing clerk(desk.as("index2"));
    const auto keyed = clerk.key(file, {{{"total_price", "812,345.00元"}}});
    ASSERT_FALSE(keyed) << "there is one already";
    EXPECT_THAT(keyed.error().advice, HasSubstr("correct"));
    ASSERT_TRUE(clerk.correct(file, {{{"total_price", "81.2345万元"}}}, "看错一位"));
    ASSERT_TRUE(clerk.key(file, {{{"gross_area", "98.76平方米"}, {"remarks", "代签"}}}));
    const FileDetails details = clerk.file(file, 0, "著录").value();
    EXPECT_EQ(test::value(details, "total_price"), "81234500");
    EXPECT_EQ(test::value(details, "gross_area"), "9876");
    std::vector<std::string> prices;
    for (const FileValue& value : details.history)
        if (value.name == "total_price")
            prices.push_back(value.value + " " + value.origin + " " + value.person + " " + value.reason);
    EXPECT_EQ(prices,
        (std::vector<std::string>{desk.contract(0).fen + " read  ", "81234500 corrected index2 看错一位"}));
}

TEST(Filing, RefusesValuesThatAreNone)
{
    Unfiled desk(1);
    const std::string file = desk.make(0);
    Filing clerk(desk.as("index1"));
    for (const auto& [name, text, why] :
        std::vector<std::array<const char*, 3>>{{"total_price", "很多", "no total_price"},
            {"sign_date", "那天", "no sign_date"}, {"contract_no", "BT-XS-206", "V-CN-05"},
            {"contract_no", "", "needs it"}, {"shoe_size", "42", "no value called"}}) {
        const bool there = std::string(name) != "shoe_size";
        const auto given
            = there ? clerk.correct(file, {{{name, text}}}, "试") : clerk.key(file, {{{name, text}}});
        ASSERT_FALSE(given) << name;
        EXPECT_EQ(given.error().code, Code::bad_input);
        EXPECT_THAT(given.error().what, HasSubstr(why));
    }
}

TEST(Filing, KeepsWhatIsSealedOutOfReasons)
{
    Unfiled desk(1);
    const std::string file = desk.make(0);
    Filing clerk(desk.as("index1"));
    for (const std::string& reason :
        {desk.contract(0).buyer + "说错了", "合同" + desk.contract(0).number, std::string(" ")}) {
        const auto given = clerk.correct(file, {{{"room_no", "901"}}}, reason);
        ASSERT_FALSE(given) << reason;
        EXPECT_EQ(given.error().code, Code::bad_input);
        EXPECT_EQ(given.error().what.find(desk.contract(0).buyer), std::string::npos);
    }
}

TEST(Filing, HasOneContractInForceForARoom)
{
    Unfiled desk(2);
    const std::string first = desk.put_on_record(0);
    const std::string second = desk.make(1);
    const test::Contract taken = desk.contract(0);
    ASSERT_TRUE(Filing(desk.as("index1"))
                    .correct(second,
                        {{{"building_no", taken.building}, {"unit_no", taken.unit}, {"room_no", taken.room}}},
                        "按合同正文"));
    Filing verifier(desk.as("verify1"));
    const auto refused = verifier.verify(second, all_seen);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::conflict);
    EXPECT_THAT(refused.error().what, HasSubstr("Q001-ZY·XS·BT01·2007·D30-0001"));
    EXPECT_THAT(refused.error().what, HasSubstr("V-RM-03"));
    Verification forced = all_seen;
    forced.overrides["V-RM-03"] = "无论如何";
    EXPECT_FALSE(verifier.verify(second, forced)) << "nobody may override it";
    ASSERT_TRUE(
        Filing(desk.as("arch1"))
            .end_contract(first, {ContractEnd::Kind::rescinded, "2008-05-06", "双方解除", "结算单", 100}));
    EXPECT_TRUE(verifier.verify(second, all_seen));
}

TEST(Filing, SendsBackAndWithdraws)
{
    Unfiled desk(1);
    const std::string file = desk.make(0);
    ASSERT_TRUE(Filing(desk.as("verify1")).verify(file, all_seen));
    const auto corrected = Filing(desk.as("index1")).correct(file, {{{"room_no", "901"}}}, "笔误");
    ASSERT_FALSE(corrected);
    EXPECT_THAT(corrected.error().advice, HasSubstr("sent back"));
    ASSERT_TRUE(Filing(desk.as("verify2")).send_back(file, "房号存疑"));
    EXPECT_TRUE(Filing(desk.as("index1")).correct(file, {{{"room_no", "901"}}}, "笔误"));
    ASSERT_TRUE(Filing(desk.as("arch1")).withdraw(file, "重复建档"));
    EXPECT_EQ(Filing(desk.as("arch1")).file(file)->line.state, FileState::written_off);
    EXPECT_TRUE(Filing(desk.as("index1")).make({.documents = {desk.document(0)}, .project = "BT01"}))
        << "its document is free again";
}

TEST(Filing, NeverGivesAVoidNumberAgain)
{
    Unfiled desk(2);
    const std::string file = desk.put_on_record(0);
    ASSERT_TRUE(Filing(desk.as("arch1")).void_code(file, "项目归属有误"));
    ASSERT_TRUE(Filing(desk.as("index1")).arrange(file, {.project = "BT02"}, "项目归属有误"));
    ASSERT_TRUE(Filing(desk.as("verify2")).verify(file, all_seen));
    const OnRecord moved = Filing(desk.as("arch1")).put_on_record(file).value();
    EXPECT_EQ(moved.reference_code, "Q001-ZY·XS·BT02·2007·D30-0001");
    EXPECT_EQ(moved.central_no, "TY-000001") << "the central number stays";
    const std::string next = desk.put_on_record(1);
    EXPECT_EQ(Filing(desk.as("arch1")).file(next)->line.reference_code, "Q001-ZY·XS·BT01·2007·D30-0002");
}

TEST(Filing, LetsNobodyDoWhatTheirRoleDoesNotSay)
{
    Unfiled desk(2);
    const std::string file = desk.make(0);
    EXPECT_EQ(Filing(desk.as("index1")).verify(file, all_seen).error().code, Code::forbidden);
    EXPECT_EQ(
        Filing(desk.as("audit1")).make({.documents = {desk.document(1)}, .project = "BT01"}).error().code,
        Code::forbidden);
    ASSERT_TRUE(Filing(desk.as("verify1")).verify(file, all_seen));
    EXPECT_EQ(Filing(desk.as("index1")).put_on_record(file).error().code, Code::forbidden);
    EXPECT_EQ(Filing(desk.as("arch1")).decide_amount(file, AmountDecision::approved, "可").error().code,
        Code::forbidden);
}

} // namespace
} // namespace strongroom::archive
