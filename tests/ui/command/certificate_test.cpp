#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "archive/archive.h"
#include "archive/certificate_internal.h"
#include "tests/support/temp_folder.h"
#include "ui/json_internal.h"
#include "ui/program.h"

using namespace strongroom;
using testing::HasSubstr;

namespace {

struct Ran {
    int code;
    std::string out, err;
};

Ran run(const std::vector<std::string>& words)
{
    std::ostringstream out, err;
    ui::Streams streams{out, err};
    const auto code = ui::run(words, streams);
    return {static_cast<int>(code), out.str(), err.str()};
}

/// An archive, and a statement it signed.
class CertificateCommand : public testing::Test {
protected:
    CertificateCommand()
    {
        EXPECT_TRUE(archive::Archive::create(archive_folder));
        const archive::Keys keys(archive::read_archive_key(archive::key_file(archive_folder)));
        statement = archive::signed_statement(R"({"place":"档案室\u001b[2J"})", keys).value();
        key = archive::digits_of(keys.verifying);
        file = folder.write("c.json", statement);
    }

    test::TempFolder folder;
    std::filesystem::path archive_folder = folder / "archive", file;
    std::string statement, key;
};

TEST_F(CertificateCommand, ProvesWithAKeyOrAnArchiveOrNeither)
{
    const Ran with_key = run({"certificate", "verify", "--key", key, file});
    EXPECT_EQ(with_key.code, 0);
    EXPECT_THAT(with_key.out, HasSubstr("Proven: every byte is as the archive signed it."));
    EXPECT_THAT(with_key.out, HasSubstr("place: 档案室"));
    EXPECT_THAT(with_key.out, testing::Not(HasSubstr("\033")));
    EXPECT_EQ(run({"certificate", "verify", "--archive", archive_folder, file}).out, with_key.out);
    const Ran alone = run({"certificate", "verify", file});
    EXPECT_EQ(alone.code, 0);
    EXPECT_THAT(alone.out, HasSubstr("was not compared"));
    EXPECT_THAT(alone.out, HasSubstr(key));
}

TEST_F(CertificateCommand, SaysWhatIsWrong)
{
    const Ran other = run({"certificate", "verify", "--key", std::string(64, '0'), file});
    EXPECT_EQ(other.code, 1);
    EXPECT_THAT(other.out, HasSubstr("another key signed it"));
    const auto edited = folder.write("e.json", std::string(statement).replace(statement.find("档"), 3, "密"));
    const Ran changed = run({"certificate", "verify", edited});
    EXPECT_EQ(changed.code, 1);
    EXPECT_THAT(changed.out, HasSubstr("NOT proven: the signature of its content does not hold"));
    EXPECT_THAT(changed.out, testing::Not(HasSubstr("密案室")));
    EXPECT_EQ(run({"certificate", "verify", folder / "none"}).code, 1);
    EXPECT_EQ(run({"certificate", "verify", "--key", "12", file}).code, 1);
    EXPECT_EQ(run({"certificate", "prove", file}).code, 2);
}

TEST_F(CertificateCommand, AnswersAsJson)
{
    const ui::Json json = ui::Json::parse(run({"certificate", "verify", "--json", "--key", key, file}).out);
    EXPECT_EQ(json["proven"], true);
    EXPECT_EQ(json["signer"], "expected");
    EXPECT_EQ(json["key"], key);
    EXPECT_EQ(json["content"]["place"], "档案室\033[2J");
}

TEST_F(CertificateCommand, TellsTheKeyOfAnArchive)
{
    EXPECT_THAT(run({"certificate", "key", "--archive", archive_folder}).out, HasSubstr(key));
    EXPECT_EQ(
        ui::Json::parse(run({"certificate", "key", "--json", "--archive", archive_folder}).out)["key"], key);
}

} // namespace
