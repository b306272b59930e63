#include "archive/people/people.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/people/passwords_internal.h"
#include "archive/people/people_table_internal.h"
#include "tests/archive/registered.h"

namespace strongroom::archive {
namespace {

using test::Registered;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;

const std::string good = "four words that rhyme";

/// What was refused, and that it was; "" where it was done.
template <class T>
std::string refusal(const Result<T>& result)
{
    return result ? "" : result.error().what;
}

class PeopleTest : public testing::Test {
protected:
    People as(const std::string& login) { return People(m_archive.as(login)); }
    Database& database() { return m_archive.database(); }
    Person person(const std::string& login) { return person_by_login(database(), login).value(); }
    int told(const std::string& action)
    {
        Statement row = database().prepare("SELECT count(*) FROM ledger WHERE action = ?", action);
        row.next();
        return static_cast<int>(row.integer(0));
    }
    /// Requested by arch_head1, approved by exec1, carried out by sec1.
    std::string granted(GrantRequest request)
    {
        request.reason = "needed";
        const Result<std::string> number = as("arch_head1").request_grant(request);
        if (!number)
            return number.error().what;
        const Result<void> approved = as("exec1").decide_grant(*number, People::Decision::approve, "");
        if (!approved)
            return approved.error().what;
        return refusal(as("sec1").execute_grant(*number));
    }

