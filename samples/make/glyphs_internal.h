#pragma once

#include <map>
#include <pango/pangocairo.h>
#include <string>
#include <tuple>

namespace strongroom::samples {

/// Measured pieces of text, kept: a document uses the same few hundred characters over and over.
class Glyphs {
public:
    struct Piece {
        PangoLayout* layout;
        double width, baseline;
    };

    Glyphs();
    ~Glyphs();
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;

    /// \param size points
    const Piece& piece(const std::string& text, const std::string& face, double size, bool bold);
    void forget();

private:
    PangoContext* m_context;
    std::map<std::tuple<std::string, std::string, int, bool>, Piece> m_pieces;
};

/// One for the whole program.
Glyphs& glyphs();

} // namespace strongroom::samples
