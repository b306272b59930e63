// Locations, boxes, items, stock-taking and labels on the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "archive/shelves/scan_code.h"
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

class StacksCommand : public testing::Test {
protected:
    StacksCommand() : archive(24)
    {
        ::setenv("STRONGROOM_PASSWORD", test::Registered::password().c_str(), 1);
    }
    ~StacksCommand() override { ::unsetenv("STRONGROOM_PASSWORD"); }

    Ran as(const std::string& login, std::vector<std::string> words)
    {
        for (const std::string& word :
            {std::string("--archive"), (archive.folder() / "archive").string(), std::string("--user"), login})
            words.push_back(word);
        std::ostringstream out, err;
        ui::Streams streams{out, err};
        const int code = static_cast<int>(ui::run(words, streams));
        return {code, out.str(), err.str()};
    }
    ui::Json json(const std::string& login, std::vector<std::string> words)
    {
        words.push_back("--json");
        const Ran ran = as(login, std::move(words));
        EXPECT_EQ(ran.code, 0) << ran.err;
        return ran.code == 0 ? ran.json() : ui::Json();
    }
    std::string file(const char* name) const { return (archive.folder() / name).string(); }

    test::Registered archive;
};

TEST_F(StacksCommand, MakesARoomAndPutsAFileAway)
{
    json("arch_head1", {"location", "add", "05", "--kind", "room", "--grade", "2", "--name", "合同库"});
    EXPECT_THAT(as("arch_head1",
                    {"location", "fill", "05", "--rows", "2", "--racks", "2", "--shelves", "3", "--preview"})
                    .out,
        HasSubstr("18 locations would be made: 05-01 to 05-02-02-03"));
    EXPECT_EQ(json("arch_head1", {"location", "fill", "05", "--rows", "2", "--racks", "2", "--shelves", "3"})
                  .at("locations")
                  .size(),
        18u);
    const ui::Json box = json("arch1",
        {"box", "add", "--project", "BT01", "--building", "1", "--retention", "D30", "--in", "05-01-01-01"});
    EXPECT_EQ(box.at("code"), "BT01-0001");
    const ui::Json proposed = json("arch1", {"box", "propose", archive.code(0)});
    EXPECT_EQ(proposed.at("proposals").at(0).at("box"), "BT01-0001");
    const std::string label = archive::text_of({archive::Labelled::item, archive.items(0)[0].uid});
    const std::string on_box = archive::text_of({archive::Labelled::box, box.at("uid")});
    EXPECT_EQ(json("arch1", {"box", "place", on_box, label}).at("filed").at(0), archive.file(0));
    EXPECT_THAT(as("arch1", {"item", "where", label}).out, HasSubstr("box BT01-0001, 1 of 1 from the front"));
    EXPECT_THAT(
        as("arch1", {"box", "show", "BT01-0001"}).out, HasSubstr(test::Registered::contract(0).number));
    EXPECT_EQ(json("arch1", {"item", "adrift"}).at("items").size(), 23u);
    EXPECT_EQ(json("arch1", {"location", "space"}).at("rooms").size(), 2u);
    EXPECT_EQ(json("arch1", {"box", "move", "BT01-0001", "--to", "05-02-01-01", "--reason", "调架"})
                  .at("boxes")
                  .at(0)
                  .at("from"),
        "05-01-01-01");
}

TEST_F(StacksCommand, RefusesInOneSentence)
{
    const Ran unknown = as("arch1", {"box", "show", "BT01-0099"});
    EXPECT_EQ(unknown.code, 1);
    EXPECT_THAT(unknown.err, HasSubstr("there is no box BT01-0099"));
    EXPECT_EQ(as("arch1", {"location", "add", "07", "--kind", "cellar"}).code, 2);
    EXPECT_THAT(
        as("scan1", {"box", "add", "--project", "BT01", "--retention", "D30"}).err, HasSubstr("box.place"));
    EXPECT_THAT(as("arch1", {"item", "where", "SR:I:0A9ZBCDEFGHJX"}).err, HasSubstr("wrong character"));
}

TEST_F(StacksCommand, TakesStock)
{
    archive.box_all();
    const std::string number = json("arch_head1",
        {"inventory", "plan", "--counter", "arch1", "--counter", "arch2", "--reason", "年度盘点"})
                                   .at("number");
    EXPECT_EQ(json("arch_head1", {"inventory", "freeze", number}).at("expected"), 24);
    std::string list = "\xEF\xBB\xBF# 手持终端\r\n";
    for (int n = 1; n < 24; ++n)
        list += archive::text_of({archive::Labelled::item, archive.items(n)[0].uid}) + "\r\n";
    archive.folder().write("counted.csv", list);
    for (const char* counter : {"arch1", "arch2"}) {
        const ui::Json counted = json(counter, {"inventory", "count", number, file("counted.csv")});
        EXPECT_EQ(counted.at("items"), 23);
        EXPECT_EQ(counted.at("bad").size(), 0u);
        EXPECT_EQ(as(counter, {"inventory", "lines", number}).code, 1) << "blind";
        json(counter, {"inventory", "finish", number});
    }
    // Without the labels of boxes, the box of the item that is not there counts as not seen.
    EXPECT_EQ(json("arch_head1", {"inventory", "reconcile", number}).at("state"), "RECONCILED");
    const ui::Json tasks = json("arch_head1", {"inventory", "tasks", number}).at("tasks");
    ASSERT_FALSE(tasks.empty());
    for (const ui::Json& task : tasks)
        json("arch_head1",
            {"inventory", "resolve", number, std::to_string(task.at("task").get<int>()), "--by", "found",
                "--reason", "复查在架"});
    json("arch_head2", {"inventory", "approve", number});
    EXPECT_EQ(json("arch_head1", {"inventory", "close", number}).at("state"), "CLOSED");
    EXPECT_EQ(as("arch_head1", {"inventory", "print", number, "--output", file("f18.pdf")}).code, 0);
    EXPECT_GT(std::filesystem::file_size(file("f18.pdf")), 1000u);
}

TEST_F(StacksCommand, PrintsLabels)
{
    archive.box_all();
    EXPECT_EQ(
        as("arch1", {"label", "box", "BT01-0001", "BT01-0002", "--output", file("spines.pdf")}).code, 0);
    EXPECT_EQ(
        as("arch1", {"label", "item", archive.code(0), archive.code(1), "--output", file("items.pdf")}).code,
        0);
    EXPECT_EQ(as("arch1", {"label", "shelf", "01", "--all-inside", "--output", file("shelves.pdf")}).code, 0);
    EXPECT_EQ(
        as("arch1",
            {"label", "separator", "--project", "BT01", "--pages", "40", "--output", file("sheets.pdf")})
            .code,
        0);
    for (const char* name : {"spines.pdf", "items.pdf", "shelves.pdf", "sheets.pdf"})
        EXPECT_GT(std::filesystem::file_size(file(name)), 500u) << name;
    EXPECT_THAT(
        as("arch1", {"label", "item", archive.code(0), "--paper", "none", "--output", file("x.pdf")}).err,
        HasSubstr("none"));
    EXPECT_EQ(as("arch1", {"box", "note", "BT01-0001", "--output", file("note.pdf")}).code, 0);
}

} // namespace
