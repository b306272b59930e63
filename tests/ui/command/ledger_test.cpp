#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/archive/registered.h"
#include "ui/json_internal.h"
#include "ui/program.h"

using namespace strongroom;
using testing::HasSubstr;

namespace {

struct Ran {
    int code;
    std::string out, err;
};

class LedgerCommand : public testing::Test {
protected:
    Ran run(std::vector<std::string> words)
    {
        words.insert(words.begin(), "ledger");
        std::ostringstream out, err;
        ui::Streams streams{out, err};
        const auto code = ui::run(words, streams);
        return {static_cast<int>(code), out.str(), err.str()};
    }
    Ran in_archive(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--archive", registered.archive().folder()});
        return run(words);
    }
    Ran as_auditor(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--user", "audit1", "--password-file", password});
        return in_archive(words);
    }

    test::Registered registered{0};
    const test::TempFolder& folder = registered.folder();
    const std::string password = folder.write("password", test::Registered::password() + "\n");
};

TEST_F(LedgerCommand, ProvesTheArchiveAndItsExport)
{
    EXPECT_EQ(in_archive({"verify"}).code, 1) << "who asks?";
    EXPECT_THAT(as_auditor({"verify"}).out, HasSubstr("Every row is as it was written"));
    const std::string file = folder / "ledger.jsonl";
    EXPECT_EQ(as_auditor({"export", "--output", file}).code, 0);
    EXPECT_EQ(as_auditor({"export", "--output", file}).code, 1); // never over another
    const Ran alone = run({"verify", "--file", file});
    EXPECT_EQ(alone.code, 0) << alone.err;
    EXPECT_THAT(alone.out, HasSubstr("was not compared"));
    const auto json = ui::Json::parse(run({"verify", "--file", file, "--json"}).out);
    EXPECT_EQ(json["intact"], true);
    EXPECT_EQ(json["key_compared"], false);
    const std::string key = json["key"];
    EXPECT_EQ(run({"verify", "--file", file, "--key", key}).code, 0);
    EXPECT_EQ(run({"verify", "--file", file, "--key", std::string(64, '0')}).code, 1);
    EXPECT_THAT(run({"verify", "--file", file, "--key", "zz"}).err, HasSubstr("--key is not a public key"));
    EXPECT_THAT(run({"verify", "--file", folder / "none"}).err, HasSubstr("cannot be read"));
}

TEST_F(LedgerCommand, TellsOfAnExportThatWasCutOff)
{
    const std::string text = as_auditor({"export"}).out;
    const auto file = folder.write("cut.jsonl", text.substr(0, text.rfind("{\"seq\"")));
    const Ran cut = run({"verify", "--file", file});
    EXPECT_EQ(cut.code, 1);
    EXPECT_THAT(cut.out, HasSubstr("NOT intact"));
    EXPECT_THAT(cut.out, HasSubstr("the end is cut off"));
}

TEST_F(LedgerCommand, SignsAndTakesTheLineBack)
{
    const auto signed_row = ui::Json::parse(in_archive({"anchor", "--json"}).out);
    EXPECT_THAT(in_archive({"anchor"}).out, HasSubstr("Keep this line elsewhere"));
    const auto kept = folder.write("anchors.txt", signed_row["line"].get<std::string>() + "\n");
    EXPECT_EQ(as_auditor({"verify", "--anchors", kept}).code, 0);
    EXPECT_EQ(as_auditor({"verify", "--anchors", folder / "none"}).code, 1);
}

TEST_F(LedgerCommand, ListsWhatIsAsked)
{
    const Ran all = as_auditor({"list"});
    EXPECT_THAT(all.out, HasSubstr("session.begun"));
    const Ran json = as_auditor({"list", "--action", "session.", "--newest", "1", "--json"});
    EXPECT_EQ(ui::Json::parse(json.out)["action"], "session.begun");
    EXPECT_EQ(as_auditor({"list", "--actor", "nobody here"}).out, "");
    EXPECT_EQ(as_auditor({"list", "--since", "yesterday"}).code, 1);
    EXPECT_EQ(as_auditor({"list", "--newest", "x"}).code, 2);
    EXPECT_THAT(as_auditor({"export", "--csv"}).out, HasSubstr("seq,utc,local"));
    EXPECT_EQ(in_archive({"list"}).code, 1); // nobody has signed in
    EXPECT_EQ(in_archive({"forget"}).code, 2);
}

} // namespace
