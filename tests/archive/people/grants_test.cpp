#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/people/people.h"
#include "archive/people/people_table_internal.h"
#include "tests/archive/registered.h"

namespace strongroom::archive {
namespace {

using test::Registered;
using testing::HasSubstr;
using Decision = People::Decision;

template <class T>
std::string refusal(const Result<T>& result)
{
    return result ? "" : result.error().what;
}

/// SoD-9: requested by a head, approved by an executive, carried out by security.
class Grants : public testing::Test {
protected:
    People as(const std::string& login) { return People(m_archive.as(login)); }
    Person person(const std::string& login) { return person_by_login(m_archive.database(), login).value(); }

    static GrantRequest lending(const std::string& login)
    {
        return {.person = login, .role = "ARCH", .reason = "stands in for somebody"};
    }

    Registered m_archive{0};
};

TEST_F(Grants, NeedThreePeople)
{
    const Result<std::string> number = as("arch_head1").request_grant(lending("scan1"));
    ASSERT_TRUE(number) << number.error().what;
    EXPECT_EQ(*number, "SQ-2026-0001");
    EXPECT_THAT(refusal(as("sec1").execute_grant(*number)), HasSubstr("is requested, not approved"));
    EXPECT_THAT(
        refusal(as("arch_head1").decide_grant(*number, Decision::approve, "")), HasSubstr("grant.approve"));
    ASSERT_EQ(refusal(as("exec1").decide_grant(*number, Decision::approve, "")), "");
    EXPECT_THAT(refusal(as("exec2").decide_grant(*number, Decision::approve, "")), HasSubstr("is approved"));
    EXPECT_FALSE(person("scan1").holds("ARCH"));
    EXPECT_THAT(refusal(as("exec1").execute_grant(*number)), HasSubstr("person.manage"));
    ASSERT_EQ(refusal(as("sec1").execute_grant(*number)), "");
    EXPECT_THAT(refusal(as("sec2").execute_grant(*number)), HasSubstr("is granted"));
    EXPECT_TRUE(person("scan1").holds("ARCH"));
    const GrantRequest request = as("sec1").requests().value().front();
    EXPECT_EQ(request.requested_by, "arch_head1");
    EXPECT_EQ(request.decided_by, "exec1");
    EXPECT_EQ(request.state, GrantRequest::State::granted);
}

TEST_F(Grants, AreNotRequestedForOneself)
{
    EXPECT_THAT(refusal(as("arch_head1").request_grant(lending("arch_head1"))), HasSubstr("SoD-9"));
    EXPECT_THAT(refusal(as("arch1").request_grant(lending("scan1"))), HasSubstr("grant.request"));
}

TEST_F(Grants, AreRequestedByTheHeadOfTheDepartment)
{
    EXPECT_THAT(refusal(as("pm1").request_grant(lending("scan1"))), HasSubstr("not the head"));
    EXPECT_THAT(refusal(as("arch_head1").request_grant(lending("sales1"))), HasSubstr("not the head"));
    ASSERT_EQ(refusal(as("pm1").request_grant({.person = "sales1", .role = "SADM", .reason = "x"})), "");
    // A department without a head: any head speaks for it.
    ASSERT_EQ(refusal(as("arch_head1").add_unit({"NEW", "新部门", ""})), "");
    ASSERT_EQ(refusal(as("sec1").move("sales2", "NEW")), "");
    EXPECT_EQ(
        refusal(as("arch_head1").request_grant({.person = "sales2", .role = "FRONT", .reason = "x"})), "");
}

TEST_F(Grants, AreNotApprovedByWhoAskedOrGains)
{
    const auto asked = as("exec1").request_grant({.person = "recv1", .role = "WITNESS", .reason = "x"});
    ASSERT_TRUE(asked) << asked.error().what;
    EXPECT_THAT(refusal(as("exec1").decide_grant(*asked, Decision::approve, "")), HasSubstr("SoD-9"));
    const auto gains = as("exec1").request_grant({.person = "exec2", .role = "PM", .reason = "x"});
    ASSERT_TRUE(gains) << gains.error().what;
    EXPECT_THAT(refusal(as("exec2").decide_grant(*gains, Decision::approve, "")), HasSubstr("SoD-9"));
    EXPECT_EQ(refusal(as("exec2").decide_grant(*asked, Decision::approve, "")), "");
}

TEST_F(Grants, KeepTheThreeAdministratorsApart)
{
    for (const auto& [login, role] : {std::pair{"sys1", "SEC"}, {"sys1", "AUDIT"}, {"sec1", "AUDIT"},
             {"audit1", "SYS"}, {"audit1", "WITNESS"}, {"sys1", "SCAN"}, {"sec1", "PM"}})
        EXPECT_THAT(refusal(as("exec1").request_grant({.person = login, .role = role, .reason = "x"})),
            HasSubstr("SoD-5"))
            << login << " " << role;
}

TEST_F(Grants, AreCheckedAgainWhenTheyAreCarriedOut)
{
    ASSERT_EQ(refusal(as("sec1").add({"neu", "吴新", "GROUP", "four words that rhyme"})), "");
    const auto audit = as("exec1").request_grant({.person = "neu", .role = "AUDIT", .reason = "x"});
    const auto recv = as("exec1").request_grant({.person = "neu", .role = "RECV", .reason = "x"});
    ASSERT_TRUE(audit && recv);
    for (const auto& number : {*audit, *recv})
        ASSERT_EQ(refusal(as("exec2").decide_grant(number, Decision::approve, "")), "");
    ASSERT_EQ(refusal(as("sec1").execute_grant(*recv)), "");
    EXPECT_THAT(refusal(as("sec1").execute_grant(*audit)), HasSubstr("SoD-5"));
}

TEST_F(Grants, AreRejectedWithAReason)
{
    const auto number = as("arch_head1").request_grant(lending("scan1"));
    ASSERT_TRUE(number);
    EXPECT_THAT(refusal(as("exec1").decide_grant(*number, Decision::reject, "")), HasSubstr("no reason"));
    ASSERT_EQ(refusal(as("exec1").decide_grant(*number, Decision::reject, "not trained")), "");
    EXPECT_THAT(refusal(as("sec1").execute_grant(*number)), HasSubstr("is rejected"));
}

TEST_F(Grants, EndWithTheirLastDay)
{
    GrantRequest request = lending("scan1");
    request.project = "BT01";
    request.until = days_after(m_archive.today(), 10);
    request.since = "tomorrow";
    EXPECT_THAT(refusal(as("arch_head1").request_grant(request)), HasSubstr("no day of the calendar"));
    request.since = "";
    const auto number = as("arch_head1").request_grant(request);
    ASSERT_TRUE(number) << number.error().what;
    ASSERT_EQ(refusal(as("exec1").decide_grant(*number, Decision::approve, "")), "");
    ASSERT_EQ(refusal(as("sec1").execute_grant(*number)), "");
    const Subject here{ProjectId{Registered::project}, 2, {}, ""}, elsewhere{ProjectId{2}, 2, {}, ""};
    EXPECT_TRUE(may(person("scan1"), Right::loan_lend, here, m_archive.today()).allowed());
    EXPECT_FALSE(may(person("scan1"), Right::loan_lend, elsewhere, m_archive.today()).allowed());
    m_archive.advance_days(11);
    EXPECT_FALSE(may(person("scan1"), Right::loan_lend, here, m_archive.today()).allowed());
    request.until = "2026-11-23";
    EXPECT_THAT(refusal(as("arch_head1").request_grant(request)), HasSubstr("is over"));
}

TEST_F(Grants, AreRevokedAtOnce)
{
    const auto held = as("sec1").held().value();
    const auto lender
        = std::find_if(held.begin(), held.end(), [](const Held& h) { return h.person == "arch1"; });
    ASSERT_NE(lender, held.end());
    EXPECT_THAT(refusal(as("sec1").revoke(lender->id, "")), HasSubstr("no reason"));
    EXPECT_THAT(refusal(as("exec1").revoke(lender->id, "x")), HasSubstr("person.manage"));
    ASSERT_EQ(refusal(as("sec1").revoke(lender->id, "moved to another department")), "");
    EXPECT_THAT(refusal(as("sec1").revoke(lender->id, "again")), HasSubstr("was revoked"));
    EXPECT_THAT(refusal(as("sec1").revoke(9999, "x")), HasSubstr("no grant 9999"));
    EXPECT_FALSE(person("arch1").holds("ARCH"));
}

TEST_F(Grants, GiveClearanceForAYearAfterInstruction)
{
    GrantRequest request{.person = "arch1", .clearance = 1, .reason = "keeps the strongroom"};
    EXPECT_THAT(refusal(as("arch_head1").request_grant(request)), HasSubstr("R-SEC-23"));
    request.instructed = "2026-11-20";
    EXPECT_THAT(refusal(as("arch_head1").request_grant(request)), HasSubstr("R-SEC-23")) << "without end";
    request.until = "2028-01-01";
    EXPECT_THAT(refusal(as("arch_head1").request_grant(request)), HasSubstr("R-SEC-23")) << "too long";
    request.until = "2027-11-20";
    const auto number = as("arch_head1").request_grant(request);
    ASSERT_TRUE(number) << number.error().what;
    ASSERT_EQ(refusal(as("exec1").decide_grant(*number, Decision::approve, "")), "");
    const Subject secret{ProjectId{1}, 1, {}, ""};
    EXPECT_FALSE(may(person("arch1"), Right::loan_lend, secret, m_archive.today()).allowed());
    ASSERT_EQ(refusal(as("sec1").execute_grant(*number)), "");
    EXPECT_TRUE(may(person("arch1"), Right::loan_lend, secret, m_archive.today()).allowed());
    EXPECT_FALSE(may(person("arch1"), Right::loan_lend, secret, "2027-11-21").allowed());
    EXPECT_THAT(refusal(as("sec1").lower_clearance("arch1", 1, "x")), HasSubstr("only be lowered"));
    ASSERT_EQ(refusal(as("sec1").lower_clearance("arch1", 3, "left the room")), "");
    EXPECT_EQ(person("arch1").clearance, 3);
}

TEST_F(Grants, AreReviewed)
{
    m_archive.as("arch1");
    EXPECT_FALSE(as("sales1").access_review());
    const auto lines = as("audit1").access_review();
    ASSERT_TRUE(lines) << lines.error().what;
    const auto of = [&](const std::string& login) {
        return *std::find_if(
            lines->begin(), lines->end(), [&](const auto& line) { return line.held.person == login; });
    };
    EXPECT_EQ(of("arch1").finding, "");
    EXPECT_EQ(of("arch1").unit, "ARCHIVE");
    EXPECT_EQ(of("arch2").finding, "never signed in");
    m_archive.advance_days(200);
    const auto later = as("audit1").access_review().value();
    const auto arch = std::find_if(
        later.begin(), later.end(), [](const auto& line) { return line.held.person == "arch1"; });
    EXPECT_EQ(arch->finding, "not signed in for 200 days");
}

} // namespace
} // namespace strongroom::archive
