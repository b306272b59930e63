// Which marks does a page make? Only the operators that matter for "is this page just one scan?" are
// understood; whatever is not understood counts as a visible mark, and the page is drawn instead.
#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>
#include <vector>

#include <qpdf/Buffer.hh>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>

#include "ingest/pdf_page_internal.h"

namespace strongroom::ingest {
namespace {

constexpr std::size_t most_content_bytes = 16 << 20;
constexpr int invisible = 3; // text rendering mode of text layers
constexpr int deepest_form = 4;

using Token = QPDFTokenizer::Token;

struct State {
    QPDFMatrix matrix;
    int text_mode = 0;
};

class Painter {
public:
    explicit Painter(const Sheet& sheet) : m_sheet(sheet) { }

    /// False as soon as something else than one image is visible.
    bool paint(const std::string& content, QPDFObjectHandle resources, const State& from, int depth)
    {
        auto input = std::make_shared<BufferInputSource>("content", content);
        QPDFTokenizer tokenizer;
        tokenizer.allowEOF();
        State now = from;
        std::vector<State> kept;
        std::vector<Token> operands;
        for (;;) {
            const Token token = tokenizer.readToken(input, "content", true);
            if (token.getType() == QPDFTokenizer::tt_eof)
                return true;
            if (token.getType() == QPDFTokenizer::tt_bad)
                return false;
            if (token.getType() != QPDFTokenizer::tt_word) {
                operands.push_back(token);
                continue;
            }
            const std::string& name = token.getValue();
            if (name == "q")
                kept.push_back(now);
            else if (name == "Q") {
                if (!kept.empty()) {
                    now = kept.back();
                    kept.pop_back();
                }
            } else if (!one(name, operands, resources, now, depth))
                return false;
            operands.clear();
        }
    }

    std::optional<PlacedImage> image;

private:
    bool one(const std::string& name, const std::vector<Token>& operands, QPDFObjectHandle resources,
        State& now, int depth)
    {
        const auto number
            = [&](std::size_t i) { return std::strtod(operands[i].getValue().c_str(), nullptr); };
        if (name == "cm" && operands.size() == 6) {
            now.matrix.concat({number(0), number(1), number(2), number(3), number(4), number(5)});
            return true;
        }
        if (name == "Tr" && operands.size() == 1) {
            now.text_mode = int(number(0));
            return true;
        }
        if (name == "Tj" || name == "TJ" || name == "'" || name == "\"")
            return now.text_mode == invisible;
        if (name == "re" && operands.size() == 4) {
            m_clip_hides = m_clip_hides || !covers(now.matrix, number(0), number(1), number(2), number(3));
            return true;
        }
        if (name == "W" || name == "W*")
            return !m_clip_hides && !m_other_path;
        if (name == "n") { // ends a path without painting it
            m_clip_hides = m_other_path = false;
            return true;
        }
        if (name == "m" || name == "l" || name == "c" || name == "v" || name == "y" || name == "h") {
            m_other_path = true;
            return true;
        }
        if (name == "gs" && operands.size() == 1)
            return harmless(resources.getKey("/ExtGState").getKeyIfDict(operands[0].getValue()));
        if (name == "Do" && operands.size() == 1)
            return paint_object(
                resources.getKey("/XObject").getKeyIfDict(operands[0].getValue()), resources, now, depth);
        return changes_nothing_seen(name);
    }

    /// Whether a rectangle holds all of the sheet, up to a point.
    bool covers(const QPDFMatrix& matrix, double x, double y, double width, double height) const
    {
        const auto box = matrix.transformRectangle({x, y, x + width, y + height});
        constexpr double slack = 1.5;
        return box.llx <= m_sheet.left + slack && box.lly <= m_sheet.bottom + slack
            && box.urx >= m_sheet.right - slack && box.ury >= m_sheet.top - slack;
    }

