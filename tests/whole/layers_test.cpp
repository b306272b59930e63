// The architecture as a test: which folder may include what.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path root = SOURCE_DIR;

// In the order a document travels. A folder may include itself and those before it.
const std::vector<std::string> folders = {"ingest", "ocr", "index", "archive", "ui"};

// The one folder that may include an external library.
const std::map<std::string, std::string> owner = {
    {"leptonica/", "ingest"},
    {"opencv2/", "ingest"},
    {"qpdf/", "ingest"},
    {"tiffio.h", "ingest"},
    {"libheif/", "ingest"},
    {"tesseract/", "ocr"},
    {"onnxruntime_cxx_api.h", "ocr"},
    {"onnx/", "ocr"},
    {"seccomp.h", "ocr"},
    {"re2/", "index"},
    {"utf8proc.h", "index"},
    {"sqlite3.h", "archive"},
    {"sodium.h", "archive"},
    {"pqxx/", "archive"},
    {"Poco/", "ui"},
    {"pango/", "ui"},
    {"cairo", "ui"},
    {"qrencode.h", "ui"},
    {"xlsxwriter.h", "ui"},
};

struct Include {
    fs::path file;
    int line;
    std::string folder, path;
    bool quoted;
};

std::ostream& operator<<(std::ostream& out, const Include& i)
{
    return out << i.file.string() << ':' << i.line << " includes " << i.path;
}

std::vector<Include> includes()
{
    std::vector<Include> found;
    const std::regex include(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    for (const std::string& folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (entry.path().string().find("node_modules") != std::string::npos)
                continue;
            const std::string ext = entry.path().extension();
            if (ext != ".h" && ext != ".cpp")
                continue;
            std::ifstream in(entry.path());
            std::string text;
            for (int line = 1; std::getline(in, text); ++line)
                if (std::smatch m; std::regex_search(text, m, include))
                    found.push_back({fs::relative(entry.path(), root), line, folder, m[2], m[1] == "\""});
        }
    return found;
}

std::ptrdiff_t rank(const std::string& folder)
{
    return std::find(folders.begin(), folders.end(), folder) - folders.begin();
}

} // namespace

TEST(Layers, IncludesPointUpstream)
{
    for (const Include& i : includes()) {
        if (!i.quoted)
            continue;
        const std::string to = i.path.substr(0, i.path.find('/'));
        EXPECT_LE(rank(to), rank(i.folder)) << i;
    }
}

TEST(Layers, InternalHeadersStayInTheirFolder)
{
    for (const Include& i : includes()) {
        const bool internal = i.path.ends_with("_internal.h");
        EXPECT_TRUE(!internal || i.path.starts_with(i.folder + "/")) << i;
    }
}

TEST(Layers, EachLibraryHasOneFolder)
{
    for (const Include& i : includes())
        for (const auto& [library, folder] : owner) {
            const bool used = !i.quoted && i.path.starts_with(library);
            EXPECT_TRUE(!used || i.folder == folder) << i;
        }
}

TEST(Layers, PublicHeadersShowNoExternalLibrary)
{
    for (const Include& i : includes()) {
        const bool public_header = i.file.extension() == ".h" && !i.file.string().ends_with("_internal.h");
        for (const auto& [library, folder] : owner)
            EXPECT_FALSE(public_header && !i.quoted && i.path.starts_with(library)) << i;
    }
}
