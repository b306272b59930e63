#include "archive/access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/people/people_table_internal.h"
#include "archive/people/unmasking.h"
#include "tests/archive/registered.h"

namespace strongroom::archive {
namespace {

using test::Registered;
using testing::HasSubstr;
using testing::Not;

constexpr int files = 5;

template <class T>
std::string refusal(const Result<T>& result)
{
    return result ? "" : result.error().what;
}

/// Who finds and sees what, of five registered contracts with their scans.
class AccessTest : public testing::Test {
protected:
    Access as(const std::string& login) { return Access(m_archive.as(login)); }
    Unmasking unmasking(const std::string& login) { return Unmasking(m_archive.as(login)); }
    template <class... Values>
    void change(const char* sql, const Values&... values)
    {
        Transaction transaction(m_archive.database());
        m_archive.database().run(sql, values...);
        transaction.commit();
    }
    int total(const std::string& login, const std::string& query = "")
    {
        const auto found = as(login).search(query);
        EXPECT_TRUE(found) << found.error().what;
        return found ? found->total : -1;
    }
    /// Of file n.
    std::string document(int n)
    {
        Statement row
            = m_archive.database().prepare("SELECT d.uid FROM document d JOIN item i ON i.document = d.id "
                                           "WHERE i.file = ?",
                m_archive.record(n).id.value);
        row.next();
        return row.text(0);
    }
    std::string id_no_seen(const std::string& login, int n, const std::string& purpose = "")
    {
        const auto seen = as(login).document(document(n), purpose);
        EXPECT_TRUE(seen) << seen.error().what;
        for (const index::Field& field : seen->content.reading.fields)
            if (field.name == "id_no")
                return field.value;
        return "no such field";
    }
    void make_grade_1(int n)
    {
        change("UPDATE file SET grade = 1 WHERE id = ?", m_archive.record(n).id.value);
    }

