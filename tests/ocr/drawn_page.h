#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ingest/image.h"

namespace strongroom {

/// A page drawn for a test: black on white, in pixels.
class DrawnPage {
public:
    explicit DrawnPage(ingest::Size size, double dpi = 300);
    ~DrawnPage();
    DrawnPage(DrawnPage&&) noexcept;

    /// Text in a real font, its box's top left at (x, y); returns the box drawn.
    ingest::Rect text(
        int x, int y, double points, const std::string& words, const std::string& font = "Noto Sans CJK SC");
    /// A ruled table of these columns and rows (left and top edges, plus the last right and bottom edge).
    void table(const std::vector<int>& columns, const std::vector<int>& rows, double thickness = 4);
    void rectangle(const ingest::Rect& box, double grey);

    /// Three channels.
    ingest::Image image() const;

private:
    struct Surface;
    std::unique_ptr<Surface> m_surface;
    double m_dpi;
};

} // namespace strongroom
