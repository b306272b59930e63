// A certificate is proven by its bytes alone; whatever was changed in it is found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "archive/certificate_internal.h"
#include "tests/archive/text_stages.h"

namespace strongroom::archive {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using File = std::vector<std::uint8_t>;

const std::string pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                        "2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
                        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n"
                        "trailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n";
const std::string content = R"({"certificate_no":"XH-2031-0001","items":[3,2,1],"place":"档案室"})";

Keys keys_of(std::uint8_t number)
{
    Secret archive_key(32);
    std::fill_n(archive_key.data(), archive_key.size(), number);
    return Keys(archive_key);
}

const Keys& keys()
{
    static const Keys these = keys_of(1);
    return these;
}

const File& certificate()
{
    static const File file = signed_certificate(bytes_of(pdf), content, keys()).value();
    return file;
}

std::string statement() { return signed_statement(content, keys()).value(); }

TEST(Certificate, IsProvenWithTheKeyOfItsArchive)
{
    const CertificateVerdict verdict = verify_certificate(certificate(), keys().verifying);
    EXPECT_THAT(verdict.faults, IsEmpty());
    EXPECT_EQ(verdict.signer, CertificateVerdict::Signer::expected);
    EXPECT_TRUE(verdict.proven());
    EXPECT_EQ(verdict.content, content);
    EXPECT_EQ(verdict.key, keys().verifying);
}

TEST(Certificate, IsIntactButOfNobodyWithoutAKeyToCompare)
{
    const CertificateVerdict verdict = verify_certificate(certificate());
    EXPECT_TRUE(verdict.intact());
    EXPECT_EQ(verdict.signer, CertificateVerdict::Signer::not_compared);
}

TEST(Certificate, OfAnotherArchiveIsNotProven)
{
    const CertificateVerdict verdict = verify_certificate(certificate(), keys_of(2).verifying);
    EXPECT_TRUE(verdict.intact());
    EXPECT_EQ(verdict.signer, CertificateVerdict::Signer::another);
    EXPECT_FALSE(verdict.proven());
}

TEST(Certificate, ShowsEveryChangedByte)
{
    for (std::size_t i = 0; i < certificate().size(); ++i)
        for (const std::uint8_t bits :
            std::initializer_list<std::uint8_t>{0x01, 0x20, 0x80}) { // 0x20: another case of the same letter
            File changed = certificate();
            changed[i] ^= bits;
            const CertificateVerdict verdict = verify_certificate(changed);
            EXPECT_THAT(verdict.faults, SizeIs(1)) << i;
            EXPECT_EQ(verdict.content, "") << i;
        }
}

TEST(Certificate, ShowsThatItWasCutOffOrAddedTo)
{
    for (std::size_t size = 0; size < certificate().size(); ++size)
        EXPECT_FALSE(verify_certificate(std::span(certificate()).first(size)).intact()) << size;
    for (const std::string more : {"\n", " ", "%%EOF\n", "a"}) {
        File longer = certificate();
        longer.insert(longer.end(), more.begin(), more.end());
        EXPECT_FALSE(verify_certificate(longer).intact());
    }
}

TEST(Certificate, CannotBeMadeOfPartsOfTwo)
{
    const File other
        = signed_certificate(bytes_of(pdf), R"({"certificate_no":"XH-2031-0002"})", keys()).value();
    File mixed(certificate().begin(), certificate().end() - 129);
    mixed.insert(mixed.end(), other.end() - 129, other.end());
    EXPECT_FALSE(verify_certificate(mixed).intact());
    // The file signed by one, the content by another.
    const std::string foreign = signed_statement(content, keys_of(2)).value();
    std::string swapped(certificate().begin(), certificate().end());
    swapped.replace(swapped.find(statement()), foreign.size(), foreign);
    EXPECT_FALSE(verify_certificate(bytes_of(swapped)).intact());
}

TEST(Statement, StandsAlone)
{
    const CertificateVerdict verdict = verify_certificate(bytes_of(statement()), keys().verifying);
    EXPECT_THAT(verdict.faults, IsEmpty());
    EXPECT_TRUE(verdict.proven());
    EXPECT_EQ(verdict.content, content);
}

TEST(Statement, ShowsEveryChangedByte)
{
    for (std::size_t i = 0; i < statement().size(); ++i)
        for (const std::uint8_t bits : std::initializer_list<std::uint8_t>{0x01, 0x20, 0x80}) {
            std::string changed = statement();
            changed[i] = static_cast<char>(static_cast<std::uint8_t>(changed[i]) ^ bits);
            EXPECT_FALSE(verify_certificate(bytes_of(changed)).intact()) << i;
        }
    for (std::size_t size = 0; size < statement().size(); ++size)
        EXPECT_FALSE(verify_certificate(bytes_of(statement().substr(0, size))).intact()) << size;
}

TEST(Statement, HoldsNothingThatIsNotSigned)
{
    std::string more = statement();
    more.insert(more.size() - 1, R"(,"zeal":"none")");
    EXPECT_FALSE(verify_certificate(bytes_of(more)).intact());
    std::string spaced = statement();
    spaced.insert(1, " ");
    EXPECT_FALSE(verify_certificate(bytes_of(spaced)).intact());
    EXPECT_FALSE(verify_certificate(bytes_of(std::string(100000, '['))).intact());
    EXPECT_FALSE(verify_certificate(bytes_of(R"({"content":)" + std::string(100000, '['))).intact());
}

TEST(Statement, IsTheSameHoweverItsContentWasWritten)
{
    EXPECT_EQ(signed_statement(
                  R"({ "place": "档案室", "items": [3, 2, 1], "certificate_no": "XH-2031-0001" })", keys())
                  .value(),
        statement());
}

TEST(Statement, RefusesWhatHasNoOneWayToBeWritten)
{
    for (const std::string wrong : {R"({"weight":1.5})", R"({"a":[{"b":1e3}]})", "[1]", "{", ""}) {
        const auto made = signed_statement(wrong, keys());
        ASSERT_FALSE(made) << wrong;
        EXPECT_EQ(made.error().code, Code::bad_input);
    }
    EXPECT_FALSE(signed_certificate(bytes_of("no PDF"), content, keys()));
}

TEST(SigningKey, IsReadFromTheArchiveFolder)
{
    const test::TempFolder folder;
    test::new_archive(folder);
    const auto key = signing_key_of(folder / "archive");
    ASSERT_TRUE(key);
    EXPECT_EQ(*key, Keys(read_archive_key(key_file(folder / "archive"))).verifying);
    EXPECT_FALSE(signing_key_of(folder / "nowhere"));
}

TEST(Fingerprint, IsShortAndInGroups)
{
    EXPECT_THAT(fingerprint(keys().verifying), testing::MatchesRegex("([0-9a-f]{4} ){7}[0-9a-f]{4}"));
    EXPECT_NE(fingerprint(keys().verifying), fingerprint(keys_of(2).verifying));
    EXPECT_EQ(public_key(hexadecimal(keys().verifying)), keys().verifying);
    EXPECT_FALSE(public_key("12"));
    EXPECT_FALSE(public_key(std::string(64, 'x')));
}

} // namespace
} // namespace strongroom::archive