    Registered m_archive{files, Registered::Scans::read};
};

TEST_F(AccessTest, NeedsASessionOnceThereArePeople)
{
    EXPECT_THAT(refusal(m_archive.archive().search("")), HasSubstr("not said who you are"));
    EXPECT_THAT(refusal(m_archive.archive().document(document(0))), HasSubstr("not said who you are"));
    EXPECT_THAT(
        refusal(m_archive.archive().take_in({}, test::text_stages())), HasSubstr("not said who you are"));
    EXPECT_EQ(total("arch1"), files);
}

TEST_F(AccessTest, DoesNotFindWhatIsAboveTheClearance)
{
    make_grade_1(1);
    EXPECT_EQ(total("arch1"), files - 1);
    EXPECT_EQ(total("arch1", Registered::contract(1).number), 0);
    EXPECT_EQ(total("exec1"), files);
    EXPECT_THAT(refusal(as("arch1").document(document(1))), HasSubstr("there is no document"));
    EXPECT_THAT(refusal(as("arch1").page_picture(document(1), 1)), HasSubstr("there is no document"));
    change("UPDATE person SET clearance_until = '2020-01-01' WHERE login = 'exec1'");
    EXPECT_EQ(total("exec1"), files - 1) << "the clearance has run out";
}

TEST_F(AccessTest, StaysWithinTheProjectsOfTheGrants)
{
    change("UPDATE role_grant SET project = 2 WHERE person = (SELECT id FROM person WHERE login = 'arch1')");
    EXPECT_EQ(total("arch1"), 0);
    change("UPDATE file SET project = 2 WHERE id = ?", m_archive.record(3).id.value);
    EXPECT_EQ(total("arch1"), 1);
    EXPECT_EQ(total("arch1", Registered::contract(3).number), 1);
    EXPECT_EQ(total("arch1", Registered::contract(2).number), 0);
    EXPECT_EQ(total("arch1", "NOT " + Registered::contract(2).number), 1);
}

TEST_F(AccessTest, ShowsSalesTheirOwnCustomersOnlyAndMasked)
{
    EXPECT_EQ(total("sales1"), 0);
    change("UPDATE file SET owner = ? WHERE id = ?", m_archive.id_of("sales1").value,
        m_archive.record(2).id.value);
    const auto found = as("sales1").search(Registered::contract(2).number);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->total, 1);
    EXPECT_THAT(found->hits[0].title, HasSubstr(Registered::contract(2).number));
    EXPECT_THAT(found->hits[0].title, Not(HasSubstr(Registered::contract(2).buyer)));
    EXPECT_EQ(total("sales2"), 0);
    EXPECT_THAT(refusal(as("sales1").document(document(1))), HasSubstr("there is no document"));
}

TEST_F(AccessTest, ShowsWhatIsNotRegisteredToThoseWhoRegister)
{
    const auto path = m_archive.folder().write("scans/new.txt", test::made_up(77).text());
    const std::vector<std::vector<std::filesystem::path>> documents{{path}};
    EXPECT_THAT(refusal(as("sales1").take_in(documents, test::text_stages())), HasSubstr("scan.take_in"));
    ASSERT_TRUE(as("scan1").take_in(documents, test::text_stages()));
    EXPECT_EQ(total("scan1", test::made_up(77).number), 1);
    change("UPDATE role_grant SET project = 1 WHERE person IN (SELECT id FROM person WHERE login IN "
           "('index1', 'pm1'))");
    EXPECT_EQ(total("index1", test::made_up(77).number), 1) << "it is his task";
    EXPECT_EQ(total("pm1", test::made_up(77).number), 0);
    EXPECT_EQ(total("sales1", test::made_up(77).number), 0);
    Statement row = m_archive.database().prepare(
        "SELECT count(*) FROM ledger WHERE actor = 'scan1' AND action IN ('document.received', "
        "'document.recognised')");
    row.next();
    EXPECT_EQ(row.integer(0), 2 * (files + 1));
}

TEST_F(AccessTest, MasksSnippetsForAuditors)
{
    const test::Contract contract = Registered::contract(0);
    for (const std::string& query : {contract.buyer, contract.id_no, contract.number}) {
        const auto found = as("audit1").search(query);
        ASSERT_TRUE(found);
        for (const Hit& hit : found->hits) {
            EXPECT_THAT(hit.snippet, Not(HasSubstr(contract.buyer))) << query;
            EXPECT_THAT(hit.snippet, Not(HasSubstr(contract.id_no))) << query;
            for (const auto& [begin, length] : hit.highlights)
                EXPECT_LE(begin + length, hit.snippet.size());
        }
    }
}

TEST_F(AccessTest, MasksIdentityNumbersUntilAPurposeIsGiven)
{
    const std::string number = Registered::contract(0).id_no;
    EXPECT_EQ(id_no_seen("verify1", 0), masked_id(number));
    EXPECT_EQ(id_no_seen("verify1", 0, "复核"), number);
    EXPECT_EQ(id_no_seen("arch1", 0, "复核"), masked_id(number)) << "needs an approval";
    Statement row
        = m_archive.database().prepare("SELECT actor, purpose FROM ledger WHERE action = 'field.unmasked'");
    ASSERT_TRUE(row.next());
    EXPECT_EQ(row.text(0) + " " + row.text(1), "verify1 复核");
    EXPECT_FALSE(row.next());
}

TEST_F(AccessTest, HidesTheNumberWhereverItStands)
{
    const std::string number = Registered::contract(0).id_no, buyer = Registered::contract(0).buyer;
    const auto seen = as("arch1").document(document(0));
    ASSERT_TRUE(seen);
    for (const PageContent& page : seen->content.pages)
        EXPECT_THAT(ocr::plain_text(page.text), Not(HasSubstr(number)));
    const auto audited = as("audit1").document(document(0));
    ASSERT_TRUE(audited);
    EXPECT_THAT(audited->title, Not(HasSubstr(buyer)));
    for (const PageContent& page : audited->content.pages)
        EXPECT_TRUE(page.text.lines.empty()) << "an auditor may not look at the page";
    EXPECT_TRUE(audited->content.reading.pairs.empty());
}

TEST_F(AccessTest, CopiesWithTheRightAndAPurpose)
{
    EXPECT_THAT(refusal(as("arch1").document(document(0), "", Use::copy)), HasSubstr("no purpose"));
    EXPECT_THAT(refusal(as("verify1").document(document(0), "x", Use::copy)), HasSubstr("copy.export"));
    const auto copy = as("arch1").document(document(0), "客户申请", Use::copy);
    ASSERT_TRUE(copy);
    EXPECT_THAT(ocr::plain_text(copy->content.pages[0].text), HasSubstr(Registered::contract(0).id_no));
    EXPECT_EQ(refusal(as("arch1").record_export(document(0), "pdf", "客户申请")), "");
    EXPECT_THAT(refusal(as("audit1").original(
                    document(0), 0, [](auto) {}, "x")),
        HasSubstr("copy.export"));
    make_grade_1(0);
    EXPECT_THAT(refusal(as("arch_head1").document(document(0), "x", Use::copy)), HasSubstr("SoD-6"));
}

TEST_F(AccessTest, LetsThoseWhoReadTheLedgerVerifyIt)
{
    EXPECT_THAT(refusal(as("sys1").verify_ledger()), HasSubstr("ledger.read"));
    EXPECT_TRUE(as("audit1").verify_ledger()->intact());
    EXPECT_THAT(refusal(as("sales1").jobs()), HasSubstr("scan.take_in"));
    EXPECT_TRUE(as("scan1").jobs());
}

TEST_F(AccessTest, OpensWithAnApprovalForThreeDays)
{
    const std::string number = Registered::contract(0).id_no;
    EXPECT_THAT(refusal(unmasking("arch1").apply(document(0), " ")), HasSubstr("no purpose"));
    EXPECT_THAT(refusal(unmasking("scan1").apply(document(0), "x")), HasSubstr("field.unmask"));
    const auto request = unmasking("arch1").apply(document(0), "法院调取");
    ASSERT_TRUE(request) << request.error().what;
    EXPECT_EQ(*request, "JM-2026-0001");
    EXPECT_THAT(
        refusal(unmasking("arch1").decide(*request, Unmasking::Decision::approve, "")), HasSubstr("SoD-6"));
    EXPECT_THAT(refusal(unmasking("arch2").decide(*request, Unmasking::Decision::approve, "")),
        HasSubstr("needs an approval"));
    EXPECT_THAT(refusal(unmasking("arch_head1").decide(*request, Unmasking::Decision::reject, "")),
        HasSubstr("no reason"));
    ASSERT_EQ(refusal(unmasking("arch_head1").decide(*request, Unmasking::Decision::approve, "")), "");
    EXPECT_THAT(refusal(unmasking("arch_head1").decide(*request, Unmasking::Decision::approve, "")),
        HasSubstr("is open"));
    EXPECT_EQ(id_no_seen("arch1", 0), number);
    EXPECT_EQ(id_no_seen("arch1", 1), masked_id(Registered::contract(1).id_no)) << "this document only";
    EXPECT_EQ(id_no_seen("arch2", 0), masked_id(number)) << "this person only";
    m_archive.advance_days(3);
    EXPECT_EQ(id_no_seen("arch1", 0), masked_id(number));
}

TEST_F(AccessTest, OpensGradeOneWithTheApprovalOfAnExecutiveOnly)
{
    make_grade_1(0);
    const std::string number = Registered::contract(0).id_no;
    EXPECT_EQ(id_no_seen("arch_head1", 0, "复核"), masked_id(number, Strictness::grade_1));
    const auto request = unmasking("arch_head1").apply(document(0), "诉讼");
    ASSERT_TRUE(request) << request.error().what;
    EXPECT_THAT(refusal(unmasking("arch_head2").decide(*request, Unmasking::Decision::approve, "")),
        HasSubstr("loan.approve_first"));
    ASSERT_EQ(refusal(unmasking("exec1").decide(*request, Unmasking::Decision::approve, "")), "");
    EXPECT_EQ(id_no_seen("arch_head1", 0), number);
}

TEST_F(AccessTest, BreaksTheGlassAndIsReviewedByAnother)
{
    const std::string number = Registered::contract(0).id_no;
    const auto emergency = unmasking("arch1").break_glass(document(0), "警方紧急查询");
    ASSERT_TRUE(emergency) << emergency.error().what;
    EXPECT_EQ(id_no_seen("arch1", 0), number);
    EXPECT_THAT(refusal(unmasking("arch_head1").review(*emergency, Unmasking::Finding::justified, "x")),
        HasSubstr("ledger.read"));
    m_archive.advance(std::chrono::hours(25));
    EXPECT_TRUE(unmasking("audit1").requests().value().at(0).review_overdue);
    EXPECT_THAT(refusal(unmasking("arch1").break_glass(document(1), "again")), HasSubstr("SoD-6"));
    ASSERT_EQ(
        refusal(unmasking("audit1").review(*emergency, Unmasking::Finding::unjustified, "没有警方函件")), "");
    EXPECT_EQ(id_no_seen("arch1", 0), masked_id(number)) << "closed at once";
    EXPECT_THAT(refusal(unmasking("audit2").review(*emergency, Unmasking::Finding::justified, "x")),
        HasSubstr("unjustified"));
    EXPECT_TRUE(unmasking("arch1").break_glass(document(1), "again"));
    EXPECT_EQ(unmasking("sales1").requests().value().size(), 0u);
    EXPECT_EQ(unmasking("arch1").requests().value().size(), 2u);
}

} // namespace
} // namespace strongroom::archive
