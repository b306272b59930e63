#include "ingest/kind_internal.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace strongroom::ingest {
namespace {

using namespace std::string_view_literals;

std::string_view text_of(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

constexpr const char* print_it = "open it in its program, print it to PDF and send that";
constexpr const char* save_it = "save it as PNG or TIFF and send that";

struct Stranger {
    std::string_view start;
    const char* what;
    const char* advice;
};
constexpr std::array strangers{
    Stranger{"GIF8"sv, "is a GIF picture", save_it},
    Stranger{"BM"sv, "is a BMP picture", save_it},
    Stranger{"\0\0\0\x0CjP  "sv, "is a JPEG 2000 picture", save_it},
    Stranger{"AT&TFORM"sv, "is a DjVu document", "turn it into PDF and send that"},
    Stranger{"%!PS"sv, "is a PostScript document", "turn it into PDF and send that"},
    Stranger{"{\\rtf"sv, "is an RTF document", print_it},
    Stranger{"Rar!"sv, "is a RAR archive", "unpack it and send the files in it"},
    Stranger{"7z\xBC\xAF"sv, "is a 7z archive", "unpack it and send the files in it"},
    Stranger{"\x1F\x8B"sv, "is a gzip archive", "unpack it and send the files in it"},
};

bool heif_brand(std::string_view start)
{
    constexpr std::array brands{"heic"sv, "heix"sv, "heim"sv, "heis"sv, "mif1"sv, "msf1"sv, "avif"sv};
    return start.size() >= 12 && start.substr(4, 4) == "ftyp"
        && std::ranges::find(brands, start.substr(8, 4)) != brands.end();
}

/// Office keeps a password-protected document as a stream named so, in UTF-16.
bool names_encrypted_package(const Source& source)
{
    constexpr std::string_view name = "EncryptedPackage";
    std::string wide;
    for (const char c : name) {
        wide += c;
        wide += '\0';
    }
    // The directory may stand anywhere in the file: usually near its start or its end.
    constexpr std::size_t stretch = 1U << 20;
    std::vector<std::uint8_t> bytes = source.start(stretch);
    if (text_of(bytes).find(wide) != std::string_view::npos)
        return true;
    bytes.resize(std::size_t(std::min<std::uint64_t>(stretch, source.size())));
    bytes.resize(source.read(source.size() - bytes.size(), bytes));
    return text_of(bytes).find(wide) != std::string_view::npos;
}

bool plain_text(Bytes start)
{
    return std::ranges::none_of(
        start, [](std::uint8_t c) { return c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f'; });
}

} // namespace

Kind kind_of(Bytes start)
{
    const std::string_view text = text_of(start);
    if (text.starts_with("\xFF\xD8\xFF"))
        return Kind::jpeg;
    if (text.starts_with("\x89PNG\r\n\x1A\n"))
        return Kind::png;
    if (text.starts_with("II*\0"sv) || text.starts_with("MM\0*"sv) || text.starts_with("II+\0"sv)
        || text.starts_with("MM\0+"sv))
        return Kind::tiff;
    if (text.starts_with("RIFF") && text.substr(0, 12).ends_with("WEBP"))
        return Kind::webp;
    if (heif_brand(text))
        return Kind::heic;
    // Mail programs put lines of their own before a PDF; readers look for it in the first kilobyte.
    if (text.substr(0, 1024).find("%PDF-") != std::string_view::npos)
        return Kind::pdf;
    return Kind::other;
}

Error refusal(const Source& source, Bytes start)
{
    const std::string_view text = text_of(start);
    const auto refused = [&](const char* what, const char* advice) {
        return Error{Code::unsupported, source.name() + " " + what + ", which is not taken in", advice};
    };
    for (const Stranger& stranger : strangers)
        if (text.starts_with(stranger.start))
            return refused(stranger.what, stranger.advice);
    if (text.starts_with("\xD0\xCF\x11\xE0"))
        return names_encrypted_package(source) ? refused("is an Office document protected by a password",
                   "remove the password, print it to PDF and send that")
                                               : refused("is an Office document", print_it);
    if (text.starts_with("PK\x03\x04"))
        return text.find("[Content_Types].xml") != std::string_view::npos
            ? refused("is an Office document", print_it)
            : text.find("OFD.xml") != std::string_view::npos
            ? refused("is an OFD document", "turn it into PDF and send that")
            : refused(
                "is a ZIP archive or an Office document", "unpack it, or print it to PDF, and send that");
    if (plain_text(start))
        return refused("is a text file, not a scan", "send a PDF, TIFF, JPEG, PNG, WebP or HEIC file");
    return refused("is of an unknown kind", "send a PDF, TIFF, JPEG, PNG, WebP or HEIC file");
}

} // namespace strongroom::ingest
