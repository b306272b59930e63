// A contract on the command line: made, keyed, verified, registered, changed, ended.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "archive/filing/filing.h"
#include "tests/archive/filing/unfiled.h"
#include "ui/json_internal.h"
#include "ui/paper/form.h"
#include "ui/program.h"

using namespace strongroom;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

struct Ran {
    int code;
    std::string out, err;
    ui::Json json() const { return ui::Json::parse(out); }
};

class FileCommand : public testing::Test {
protected:
    FileCommand() : desk(2) { ::setenv("STRONGROOM_PASSWORD", test::Registered::password().c_str(), 1); }
    ~FileCommand() override { ::unsetenv("STRONGROOM_PASSWORD"); }

    Ran as(const std::string& login, std::vector<std::string> words)
    {
        for (const std::string& word :
            {std::string("--archive"), (desk.folder() / "archive").string(), std::string("--user"), login})
            words.push_back(word);
        std::ostringstream out, err;
        ui::Streams streams{out, err};
        const int code = static_cast<int>(ui::run(words, streams));
        return {code, out.str(), err.str()};
    }
    ui::Json done(const std::string& login, std::vector<std::string> words)
    {
        words.emplace_back("--json");
        const Ran ran = as(login, std::move(words));
        EXPECT_EQ(ran.code, 0) << ran.err;
        return ran.code == 0 ? ran.json() : ui::Json::object();
    }

    test::Unfiled desk;
};

TEST_F(FileCommand, GoesFromTheDocumentToTheEndOfTheContract)
{
    const std::string file = done("index1", {"file", "make", desk.document(0), "--project", "BT01"})["file"];
    done("index1", {"file", "key", file, "gross_area=98.76平方米"});
    done("index2", {"file", "correct", file, "total_price=812,345.00元", "--reason", "看错一位"});
    const Ran own = as("index2", {"file", "verify", file, "--confirm", "all"});
    EXPECT_EQ(own.code, 1);
    EXPECT_THAT(own.err, HasSubstr("record.verify"));
    const Ran unfinished = as("verify1", {"file", "verify", file, "--confirm", "all"});
    EXPECT_EQ(unfinished.code, 1);
    EXPECT_THAT(unfinished.err, HasSubstr("V-DC-04"));
    done("verify1",
        {"file", "verify", file, "--confirm", "all", "--override", "V-DC-04=另行催交", "--override",
            "V-ID-06=测试号段"});
    const std::string code = done("arch1", {"file", "register", file})["reference_code"];
    EXPECT_EQ(code, "Q001-ZY·XS·BT01·2007·D30-0001");
    done("index1", {"file", "add-item", code, "--kind", "id_copy", "--pages", "1"});
    done("index1", {"file", "change", code, "--reason", "面积差结算", "--on", "2008-03-01"});
    done("index1", {"file", "correct", code, "gross_area=98.80平方米", "--reason", "实测面积"});
    done("verify2",
        {"file", "verify", code, "--confirm", "all", "--override", "V-DC-04=已催交", "--override",
            "V-ID-06=测试号段"});
    EXPECT_EQ(done("arch1", {"file", "register", code})["version"], 2);
    done("arch1", {"file", "end", code, "--as", "performed", "--on", "2009-06-30", "--reason", "产权证已办"});
    const ui::Json shown = done("index1", {"file", "show", code, "--purpose", "核对"});
    EXPECT_EQ(shown["state"], "REGISTERED");
    EXPECT_EQ(shown["due_on"], "2039-12-31");
    EXPECT_EQ(shown["contents"].size(), 2u);
    EXPECT_THAT(as("index1", {"file", "show", code}).out, HasSubstr("masked"));
    const ui::Json files = done("arch1", {"file", "list", "--project", "BT01"})["files"];
    ASSERT_EQ(files.size(), 1u);
    EXPECT_EQ(files[0]["ended"], true);
    EXPECT_THAT(as("arch1", {"file", "list"}).out, HasSubstr(code));
    EXPECT_EQ(done("arch1", {"file", "missing-parts"})["parts"].size(), 2u);
    EXPECT_TRUE(done("arch1", {"file", "missing-numbers"})["gaps"].empty());
    EXPECT_TRUE(desk.archive().verify_ledger()->intact());
}

TEST_F(FileCommand, DecidesOnLargeAmounts)
{
    desk.database().run("INSERT INTO setting (name, value) VALUES ('large_amount', '500000')");
    const std::string file = desk.make(0);
    done("exec1", {"amount", "reject", file, "--reason", "超出授权"});
    const Ran again = as("exec2", {"amount", "approve", file, "--reason", "同意"});
    EXPECT_EQ(again.code, 1);
    EXPECT_THAT(again.err, HasSubstr("rejected the amount"));
    done("index1", {"file", "correct", file, "total_price=600,000.00元", "--reason", "看错"});
    done("exec2", {"amount", "approve", file, "--reason", "同意"});
}

TEST_F(FileCommand, IsToldWhenItsWordsAreWrong)
{
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"file"},
             {"file", "burn"}, {"file", "key", "x"}, {"file", "key", "x", "y"},
             {"file", "key", "x", "buyer_name[one]=y"}, {"file", "correct", "x", "y=z"},
             {"file", "link", "x", "y", "--as", "friend"}, {"file", "list", "--state", "GONE"},
             {"file", "end", "x", "--as", "somehow", "--on", "2009-01-01", "--reason", "y"}}) {
        const Ran ran = as("index1", words);
        EXPECT_EQ(ran.code, 2) << testing::PrintToString(words);
        EXPECT_NE(ran.err, "");
        EXPECT_EQ(ran.out, "");
    }
    const Ran unknown = as("index1", {"file", "show", "nothing"});
    EXPECT_EQ(unknown.code, 1);
    EXPECT_THAT(unknown.err, HasSubstr("there is no file nothing"));
}

TEST(FilingSheets, FitTheirForms)
{
    test::Registered archive(2);
    archive::Filing filing(archive.as("arch1"));
    ASSERT_TRUE(archive::Filing(archive.as("index1"))
                    .record_dispute(archive.code(0), {"交房逾期", "2009-02-01", {}, {}, {}}));
    archive.database().run("UPDATE file SET large_amount = 1");
    const std::string code = archive.code(0);
    for (const auto& sheet :
        {filing.contract_register(), filing.item_list(), filing.file_list(), filing.contents(code),
            filing.cover(code), filing.note_sheet(code), filing.amount_approvals(), filing.changes()}) {
        ASSERT_TRUE(sheet) << sheet.error().what;
        EXPECT_THAT(ui::unknown_keys(*sheet), IsEmpty()) << sheet->form;
        EXPECT_FALSE(sheet->rows.empty() && sheet->head.empty()) << sheet->form;
    }
}

} // namespace
