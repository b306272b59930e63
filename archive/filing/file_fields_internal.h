#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/filing/filed.h"
#include "index/reading.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Said of a term that a contract does not set.
inline constexpr std::string_view not_agreed = "未约定";
/// Said of a field that the customer did not want to fill in (R-ING-27).
inline constexpr std::string_view not_told = "拒绝提供";

/// The values without which a file of a kind is not put on record (R-ING-21, DOMAIN §5.8).
std::span<const std::string_view> mandatory_fields(std::string_view kind);

/// Those that a person has to confirm however surely they were read (DOMAIN §5.8: critical fields).
bool is_decisive(std::string_view kind, std::string_view field);

/// A value as a person wrote it, understood. `there`: the file has such a value already. Errors: bad_input, a
/// field there is none of, or a text that is no value of it.
Result<FileValue> understood(std::string_view kind, const GivenValue& given, bool there);

/// The fields of a file as the rules of index/check look at them.
std::vector<index::Field> as_fields(const std::vector<FileValue>& values);

/// What a file proposes for itself: the values of its main document, and the terms that follow from them.
std::vector<FileValue> proposed_values(const index::DocumentReading& reading, const std::string& document);

/// "商品房买卖合同": what a file or an item of a kind is called.
std::string_view title_of_kind(std::string_view kind);
/// "银行按揭" for "loan_com"; the code itself where there is no word for it.
std::string_view payment_words(std::string_view code);

/// "XS" for what belongs to a sale, "KH" for customer forms (DOMAIN §2.1).
std::string_view category_of_kind(std::string_view kind);
/// A contract of its own, of which a room can have one.
inline bool is_contract(std::string_view kind) { return kind == "sale_contract"; }

} // namespace strongroom::archive
