#include "ingest/pdf_samples_internal.h"

#include <algorithm>
#include <array>

#include <qpdf/Buffer.hh>

#include "ingest/jpeg_internal.h"
#include "ingest/pixels_internal.h"
#include "ingest/tiff_internal.h"

namespace strongroom::ingest {
namespace {

enum class Ink { grey, rgb, cmyk };

int samples_of(Ink ink) { return ink == Ink::grey ? 1 : ink == Ink::rgb ? 3 : 4; }

struct Colours {
    Ink ink = Ink::grey;
    std::string palette; ///< entries of samples_of(ink) bytes; empty = the samples are the colours
};

std::optional<Ink> ink_of(QPDFObjectHandle space)
{
    if (space.isNameAndEquals("/DeviceGray") || space.isNameAndEquals("/CalGray"))
        return Ink::grey;
    if (space.isNameAndEquals("/DeviceRGB") || space.isNameAndEquals("/CalRGB"))
        return Ink::rgb;
    if (space.isNameAndEquals("/DeviceCMYK"))
        return Ink::cmyk;
    if (!space.isArray() || space.getArrayNItems() < 1)
        return std::nullopt;
    QPDFObjectHandle family = space.getArrayItem(0);
    if (family.isNameAndEquals("/ICCBased") && space.getArrayNItems() > 1
        && space.getArrayItem(1).isStream()) {
        QPDFObjectHandle count = space.getArrayItem(1).getDict().getKey("/N");
        const auto n = count.isInteger() ? count.getIntValue() : 0;
        return n == 1 ? std::optional(Ink::grey)
            : n == 3  ? std::optional(Ink::rgb)
            : n == 4  ? std::optional(Ink::cmyk)
                      : std::nullopt;
    }
    return family.isArray() ? std::nullopt : ink_of(family); // [/CalGray …], [/DeviceRGB]
}

std::optional<Colours> colours_of(QPDFObjectHandle space)
{
    const bool indexed = space.isArray() && space.getArrayNItems() == 4
        && (space.getArrayItem(0).isNameAndEquals("/Indexed") || space.getArrayItem(0).isNameAndEquals("/I"));
    const auto ink = ink_of(indexed ? space.getArrayItem(1) : space);
    if (!ink)
        return std::nullopt;
    Colours colours{*ink, {}};
    if (indexed) {
        QPDFObjectHandle table = space.getArrayItem(3);
        constexpr std::size_t most_bytes = 256 * 4 + 64;
        colours.palette = table.isString() ? table.getStringValue()
            : table.isStream()             ? stream_data(table, most_bytes).value_or("")
                                           : "";
        colours.palette.resize(std::size_t(256 * samples_of(*ink)), '\0');
    }
    return colours;
}

enum class Decode { plain, inverted, other };

Decode decode_of(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle decode = dictionary.getKey("/Decode");
    if (!decode.isArray())
        return Decode::plain;
    bool plain = true, inverted = true;
    for (int i = 0; i < decode.getArrayNItems(); ++i) {
        const double value
            = decode.getArrayItem(i).isNumber() ? decode.getArrayItem(i).getNumericValue() : -1;
        plain = plain && value == i % 2;
        inverted = inverted && value == 1 - i % 2;
    }
    return plain ? Decode::plain : inverted ? Decode::inverted : Decode::other;
}

int whole(QPDFObjectHandle dictionary, const char* key, int otherwise)
{
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isInteger() ? value.getIntValueAsInt() : otherwise;
}

void invert(Image& image)
{
    for (std::uint8_t& value : image.pixels)
        value = std::uint8_t(255 - value);
}

/// One row of samples of 1, 2, 4, 8 or 16 bits as bytes; small samples are widened unless they are indices.
void widen(const std::uint8_t* from, std::uint8_t* to, std::size_t count, int bits, bool indices)
{
    const unsigned most = (1U << unsigned(bits)) - 1, scale = indices || bits > 8 ? 1 : 255 / most;
    for (std::size_t i = 0; i < count; ++i) {
        if (bits >= 8) {
            to[i] = from[i * std::size_t(bits / 8)];
            continue;
        }
        const std::size_t bit = i * std::size_t(bits);
        const unsigned shift = 8 - unsigned(bits) - unsigned(bit % 8);
        to[i] = std::uint8_t((unsigned(from[bit / 8]) >> shift & most) * scale);
    }
}

void colour_row(
    const std::uint8_t* values, const Colours& colours, bool inverted, std::uint8_t* row, int width)
{
    const auto samples = std::size_t(samples_of(colours.ink)), count = std::size_t(width);
    std::vector<std::uint8_t> looked_up;
    if (!colours.palette.empty()) {
        looked_up.resize(count * samples);
        for (std::size_t x = 0; x < count; ++x)
            std::copy_n(colours.palette.begin() + std::ptrdiff_t(values[x] * samples), samples,
                looked_up.begin() + std::ptrdiff_t(x * samples));
        values = looked_up.data();
    }
    if (colours.ink == Ink::cmyk)
        cmyk_to_rgb(values, row, width, inverted ? CmykSense::inverted : CmykSense::as_stored);
    else
        std::copy_n(values, count * samples, row);
}

std::optional<Result<Decoded>> from_samples(
    QPDFObjectHandle image, const Colours& colours, Decode decode, const Taking& taking)
{
    QPDFObjectHandle dictionary = image.getDict();
    const Size size{whole(dictionary, "/Width", 0), whole(dictionary, "/Height", 0)};
    const int bits = whole(dictionary, "/BitsPerComponent", 8);
    constexpr std::array known_bits{1, 2, 4, 8, 16};
    const bool indices = !colours.palette.empty();
    if (std::ranges::find(known_bits, bits) == known_bits.end() || (indices && decode != Decode::plain))
        return std::nullopt;
    const std::size_t per_pixel = indices ? 1 : std::size_t(samples_of(colours.ink));
    const std::size_t per_row = std::size_t(size.width) * per_pixel;
    const std::size_t row_bytes = (per_row * std::size_t(bits) + 7) / 8;
    constexpr std::size_t slack = 1 << 16; // some writers pad
    const auto data = stream_data(image, row_bytes * std::size_t(size.height) + slack);
    if (!data)
        return std::nullopt;

    Decoded decoded;
    decoded.image = Image(size, colours.ink == Ink::grey ? 1 : 3);
    const int good = int(std::min<std::size_t>(std::size_t(size.height), data->size() / row_bytes));
    if (good < std::max(8, size.height / 50))
        return damaged(taking, "its picture data are missing");
    std::vector<std::uint8_t> values(per_row);
    for (int y = 0; y < good; ++y) {
        const auto* from = reinterpret_cast<const std::uint8_t*>(data->data()) + std::size_t(y) * row_bytes;
        widen(from, values.data(), per_row, bits, indices);
        colour_row(values.data(), colours, decode == Decode::inverted, decoded.image.row(y), size.width);
    }
    if (decode == Decode::inverted && colours.ink != Ink::cmyk)
        invert(decoded.image);
    if (good < size.height)
        mark_truncated(decoded, good);
    decoded.colour = colour_mode(decoded.image, bits * int(per_pixel));
    if (!indices && colours.ink != Ink::grey)
        decoded.colour = ColourMode::colour;
    else if (decoded.colour != ColourMode::colour)
        decoded.image = grey_of(std::move(decoded.image));
    return decoded;
}

std::optional<Result<Decoded>> from_fax(
    QPDFObjectHandle image, Bytes raw, Decode decode, const Taking& taking)
{
    QPDFObjectHandle dictionary = image.getDict(), parameters = dictionary.getKey("/DecodeParms");
    if (parameters.isArray() && parameters.getArrayNItems() == 1)
        parameters = parameters.getArrayItem(0);
    if (!parameters.isDictionary())
        parameters = QPDFObjectHandle::newDictionary();
    const auto claims = [&](const char* key) {
        QPDFObjectHandle value = parameters.getKey(key);
        return value.isBool() && value.getBoolValue();
    };
    constexpr int standard_width = 1728;
    const FaxData fax{{whole(parameters, "/Columns", standard_width), whole(dictionary, "/Height", 0)},
        whole(parameters, "/K", 0), claims("/EncodedByteAlign"), claims("/BlackIs1")};
    if (fax.aligned || fax.size.width != whole(dictionary, "/Width", 0))
        return std::nullopt;
    Result<Decoded> decoded = decoded_fax(raw, fax, taking);
    if (decoded && decode == Decode::inverted)
        invert(decoded->image);
    return decoded;
}

} // namespace

std::optional<Result<Decoded>> stored_pixels(QPDFObjectHandle image, const Taking& taking)
{
    QPDFObjectHandle dictionary = image.getDict();
    for (const char* mask : {"/SMask", "/Mask"})
        if (!dictionary.getKey(mask).isNull())
            return std::nullopt;
    QPDFObjectHandle stencil = dictionary.getKey("/ImageMask");
    const auto colours = colours_of(dictionary.getKey("/ColorSpace"));
    const Decode decode = decode_of(dictionary);
    if ((stencil.isBool() && stencil.getBoolValue()) || !colours || decode == Decode::other)
        return std::nullopt;
    if (const auto fits = check_size(taking, whole(dictionary, "/Width", 0), whole(dictionary, "/Height", 0));
        !fits)
        return tl::make_unexpected(fits.error());

    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    if (filter.isArray() && filter.getArrayNItems() == 1)
        filter = filter.getArrayItem(0);
    const bool fax = filter.isNameAndEquals("/CCITTFaxDecode"), jpeg = filter.isNameAndEquals("/DCTDecode");
    if (!fax && !jpeg)
        return from_samples(image, *colours, decode, taking);
    if (!colours->palette.empty())
        return std::nullopt;
    const auto raw = image.getRawStreamData();
    const Bytes bytes(raw->getBuffer(), raw->getSize());
    if (fax)
        return from_fax(image, bytes, decode, taking);
    const bool inverted = decode == Decode::inverted;
    Result<Decoded> decoded
        = decoded_jpeg(bytes, taking, inverted ? CmykSense::inverted : CmykSense::as_stored);
    if (decoded) {
        decoded->orientation = 1; // inside a PDF only the page says how it is turned
        if (inverted && colours->ink != Ink::cmyk)
            invert(decoded->image);
    }
    return decoded;
}

} // namespace strongroom::ingest
