#include "ocr/page_text.h"

namespace strongroom::ocr {

std::string plain_text(const PageText& page)
{
    std::string text;
    const Line* last = nullptr;
    for (const Line& line : page.lines) {
        const bool same_row = last && !last->cell.empty() && !line.cell.empty()
            && line.box.centre_y() < last->cell.bottom() && line.box.centre_y() > last->cell.y
            && line.box.x >= last->box.right();
        if (last)
            text += same_row ? '\t' : '\n';
        text += line.text;
        last = &line;
    }
    if (last)
        text += '\n';
    return text;
}

} // namespace strongroom::ocr
