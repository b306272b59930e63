#include "ui/export/alto.h"

#include <cstdio>
#include <span>
#include <string_view>

namespace strongroom::ui {

namespace {

/// Text as an XML attribute; characters XML cannot hold are left out.
std::string quoted(std::string_view text)
{
    std::string safe = "\"";
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
                safe += c;
        }
    }
    return safe + '"';
}

std::string place(const ingest::Rect& box)
{
    return " HPOS=\"" + std::to_string(box.x) + "\" VPOS=\"" + std::to_string(box.y) + "\" WIDTH=\""
        + std::to_string(box.width) + "\" HEIGHT=\"" + std::to_string(box.height) + '"';
}

std::string confidence(double value)
{
    char text[16];
    std::snprintf(text, sizeof text, "\"%.3f\"", value);
    return text;
}

/// A run of text without spaces and the characters it is made of.
std::string word(std::string_view text, std::span<const ocr::Character> characters, const ingest::Rect& line)
{
    ingest::Rect box;
    double sum = 0;
    std::string glyphs;
    for (const ocr::Character& character : characters) {
        box = ingest::united(box, character.box);
        sum += character.confidence;
        glyphs += "            <Glyph CONTENT=" + quoted(character.text) + place(character.box)
            + " GC=" + confidence(character.confidence) + "/>\n";
    }
    if (characters.empty())
        return "          <String CONTENT=" + quoted(text) + place(line) + "/>\n";
    return "          <String CONTENT=" + quoted(text) + place(box)
        + " WC=" + confidence(sum / double(characters.size())) + ">\n" + glyphs + "          </String>\n";
}

std::string words(const ocr::Line& line)
{
    std::string xml;
    std::size_t used = 0; // characters given to words so far
    const std::string_view text = line.text;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ' || text[at] == '\t') {
            ++at;
            continue;
        }
        const std::string_view run = text.substr(at, text.find_first_of(" \t", at) - at);
        const std::size_t first = used;
        for (std::size_t bytes = 0; used < line.characters.size() && bytes < run.size(); ++used)
            bytes += line.characters[used].text.size();
        if (!xml.empty())
            xml += "          <SP/>\n";
        xml += word(run, std::span(line.characters).subspan(first, used - first), line.box);
        at += run.size();
    }
    return xml;
}

std::string page_xml(const archive::PageContent& page)
{
    const std::string id = std::to_string(page.number);
    const ingest::Rect whole{0, 0, page.size.width, page.size.height};
    std::string xml = "    <Page ID=\"page_" + id + "\" PHYSICAL_IMG_NR=\"" + id + "\" WIDTH=\""
        + std::to_string(page.size.width) + "\" HEIGHT=\"" + std::to_string(page.size.height) + "\">\n"
        + "      <PrintSpace" + place(whole) + ">\n";
    int number = 0;
    for (const ocr::Line& line : page.text.lines) {
        const std::string line_id = id + '_' + std::to_string(++number);
        xml += "        <TextBlock ID=\"block_" + line_id + '"' + place(line.box) + ">\n"
            + "        <TextLine ID=\"line_" + line_id + '"' + place(line.box) + ">\n" + words(line)
            + "        </TextLine>\n        </TextBlock>\n";
    }
    return xml + "      </PrintSpace>\n    </Page>\n";
}

} // namespace

std::string alto(const archive::Document& document)
{
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\" SCHEMAVERSION=\"4.4\">\n"
                      "  <Description>\n    <MeasurementUnit>pixel</MeasurementUnit>\n"
                      "    <sourceImageInformation>\n";
    // The schema allows one name; the others are told by `strongroom show`.
    if (!document.content.sources.empty()) {
        const std::string name = quoted(document.content.sources.front().name);
        xml += "      <fileName>" + name.substr(1, name.size() - 2) + "</fileName>\n";
    }
    xml += "    </sourceImageInformation>\n    <Processing ID=\"reading\">\n      <processingSoftware>\n"
           "        <softwareName>strongroom</softwareName>\n        <softwareVersion>" STRONGROOM_VERSION
           "</softwareVersion>\n      </processingSoftware>\n    </Processing>\n  </Description>\n  "
           "<Layout>\n";
    for (const archive::PageContent& page : document.content.pages)
        xml += page_xml(page);
    return xml + "  </Layout>\n</alto>\n";
}

} // namespace strongroom::ui
