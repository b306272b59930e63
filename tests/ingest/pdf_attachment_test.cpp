#include <gtest/gtest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

#include "ingest/pdf_attachment.h"
#include "tests/ingest/made_pdf.h"

namespace strongroom::ingest {
namespace {

std::span<const std::uint8_t> bytes_of(const std::string& text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

const PdfAttachment note = {"note.json", "a note", "application/json", R"({"档号":"Q001"})"};

std::string one_page()
{
    made::Pdf pdf;
    pdf.add_page("/MediaBox [0 0 595 842]", "0 0 100 100 re f");
    return pdf.file();
}

TEST(WithAttachment, IsThePdfAndTheFile)
{
    const auto file = with_attachment(bytes_of(one_page()), note);
    ASSERT_TRUE(file);
    QPDF read;
    read.processMemoryFile("read", reinterpret_cast<const char*>(file->data()), file->size());
    EXPECT_EQ(read.getAllPages().size(), 1u);
    const auto attached = QPDFEmbeddedFileDocumentHelper(read).getEmbeddedFile(note.name);
    ASSERT_TRUE(attached);
    EXPECT_EQ(attached->getDescription(), note.description);
    const auto data = attached->getEmbeddedFileStream().getStreamData();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()), note.content);
}

TEST(WithAttachment, HoldsTheContentReadableWithoutAPdfReader)
{
    const auto file = with_attachment(bytes_of(one_page()), note);
    ASSERT_TRUE(file);
    const std::string_view bytes(reinterpret_cast<const char*>(file->data()), file->size());
    ASSERT_NE(bytes.find(note.content), std::string_view::npos);
    EXPECT_EQ(bytes.find(note.content), bytes.rfind(note.content));
}

TEST(WithAttachment, RefusesWhatIsNoPdf)
{
    const auto file = with_attachment(bytes_of("plain text"), note);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, Code::bad_input);
}

} // namespace
} // namespace strongroom::ingest
