// The whole way of a file on the command line: due, appraised, listed, approved, destroyed, certified.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
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

/// An archive of two boxed contracts. What sales1 and the archive's setting allow beside Registered: to
/// witness, and to destroy without a cooling period, as the program goes by the real clock.
class DestructionCommand : public testing::Test {
protected:
    DestructionCommand() : archive(2, test::Registered::Scans::read)
    {
        archive.box_all();
        archive.database().run("INSERT INTO setting (name, value) VALUES ('destruction.cooling_days', '0')");
        archive.database().run(
            "INSERT INTO role_grant (person, role, since) VALUES (?, 'WITNESS', '2000-01-01')",
            archive.id_of("sales1").value);
        ::setenv("STRONGROOM_PASSWORD", test::Registered::password().c_str(), 1);
    }
    ~DestructionCommand() override { ::unsetenv("STRONGROOM_PASSWORD"); }

    Ran as(const std::string& login, std::vector<std::string> words)
    {
        for (const std::string& word : {std::string("--archive"), (archive.folder() / "archive").string(),
                 std::string("--user"), login, std::string("--json")})
            words.push_back(word);
        std::ostringstream out, err;
        ui::Streams streams{out, err};
        const int code = static_cast<int>(ui::run(words, streams));
        return {code, out.str(), err.str()};
    }
    std::string done(const std::string& login, std::vector<std::string> words, const char* key)
    {
        const Ran ran = as(login, std::move(words));
        EXPECT_EQ(ran.code, 0) << ran.err;
        return ran.code == 0 ? ran.json().at(key).get<std::string>() : std::string();
    }
    std::string file(const char* name) const { return (archive.folder() / name).string(); }

    test::Registered archive;
};

TEST_F(DestructionCommand, GoesTheWholeWay)
{
    const std::string code = archive.code(0);
    EXPECT_EQ(done("arch1", {"retention", "base", code, "--date", "1990-05-01"}, "due_on"), "2020-12-31");
    EXPECT_EQ(as("arch1", {"retention", "run"}).json().at("files").size(), 1u);
    const std::string round = done("arch1", {"appraisal", "open"}, "round");
    for (const char* member : {"arch1", "arch2"})
        done(member, {"appraisal", "give", round, code, "destroy", "--reason", "无继续保存价值"}, "done");
    done("arch1", {"appraisal", "finish", round}, "done");
    done("arch_head1", {"appraisal", "sign", round, "--report", "同意"}, "done");
    const std::string list = done("arch1", {"destruction", "propose", round}, "list");
    EXPECT_EQ(done("arch1", {"destruction", "check", list}, "state"), "CHECKED");
    const std::string digest = as("arch_head1", {"destruction", "show", list}).json().at("sha256");
    EXPECT_EQ(
        done("arch_head1", {"destruction", "approve", list, "--sha256", digest}, "state"), "APPROVED_1");
    EXPECT_EQ(done("exec1", {"destruction", "approve", list}, "state"), "COOLING");
    const std::string now = archive::local_date(archive::system_clock()());
    EXPECT_EQ(done("arch2", {"destruction", "schedule", list, "--on", now, "--place", "车间"}, "state"),
        "SCHEDULED");
    const std::string item = archive.items(0).front().uid;
    archive.folder().write("labels.txt", item + "\r\n\n");
    EXPECT_EQ(
        done("arch2", {"destruction", "pull", list, "--labels", file("labels.txt"), "--desk", "D1"}, "state"),
        "PULLED");
    EXPECT_EQ(done("witness1", {"destruction", "confirm", list, item}, "state"), "PULLED");
    EXPECT_EQ(done("sales1", {"destruction", "confirm", list, item}, "state"), "WITNESS_PRECHECK");
    EXPECT_EQ(done("disposer1",
                  {"destruction", "execute", list, "--method", "shredding", "--level", "P-4", "--place",
                      "车间", "--tool", "HSM B34", "--grams", "1250"},
                  "state"),
        "EXECUTED");
    EXPECT_EQ(done("arch2", {"destruction", "verify", list, "--paper", "目视检查"}, "state"), "VERIFIED");
    done("witness1", {"destruction", "sign", list}, "state");
    done("sales1", {"destruction", "sign", list}, "state");
    EXPECT_EQ(done("disposer1", {"destruction", "sign", list}, "state"), "CERTIFIED");
    EXPECT_EQ(done("arch2", {"destruction", "post", list}, "state"), "POSTED");
    EXPECT_EQ(done("arch2", {"destruction", "close", list}, "state"), "CLOSED");

    EXPECT_EQ(as("arch1", {"destruction", "stub", code}).json().at("pages"), 2);
    // Every form prints, and the certificate proves itself without anybody signing in.
    done("arch1", {"appraisal", "print", round, "--output", file("F14.pdf")}, "file");
    done("arch1", {"destruction", "print", list, "--output", file("F15.pdf")}, "file");
    done("arch1", {"destruction", "print", list, "--output", file("F15.xlsx")}, "file");
    done("arch1", {"destruction", "print", list, "--form", "F17", "--output", file("F17.pdf")}, "file");
    for (const char* name : {"F16.pdf", "F16.json"}) {
        done("arch1", {"destruction", "certificate", list, "--output", file(name)}, "file");
        std::ostringstream out, err;
        ui::Streams streams{out, err};
        EXPECT_EQ(ui::run(std::vector<std::string>{"certificate", "verify", file(name), "--archive",
                              (archive.folder() / "archive").string(), "--json"},
                      streams),
            ui::ExitCode::done)
            << out.str() << err.str();
        EXPECT_THAT(out.str(), HasSubstr(code));
    }
    EXPECT_EQ(as("arch1", {"destruction", "certificate", list, "--output", file("F16.pdf")}).code, 1)
        << "a file that is there is not written over";
}

