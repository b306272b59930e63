#pragma once

#include <string>
#include <vector>

#include "tests/ingest/made_files.h"

namespace strongroom::ingest::made {

/// Writes a PDF object by object.
class Pdf {
public:
    /// Returns the object's number.
    int add(const std::string& body);
    int add_stream(const std::string& dictionary_entries, const std::string& data);
    int add_stream(const std::string& dictionary_entries, const FileBytes& data);
    /// `entries` as in the page dictionary, e.g. "/MediaBox [0 0 595 842] /Rotate 90".
    void add_page(const std::string& entries, const std::string& content);
    std::string file() const;

private:
    std::vector<std::string> m_objects{"<< /Type /Catalog /Pages 2 0 R >>", ""};
    std::string m_kids;
    int m_page_count = 0;
};

/// One page of 240 x 360 points that paints one image over all of it.
std::string one_image_pdf(const std::string& image_entries, const FileBytes& data,
    const std::string& page_entries = "/MediaBox [0 0 240 360]",
    const std::string& content = "q 240 0 0 360 0 0 cm /Im Do Q");

/// The same file asking for a password when opened (AES-256).
std::string with_password(const std::string& pdf, const std::string& password);

} // namespace strongroom::ingest::made
