#include "archive/filing/item_description_internal.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "archive/filing/file_fields_internal.h"
#include "archive/people/masking.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

std::string first_of(const index::DocumentReading& reading, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (const index::Field* field = first_field(reading, name))
            return field->value;
    return {};
}

} // namespace

void describe_item(
    Database& database, const OpenFile& file, const std::string& item_uid, const ItemDescription& says)
{
    nlohmann::json content{{"title", says.title}, {"document_no", says.document_no},
        {"creator", says.creator}, {"date", says.date}};
    if (says.parts.known)
        content["parts"] = {{"signature_page", says.parts.signature_page}, {"seal", says.parts.seal},
            {"annexes_named", says.parts.annexes_named}, {"annexes_there", says.parts.annexes_there}};
    database.run("UPDATE item SET description = ? WHERE uid = ?",
        sealed(file.key, content.dump(), {"item", "description", item_uid}), item_uid);
}

ItemDescription description_of(Database& database, const OpenFile& file, const std::string& item_uid)
{
    Statement row = database.prepare("SELECT description FROM item WHERE uid = ?", item_uid);
    if (!row.next() || row.null(0))
        return {};
    const nlohmann::json content
        = nlohmann::json::parse(unsealed(file.key, row.blob(0), {"item", "description", item_uid}));
    ItemDescription says{
        content.at("title"), content.at("document_no"), content.at("creator"), content.at("date"), {}};
    if (const auto parts = content.find("parts"); parts != content.end())
        says.parts = {true, parts->at("signature_page"), parts->at("seal"), parts->at("annexes_named"),
            parts->at("annexes_there")};
    return says;
}

std::string masked_creators(const std::string& creators)
{
    constexpr std::array<std::string_view, 4> bodies{"公司", "银行", "中心", "局"};
    const std::size_t parting = creators.rfind(';');
    if (parting != std::string::npos && parting + 1 == creators.size())
        return creators.substr(0, parting);
    const std::size_t from = parting == std::string::npos ? 0 : parting + 1;
    const std::string name = creators.substr(from);
    const bool is_body = std::any_of(
        bodies.begin(), bodies.end(), [&](std::string_view end) { return name.ends_with(end); });
    return creators.substr(0, from) + (name.empty() || is_body ? name : masked_name(name));
}

ItemDescription described_by(const index::DocumentReading& reading)
{
    ItemDescription says;
    says.title = title_of_kind(reading.kind);
    says.document_no = first_of(reading, {"contract_no", "subscription_no", "receipt_no"});
    says.date = first_of(reading, {"sign_date", "subscription_date", "paid_date", "visit_date"});
    const std::string seller = first_of(reading, {"seller_name"}), buyer = first_of(reading, {"buyer_name"});
    says.creator = seller.empty() ? buyer : seller + ";" + buyer;
    return says;
}

} // namespace strongroom::archive
