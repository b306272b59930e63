#include <gtest/gtest.h>

#include "archive/people/person.h"

namespace strongroom::archive {
namespace {

Person archivist()
{
    Person person;
    person.id = {7};
    person.login = "chen";
    person.active = true;
    person.clearance = 2;
    person.grants = {{"ARCH", ProjectId{1}, "2026-01-01", "2026-12-31",
        {{Right::loan_lend, Extent::yes}, {Right::field_unmask, Extent::approval},
            {Right::record_edit, Extent::own}, {Right::catalogue_search, Extent::masked}}}};
    return person;
}

const std::string today = "2026-11-23";
const Subject lendable{ProjectId{1}, 2, {}, "file x"};

TEST(May, DeniesWhatNobodyGranted)
{
    const Verdict verdict = may(archivist(), Right::loan_approve, lendable, today);
    EXPECT_FALSE(verdict.allowed());
    EXPECT_EQ(verdict.why, "chen does not have the right loan.approve");
    EXPECT_FALSE(verdict.advice.empty());
}

TEST(May, AllowsWhatIsGrantedForTheProject)
{
    EXPECT_TRUE(may(archivist(), Right::loan_lend, lendable, today).allowed());
    EXPECT_FALSE(may(archivist(), Right::loan_lend, {ProjectId{2}, 2, {}, "file y"}, today).allowed());
}

TEST(May, HoldsAGrantToItsDates)
{
    EXPECT_FALSE(may(archivist(), Right::loan_lend, lendable, "2027-01-01").allowed());
    EXPECT_FALSE(may(archivist(), Right::loan_lend, lendable, "2025-12-31").allowed());
}

TEST(May, KeepsOwnToOnesOwn)
{
    Subject subject = lendable;
    subject.owner = PersonId{7};
    EXPECT_TRUE(may(archivist(), Right::record_edit, subject, today).allowed());
    subject.owner = PersonId{8};
    EXPECT_FALSE(may(archivist(), Right::record_edit, subject, today).allowed());
}

TEST(May, AsksForAnApproval)
{
    const Verdict verdict = may(archivist(), Right::field_unmask, lendable, today);
    EXPECT_FALSE(verdict.allowed());
    EXPECT_EQ(verdict.extent, Extent::approval);
}

TEST(May, SaysWhenPersonalDataAreMasked)
{
    EXPECT_TRUE(may(archivist(), Right::catalogue_search, lendable, today).masked());
}

TEST(May, LetsNobodyAboveTheirClearance)
{
    Person person = archivist();
    const Subject secret{ProjectId{1}, 1, {}, "file z"};
    EXPECT_FALSE(may(person, Right::loan_lend, secret, today).allowed());
    person.clearance = 1;
    EXPECT_FALSE(may(person, Right::loan_lend, secret, today).allowed()) << "without instruction";
    person.clearance_until = "2026-12-01";
    EXPECT_TRUE(may(person, Right::loan_lend, secret, today).allowed());
}

TEST(May, AllowsNothingToSomebodyDisabled)
{
    Person person = archivist();
    person.active = false;
    EXPECT_FALSE(may(person, Right::loan_lend, lendable, today).allowed());
}

TEST(May, TakesTheWidestOfSeveralGrants)
{
    Person person = archivist();
    person.grants.push_back(
        {"ARCH_HEAD", std::nullopt, "2026-01-01", "", {{Right::field_unmask, Extent::yes}}});
    EXPECT_EQ(may(person, Right::field_unmask, lendable, today).extent, Extent::yes);
}

} // namespace
} // namespace strongroom::archive
