// What the documents tell people to type exists, and what they point to is there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "tests/support/program.h"

namespace fs = std::filesystem;
using namespace strongroom;

namespace {

const fs::path root = SOURCE_DIR;

std::vector<fs::path> documents()
{
    std::vector<fs::path> found;
    for (const char* name : {"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "THIRD-PARTY.md"})
        found.push_back(root / name);
    for (const char* folder : {"ingest", "ocr", "index", "archive", "ui", "samples"})
        if (fs::exists(root / folder / "README.md"))
            found.push_back(root / folder / "README.md");
    return found;
}

std::string content(const fs::path& file)
{
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::smatch> matches(const std::string& text, const std::regex& pattern)
{
    return {std::sregex_iterator(text.begin(), text.end(), pattern), {}};
}

} // namespace

TEST(Documents, NameOnlyCommandsAndOptionsThatExist)
{
    const std::regex line(R"((?:^|\n|`)\$?\s*(?:build/release/)?strongroom ([a-z]+)([^\n`]*))");
    std::map<std::string, test::Ran> known;
    int seen = 0;
    for (const fs::path& file : documents()) {
        const std::string text = content(file);
        for (const std::smatch& match : matches(text, line)) {
            const std::string command = match[1];
            if (command == "reader" || command == "version" || command == "help")
                continue;
            ++seen;
            if (!known.contains(command))
                known[command] = test::run({"help", command});
            EXPECT_EQ(known[command].code, 0) << file << " names the command " << command;
            const std::string rest = match[2];
            // What is said of a command with verbs is in the help of its verb.
            std::smatch verb;
            const bool verbs = known[command].out.find(command + " VERB") != std::string::npos;
            const bool with_verb
                = verbs && std::regex_search(rest, verb, std::regex("^ +([A-Za-z][A-Za-z0-9-]*)"));
            const std::string name = with_verb ? command + ' ' + verb[1].str() : command;
            if (with_verb && !known.contains(name))
                known[name] = test::run({"help", command, verb[1].str()});
            const test::Ran& help = known[name];
            EXPECT_EQ(help.code, 0) << file << " names " << name;
            for (const std::smatch& option : matches(rest, std::regex("--[a-z][a-z-]*")))
                EXPECT_THAT(help.out, testing::HasSubstr(option.str())) << file << ": " << match.str();
        }
    }
    EXPECT_GE(seen, 8);
}

TEST(Documents, PointToFilesThatAreThere)
{
    const std::regex link(R"(\]\(([^)#:]+)[^):]*\))");
    for (const fs::path& file : documents()) {
        const std::string text = content(file);
        for (const std::smatch& match : matches(text, link))
            EXPECT_TRUE(fs::exists(file.parent_path() / match[1].str())) << file << " points to " << match[1];
    }
}

TEST(Documents, ThatIntroduceAFolderFitOnAScreen)
{
    for (const char* folder : {"ingest", "ocr", "index", "archive", "ui"}) {
        const std::string text = content(root / folder / "README.md");
        const auto lines = std::count(text.begin(), text.end(), '\n');
        EXPECT_GT(lines, 3) << folder;
        EXPECT_LE(lines, 40) << folder;
    }
}

TEST(ThirdParty, NamesEveryPackageTheProgramIsMadeWith)
{
    const std::string told = content(root / "THIRD-PARTY.md");
    std::istringstream packages(content(root / "packages.txt"));
    for (std::string package; std::getline(packages, package);)
        if (!package.empty() && package[0] != '#') {
            EXPECT_THAT(told, testing::HasSubstr(package));
        }
    for (const char* lock : {"ocr/models/package.json", "archive/cipher/package.json"})
        for (const auto& [package, version] :
            nlohmann::json::parse(content(root / lock))["dependencies"].items()) {
            EXPECT_THAT(told, testing::HasSubstr(package));
            EXPECT_THAT(told, testing::HasSubstr(version.get<std::string>())) << package;
        }
}
