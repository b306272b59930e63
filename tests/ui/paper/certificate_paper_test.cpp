// The certificate of destruction as it is handed out: printed, its content attached, signed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "archive/certificate_internal.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/paper/made_up_sheets.h"
#include "ui/paper/print.h"

using namespace strongroom;
using testing::HasSubstr;

TEST(CertificatePaper, IsReadByAnyPdfReaderAndProvenByItsBytes)
{
    archive::Secret archive_key(32);
    std::fill_n(archive_key.data(), archive_key.size(), std::uint8_t{7});
    const archive::Keys keys(archive_key);
    const std::vector<std::uint8_t> pdf = ui::printed(test::made_up_sheet("F16", 0));
    auto file
        = archive::signed_certificate(pdf, R"({"certificate_no":"XH-2031-0001","地点":"档案室"})", keys);
    ASSERT_TRUE(file);

    const test::TempFolder folder;
    const auto path = folder.write("c.pdf", {reinterpret_cast<const char*>(file->data()), file->size()});
    test::output_of("qpdf --check " + path.string());
    EXPECT_THAT(test::output_of("pdftotext " + path.string() + " -"), HasSubstr("监销人1"));
    test::output_of("pdfdetach -saveall -o " + folder.path().string() + " " + path.string());
    const std::string attached = test::output_of("cat " + (folder / "certificate.json").string());
    const archive::CertificateVerdict alone
        = archive::verify_certificate(archive::bytes_of(attached), keys.verifying);
    EXPECT_TRUE(alone.proven());

    const archive::CertificateVerdict verdict = archive::verify_certificate(*file, keys.verifying);
    EXPECT_TRUE(verdict.proven());
    EXPECT_EQ(verdict.content, alone.content);
    for (std::size_t i = 0; i < file->size(); i += 1 + file->size() / 300) {
        (*file)[i] ^= 1;
        EXPECT_FALSE(archive::verify_certificate(*file).intact()) << i;
        (*file)[i] ^= 1;
        EXPECT_FALSE(archive::verify_certificate(std::span(*file).first(i)).intact()) << i;
    }
}