    Registered m_archive{0};
};

People::Founders founders()
{
    return {{"HQ", "集团公司", ""}, {"DA", "信息部", ""}, {"sys", "周一", "", good},
        {"sec", "周二", "", good}, {"audit", "周三", "", good}, {"exec", "周四", "", good},
        {"head", "周五", "", good}};
}

TEST(PeopleSetUp, MakesFivePeopleOnce)
{
    const test::TempFolder folder;
    Archive archive = test::new_archive(folder);
    EXPECT_FALSE(Session::needed(archive).value());
    People::Founders two_offices = founders();
    two_offices.audit.login = "sec";
    EXPECT_THAT(refusal(People::set_up(archive, two_offices)), HasSubstr("SoD-5"));
    EXPECT_FALSE(Session::needed(archive).value()) << "nothing was left behind";
    ASSERT_EQ(refusal(People::set_up(archive, founders())), "");
    EXPECT_TRUE(Session::needed(archive).value());
    EXPECT_THAT(refusal(People::set_up(archive, founders())), HasSubstr("first people already"));
    Result<Session> head = Session::sign_in(archive, "head", good);
    ASSERT_TRUE(head) << head.error().what;
    EXPECT_EQ(head->person().clearance, 1);
    EXPECT_EQ(head->person().unit, "DA");
    EXPECT_THAT(head->may(Right::catalogue_search, {}).why, HasSubstr("was set by somebody else"));
    EXPECT_THAT(refusal(People(*head).change_password("wrong password", "other words entirely")),
        HasSubstr("is wrong"));
    ASSERT_EQ(refusal(People(*head).change_password(good, "other words entirely")), "");
    Result<Session> again = Session::sign_in(archive, "head", "other words entirely");
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->may(Right::catalogue_search, {}).allowed());
    EXPECT_FALSE(Session::sign_in(archive, "head", good));
}

TEST(Passwords, MustBeHardToGuess)
{
    for (const char* weak : {"short", "九个字的密码太短了", "zhouzhouzhou1", "my-zhou-secret",
             "Password2026!", "1234567890", "12345678901", "abcdefghijkl", "aaaaaaaaaaaa", "abcabcabcabc",
             "20260531123456", "qwertyuiop", "Strongroom!!", "woaini1314"})
        EXPECT_NE(refusal(strong_enough(weak, "zhou")), "") << weak;
    EXPECT_NE(refusal(strong_enough(std::string(2000, 'x'), "zhou")), "");
    for (const char* strong :
        {"four words that rhyme", "十个以上的汉字当作密码吧", "k7mq-2xwp-9trn", "x9$kk2_Lqa0"})
        EXPECT_EQ(refusal(strong_enough(strong, "zhou")), "") << strong;
    EXPECT_EQ(refusal(strong_enough(People::one_time_password(), "zhou")), "");
    EXPECT_NE(People::one_time_password(), People::one_time_password());
}

TEST(Passwords, AreKeptAsArgon2id)
{
    const std::string hash = hashed_password(good);
    EXPECT_THAT(hash, testing::StartsWith("$argon2id$v=19$m=65536,"));
    EXPECT_TRUE(password_fits(hash, good));
    EXPECT_FALSE(password_fits(hash, good + "!"));
    EXPECT_FALSE(password_fits("", "nobody has this password"));
}

TEST_F(PeopleTest, AreSetUpBySecurityOnly)
{
    EXPECT_THAT(refusal(as("arch_head1").add({"neu", "吴新", "ARCHIVE", good})), HasSubstr("person.manage"));
    EXPECT_THAT(refusal(as("sec1").add({"Neu", "吴新", "ARCHIVE", good})), HasSubstr("cannot be a login"));
    EXPECT_THAT(refusal(as("sec1").add({"neu", "吴新", "NOWHERE", good})), HasSubstr("no unit NOWHERE"));
    EXPECT_THAT(refusal(as("sec1").add({"neu", "吴新", "ARCHIVE", "password12"})), HasSubstr("tried first"));
    EXPECT_THAT(refusal(as("sec1").add({"neu", "吴新", "ARCHIVE", good, 1})), HasSubstr("grade 1"));
    ASSERT_EQ(refusal(as("sec1").add({"neu", "吴新", "ARCHIVE", good})), "");
    EXPECT_THAT(refusal(as("sec1").add({"neu", "吴新", "ARCHIVE", good})), HasSubstr("there is somebody"));
    EXPECT_TRUE(person("neu").must_change);
    EXPECT_TRUE(person("neu").grants.empty());
    EXPECT_EQ(told("person.added"), 1);
    EXPECT_EQ(told("act.refused"), 1) << "only what was forbidden";
}

TEST_F(PeopleTest, AreDisabledByOthersWithAReason)
{
    EXPECT_THAT(refusal(as("sec1").disable("arch1", " ")), HasSubstr("no reason"));
    EXPECT_THAT(refusal(as("sec1").disable("sec1", "gone")), HasSubstr("SoD-9"));
    EXPECT_THAT(refusal(as("sec1").disable("nobody", "gone")), HasSubstr("nobody with the login"));
    ASSERT_EQ(refusal(as("sec1").disable("arch1", "left the company")), "");
    EXPECT_THAT(refusal(as("sec1").disable("arch1", "gone")), HasSubstr("already"));
    EXPECT_FALSE(m_archive.as("arch2").may(Right::person_manage, {}).allowed());
    const Result<Session> session = Session::sign_in(m_archive.archive(), "arch1", Registered::password());
    EXPECT_THAT(refusal(session), HasSubstr("disabled"));
    ASSERT_EQ(refusal(as("sec1").enable("arch1", "came back")), "");
    EXPECT_TRUE(Session::sign_in(m_archive.archive(), "arch1", Registered::password()));
}

TEST_F(PeopleTest, KeepTheLastAdministrator)
{
    ASSERT_EQ(refusal(as("sec1").disable("sys1", "left")), "");
    EXPECT_THAT(
        refusal(as("sec1").disable("sys2", "left")), HasSubstr("nobody would be left to change settings"));
    EXPECT_TRUE(person("sys2").active) << "undone";
    ASSERT_EQ(refusal(as("sec1").disable("audit1", "left")), "");
    EXPECT_THAT(refusal(as("sec1").disable("audit2", "left")), HasSubstr("nobody would be left to audit"));
    const auto held = as("sec1").held();
    ASSERT_TRUE(held);
    for (const Held& one : *held)
        if (one.person == "exec1") {
            EXPECT_EQ(refusal(as("sec1").revoke(one.id, "moved on")), "");
        }
    for (const Held& one : *held)
        if (one.person == "exec2") {
            EXPECT_THAT(refusal(as("sec1").revoke(one.id, "moved on")), HasSubstr("approve grants"));
        }
}

TEST_F(PeopleTest, GetPasswordsFromSecurityAndKeepTheirOwn)
{
    EXPECT_THAT(refusal(as("sec1").reset_password("sec1", good)), HasSubstr("SoD-9"));
    ASSERT_EQ(refusal(as("sec1").reset_password("arch1", good)), "");
    Result<Session> session = Session::sign_in(m_archive.archive(), "arch1", good);
    ASSERT_TRUE(session);
    EXPECT_FALSE(session->may(Right::loan_lend, {}).allowed()) << "has to change it first";
    EXPECT_THAT(refusal(People(*session).change_password(good, good)), HasSubstr("present one"));
    EXPECT_THAT(refusal(People(*session).change_password(good, "arch1 arch1 arch1")), HasSubstr("login"));
    ASSERT_EQ(refusal(People(*session).change_password(good, "words of my own choice")), "");
    Result<Session> again = Session::sign_in(m_archive.archive(), "arch1", "words of my own choice");
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->may(Right::loan_lend, {}).allowed());
}

TEST_F(PeopleTest, AreLockedOutAfterFiveWrongPasswords)
{
    for (int i = 0; i < 5; ++i)
        EXPECT_FALSE(Session::sign_in(m_archive.archive(), "arch1", "wrong"));
    EXPECT_THAT(
        refusal(Session::sign_in(m_archive.archive(), "arch1", Registered::password())), HasSubstr("locked"));
    m_archive.advance(std::chrono::minutes(16));
    EXPECT_TRUE(Session::sign_in(m_archive.archive(), "arch1", Registered::password()));
    EXPECT_EQ(refusal(Session::sign_in(m_archive.archive(), "nobody", "wrong")),
        refusal(Session::sign_in(m_archive.archive(), "arch1", "wrong")));
    EXPECT_EQ(told("session.refused"), 8);
    Statement row
        = database().prepare("SELECT 1 FROM ledger WHERE actor = 'nobody' OR object LIKE '%nobody%'");
    EXPECT_FALSE(row.next()) << "what was typed may have been a password";
}

