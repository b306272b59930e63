#include "samples/make/make.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

#include "samples/make/files_internal.h"
#include "samples/make/glyphs_internal.h"
#include "samples/make/kinds/kinds.h"

namespace strongroom::samples {
namespace {

struct Kind {
    const char* name; ///< kind, or kind:family
    Drawing (*draw)(Dice&);
    int often; ///< of a hundred
};

constexpr std::array kinds = {
    Kind{"sale_contract:gf2000", gf2000_contract, 16},
    Kind{"sale_contract:gf2014_presale", gf2014_presale_contract, 12},
    Kind{"sale_contract:gf2014_completed", gf2014_completed_contract, 7},
    Kind{"sale_contract:city", city_contract, 14},
    Kind{"subscription", subscription, 9},
    Kind{"supplement", supplement, 6},
    Kind{"form_phone_inquiry", phone_inquiry_form, 7},
    Kind{"form_customer_reg", customer_form, 8},
    Kind{"form_purchase_reg", purchase_form, 7},
    Kind{"handover_list", handover_list, 4},
    Kind{"receipt", receipt, 4},
    Kind{"id_copy", id_copy, 3},
    Kind{"other", other_paper, 3},
};

const Kind& pick_kind(Dice& dice, const std::vector<std::string>& wanted)
{
    std::vector<const Kind*> candidates;
    int sum = 0;
    for (const Kind& kind : kinds) {
        const std::string name = kind.name, group = name.substr(0, name.find(':'));
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end()
            || std::find(wanted.begin(), wanted.end(), group) != wanted.end()) {
            candidates.push_back(&kind);
            sum += kind.often;
        }
    }
    int thrown = dice.below(sum);
    for (const Kind* kind : candidates)
        if ((thrown -= kind->often) < 0)
            return *kind;
    return *candidates.front();
}

Container pick_container(Dice& dice, const std::string& wanted, Quality quality, std::size_t pages)
{
    for (const auto& [name, container] :
        {std::pair{"jpeg", Container::jpeg}, std::pair{"png", Container::png},
            std::pair{"tiff", Container::tiff}, std::pair{"pdf", Container::pdf}})
        if (wanted == name)
            return container;
    const double chance = dice.real(0, 1);
    if (pages > 1)
        return chance < 0.5 ? Container::pdf : Container::tiff;
    if (quality == Quality::photo)
        return Container::jpeg;
    return chance < 0.5 ? Container::jpeg
        : chance < 0.7  ? Container::pdf
        : chance < 0.9  ? Container::tiff
                        : Container::png;
}

std::vector<Scan> scanned(const Drawing& drawing, const Scanner& scanner, Dice& dice)
{
    std::vector<Scan> sheets;
    for (const Leaf& leaf : drawing.pages)
        sheets.push_back(painted(leaf, scanner.dpi, drawing.paper));
    if (drawing.spreads) {
        std::vector<Scan> pairs;
        for (std::size_t i = 0; i < sheets.size(); i += 2)
            pairs.push_back(i + 1 < sheets.size() ? spread(sheets[i], sheets[i + 1]) : std::move(sheets[i]));
        sheets = std::move(pairs);
    }
    std::vector<Scan> pages;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const cv::Mat verso
            = scanner.bleeding && sheets.size() > 1 ? sheets[(i + 1) % sheets.size()].pixels : cv::Mat();
        Scan sheet = sheets[i];
        sheet.pixels = sheets[i].pixels.clone(); // the next page may show it from behind
        pages.push_back(worn(std::move(sheet), verso, scanner, dice));
    }
    return pages;
}

void make_small(std::vector<Scan>& pages)
{
    for (Scan& page : pages) {
        page.jpeg_quality = std::min(page.jpeg_quality, 38);
        if (page.dpi > 0)
            continue;
        const double scale = std::sqrt(3.2e6 / (double(page.pixels.cols) * page.pixels.rows));
        cv::resize(page.pixels, page.pixels, cv::Size(), scale, scale, cv::INTER_AREA);
        move_boxes(page.lines, cv::Matx33d(scale, 0, 0, 0, scale, 0, 0, 0, 1));
    }
}

/// Fields keep their page; on a spread two pages become one.
void file_truth(Truth& truth, const Drawing& drawing, const std::vector<Scan>& pages)
{
    truth.kind = drawing.kind;
    truth.family = drawing.family;
    truth.fields = drawing.fields;
    if (drawing.spreads)
        for (TruthField& field : truth.fields)
            field.page = (field.page + 1) / 2;
    for (const Scan& page : pages)
        truth.pages.push_back({page.lines, page.turned});
}

} // namespace

const std::vector<std::string>& kind_names()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> found;
        for (const Kind& kind : kinds)
            found.emplace_back(kind.name);
        return found;
    }();
    return names;
}

const std::vector<std::string>& quality_names()
{
    static const std::vector<std::string> names = {"clean", "office", "bad", "photo"};
    return names;
}

std::vector<std::filesystem::path> make(const Order& order)
{
    for (const std::string& wanted : order.kinds)
        if (std::none_of(kinds.begin(), kinds.end(), [&](const Kind& kind) {
                const std::string name = kind.name;
                return name == wanted || name.substr(0, name.find(':')) == wanted;
            }))
            throw std::invalid_argument("no kind of document is called '" + wanted + "'");
    const std::vector<std::string>& qualities = order.qualities.empty() ? quality_names() : order.qualities;
    std::filesystem::create_directories(order.output);
    std::vector<std::filesystem::path> made;
    for (const std::string& quality_name : qualities) {
        const auto known = std::find(quality_names().begin(), quality_names().end(), quality_name);
        if (known == quality_names().end())
            throw std::invalid_argument("no quality is called '" + quality_name + "'");
        const auto quality = static_cast<Quality>(known - quality_names().begin());
        for (int i = 0; i < order.count; ++i) {
            // Each document from a stream of its own: more documents do not change the earlier ones.
            Dice dice = Dice(order.seed).child(quality_name + std::to_string(i));
            const Kind& kind = pick_kind(dice, order.kinds);
            const Drawing drawing = kind.draw(dice);
            const Container container = pick_container(dice, order.container, quality, drawing.pages.size());
            Scanner scanner = make_scanner(dice, quality, container != Container::jpeg);
            const bool paper = container == Container::tiff || container == Container::pdf;
            if (order.small && paper && quality != Quality::clean && quality != Quality::photo)
                scanner.grey = scanner.bitonal = true;
            else if (order.small)
                scanner.dpi = 200;
            std::vector<Scan> pages = scanned(drawing, scanner, dice);
            if (order.small)
                make_small(pages);
            Truth truth{.quality = quality_name};
            file_truth(truth, drawing, pages);
            std::array<char, 16> number{};
            std::snprintf(number.data(), number.size(), "%04d", i + 1);
            const std::string stem = quality_name + "-" + number.data() + "-" + truth.kind;
            truth.files = write_pages(pages, container, order.output, stem);
            const std::string json = to_json(truth);
            made.push_back(order.output / (stem + ".json"));
            write_bytes(made.back(), {json.begin(), json.end()});
            glyphs().forget();
        }
    }
    return made;
}

} // namespace strongroom::samples
