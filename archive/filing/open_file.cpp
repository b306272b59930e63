#include "archive/filing/open_file_internal.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "archive/seal_internal.h"
#include "index/terms.h"
#include "index/text.h"

namespace strongroom::archive {
namespace {

constexpr int default_large_amount = 5'000'000; // yuan

// Shorter values (a building "3") would be found in any sentence.
constexpr std::size_t least_letters = 4, least_characters = 2;

/// Whether a reason that holds this value would tell something that is sealed.
bool is_telling(const FileValue& value, const std::string& folded_reason)
{
    constexpr std::array<std::string_view, 4> open_to_all{
        "contract_name", "payment_method", "project_name", "seller_name"};
    if (std::find(open_to_all.begin(), open_to_all.end(), value.name) != open_to_all.end()
        || value.name.ends_with("_date") || value.name.starts_with("valid_"))
        return false;
    for (const std::string& written : {value.value, value.text}) {
        const std::string plain = index::significant(written);
        const std::size_t characters = index::length(plain);
        const bool long_enough
            = index::has_han(plain) ? characters >= least_characters : characters >= least_letters;
        if (long_enough && folded_reason.find(plain) != std::string::npos)
            return true;
    }
    return false;
}

} // namespace

Result<OpenFile> open_file(Act& act, const std::string& reference, Right right)
{
    const Result<FileRecord> record = find_file(act.database(), reference);
    if (!record)
        return tl::make_unexpected(record.error());
    if (const Result<void> may = act.demand(right, record->subject()); !may)
        return tl::make_unexpected(may.error());
    if (record->state == FileState::destroyed)
        return failed(Code::conflict, record->label() + " is destroyed",
            "its certificate tells when and by whom; nothing more can be done with it");
    return OpenFile{*record, file_key(act.archive(), record->uid)};
}

Result<void> take_step(Act& act, const FileRecord& file, FileState to)
{
    const auto allowed = step(filing_steps, file_record(act.database(), file.id).state, to, file.label());
    if (!allowed)
        return tl::make_unexpected(allowed.error());
    if (const Result<void> may = act.demand(allowed->by, file.subject()); !may)
        return may;
    return set_file_state(act.database(), file, {allowed->from}, to);
}

Result<void> check_reason(const std::string& reason, const std::vector<FileValue>& values)
{
    if (index::significant(reason).empty())
        return failed(Code::bad_input, "there is no reason", "say why in a few words; the ledger keeps it");
    const std::string plain = index::significant(reason);
    const auto telling = std::find_if(
        values.begin(), values.end(), [&](const FileValue& value) { return is_telling(value, plain); });
    if (telling != values.end())
        return failed(Code::bad_input,
            "the reason repeats the " + telling->name + " of the file, and the ledger keeps reasons for ever",
            "say it without names and numbers");
    return {};
}

std::string digest_of(const OpenFile& file, const std::vector<FileValue>& values)
{
    std::string all;
    for (const FileValue& value : values)
        all += value.name + '\0' + std::to_string(value.number) + '\0' + value.value + '\0';
    return hexadecimal(blind_hash(file.key, "file.values", all));
}

std::int64_t large_amount(Database& database)
{
    constexpr std::int64_t fen = 100;
    return fen * number_setting(database, "large_amount", default_large_amount);
}

void note_values(Act& act, const OpenFile& file)
{
    const std::vector<FileValue> values = file.values(act.database()).valid();
    const std::string price = value_of(values, "total_price");
    std::int64_t fen = 0;
    std::from_chars(price.data(), price.data() + price.size(), fen);
    const std::int64_t limit = large_amount(act.database());
    const Bytes number = contract_hash(act.keys(), file.record.project_code, value_of(values, "contract_no"));
    act.database().run("UPDATE file SET contract_hash = nullif(?, x''), large_amount = ? WHERE id = ?",
        number, limit > 0 && fen >= limit, file.record.id.value);
    // A building that was keyed by hand stays where the document names none; that of a file in a box stays
    // until it is taken out (V-RM-04 is found otherwise).
    if (const std::string building = value_of(values, "building_no"); !building.empty())
        act.database().run("UPDATE file SET building = ?1 WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM item "
                           "WHERE file = ?2 AND "
                           "(box IS NOT NULL OR home IS NOT NULL))",
            building, file.record.id.value);
}

} // namespace strongroom::archive
