#include "samples/make/look.h"

namespace strongroom::samples {

const std::array<const char*, 4> song_faces
    = {"Noto Serif CJK SC", "AR PL UMing CN", "AR PL SungtiL GB", "Noto Serif CJK SC"};
const std::array<const char*, 4> hei_faces
    = {"Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"};
const std::array<const char*, 3> kai_faces = {"AR PL UKai CN", "AR PL KaitiM GB", "LXGW WenKai"};

static Colour pen_colour(Dice& dice)
{
    static constexpr std::array<Colour, 5> pens
        = {{{0.07, 0.09, 0.12}, {0.1, 0.15, 0.45}, {0.05, 0.1, 0.55}, {0.15, 0.2, 0.35}, {0.02, 0.02, 0.02}}};
    return dice.pick(pens);
}

static void choose_faces(Dice& dice, Look& look)
{
    const double kind = dice.real(0, 1);
    look.body = kind < 0.6 ? dice.pick(song_faces)
        : kind < 0.85      ? dice.pick(hei_faces)
                           : dice.pick(kai_faces);
    look.heading = dice.chance(0.6) ? dice.pick(hei_faces) : look.body;
    const double filling = dice.real(0, 1);
    look.filling = filling < 0.3 ? Filling::printed
        : filling < 0.52         ? Filling::printed_other_face
        : filling < 0.64         ? Filling::printed_bold
                                 : Filling::by_hand;
    look.fill = look.body;
    if (look.filling == Filling::by_hand) {
        look.fill = dice.pick(kai_faces);
        look.fill_scale = dice.real(1.0, 1.2);
        look.fill_ink = pen_colour(dice);
        look.hand_slant = dice.real(-0.06, 0.16);
        look.hand_wobble = dice.real(0.01, 0.035);
        look.hand_thickness = dice.real(0, 0.035);
    } else if (look.filling == Filling::printed_other_face) {
        look.fill = dice.chance(0.5) ? dice.pick(kai_faces)
            : dice.chance(0.5)       ? dice.pick(hei_faces)
                                     : dice.pick(song_faces);
    }
}

Look make_look(Dice& dice)
{
    Look look;
    choose_faces(dice, look);
    look.size = dice.pick(std::array{9.5, 10.5, 10.5, 11.0, 12.0, 12.0, 12.0, 14.0});
    look.title_size = dice.pick(std::array{16.0, 18.0, 20.0, 22.0, 26.0});
    look.line_spacing = dice.real(1.35, 1.95);
    look.left = dice.real(50, 92);
    look.right = dice.chance(0.7) ? look.left : dice.real(50, 80);
    look.top = dice.real(56, 90);
    look.bottom = dice.real(56, 80);
    look.options = std::array{OptionStyle::chosen_only, OptionStyle::tick_inside, OptionStyle::tick_by_hand,
        OptionStyle::others_crossed, OptionStyle::boxes}[static_cast<std::size_t>(dice.below(5))];
    look.unused = std::array{Unused::nothing, Unused::nothing, Unused::slash, Unused::cross,
        Unused::dash}[static_cast<std::size_t>(dice.below(5))];
    look.underlined = dice.chance(0.85);
    look.justified = dice.chance(0.8);
    look.boxed_digits = dice.chance(0.12);
    look.heading_bold = dice.chance(0.8);
    look.tick = dice.pick(std::array{"√", "√", "✓", "■"});
    look.grouping = dice.chance(0.35) ? Grouping::commas : Grouping::none;
    look.cents = dice.pick(std::array{Cents::always, Cents::when_any, Cents::when_any});
    look.capitals = {dice.chance(0.85) ? "元" : "圆", dice.chance(0.85) ? "整" : "正", dice.chance(0.3)};
    look.square_metre = dice.pick(std::array{"平方米", "平方米", "平方米", "㎡", "平米"});
    return look;
}

} // namespace strongroom::samples