TEST_F(PeopleTest, BelongToUnitsAndProjects)
{
    EXPECT_THAT(refusal(as("arch1").add_unit({"GZ", "工程部", ""})), HasSubstr("project.manage"));
    EXPECT_THAT(refusal(as("arch_head1").add_unit({"gz!", "工程部", ""})), HasSubstr("cannot be a unit"));
    ASSERT_EQ(refusal(as("arch_head1").add_unit({"SALES-1", "一组", "SALES"})), "");
    EXPECT_THAT(as("arch1").units().value(), Contains(Field(&Unit::parent, "SALES")));
    ASSERT_EQ(refusal(as("sec1").move("arch2", "SALES-1")), "");
    EXPECT_EQ(person("arch2").unit, "SALES-1");
    EXPECT_THAT(
        refusal(as("arch_head1").add_project({{}, "B-3", "园", "Q001", "", "", ""})), HasSubstr("code"));
    EXPECT_THAT(
        refusal(as("arch_head1").add_project({{}, "BT03", "园", "1", "", "", ""})), HasSubstr("全宗号"));
    EXPECT_THAT(
        refusal(as("arch_head1").add_project({{}, "BT01", "园", "Q001", "", "", ""})), HasSubstr("there is"));
    ASSERT_EQ(refusal(as("arch_head1").add_project({{}, "BT03", "听松园", "Q001", "SALES", "", ""})), "");
    EXPECT_THAT(
        refusal(as("arch_head1").set_title_certificates_done("BT03", "2999-01-01")), HasSubstr("2999"));
    ASSERT_EQ(refusal(as("arch_head1").set_title_certificates_done("BT03", "2026-05-31")), "");
    const auto projects = as("sales1").projects().value();
    EXPECT_EQ(projects.back().title_certs_done, "2026-05-31");
    EXPECT_EQ(projects.back().unit, "SALES");
}

TEST_F(PeopleTest, ChangeSettingsThatAreKnown)
{
    EXPECT_THAT(
        refusal(as("arch_head1").change_setting("loan.days", "10", "why")), HasSubstr("setting.change"));
    EXPECT_THAT(refusal(as("sys1").change_setting("loan.dayz", "10", "why")), HasSubstr("no setting"));
    EXPECT_THAT(refusal(as("sys1").change_setting("loan.days", "0", "why")), HasSubstr("cannot be"));
    EXPECT_THAT(refusal(as("sys1").change_setting("loan.days", "ten", "why")), HasSubstr("cannot be"));
    EXPECT_THAT(
        refusal(as("sys1").change_setting("loan.grade1_originals", "always", "why")), HasSubstr("cannot be"));
    EXPECT_THAT(refusal(as("sys1").change_setting("retention.XS", "D5", "why")), HasSubstr("SoD-8"));
    EXPECT_THAT(refusal(as("sys1").change_setting("loan.days", "10", "")), HasSubstr("no reason"));
    ASSERT_EQ(refusal(as("sys1").change_setting("loan.days", "10", "holidays")), "");
    EXPECT_EQ(number_setting(database(), "loan.days", 7), 10);
    EXPECT_EQ(told("setting.changed"), 1);
}

TEST_F(PeopleTest, MakeRolesThatKeepApartWhatMustBe)
{
    using enum Right;
    const auto role = [](Rights rights) { return Role{"OWN", "自定", "own", std::move(rights), false}; };
    EXPECT_THAT(refusal(as("sec1").put_role(role({{person_manage, Extent::yes}, {loan_lend, Extent::yes}}))),
        HasSubstr("SoD-5"));
    EXPECT_THAT(
        refusal(as("sec1").put_role(role({{setting_change, Extent::yes}, {image_view, Extent::yes}}))),
        HasSubstr("SoD-5"));
    EXPECT_THAT(
        refusal(as("sec1").put_role(role({{setting_change, Extent::yes}, {person_manage, Extent::yes}}))),
        HasSubstr("SoD-5"));
    EXPECT_THAT(refusal(as("sec1").put_role({"ARCH", "档案", "x", {{loan_lend, Extent::yes}}, false})),
        HasSubstr("preset"));
    EXPECT_THAT(refusal(as("sec1").put_role(role({}))), HasSubstr("not a complete role"));
    EXPECT_THAT(refusal(as("arch1").put_role(role({{loan_lend, Extent::yes}}))), HasSubstr("person.manage"));
    ASSERT_EQ(refusal(as("sec1").put_role(role({{loan_lend, Extent::yes}}))), "");
    ASSERT_EQ(refusal(as("sec1").put_role(role({{loan_apply, Extent::yes}}))), "");
    EXPECT_THAT(as("arch1").roles().value(), Contains(Field(&Role::code, "OWN")));
    ASSERT_EQ(granted({.person = "arch1", .role = "OWN"}), "");
    EXPECT_THAT(refusal(as("sec1").put_role(role({{destruction_execute, Extent::yes}}))), HasSubstr("SoD-9"));
}

} // namespace
} // namespace strongroom::archive