TEST_F(DestructionCommand, SaysWhatIsRefusedAndWhatToDo)
{
    EXPECT_THAT(as("arch1", {"destruction", "show", "XH-2026-0009"}).err,
        HasSubstr("no destruction list XH-2026-0009"));
    EXPECT_THAT(as("arch1", {"appraisal", "open"}).err, HasSubstr("nothing to appraise"));
    EXPECT_THAT(as("sales1", {"retention", "run"}).err, HasSubstr("sales1"));
    EXPECT_EQ(as("arch1", {"hold", "place", archive.code(0), "--kind", "whim", "--reason", "无"}).code, 2);
    EXPECT_EQ(as("arch1", {"destruction", "remove", "XH-2026-0001", "x", "--why", "whim"}).code, 2);
    EXPECT_EQ(as("arch1", {"destruction", "execute", "XH-2026-0001"}).code, 2);
    EXPECT_EQ(
        as("arch1", {"retention", "propose", "sale_contract", "D50", "--from", "birth", "--reason", "x"})
            .code,
        2);
}

TEST_F(DestructionCommand, HoldsAFileUntilSomebodyElseReleasesIt)
{
    const std::string hold = as("arch_head1",
        {"hold", "place", archive.code(0), archive.code(1), "--kind", "lawsuit", "--reason", "一审",
            "--no-loan"})
                                 .json()
                                 .at("holds")
                                 .at(0);
    EXPECT_EQ(as("arch1", {"hold", "list"}).json().at("holds").at(0).at("blocks_loans"), true);
    EXPECT_EQ(done("arch1", {"hold", "review", hold, "--reason", "仍需"}, "reviewed_by"), "arch1");
    EXPECT_THAT(as("arch_head1", {"hold", "release", hold, "--reason", "已结"}).err,
        HasSubstr("Another person releases it"));
    EXPECT_EQ(done("exec1", {"hold", "release", hold, "--reason", "已结"}, "released_by"), "exec1");
    EXPECT_EQ(as("arch1", {"hold", "list"}).json().at("holds").size(), 1u);
}

TEST_F(DestructionCommand, ChangesTheScheduleWithTwoPeople)
{
    const std::string change = done("arch_head1",
        {"retention", "propose", "sale_contract", "D50", "--from", "performance_end", "--reason", "争议"},
        "change");
    EXPECT_EQ(done("exec1", {"retention", "approve", change}, "state"), "APPROVED");
    EXPECT_EQ(as("arch1", {"retention", "changes"}).json().at("changes").at(0).at("decided_by"), "exec1");
    EXPECT_EQ(as("arch1", {"retention", "rules"}).json().at("rules").at(0).at("code"), "D50");
    EXPECT_EQ(as("arch1", {"retention", "due", "--year", "2040"}).json().at("files").size(), 0u);
}

} // namespace
