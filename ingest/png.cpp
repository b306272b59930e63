#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>

#include <png.h>

#include "ingest/decoded_internal.h"
#include "ingest/pixels_internal.h"

namespace strongroom::ingest {
namespace {

constexpr double inches_per_metre = 39.3701;

/// libpng's decoder. Each step is a function of its own that holds nothing with a destructor, because an
/// error jumps out of it.
class Decoder {
public:
    explicit Decoder(Bytes file) : m_rest(file)
    {
        m_png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, give_up, [](png_structp, auto) {});
        m_info = m_png != nullptr ? png_create_info_struct(m_png) : nullptr;
    }
    ~Decoder() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    bool read_header()
    {
        if (m_info == nullptr || setjmp(m_escape) != 0)
            return false;
        png_set_read_fn(m_png, this, read);
        png_set_user_limits(m_png, 0x7FFFFFFF, 0x7FFFFFFF); // judged by check_size
        png_set_crc_action(m_png, PNG_CRC_DEFAULT, PNG_CRC_WARN_DISCARD);
        png_read_info(m_png, m_info);
        return true;
    }

    /// Asks for 8 bits a channel; returns how many times the rows must be gone through, 0 where that fails.
    int start()
    {
        if (setjmp(m_escape) != 0)
            return 0;
        png_set_expand(m_png);
        png_set_scale_16(m_png);
        const int passes = png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
        return passes;
    }

    bool read_row(std::uint8_t* into)
    {
        if (setjmp(m_escape) != 0)
            return false;
        png_read_row(m_png, into, nullptr);
        return true;
    }

    Size size() const
    {
        return {int(png_get_image_width(m_png, m_info)), int(png_get_image_height(m_png, m_info))};
    }
    int channels() const { return png_get_channels(m_png, m_info); }
    int bits() const { return png_get_bit_depth(m_png, m_info); }
    bool palette() const { return png_get_color_type(m_png, m_info) == PNG_COLOR_TYPE_PALETTE; }
    double dots_per_inch(png_uint_32 (*per_metre)(png_const_structrp, png_const_inforp)) const
    {
        return per_metre(m_png, m_info) / inches_per_metre;
    }
    const char* reason() const { return m_reason.data(); }

private:
    [[noreturn]] static void give_up(png_structp png, png_const_charp why)
    {
        auto& self = *static_cast<Decoder*>(png_get_error_ptr(png));
        std::strncpy(self.m_reason.data(), why, self.m_reason.size() - 1);
        std::longjmp(self.m_escape, 1);
    }
    static void read(png_structp png, png_bytep into, std::size_t count)
    {
        Bytes& rest = static_cast<Decoder*>(png_get_io_ptr(png))->m_rest;
        if (rest.size() < count)
            png_error(png, "the file ends early");
        std::memcpy(into, rest.data(), count);
        rest = rest.subspan(count);
    }

    Bytes m_rest;
    std::jmp_buf m_escape{};
    std::array<char, 80> m_reason{"not a PNG picture"};
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
};

} // namespace

Result<Size> png_size(Bytes file, const Taking& taking)
{
    Decoder decoder(file);
    if (!decoder.read_header())
        return damaged(taking, decoder.reason());
    return decoder.size();
}

Result<Decoded> decoded_png(Bytes file, const Taking& taking)
{
    Decoder decoder(file);
    if (!decoder.read_header())
        return damaged(taking, decoder.reason());
    const Size size = decoder.size();
    if (const auto fits = check_size(taking, size.width, size.height); !fits)
        return tl::make_unexpected(fits.error());
    const int stored_bits = decoder.bits();
    const bool palette = decoder.palette();
    const int passes = decoder.start();
    if (passes == 0)
        return damaged(taking, decoder.reason());

    Decoded decoded;
    decoded.dpi_x = decoder.dots_per_inch(png_get_x_pixels_per_meter);
    decoded.dpi_y = decoder.dots_per_inch(png_get_y_pixels_per_meter);
    const int channels = decoder.channels(), colours = channels > 2 ? 3 : 1;
    decoded.image = Image(size, colours);
    const bool alpha = channels != colours;
    // An interlaced file comes back to each row several times, so what was there must be kept.
    Image whole = alpha ? Image(size, channels) : Image();
    Image& target = alpha ? whole : decoded.image;
    int good = 0;
    bool complete = true;
    for (int pass = 0; pass < passes && complete; ++pass)
        for (int y = 0; y < size.height && complete; ++y) {
            complete = decoder.read_row(target.row(y));
            good = complete ? std::max(good, y + 1) : good;
        }
    if (good < std::max(8, size.height / 50))
        return damaged(taking, decoder.reason());
    if (alpha)
        over_white(whole, decoded.image);
    if (!complete)
        mark_truncated(decoded, good);
    decoded.colour = colour_mode(decoded.image, stored_bits);
    if (palette && decoded.colour != ColourMode::colour)
        decoded.image = grey_of(std::move(decoded.image));
    return decoded;
}

} // namespace strongroom::ingest
