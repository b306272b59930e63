// An export is proved by itself: whatever is done to it is found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "archive/access.h"
#include "archive/archive_state_internal.h"
#include "archive/ledger_export_internal.h"
#include "tests/archive/registered.h"
#include "tests/archive/text_stages.h"

namespace strongroom::archive {
namespace {

using test::TempFolder;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text)
{
    Lines lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::string exported(Session& session, LedgerFormat format = LedgerFormat::json_lines)
{
    std::string text;
    EXPECT_TRUE(export_ledger(session, format, [&](std::string_view part) { text += part; }));
    return text;
}

Result<ExportVerdict> proof_of(const Lines& lines, const std::optional<PublicKey>& key = {},
    const std::vector<std::filesystem::path>& anchors = {})
{
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    std::istringstream in(text);
    return verify_ledger_export(in, key, anchors);
}

class LedgerExport : public testing::Test {
protected:
    test::Registered registered{0};
    const TempFolder& folder = registered.folder();
    Archive& archive = registered.archive();
    Session& auditor = registered.as("audit1");
    Lines lines;
    std::size_t first_row = 0; ///< in `lines`
    PublicKey key{};

    LedgerExport()
    {
        EXPECT_TRUE(
            Access(registered.as("scan1")).take_in(test::write_contracts(folder, 3), test::text_stages()));
        EXPECT_TRUE(Access(registered.as("arch1")).search("丁志强", {.purpose = "\"查档\"\\\n第二行 \xff"}));
        lines = lines_of(exported(auditor));
        while (lines[first_row].find("\"seq\"") != 1)
            ++first_row;
        key = signing_key_of(folder / "archive").value();
    }
    std::string& row(std::size_t seq) { return lines[first_row + seq - 1]; }
    std::size_t rows() const { return lines.size() - first_row; }
    auto faults() const { return proof_of(lines)->ledger.faults; }
    static auto fault(const std::string& what)
    {
        return Contains(Field(&LedgerFault::what, HasSubstr(what)));
    }
};

TEST_F(LedgerExport, ProvesItself)
{
    const auto verdict = proof_of(lines, key);
    ASSERT_TRUE(verdict);
    EXPECT_THAT(verdict->ledger.faults, IsEmpty());
    EXPECT_EQ(verdict->ledger.rows, std::int64_t(rows()));
    EXPECT_GE(verdict->ledger.anchors, 2);
    EXPECT_EQ(verdict->key, key);
    EXPECT_TRUE(verdict->key_compared);
    EXPECT_FALSE(proof_of(lines)->key_compared);
    // Each line is JSON, also where people type what is none.
    for (const std::string& line : lines)
        EXPECT_NO_THROW(EXPECT_TRUE(nlohmann::json::parse(line).is_object()));
}

TEST_F(LedgerExport, ShowsEachChangedText)
{
    const nlohmann::ordered_json before = nlohmann::ordered_json::parse(row(4));
    for (const auto& [name, value] : before.items()) {
        if (!value.is_string() || name == "hash" || name == "prev_hash")
            continue;
        nlohmann::ordered_json changed = before;
        changed[name] = value.get<std::string>() + "x";
        row(4) = changed.dump();
        EXPECT_THAT(
            faults(), ElementsAre(Field(&LedgerFault::what, "row 4 was changed after it was written")))
            << name;
    }
}

TEST_F(LedgerExport, ShowsAnyChangedCharacter)
{
    const Lines whole = lines;
    for (std::size_t line = 0; line < whole.size(); ++line)
        for (std::size_t at = line % 7; at < whole[line].size(); at += 7) {
            lines = whole;
            char& c = lines[line][at];
            c = c == '1' ? '2' : '1';
            const auto proof = proof_of(lines);
            EXPECT_TRUE(!proof || !proof->ledger.intact()) << lines[line] << " at " << at;
        }
}

TEST_F(LedgerExport, ShowsMissingRowsAndRowsInAnotherOrder)
{
    const Lines whole = lines;
    lines.erase(lines.begin() + std::ptrdiff_t(first_row + 4));
    EXPECT_THAT(faults(), fault("row 5 is missing"));
    lines = whole;
    std::swap(row(3), row(4));
    EXPECT_THAT(faults(), fault("row 3 is missing"));
    EXPECT_THAT(faults(), fault("row 3 stands out of its order"));
    lines = whole;
    lines.insert(lines.begin() + std::ptrdiff_t(first_row + 4), row(4));
    EXPECT_THAT(faults(), fault("row 4 stands out of its order, or twice"));
    lines = whole;
    row(2) = "not a row";
    EXPECT_THAT(faults(), fault("cannot be read"));
}

TEST_F(LedgerExport, ShowsACutOffEnd)
{
    lines.pop_back();
    EXPECT_THAT(faults(), fault("the end is cut off"));
    // Whoever cuts anchors off as well has the first line against him.
    std::erase_if(lines, [&](const std::string& line) { return line.find("{\"anchor\"") == 0; });
    EXPECT_THAT(faults(), fault("the export was written with"));
    lines.resize(first_row > 0 ? 1 : 0);
    EXPECT_THAT(faults(), fault("here are 0"));
}

TEST_F(LedgerExport, OfAnEarlierDayIsUnmaskedByAnAnchorKeptElsewhere)
{
    // An older export is genuine; only who kept an anchor of later knows that rows are missing.
    const LedgerAnchor anchor = anchor_ledger(archive).value();
    EXPECT_TRUE(proof_of(lines, key)->ledger.intact());
    const auto kept = folder.write("anchors.txt", anchor.line() + "\n");
    EXPECT_THAT(proof_of(lines, key, {kept})->ledger.faults, fault("the end is cut off"));
    EXPECT_TRUE(proof_of(lines_of(exported(auditor)), key, {kept})->ledger.intact());
    EXPECT_EQ(proof_of(lines, key, {folder / "none"}).error().code, Code::not_found);
}

TEST_F(LedgerExport, WrittenAnewIsFoundByTheSignature)
{
    // Somebody without the key changes row 2 and makes every hash fit again.
    Bytes previous(32, 0);
    for (std::size_t seq = 1; seq <= rows(); ++seq) {
        nlohmann::ordered_json json = nlohmann::ordered_json::parse(row(seq));
        if (seq == 2)
            json["actor"] = "somebody else";
        std::array<std::string, ledger_texts.size()> texts;
        std::array<std::string_view, ledger_texts.size()> views{};
        for (std::size_t i = 0; i < texts.size(); ++i)
            views[i] = texts[i] = json[std::string(ledger_texts[i])].get<std::string>();
        const Hash hash = row_hash(std::int64_t(seq), views, previous);
        row(seq) = json_line({std::int64_t(seq), views, previous, hash});
        previous.assign(hash.begin(), hash.end());
    }
    EXPECT_THAT(faults(), Each(Field(&LedgerFault::what, HasSubstr("is not the one that was signed"))));
    EXPECT_FALSE(faults().empty());
}

TEST_F(LedgerExport, SignedByAnotherIsFoundWhereTheKeyIsGiven)
{
    test::Registered other(0);
    const Lines forged = lines_of(exported(other.as("audit1")));
    EXPECT_TRUE(proof_of(forged)->ledger.intact());
    EXPECT_THAT(proof_of(forged, key)->ledger.faults, fault("another key"));
}

TEST_F(LedgerExport, WhatIsNoneSaysSo)
{
    for (const Lines& file : {Lines{}, Lines{"x"}, Lines{"{}"}, Lines{"[1]"}, Lines{lines[first_row]}}) {
        const auto verdict = proof_of(file);
        ASSERT_FALSE(verdict);
        EXPECT_EQ(verdict.error().code, Code::bad_input);
        EXPECT_FALSE(verdict.error().advice.empty());
    }
}

TEST_F(LedgerExport, AsCsvOpensInASpreadsheetAndRunsNothing)
{
    EXPECT_TRUE(Access(registered.as("arch1")).search("x", {.purpose = "=cmd(\"a\")"}));
    const std::string csv = exported(auditor, LedgerFormat::csv);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFseq,utc,local,actor,"));
    EXPECT_THAT(csv, HasSubstr(",\"'=cmd(\"\"a\"\")\","));
    EXPECT_THAT(csv, HasSubstr("\r\n2,\""));
}

TEST_F(LedgerExport, LedgerIsReadByWhatIsAsked)
{
    std::vector<LedgerRow> found;
    const auto ask = [&](const LedgerQuestion& question) {
        found.clear();
        return read_ledger(auditor, question, [&](const LedgerRow& one) { found.push_back(one); });
    };
    ASSERT_TRUE(ask({.object = "document:"}));
    EXPECT_THAT(found, Each(Field(&LedgerRow::object, HasSubstr("document:"))));
    EXPECT_EQ(found.size(), 9u); // received, scanned, recognised
    ASSERT_TRUE(ask({.object = "document:", .action = "document.s", .newest = 2}));
    EXPECT_THAT(found,
        ElementsAre(
            Field(&LedgerRow::action, "document.scanned"), Field(&LedgerRow::action, "document.scanned")));
    EXPECT_LT(found[0].seq, found[1].seq);
    ASSERT_TRUE(ask({.actor = "nobody here"}));
    EXPECT_THAT(found, IsEmpty());
    const std::string today = archive.state().premises.today();
    ASSERT_TRUE(ask({.action = "archive.created", .since = today, .until = today}));
    EXPECT_EQ(found.size(), 1u);
    ASSERT_TRUE(ask({.until = days_after(today, -1)}));
    EXPECT_THAT(found, IsEmpty());
    EXPECT_EQ(ask({.since = "2026-02-30"}).error().code, Code::bad_input);
    ASSERT_TRUE(ask({.action = "ledger.read"}));
    EXPECT_EQ(found.size(), 6u); // looking leaves a row as well
}

TEST_F(LedgerExport, CutOffArchiveIsFoundByAnAnchorKeptElsewhere)
{
    const LedgerAnchor anchor = anchor_ledger(archive).value();
    const auto kept = folder.write("anchors.txt", anchor.line() + "\n");
    EXPECT_TRUE(verify_ledger(archive, std::vector{kept})->intact());
    // Somebody with all rights on the machine cuts off rows and anchors, and the file of anchors.
    {
        const auto state = open_state(folder / "archive");
        state->database.run_script("DROP TRIGGER ledger_loses_nothing; DROP TRIGGER anchor_loses_nothing;"
                                   "DELETE FROM ledger WHERE seq > 5; DELETE FROM anchor");
    }
    std::filesystem::remove(folder / "archive/keys/anchors");
    EXPECT_TRUE(verify_ledger(archive)->intact());
    EXPECT_THAT(verify_ledger(archive, std::vector{kept})->faults, fault("the end is cut off"));
    EXPECT_EQ(verify_ledger(archive, std::vector{folder / "none"}).error().code, Code::not_found);
}

TEST_F(LedgerExport, IsForWhoMayReadIt)
{
    std::vector<LedgerRow> found;
    const auto ask = [&](const std::string& login, const LedgerQuestion& question) {
        return read_ledger(
            registered.as(login), question, [&](const LedgerRow& one) { found.push_back(one); });
    };
    EXPECT_EQ(ask("scan1", {}).error().code, Code::forbidden);
    EXPECT_EQ(
        export_ledger(registered.as("scan1"), LedgerFormat::csv, [](auto) {}).error().code, Code::forbidden);
    // The head of the archive sees the own acts.
    EXPECT_EQ(ask("arch_head1", {.actor = "arch1"}).error().code, Code::forbidden);
    EXPECT_THAT(found, IsEmpty());
    ASSERT_TRUE(ask("arch_head1", {}));
    EXPECT_THAT(found, Each(Field(&LedgerRow::actor, "arch_head1")));
    EXPECT_FALSE(found.empty());
    EXPECT_EQ(export_ledger(registered.as("arch_head1"), LedgerFormat::csv, [](auto) {}).error().code,
        Code::forbidden);
}

} // namespace
} // namespace strongroom::archive
