#include "tests/ui/paper/made_up_sheets.h"

#include <array>
#include <map>

namespace strongroom::test {

namespace {

using archive::SheetValue;

std::string padded(int number, std::size_t digits)
{
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

SheetValue number_of(ui::ValueKind kind, int n)
{
    using std::chrono::day, std::chrono::month, std::chrono::year;
    switch (kind) {
    case ui::ValueKind::integer:
        return std::int64_t{12 + n % 90};
    case ui::ValueKind::money:
        return archive::Fen{123456700 + 98765 * std::int64_t{n}};
    case ui::ValueKind::area:
        return archive::FloorArea{8876 + n};
    case ui::ValueKind::date:
    case ui::ValueKind::compact_date:
        return index::Date{year{2031}, month{1 + unsigned(n) % 12}, day{1 + unsigned(n) % 28}};
    case ui::ValueKind::text:
        break;
    }
    return {};
}

std::string text_of(const std::string& key, int n)
{
    constexpr std::array<const char*, 5> names = {"王*明", "李*", "欧阳**", "张*华", "赵*"};
    const std::string name = names[static_cast<std::size_t>(n) % names.size()];
    const std::map<std::string, std::string> texts = {
        {"reference", "Q001-ZY·XS·BT01·2031·D30-" + padded(n, 4) + "-003"},
        {"contract_no", "XS-2031-" + padded(n, 4)}, {"contract_name", "商品房买卖合同"},
        {"contract_kind", "预售"}, {"project", "某某花园二期"},
        {"building_no", std::to_string(1 + n % 12) + "号楼"}, {"unit", "销售部"},
        {"room_no", std::to_string(101 + 100 * (n % 20))}, {"buyer", name}, {"borrower", name},
        {"phone", "138****" + padded(n % 10000, 4)}, {"payment_method", "银行按揭贷款(首付30%,余款按揭20年)"},
        {"filing_no", "YS(2031)" + padded(n, 7)}, {"performance", "履行中(已付首付款)"}, {"registrar", "周*"},
        {"verifier", "吴*"}, {"box_no", "BT01-03-" + padded(n / 20, 3)}, {"location", "01-03-02-05-L-07"},
        {"grade", "二级"}, {"retention", "D30"},
        {"title", "某某花园二期3号楼2单元1201室商品房买卖合同及补充协议"},
        {"creator", "某某房地产开发有限公司"}, {"document_no", "某销〔2031〕" + std::to_string(n) + "号"},
        {"status", "借阅中"}, {"application_no", "JY-2031-" + padded(n, 4)}, {"mode", "借出原件"},
        {"purpose", "法律诉讼"}, {"purpose_note", "二审开庭需出示合同原件,庭后即还"}, {"period", "7日"},
        {"contact", "139****0001"}, {"id_no", "工号 20310" + padded(n % 100, 2)}, {"check_result", "一致"},
        {"digest", "sha256:9f86d081884c7d659a2feaa0c55ad015"}, {"consent_general", "同意"},
        {"consent_sensitive", "同意"}, {"consent_marketing", "不同意"}, {"method_type", "破坏 Damage"},
        {"verification", "全面"}, {"destination", "回收商"}, {"method", "粉碎 P-4;电子:密钥销毁"},
        {"list_digest", "9f86d081884c7d659a2feaa0c55ad0159f86d081884c7d659a2feaa0c55ad015"},
        {"result", "错位-在02-01-03"}, {"system_state", "在架"}, {"kept_for", "30年"}, {"opinion", "销毁"},
        {"value_analysis", "合同已履行完毕,产权证已办,无凭证价值"}, {"open_matters", "无"},
        {"object", "Q001-ZY·XS·BT01·2031·D30-" + padded(n, 4)}, {"operation", "脱敏解除"},
        {"remarks", n % 7 == 3 ? "附件缺第3页,已补扫" : ""},
        {"time", "2031-03-05 09:" + padded(n % 60, 2) + ":07"}, {"terminal", "SC-WS-" + padded(n % 9, 2)},
        {"weight", "12.5"}, {"fonds_no", "Q001"}, {"fonds_name", "某某房地产开发有限公司"},
        {"situation", "本盒第12件缺附件三,已注明;第15件曾修补。其余完整。"}, {"list_no", "XH-2031-01"},
        {"destroyed_at", "2031-05-06 10:00"}, {"place", "集团档案中心碎纸间"}, {"note", ""},
        {"borrower_signature", ""}, {"appraiser_signature", ""}, {"renewed_by", "陈*"},
        {"location_actual", "02-01"}, {"return_check", "共25页,完好,骑缝章无缺损"}, {"outcome", "胜诉"},
        {"unit_head_opinion", "同意借阅。"}, {"archive_head_opinion", "同意,限期归还。"},
        {"executive_opinion", ""}, {"item_no", padded(n, 4)}, {"contract_from", "XS-2031-0001"},
        {"contract_to", "XS-2031-0042"}, {"item_from", "0001"}, {"item_to", "0042"}};
    const auto found = texts.find(key);
    return found == texts.end() ? "经核对无误" : found->second;
}

void fill(archive::SheetRow& row, const std::vector<ui::FormField>& fields, int n)
{
    for (const ui::FormField& field : fields)
        for (const ui::FormValue& value : field.values)
            if (value.key != "no") {
                const SheetValue number = number_of(value.kind, n);
                row[value.key] = number.index() == 0 ? SheetValue(text_of(value.key, n)) : number;
            }
}

} // namespace

archive::RegisterSheet made_up_sheet(std::string_view form_name, int rows)
{
    using std::chrono::day, std::chrono::month, std::chrono::year;
    const ui::Form& form = ui::form_named(form_name);
    archive::RegisterSheet sheet{.form = form.name,
        .number = form.name + "-2031-0007",
        .fonds = "某某房地产开发有限公司",
        .project = "某某花园二期",
        .made_on = {year{2031}, month{3}, day{5}}};
    fill(sheet.head, form.head, 1);
    fill(sheet.foot, form.foot, 1);
    for (const ui::FormCheck& check : form.checks)
        for (const std::string& key : check.keys)
            sheet.foot[key] = "合格";
    for (int n = 1; n <= rows; ++n)
        fill(sheet.rows.emplace_back(), form.columns, n);
    return sheet;
}

} // namespace strongroom::test
