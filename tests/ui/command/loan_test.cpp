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
    ui::Json json() const { return ui::Json::parse(out); }
};

/// `strongroom loan …` and `strongroom handover …`, each said by somebody.
class RegisterCommands : public testing::Test {
protected:
    RegisterCommands() { registered.box_all(); }

    Ran run(const std::string& login, std::vector<std::string> words)
    {
        words.insert(words.end(),
            {"--archive", registered.archive().folder(), "--user", login, "--password-file", password});
        std::ostringstream out, err;
        ui::Streams streams{out, err};
        const auto code = ui::run(words, streams);
        return {static_cast<int>(code), out.str(), err.str()};
    }
    void done(const std::string& login, const std::vector<std::string>& words)
    {
        const Ran ran = run(login, words);
        EXPECT_EQ(ran.code, 0) << words.at(0) << " " << words.at(1) << ": " << ran.err;
    }
    std::string item(int n) { return registered.items(n).at(0).uid; }

    test::Registered registered{3};
    const std::string password = registered.folder().write("password", test::Registered::password() + "\n");
};

TEST_F(RegisterCommands, LendAndTakeBack)
{
    const Ran applied
        = run("sales1", {"loan", "apply", registered.code(0), "--purpose", "核对付款条款", "--json"});
    ASSERT_EQ(applied.code, 0) << applied.err;
    const std::string loan = applied.json()["loan"];
    const Ran own = run("sales1", {"loan", "approve", loan});
    EXPECT_EQ(own.code, 1);
    EXPECT_THAT(own.err, HasSubstr("SoD-2"));
    done("pm1", {"loan", "approve", loan});
    EXPECT_THAT(run("arch_head1", {"loan", "approve", loan, "--opinion", "同意"}).out, HasSubstr("APPROVED"));
    EXPECT_THAT(run("arch1", {"loan", "ready", loan}).out, HasSubstr("BT01-0001"));
    EXPECT_THAT(run("arch1", {"loan", "lend", loan, item(0)}).err, HasSubstr("how many pages"));
    done("arch1", {"loan", "lend", loan, item(0) + "=2"});
    EXPECT_EQ(run("sales1", {"loan", "confirm", loan, "--pages", "3"}).code, 1);
    done("sales1", {"loan", "confirm", loan, "--pages", "2"});
    const auto shown = run("sales1", {"loan", "show", loan, "--json"}).json();
    EXPECT_EQ(shown["state"], "LENT");
    EXPECT_EQ(shown["lines"][0]["pages_lent"], 2);
    EXPECT_THAT(run("sales1", {"loan", "show", loan}).out, HasSubstr("核对付款条款"));
    EXPECT_THAT(run("arch1", {"loan", "list", "--out"}).out, HasSubstr(loan));
    EXPECT_EQ(run("arch1", {"loan", "list", "--state", "NONE"}).code, 1);
    EXPECT_EQ(run("arch1", {"loan", "due", "--json"}).json()["notices"].size(), 0U);
    EXPECT_THAT(run("sales1", {"loan", "notices"}).out, HasSubstr("Nobody"));
    EXPECT_THAT(run("arch1", {"loan", "waiting", item(0)}).out, HasSubstr("Nobody waits"));
    EXPECT_THAT(run("arch2", {"loan", "return", loan, item(0) + "=1", "--damage", "缺一页"}).out,
        HasSubstr("RETURNED_DAMAGED"));
    done("arch_head1", {"loan", "close", loan});
}

TEST_F(RegisterCommands, SayWhatIsWrongWithALoan)
{
    EXPECT_EQ(run("sales1", {"loan", "apply", item(0), "--purpose", "x", "--kind", "steal"}).code, 2);
    EXPECT_EQ(run("sales1", {"loan", "apply", item(0)}).code, 2) << "without a purpose";
    EXPECT_THAT(
        run("sales1", {"loan", "approve", "JY-1999-0001"}).err, HasSubstr("there is no loan JY-1999-0001"));
    EXPECT_THAT(run("sales1", {"loan", "apply", item(0), "--purpose", "x", "--outside", "martian"}).err,
        HasSubstr("martian"));
    EXPECT_EQ(run("arch1", {"loan", "disclosures", "--from", "soon"}).code, 1);
}

TEST_F(RegisterCommands, HandOver)
{
    const Ran drafted = run("sadm1",
        {"handover", "draft", registered.code(0), item(1), "--project", "BT01", "--desk", "D1", "--unit",
            "信息部", "--json"});
    ASSERT_EQ(drafted.code, 0) << drafted.err;
    const std::string list = drafted.json()["handover"];
    done("sadm1", {"handover", "add", list, item(2)});
    done("sadm1", {"handover", "take-off", list, item(2)});
    done("sadm1", {"handover", "check", list, "--self"});
    EXPECT_THAT(run("sadm1", {"handover", "check", list}).err, HasSubstr("SoD-4"));
    done("pm1", {"handover", "send-back", list, "--reason", "页数"});
    done("sadm1", {"handover", "check", list, "--self"});
    done("pm1", {"handover", "check", list});
    done("sadm1", {"handover", "send", list});
    EXPECT_THAT(run("arch1", {"handover", "tick", list, item(0) + "=12"}).err, HasSubstr("COPIESxPAGES"));
    done("arch1", {"handover", "tick", list, item(0) + "=1x2"});
    done("arch1", {"handover", "tick", list, item(1), "--absent"});
    done("arch1", {"handover", "discrepancy", list});
    const Ran corrected = run("sadm1", {"handover", "correct", list, "--take-off", item(1), "--json"});
    ASSERT_EQ(corrected.code, 0) << corrected.err;
    done("arch1", {"handover", "tick", list, item(0) + "=1x2"});
    EXPECT_EQ(run("arch1", {"handover", "countersign", list, "--digest", "00"}).code, 1);
    done("arch1", {"handover", "countersign", list, "--digest", corrected.json()["digest"]});
    done("sadm1", {"handover", "close", list});
    const auto shown = run("arch1", {"handover", "show", list, "--json"}).json();
    EXPECT_EQ(shown["state"], "CLOSED");
    EXPECT_EQ(shown["lines"][1]["state"], "taken_off");
    EXPECT_THAT(run("arch1", {"handover", "list"}).out, HasSubstr(list));
    EXPECT_THAT(
        run("arch1", {"handover", "obstacles", "BT01"}).out, HasSubstr("neither performed nor dissolved"));
    EXPECT_EQ(run("sadm1", {"handover", "cancel", list, "--reason", "x"}).code, 1);
}

} // namespace
