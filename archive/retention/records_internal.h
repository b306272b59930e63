#pragma once

#include <string>
#include <vector>

#include "archive/act_internal.h"
#include "archive/filing/file_record_internal.h"
#include "archive/retention/schedule.h"

namespace strongroom::archive {

/// The rule a kind of file follows now: the newest approved change, else the default of rules.json; "*" for a
/// kind that has none of its own.
RetentionRule rule_for(Database& database, const std::string& kind);
/// All kinds that have a rule of their own, "*" last.
std::vector<RetentionRule> rules_in_force(Database& database);

/// What of a file its retention depends on.
struct Keeping {
    int year = 0;          ///< of its reference code
    std::string base_date; ///< ISO; empty while the event has not come
    std::string base_event;
    std::string due_on;      ///< empty: never, or not known yet
    std::string extended_to; ///< by an appraisal; empty where it never was
    int items = 0, pages = 0;

    /// How long it is kept in all, extensions included: "30年", "永久".
    std::string chinese_period() const;
};
Keeping keeping_of(Database& database, FileId file);

/// What a file is called where nobody may be named: project and kind, "海棠湾花园 商品房买卖合同".
std::string title_without_names(Database& database, const FileRecord& file);

/// Numbers and kinds of the holds on a file: "DJ-2026-0001 (lawsuit)".
std::vector<std::string> holds_on(Database& database, FileId file);

/// Between being listed and being destroyed (拟销毁 to 待监销).
bool is_listed(FileState state);

/// Errors: bad_input, where a text that is kept for ever repeats a value of the file (a name, a number).
Result<void> names_nobody(Act& act, const FileRecord& file, const std::string& text);

/// The text, without blanks at its ends. Errors: bad_input where nothing is left; `what` names it ("a
/// reason").
Result<std::string> said(const std::string& text, const std::string& what);

std::string login_of(Database& database, PersonId person);
std::string day_of(const std::string& utc);    ///< the local day, ISO
std::string minute_of(const std::string& utc); ///< "2026-11-23 23:13", local; empty for an empty text

} // namespace strongroom::archive
