#include "archive/filing/file_fields_internal.h"

#include <algorithm>
#include <array>

#include "index/lexicon.h"
#include "index/parse.h"
#include "index/text.h"
#include "index/values/contract_number.h"
#include "index/values/date.h"

namespace strongroom::archive {
namespace {

using Names = std::span<const std::string_view>;
using Words = std::pair<std::string_view, std::string_view>;

constexpr std::array<std::string_view, 9> of_a_contract{"contract_name", "contract_no", "buyer_name",
    "building_no", "room_no", "total_price", "sign_date", "valid_from", "valid_to"};
constexpr std::array<std::string_view, 3> of_a_subscription{"buyer_name", "building_no", "room_no"};
constexpr std::array<std::string_view, 1> of_a_form{"buyer_name"};
constexpr std::array<std::string_view, 7> decisive{
    "contract_no", "building_no", "room_no", "total_price", "buyer_name", "id_no", "sign_date"};

constexpr std::array<Words, 12> titles{Words{"sale_contract", "商品房买卖合同"}, {"supplement", "补充协议"},
    {"subscription", "认购书"}, {"receipt", "收据"}, {"id_copy", "身份证复印件"},
    {"form_customer_reg", "客户信息登记表"}, {"form_phone_inquiry", "电话咨询客户信息登记表"},
    {"form_purchase_reg", "客户购房信息登记表"}, {"handover_list", "合同交接明细"},
    {"sales_diary", "销售日记"}, {"bank_card_copy", "银行卡复印件"}, {"settlement", "结算单"}};
constexpr std::array<Words, 6> payments{Words{"lump", "一次性付款"}, {"instal", "分期付款"},
    {"loan_com", "银行按揭"}, {"loan_pf", "公积金贷款"}, {"loan_mix", "组合贷款"}, {"other", "其他方式"}};

// Beside those of the lexicon.
constexpr std::array<std::string_view, 2> own_texts{"contract_name", "remarks"};
constexpr std::array<std::string_view, 2> never_open{"contract_no", "sign_date"};

template <std::size_t Count>
std::string_view words_for(
    const std::array<Words, Count>& words, std::string_view key, std::string_view otherwise)
{
    const auto found
        = std::find_if(words.begin(), words.end(), [&](const Words& each) { return each.first == key; });
    return found == words.end() ? otherwise : found->second;
}

bool holds(Names names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

tl::unexpected<Error> no_value(const GivenValue& given, const std::string& advice)
{
    return failed(Code::bad_input, given.text + " is no " + given.name, advice);
}

std::string advice_for(index::ValueKind kind)
{
    switch (kind) {
    case index::ValueKind::money:
        return "write an amount as 812,345.00 or 81.2345万元";
    case index::ValueKind::date:
        return "write a date as 2007-04-02 or 2007年4月2日";
    case index::ValueKind::area:
        return "write an area as 98.76 平方米";
    case index::ValueKind::code:
        return "write it in the words of the form";
    default:
        return "write it as it stands on the paper";
    }
}

} // namespace

Names mandatory_fields(std::string_view kind)
{
    if (is_contract(kind))
        return of_a_contract;
    if (kind == "subscription")
        return of_a_subscription;
    return kind.starts_with("form_") ? Names(of_a_form) : Names();
}

bool is_decisive(std::string_view kind, std::string_view field)
{
    return holds(mandatory_fields(kind), field) || holds(decisive, field);
}

Result<FileValue> understood(std::string_view kind, const GivenValue& given, bool there)
{
    FileValue value;
    value.name = given.name;
    value.number = given.number;
    value.text = given.text;
    value.accepted = true;
    const std::string plain = index::folded(given.text);
    if (given.number < 0)
        return failed(Code::bad_input, given.name + " cannot be number " + std::to_string(given.number),
            "repeated values count from 0");
    const index::LabelRule* rule = index::Lexicon::standard().rule(given.name);
    if (!rule && !there && !holds(own_texts, given.name))
        return failed(Code::bad_input, "a file has no value called " + given.name,
            "'strongroom file show' lists the names, such as contract_no, buyer_name, total_price, "
            "sign_date");
    const bool mandatory = holds(mandatory_fields(kind), given.name);
    if (plain.empty()) {
        if (mandatory && given.number == 0)
            return failed(Code::bad_input,
                given.name + " cannot be taken away: a " + std::string(kind) + " needs it",
                "give the right value in its place");
        return value;
    }
    if ((plain == not_agreed && !holds(never_open, given.name)) || (plain == not_told && !mandatory)) {
        value.value = plain;
        return value;
    }
    if (!rule || rule->type == index::ValueType::text) {
        value.value = given.text;
        return value;
    }
    const auto parsed = index::parsed(rule->type, plain, given.name);
    if (given.name == "contract_no")
        if (const auto why = index::why_no_contract_no(parsed ? parsed->value : given.text))
            return failed(
                Code::bad_input, given.text + ": " + *why + " (V-CN-05)", "give the number of the contract");
    if (!parsed)
        return no_value(given, advice_for(index::kind_of(rule->type)));
    // A reader may be forgiven a bent character; a person is asked.
    if (parsed->repaired)
        return no_value(given, "it was understood as " + parsed->value + ": write it so if that is meant");
    value.value = parsed->value;
    return value;
}

std::vector<index::Field> as_fields(const std::vector<FileValue>& values)
{
    std::vector<index::Field> fields;
    for (const FileValue& value : values) {
        if (value.value == not_agreed || value.value == not_told)
            continue;
        index::Field field;
        field.name = value.name;
        field.index = value.number;
        if (const index::LabelRule* rule = index::Lexicon::standard().rule(value.name))
            field.kind = index::kind_of(rule->type);
        field.value = value.value;
        field.text = value.text;
        field.accepted = value.accepted;
        fields.push_back(std::move(field));
    }
    return fields;
}

std::vector<FileValue> proposed_values(const index::DocumentReading& reading, const std::string& document)
{
    std::vector<FileValue> values;
    const auto add = [&](std::string_view name, int number, const std::string& value, const std::string& text,
                         int page, bool accepted) {
        values.push_back(
            {std::string(name), number, value, text, "read", {}, {}, {}, 1, document, page, accepted});
    };
    const auto read = [&](std::string_view name) {
        const auto found = std::find_if(
            values.begin(), values.end(), [&](const FileValue& value) { return value.name == name; });
        return found == values.end() ? nullptr : &*found;
    };
    for (const index::Field& field : reading.fields)
        if (!field.value.empty())
            add(field.name, field.index, field.value, field.text, field.page, field.accepted);
    if (!is_contract(reading.kind))
        return values;
    add("contract_name", 0, std::string(title_of_kind(reading.kind)), "", 1, true);
    // A sale contract takes effect when it is signed, and seldom sets a term.
    if (const FileValue* signed_on = read("sign_date"); signed_on && !read("valid_from")) {
        const FileValue from = *signed_on;
        add("valid_from", 0, from.value, from.text, from.page, from.accepted);
    }
    if (!read("valid_to"))
        add("valid_to", 0, std::string(not_agreed), "", 1, false);
    return values;
}

std::string_view title_of_kind(std::string_view kind) { return words_for(titles, kind, "其他材料"); }
std::string_view payment_words(std::string_view code) { return words_for(payments, code, code); }

std::string_view category_of_kind(std::string_view kind)
{
    return kind.starts_with("form_") || kind == "sales_diary" ? "KH" : "XS";
}

} // namespace strongroom::archive
