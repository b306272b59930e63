#include "samples/make/kinds/forms.h"

#include <array>

namespace strongroom::samples {

const std::vector<std::string> age_brackets
    = {"25岁以下", "26-30岁", "31-35岁", "36-40岁", "41-50岁", "51-60岁", "60岁以上"};
const std::vector<std::string> incomes = {"5万以下", "5-10万", "10-20万", "20-30万", "30-50万", "50万以上"};
const std::vector<std::string> channels = {
    "报纸", "电视", "户外广告", "网络", "朋友介绍", "短信", "路过", "房展会", "老带新", "DM直邮", "电梯广告"};
const std::vector<std::string> purposes = {"自住", "投资", "自住兼投资", "为父母购房", "为子女购房", "婚房"};
const std::vector<std::string> layouts
    = {"一室一厅", "两室一厅", "两室两厅", "三室一厅", "三室两厅", "四室两厅", "复式"};
const std::vector<std::string> area_wishes
    = {"60平以下", "60-80平", "80-100平", "100-120平", "120-150平", "150平以上"};
const std::vector<std::string> budgets
    = {"30万以下", "30-50万", "50-80万", "80-100万", "100-150万", "150万以上"};
const std::vector<std::string> families = {"单身", "两口之家", "三口之家", "三代同堂", "四口之家"};
const std::vector<std::string> occupations = {"教师", "公务员", "医生", "个体经营", "企业职员", "工程师",
    "退休", "自由职业", "会计", "私营业主", "军人"};
const std::vector<std::string> lost_reasons = {"价格偏高", "户型不满意", "楼层不合适", "资金不足",
    "家人意见不一", "贷款资格", "交通不便", "暂缓购房", "选择其他楼盘"};
const std::vector<std::string> likelihoods = {"高", "中", "低", "较高", "一般"};
const std::vector<std::string> districts_of_interest = {"市北区", "市南区", "四方区", "李村区", "东城",
    "西城", "开发区", "新城区", "老城区", "外地", "高新区", "城阳镇"};

Look form_look(Dice& dice)
{
    Look look = make_look(dice);
    look.size = dice.pick(std::array{9.0, 10.0, 10.5, 10.5, 11.0, 12.0});
    look.title_size = dice.pick(std::array{15.0, 16.0, 18.0, 20.0});
    look.line_spacing = dice.real(1.3, 1.7);
    look.left = look.right = dice.real(36, 64);
    look.top = look.bottom = dice.real(40, 64);
    look.options = dice.chance(0.7) ? OptionStyle::boxes
        : dice.chance(0.6)          ? OptionStyle::chosen_only
                                    : OptionStyle::tick_by_hand;
    look.unused = dice.chance(0.7) ? Unused::nothing : look.unused;
    look.boxed_digits = false;
    if (dice.chance(0.5) && look.filling != Filling::by_hand) {
        const Look hand = make_look(dice);
        if (hand.filling == Filling::by_hand) {
            look.filling = hand.filling;
            look.fill = hand.fill;
            look.fill_scale = hand.fill_scale;
            look.fill_ink = hand.fill_ink;
            look.hand_slant = hand.hand_slant;
            look.hand_wobble = hand.hand_wobble;
            look.hand_thickness = hand.hand_thickness;
        }
    }
    return look;
}

std::string offer(
    Sheet& sheet, const std::string& name, const std::string& field, const std::vector<std::string>& options)
{
    const int chosen = sheet.dice().below(static_cast<int>(options.size()));
    const std::string& text = options[static_cast<std::size_t>(chosen)];
    sheet.facts().choose(name, chosen, field, json_string(text), text);
    std::string shown = "<" + name + ":";
    for (std::size_t i = 0; i < options.size(); ++i)
        shown += (i == 0 ? "" : "|") + options[i];
    return shown + ">";
}

std::string answer(
    Sheet& sheet, const std::string& name, const std::string& field, const std::vector<std::string>& options)
{
    sheet.facts().put_text(name, sheet.dice().pick(options), field);
    return "{" + name + "}";
}

void pairs_table(Sheet& sheet, const std::vector<Entry>& entries, int pairs)
{
    Dice& dice = sheet.dice();
    Table table{.borders = sheet.borders()};
    if (table.borders == Borders::rows_only)
        table.borders = Borders::full;
    const double label_share = dice.real(0.9, 1.3), value_share = dice.real(1.6, 2.4);
    for (int i = 0; i < pairs; ++i) {
        table.widths.push_back(label_share);
        table.widths.push_back(value_share);
    }
    const double least = dice.real(22, 34);
    const bool shaded = dice.chance(0.15);
    const Align align = dice.chance(0.5) ? Align::left : Align::centre;
    const auto label = [&](const Entry& entry) {
        Cell cell = sheet.label(entry.label);
        cell.shaded = shaded;
        return cell;
    };
    std::vector<const Entry*> waiting;
    const auto flush = [&] {
        if (waiting.empty())
            return;
        Row row{.least_height = least};
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            row.cells.push_back(label(*waiting[i]));
            const bool last = i + 1 == waiting.size();
            row.cells.push_back(sheet.cell(
                waiting[i]->value, align, last ? 1 + 2 * (pairs - static_cast<int>(waiting.size())) : 1));
        }
        table.rows.push_back(std::move(row));
        waiting.clear();
    };
    for (const Entry& entry : entries) {
        if (entry.wide) {
            flush();
            Row row{.least_height = least};
            row.cells.push_back(label(entry));
            row.cells.push_back(sheet.cell(entry.value, Align::left, 2 * pairs - 1));
            table.rows.push_back(std::move(row));
            continue;
        }
        waiting.push_back(&entry);
        if (static_cast<int>(waiting.size()) == pairs)
            flush();
    }
    flush();
    sheet.flow().table(table);
}

void pairs_lines(Sheet& sheet, const std::vector<Entry>& entries, int pairs)
{
    std::vector<std::vector<Paragraph>> line;
    const auto flush = [&] {
        if (!line.empty())
            sheet.flow().columns(line);
        line.clear();
        sheet.flow().gap(4);
    };
    for (const Entry& entry : entries) {
        std::string value = entry.value;
        if (value.starts_with("{") && value.back() == '}' && value.find(':') == std::string::npos
            && value.find('@') == std::string::npos)
            value.insert(value.size() - 1, entry.wide ? ":20" : ":8");
        Paragraph paragraph{.spans = sheet.spans(entry.label + "：" + value)};
        if (entry.wide) {
            flush();
            sheet.flow().paragraph(paragraph);
            continue;
        }
        line.push_back({paragraph});
        if (static_cast<int>(line.size()) == pairs)
            flush();
    }
    while (!line.empty() && static_cast<int>(line.size()) < pairs)
        line.push_back({});
    flush();
}

} // namespace strongroom::samples
