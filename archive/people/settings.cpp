#include <algorithm>
#include <array>
#include <charconv>
#include <climits>

#include "archive/people/people_acts_internal.h"

namespace strongroom::archive {
namespace {

/// A setting this program knows: a whole number from `least` to `most`, or one of `words` ("never lend").
struct Known {
    std::string_view name, otherwise;
    int least, most;
    std::string_view words, meaning;
};

constexpr std::array settings_known{
    Known{
        "box.item_um", "400", 0, 10000, "", "thickness of a paper's cover and clips, in thousandths of a mm"},
    Known{"box.sheet_um", "110", 50, 500, "", "thickness of a sheet, in thousandths of a mm"},
    Known{"box.thickness_mm", "50", 20, 120, "", "thickness of the boxes in use"},
    Known{"box.year_mixing", "warning", 0, 0, "off warning error", "files of different years in one box"},
    Known{"destruction.cooling_days", "30", 30, 365, "",
        "days between the last approval and pulling the files"},
    Known{
        "handover.hold_blocks", "yes", 0, 0, "yes no", "whether a hold keeps a file from being handed over"},
    Known{"hold.review_months", "6", 1, 24, "", "months after which a hold is looked at again"},
    Known{
        "large_amount", "5000000", 1, INT_MAX, "", "yuan from which a contract needs an approval of its own"},
    Known{"loan.access_days", "3", 1, 30, "", "days a query-only loan stays open"},
    Known{"loan.collect_days", "3", 1, 30, "", "days within which an approved loan is collected"},
    Known{"loan.days", "7", 1, 90, "", "days an original is lent for"},
    Known{
        "loan.grade1_originals", "never", 0, 0, "never lend", "whether originals of grade 1 leave the room"},
    Known{"loan.max_days", "14", 1, 180, "", "days an original is lent for at most"},
    Known{"loan.max_items", "5", 1, 1000, "", "items somebody has at the same time at most"},
    Known{"loan.max_renewals", "1", 0, 10, "", "how often a loan is renewed"},
    Known{"loan.renew_days", "7", 1, 90, "", "days by which a loan is renewed"},
    Known{"unmask.days", "3", 1, 30, "", "days for which unmasked values stay open to who asked for them"},
    Known{"unmask.review_hours", "24", 1, 72, "", "hours after which an emergency access must be reviewed"},
};

bool is_value(const Known& known, const std::string& value)
{
    if (!known.words.empty())
        return !value.empty() && value.find(' ') == std::string::npos
            && (" " + std::string(known.words) + " ").find(" " + value + " ") != std::string::npos;
    int number = 0;
    const char* end = value.data() + value.size();
    const auto [rest, failure] = std::from_chars(value.data(), end, number);
    return failure == std::errc() && rest == end && number >= known.least && number <= known.most;
}

std::string values_of(const Known& known)
{
    if (!known.words.empty())
        return "one of: " + std::string(known.words);
    return "a whole number from " + std::to_string(known.least)
        + (known.most == INT_MAX ? "" : " to " + std::to_string(known.most));
}

} // namespace

Result<std::vector<Setting>> People::settings()
{
    return guarded([&]() -> Result<std::vector<Setting>> {
        std::vector<Setting> all;
        for (const Known& known : settings_known)
            all.push_back({std::string(known.name),
                setting(m_session.state().archive.database, known.name, known.otherwise),
                std::string(known.otherwise), std::string(known.meaning)});
        return all;
    });
}

Result<void> People::change_setting(
    const std::string& name, const std::string& value, const std::string& reason)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed = act.demand(Right::setting_change, {{}, 3, {}, "setting " + name});
            !allowed)
            return allowed;
        if (name.starts_with("retention."))
            return failed(Code::forbidden,
                "how long is kept what is not a setting one person changes (SoD-8)",
                "the head of the archive proposes it and an executive approves");
        const auto known = std::find_if(
            settings_known.begin(), settings_known.end(), [&](const Known& one) { return one.name == name; });
        if (known == settings_known.end())
            return failed(Code::not_found, "there is no setting " + name.substr(0, 64),
                "'strongroom setting list' names them all");
        if (!is_value(*known, value))
            return failed(Code::bad_input, "'" + value.substr(0, 64) + "' cannot be the value of " + name,
                "give " + values_of(*known));
        if (const Result<void> given = give_reason(reason); !given)
            return given;
        const std::string before = setting(act.database(), name, known->otherwise);
        act.database().run(
            "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET "
            "value = ?2",
            name, value);
        act.tell({"setting.changed", "setting:" + name, before, value, reason});
        return {};
    });
}

} // namespace strongroom::archive