    static bool harmless(QPDFObjectHandle state)
    {
        if (!state.isDictionary())
            return false;
        const auto opaque = [&](const char* key) {
            QPDFObjectHandle alpha = state.getKey(key);
            return alpha.isNull() || (alpha.isNumber() && alpha.getNumericValue() >= 1);
        };
        const auto plain = [&](const char* key, std::string_view value) {
            QPDFObjectHandle setting = state.getKey(key);
            return setting.isNull() || (setting.isName() && setting.getName() == value);
        };
        return opaque("/ca") && opaque("/CA") && plain("/SMask", "/None") && plain("/BM", "/Normal")
            && !state.hasKey("/TR") && !state.hasKey("/TR2");
    }

    bool paint_object(QPDFObjectHandle object, QPDFObjectHandle resources, const State& now, int depth)
    {
        if (!object.isStream())
            return false;
        QPDFObjectHandle dictionary = object.getDict();
        if (dictionary.hasKey("/OC"))
            return false; // a layer that may be switched off
        if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) {
            if (image)
                return false;
            image = PlacedImage{object, now.matrix};
            return true;
        }
        if (!dictionary.getKey("/Subtype").isNameAndEquals("/Form") || depth >= deepest_form
            || dictionary.hasKey("/Group"))
            return false;
        const auto content = stream_data(object, most_content_bytes);
        if (!content)
            return false;
        State inside = now;
        if (QPDFObjectHandle matrix = dictionary.getKey("/Matrix"); matrix.isMatrix())
            inside.matrix.concat(QPDFMatrix(matrix.getArrayAsMatrix()));
        QPDFObjectHandle own = dictionary.getKey("/Resources");
        return paint(*content, own.isDictionary() ? own : resources, inside, depth + 1);
    }

    /// Colours, line styles, text positions, marked content: all but painting itself.
    static bool changes_nothing_seen(std::string_view name)
    {
        constexpr std::string_view harmless[] = {"BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "Tc", "Tw", "Tz",
            "TL", "Ts", "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "w", "J", "j",
            "M", "d", "ri", "i", "BMC", "BDC", "EMC", "MP", "DP", "BX", "EX"};
        return std::ranges::find(harmless, name) != std::end(harmless);
    }

    const Sheet& m_sheet;
    bool m_clip_hides = false, m_other_path = false;
};

bool shows_annotations(QPDFPageObjectHelper& page)
{
    for (auto& annotation : page.getAnnotations()) {
        const std::string kind = annotation.getSubtype();
        if (kind != "/Link" && kind != "/Popup")
            return true;
    }
    return false;
}

bool has_fonts(QPDFObjectHandle resources, int depth = 0)
{
    if (!resources.isDictionary() || depth >= deepest_form)
        return false;
    if (QPDFObjectHandle fonts = resources.getKey("/Font"); fonts.isDictionary() && !fonts.getKeys().empty())
        return true;
    QPDFObjectHandle objects = resources.getKey("/XObject");
    if (!objects.isDictionary())
        return false;
    for (auto [name, object] : objects.ditems())
        if (object.isFormXObject() && has_fonts(object.getDict().getKey("/Resources"), depth + 1))
            return true;
    return false;
}

} // namespace

PageContent content_of(QPDFPageObjectHelper& page, const Sheet& sheet)
{
    QPDFObjectHandle resources = page.getAttribute("/Resources", false);
    PageContent content;
    content.may_have_text = has_fonts(resources);
    if (!resources.isDictionary() || shows_annotations(page))
        return content;
    std::string all;
    for (QPDFObjectHandle& stream : page.getObjectHandle().getPageContents()) {
        const auto part = stream_data(stream, most_content_bytes);
        if (!part || all.size() + part->size() > most_content_bytes)
            return content;
        all += *part + '\n';
    }
    Painter painter(sheet);
    if (painter.paint(all, resources, {}, 0))
        content.only_image = painter.image;
    return content;
}

} // namespace strongroom::ingest
