// People on the command line: first set-up, passwords, grants by three, and what happens without a name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

using namespace strongroom;
using testing::HasSubstr;

namespace {

/// An archive with its five founders, each with a password of their own.
class PeopleCommands : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_EQ(run("", {"init"}).code, 0);
        const test::Ran made = run("",
            {"user", "set-up", "--json", "--company", "HQ=集团公司", "--archive-unit", "DA=信息部", "--sys",
                "zhou=周一", "--sec", "wu=吴二", "--audit", "zheng=郑三", "--exec", "wang=王四", "--head",
                "feng=冯五"});
        ASSERT_EQ(made.code, 0) << made.err;
        const nlohmann::json answer = made.json_lines().at(0);
        for (const auto& person : answer["people"]) {
            m_first[person["login"]] = person["password"];
            ASSERT_EQ(change_password(person["login"], person["password"]).code, 0);
        }
        ASSERT_EQ(m_first.size(), 5u);
    }

    static std::string words_of(const std::string& login)
    {
        return "picks these words: " + std::to_string(login.size());
    }

    test::Ran run(
        const std::string& login, std::vector<std::string> words, const std::string& password = "") const
    {
        std::map<std::string, std::string> environment
            = {{"STRONGROOM_ARCHIVE", m_folder / "archive"}, {"STRONGROOM_USER", login},
                {"STRONGROOM_PASSWORD", password.empty() ? words_of(login) : password}};
        if (words.size() > 1 && words[1] == "password")
            environment["STRONGROOM_NEW_PASSWORD"] = words_of(login);
        return test::run({.words = std::move(words), .environment = std::move(environment)});
    }
    test::Ran change_password(const std::string& login, const std::string& first) const
    {
        return run(login, {"user", "password"}, first);
    }

    test::TempFolder m_folder;
    std::map<std::string, std::string> m_first;
};

} // namespace

TEST_F(PeopleCommands, AskEverybodyWhoTheyAre)
{
    for (const std::vector<std::string>& words :
        {std::vector<std::string>{"search", ""}, {"jobs"}, {"ledger", "verify"}, {"user", "list"}}) {
        const test::Ran ran = run("", words);
        EXPECT_EQ(ran.code, 1) << words[0];
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, HasSubstr("--user LOGIN"));
    }
    EXPECT_THAT(run("wang", {"search", ""}, "wrong").err, HasSubstr("the login or the password is wrong"));
    EXPECT_EQ(run("wang", {"search", "--json", ""}).json_lines().at(0)["total"], 0);
    EXPECT_THAT(run("zhou", {"search", ""}).err, HasSubstr("does not have the right catalogue.search"));
    EXPECT_EQ(run("zheng", {"ledger", "verify"}).code, 0);
    EXPECT_THAT(run("",
                    {"user", "set-up", "--company", "A=B", "--archive-unit", "C=D", "--sys", "a=b", "--sec",
                        "c=d", "--audit", "e=f", "--exec", "g=h", "--head", "i=j"})
                    .err,
        HasSubstr("first people already"));
}

TEST_F(PeopleCommands, TakeThePasswordFromAFile)
{
    const auto file = m_folder.write("password", words_of("wang") + "\r\nsecond line\n");
    const test::Ran ran = test::run({.words
        = {"user", "show", "--json", "--user", "wang", "--password-file", file},
        .environment = {{"STRONGROOM_ARCHIVE", m_folder / "archive"}, {"STRONGROOM_PASSWORD", "ignored"}}});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.json_lines().at(0)["clearance"], 1);
}

TEST_F(PeopleCommands, GiveARoleByThree)
{
    const test::Ran added = run("wu", {"user", "add", "chen", "--name", "陈六", "--unit", "DA", "--json"});
    ASSERT_EQ(added.code, 0) << added.err;
    const std::string first = added.json_lines().at(0)["password"];
    EXPECT_THAT(run("chen", {"jobs"}, first).err, HasSubstr("strongroom user password"));
    ASSERT_EQ(change_password("chen", first).code, 0);
    EXPECT_THAT(run("chen", {"jobs"}).err, HasSubstr("does not have the right"));
    ASSERT_EQ(run("feng", {"project", "add", "BT01", "--name", "海棠湾花园", "--fonds", "Q001"}).code, 0);
    const test::Ran asked = run("feng",
        {"grant", "request", "chen", "--role", "SCAN", "--project", "BT01", "--reason", "新员工", "--json"});
    ASSERT_EQ(asked.code, 0) << asked.err;
    const std::string number = asked.json_lines().at(0)["request"];
    EXPECT_THAT(run("wu", {"grant", "execute", number}).err, HasSubstr("is requested, not approved"));
    EXPECT_EQ(run("wang", {"grant", "approve", number}).code, 0);
    EXPECT_EQ(run("wu", {"grant", "execute", number}).code, 0);
    EXPECT_EQ(run("chen", {"jobs"}).code, 0);
    EXPECT_THAT(run("zheng", {"grant", "review"}).out, HasSubstr("chen"));
    EXPECT_THAT(
        run("wang", {"grant", "request", "wu", "--role", "AUDIT", "--reason", "x"}).err, HasSubstr("SoD-5"));
}

TEST_F(PeopleCommands, ExplainEachVerbWithAnExample)
{
    for (const char* noun : {"user", "role", "unit", "project", "grant", "unmask", "setting"}) {
        const test::Ran help = test::run({"help", noun});
        EXPECT_EQ(help.code, 0);
        EXPECT_THAT(test::run({"help", noun, "list"}).out, HasSubstr("Example")) << noun;
        EXPECT_EQ(test::run({noun}).code, 2);
        EXPECT_EQ(test::run({noun, "nonsense"}).code, 2);
    }
    EXPECT_EQ(run("zhou", {"setting", "change", "loan.days", "0", "--reason", "x"}).code, 1);
    EXPECT_EQ(run("zhou", {"setting", "change", "loan.days", "10", "--reason", "x"}).code, 0);
    EXPECT_THAT(run("zhou", {"setting", "list"}).out, HasSubstr("loan.days"));
}
