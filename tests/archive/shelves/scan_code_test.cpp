#include "archive/shelves/scan_code.h"

#include <cctype>
#include <utility>

#include <gmock/gmock.h>

namespace strongroom::archive {
namespace {

const ScanCode box{Labelled::box, "7k2m9xq4t0wz"};

TEST(ScanCode, ReadsBackWhatItPrints)
{
    for (const Labelled kind : {Labelled::location, Labelled::box, Labelled::file, Labelled::item}) {
        const ScanCode code{kind, "0a9zbcdefghj"};
        EXPECT_EQ(read_scan_code(text_of(code)), code);
    }
}

TEST(ScanCode, IsMadeOfWhatASmallQrCodeCanHold)
{
    const std::string text = text_of(box);
    EXPECT_EQ(text.substr(0, 17), "SR:B:7K2M9XQ4T0WZ");
    EXPECT_EQ(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:"), std::string::npos);
}

TEST(ScanCode, IsReadHoweverItWasTyped)
{
    std::string small = text_of(box);
    for (char& c : small)
        c = static_cast<char>(std::tolower(c));
    EXPECT_EQ(read_scan_code(small), box);
    EXPECT_EQ(read_scan_code("  " + small.substr(0, 9) + " " + small.substr(9) + "\r\n"), box);
    EXPECT_EQ(read_scan_code("ＳＲ：Ｂ：" + small.substr(5)), box);
}

TEST(ScanCode, FindsEachWrongCharacter)
{
    const std::string right = text_of(box);
    for (std::size_t place = 5; place < right.size(); ++place)
        for (const char other : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
            if (std::string wrong = right; wrong[place] != other) {
                wrong[place] = other;
                EXPECT_FALSE(read_scan_code(wrong)) << wrong;
            }
}

TEST(ScanCode, FindsTwoSwappedCharacters)
{
    const std::string right = text_of(box);
    for (std::size_t place = 5; place + 1 < right.size(); ++place) {
        std::string wrong = right;
        std::swap(wrong[place], wrong[place + 1]);
        EXPECT_FALSE(read_scan_code(wrong)) << wrong;
    }
}

TEST(ScanCode, SaysWhatIsWrong)
{
    for (const char* none :
        {"", "SR:", "SR:B:", "SR:B:X", "SR:X:7K2M9XQ4T0WZP", "XS-2007-0412", "SR:B;7K2M9XQ4"})
        EXPECT_THAT(read_scan_code(none).error().what, testing::HasSubstr("is not a code")) << none;
    std::string typed = text_of(box);
    typed.back() = typed.back() == 'A' ? 'B' : 'A';
    EXPECT_THAT(read_scan_code(typed).error().what, testing::HasSubstr("has a wrong character"));
    EXPECT_FALSE(read_scan_code("SR:B:" + std::string(100, 'A')));
}

TEST(ScanCode, KnowsWhatClaimsToBeOne)
{
    EXPECT_TRUE(is_scan_code("sr:b:oops"));
    EXPECT_FALSE(is_scan_code("01-03-02-05-L-07"));
}

} // namespace
} // namespace strongroom::archive
