#include "tests/ingest/made_pdf.h"

#include <array>
#include <cstdio>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace strongroom::ingest::made {

int Pdf::add(const std::string& body)
{
    m_objects.push_back(body);
    return int(m_objects.size());
}

int Pdf::add_stream(const std::string& dictionary_entries, const std::string& data)
{
    return add("<< " + dictionary_entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data
        + "\nendstream");
}

int Pdf::add_stream(const std::string& dictionary_entries, const FileBytes& data)
{
    return add_stream(dictionary_entries, std::string(data.begin(), data.end()));
}

void Pdf::add_page(const std::string& entries, const std::string& content)
{
    const int stream = add_stream("", content);
    const int page
        = add("<< /Type /Page /Parent 2 0 R " + entries + " /Contents " + std::to_string(stream) + " 0 R >>");
    m_kids += std::to_string(page) + " 0 R ";
    ++m_page_count;
}

std::string Pdf::file() const
{
    std::string file = "%PDF-1.7\n";
    std::string table;
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        std::array<char, 32> entry{};
        std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", file.size());
        table += entry.data();
        const std::string body = i == 1
            ? "<< /Type /Pages /Count " + std::to_string(m_page_count) + " /Kids [" + m_kids + "] >>"
            : m_objects[i];
        file += std::to_string(i + 1) + " 0 obj\n" + body + "\nendobj\n";
    }
    const std::string count = std::to_string(m_objects.size() + 1);
    const std::string at = std::to_string(file.size());
    return file + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + count
        + " /Root 1 0 R >>\nstartxref\n" + at + "\n%%EOF\n";
}

std::string one_image_pdf(const std::string& image_entries, const FileBytes& data,
    const std::string& page_entries, const std::string& content)
{
    Pdf pdf;
    const int image = pdf.add_stream("/Type /XObject /Subtype /Image " + image_entries, data);
    pdf.add_page(
        page_entries + " /Resources << /XObject << /Im " + std::to_string(image) + " 0 R >> >>", content);
    return pdf.file();
}

std::string with_password(const std::string& pdf, const std::string& password)
{
    QPDF document;
    document.processMemoryFile("plain", pdf.data(), pdf.size());
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters(
        password.c_str(), "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace strongroom::ingest::made
