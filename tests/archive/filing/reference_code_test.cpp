#include "archive/filing/reference_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace strongroom::archive {
namespace {

using Form = ReferenceCode::Form;
using testing::ElementsAre;
using testing::HasSubstr;

struct Example {
    const char* text;
    Form form;
    std::vector<std::string> category, levels;
};

// DOMAIN §2.1: codes in use, and the older forms.
const std::vector<Example> examples{
    {"J019-ZY·JC·CC·2019·D30-001-001", Form::current, {"ZY", "JC", "CC", "2019", "D30"}, {"001", "001"}},
    {"X032-KJ·JJ·02-005-054", Form::current, {"KJ", "JJ", "02"}, {"005", "054"}},
    {"Z109-WS·2011·Y·办公室-0001", Form::current, {"WS", "2011", "Y", "办公室"}, {"0001"}},
    {"Z008-WS·2019·Y-037", Form::current, {"WS", "2019", "Y"}, {"037"}},
    {"C038-001-002-003", Form::by_register, {}, {"001", "002", "003"}},
    {"Z109-WS·2011-Y-BGS-0001", Form::by_item, {"WS", "2011"}, {"Y", "BGS", "0001"}},
    {"Q001-ZY·XS·BT01·2007·D30-0412-003", Form::current, {"ZY", "XS", "BT01", "2007", "D30"},
        {"0412", "003"}},
    {"J019-12-005-0054", Form::by_register, {}, {"12", "005", "0054"}},
    {"JJ-BT01-005-054", Form::by_register, {"JJ"}, {"BT01", "005", "054"}},
    {"J019-JJ-A1-005-054", Form::by_register, {"JJ"}, {"A1", "005", "054"}},
};

TEST(ReferenceCode, ReadsEveryForm)
{
    for (const Example& example : examples) {
        const Result<ReferenceCode> code = parse_reference_code(example.text);
        ASSERT_TRUE(code) << example.text << ": " << code.error().what;
        EXPECT_EQ(code->form, example.form) << example.text;
        EXPECT_EQ(code->category, example.category) << example.text;
        EXPECT_EQ(code->levels, example.levels) << example.text;
        EXPECT_EQ(code->text(), example.text);
        EXPECT_TRUE(is_reference_code(example.text)) << example.text;
    }
}

TEST(ReferenceCode, ReadsItsFileNameBack)
{
    for (const Example& example : examples) {
        const ReferenceCode code = parse_reference_code(example.text).value();
        EXPECT_EQ(code.file_name().find("·"), std::string::npos);
        EXPECT_EQ(parse_reference_code(code.file_name()).value(), code) << code.file_name();
    }
    EXPECT_EQ(
        parse_reference_code("Q001-ZY·XS·BT01·2007·D30-0412")->file_name(), "Q001-ZY.XS.BT01.2007.D30-0412");
}

TEST(ReferenceCode, ForgivesFullWidthOtherDashesAndDots)
{
    const char* const usual = "Q001-ZY·XS·BT01·2007·D30-0412";
    for (const char* spelling :
        {"Ｑ００１－ＺＹ·ＸＳ·ＢＴ０１·２００７·Ｄ３０－０４１２", "Q001—ZY•XS•BT01•2007•D30—0412",
            "Q001–ZY・XS・BT01・2007・D30–0412", " Q001-ZY·XS·BT01·2007·D30-0412 "}) {
        const Result<ReferenceCode> code = parse_reference_code(spelling);
        ASSERT_TRUE(code) << spelling << ": " << code.error().what;
        EXPECT_EQ(code->text(), usual) << spelling;
        EXPECT_FALSE(is_reference_code(spelling)) << spelling;
    }
}

TEST(ReferenceCode, RefusesWhatIsNone)
{
    for (const auto& [text, why] :
        std::vector<std::pair<const char*, const char*>>{{"", "nothing between"}, {"Q001", "no number"},
            {"XS-2007-0412", "begins with the fonds"}, {"3-2-1201", "begins with the fonds"},
            {"Q001-ZY·XS--0412", "nothing between"}, {"Q001-ZY··XS-0412", "nothing between"},
            {"Q001-ZY·XS-04_12", "other signs"}, {"Q001-ZY·XS-0412a", "no number"},
            {"Q001-ZY·XS-0412·3", "one number should"}, {"Q001-ZY·XS-1-2-3-4", "all that may follow"},
            {"Q001-ZY·01234567890-0412", "longer than ten"}, {"q001-ZY·XS-0412", "begins with the fonds"},
            {"Q01-ZY·XS-0412", "begins with the fonds"}, {"Q001-12", "too few numbers"}}) {
        const Result<ReferenceCode> code = parse_reference_code(text);
        ASSERT_FALSE(code) << text;
        EXPECT_EQ(code.error().code, Code::bad_input);
        EXPECT_THAT(code.error().what, HasSubstr(why)) << text;
        EXPECT_FALSE(code.error().advice.empty());
    }
}

TEST(FileCode, IsTheCompanysProfile)
{
    const FileCode file{"Q001", "XS", "BT01", 2007, "D30", 412};
    EXPECT_EQ(file.text(), "Q001-ZY·XS·BT01·2007·D30-0412");
    EXPECT_EQ(item_code(file.text(), 3), "Q001-ZY·XS·BT01·2007·D30-0412-003");
    const auto item = file_code(parse_reference_code("Q001-ZY·XS·BT01·2007·D30-0412-003").value());
    ASSERT_TRUE(item);
    EXPECT_EQ(item->file, 412);
    EXPECT_EQ(item->item, 3);
    EXPECT_EQ(file_code(parse_reference_code(file.text()).value()), file);
    EXPECT_EQ((FileCode{"Q001", "KH", "BT01", 2026, "Y", 12345}).text(), "Q001-ZY·KH·BT01·2026·Y-12345");
}

TEST(FileCode, IsNoOtherProfile)
{
    for (const char* text : {"J019-ZY·JC·CC·2019·D30-001-001", "X032-KJ·JJ·02-005-054", "C038-001-002-003",
             "Q001-ZY·XS·BT01·2007·D30-412"})
        EXPECT_FALSE(file_code(parse_reference_code(text).value())) << text;
}

TEST(FileCode, ReadsWhatItWrites)
{
    for (int file : {1, 9, 99, 412, 9999, 10000, 123456})
        for (const char* retention : {"Y", "D2", "D10", "D30"})
            for (std::optional<int> item : {std::optional<int>(), std::optional(1), std::optional(1234)}) {
                const FileCode code{"Z999", "KH", "A区", 2026, retention, file, item};
                ASSERT_TRUE(is_reference_code(code.text())) << code.text();
                EXPECT_EQ(file_code(parse_reference_code(code.text()).value()), code);
            }
}

} // namespace
} // namespace strongroom::archive
