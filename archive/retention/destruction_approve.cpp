#include <algorithm>

#include "archive/retention/destruction.h"
#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"
#include "archive/shelves/location_table_internal.h"
#include "archive/shelves/scan_code.h"

namespace strongroom::archive {
namespace {

using S = DestructionState;
using Part = DestructionPart;

constexpr int usual_cooling_days = 30;

Result<void> is_the_one_shown(const ListRecord& record, const std::string& digest)
{
    if (digest.empty() || digest == record.list.digest)
        return {};
    return failed(Code::conflict,
        record.label() + " was changed: it is version " + std::to_string(record.list.version)
            + " with SHA-256 " + record.list.digest + " now",
        "look at it again and decide anew");
}

/// From the last approval on.
Result<void> cool_down(Act& act, ListRecord& record)
{
    if (const auto moved = move_files(act, record, FileState::destruction_approved); !moved)
        return moved;
    const int days = number_setting(act.database(), "destruction.cooling_days", usual_cooling_days);
    const std::string until = days_after(act.today(), days);
    act.database().run("UPDATE destruction SET cooling_until = ? WHERE id = ?", until, record.id);
    move_on(act, record, S::cooling, until);
    return {};
}

void put_seen(Act& act, const ListRecord& record, std::span<const ItemRecord> items, std::string_view part)
{
    for (const ItemRecord& item : items)
        act.database().run(
            "INSERT OR IGNORE INTO destruction_seen (destruction, version, item, part, person, utc) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            record.id, record.list.version, item.id.value, part, act.person().id.value, act.now());
}

/// The items of the list that nobody of `part` has seen, in words; empty where all were seen.
std::string unseen(Act& act, const ListRecord& record, std::string_view part)
{
    std::string all;
    for (const DestructionLine& line : record.list.lines)
        for (const DestructionItem& item : line.items) {
            const bool seen
                = act.database()
                      .prepare(
                          "SELECT 1 FROM destruction_seen s JOIN item i ON i.id = s.item WHERE i.uid = ? AND "
                          "s.destruction = ? AND s.version = ? AND s.part = ?",
                          item.uid, record.id, record.list.version, part)
                      .next();
            if (line.removed.empty() && !seen)
                all += (all.empty() ? "" : ", ") + line.reference_code + " item " + item.uid;
        }
    return all;
}

} // namespace

void put_decision(Act& act, const ListRecord& record, const std::string& step, std::string_view decision,
    const std::string& reason)
{
    act.database().run(
        "INSERT INTO approval (object, step, round, person, decision, reason, digest, utc) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?)",
        record.object(), step, record.list.version, act.person().id.value, decision, reason,
        record.list.digest, act.now());
    act.tell({"destruction.decided", record.object(), record.list.digest, step + ' ' + std::string(decision),
        reason});
}

Result<std::vector<ItemRecord>> scanned_items(
    Act& act, const ListRecord& record, std::span<const std::string> scanned)
{
    std::vector<ItemRecord> items;
    for (const std::string& text : scanned) {
        std::string reference = text;
        if (is_scan_code(text)) {
            const Result<ScanCode> code = read_scan_code(text);
            if (!code)
                return tl::make_unexpected(code.error());
            reference = code->uid;
        }
        Result<ItemRecord> item = find_item(act.database(), reference);
        if (!item)
            return tl::make_unexpected(item.error());
        const std::string file = file_record(act.database(), item->file).uid;
        const bool listed = std::any_of(record.list.lines.begin(), record.list.lines.end(),
            [&](const DestructionLine& line) { return line.file == file && line.removed.empty(); });
        if (!listed)
            return failed(Code::bad_input, item->label() + " is not on " + record.label(),
                "put it back where it belongs and leave it out");
        if (std::any_of(
                items.begin(), items.end(), [&](const ItemRecord& other) { return other.id == item->id; }))
            return failed(Code::bad_input, item->label() + " was scanned twice", "scan each item once");
        items.push_back(std::move(*item));
    }
    return items;
}

Result<void> Destruction::approve(
    const std::string& number, const std::string& digest, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<ListRecord> now = find_list(act, number);
        if (!now)
            return tl::make_unexpected(now.error());
        const bool second = now->list.state == S::approved_1;
        Result<ListRecord> record = before_step(act, number, second ? S::approved_2 : S::approved_1,
            second ? Part::approver_2 : Part::approver_1);
        if (!record)
            return tl::make_unexpected(record.error());
        if (const auto same = is_the_one_shown(*record, digest); !same)
            return same;
        if (const auto clean = names_nobody(act, *record, reason); !clean)
            return clean;
        put_decision(act, *record, second ? "approve_2" : "approve_1", "approved", reason);
        move_on(act, *record, second ? S::approved_2 : S::approved_1, reason);
        return second || record->list.short_path ? cool_down(act, *record) : Result<void>();
    });
}

Result<void> Destruction::schedule(const std::string& number, const std::string& on, const std::string& place)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = before_step(act, number, S::scheduled);
        if (!record)
            return tl::make_unexpected(record.error());
        if (act.today() < record->list.cooling_until)
            return failed(Code::conflict, record->label() + " is cooling until " + record->list.cooling_until,
                "until then everybody may still object; schedule it on that day or later");
        if (!is_date(on) || on < act.today())
            return failed(Code::bad_input, "'" + on + "' is not a day to come", "say the day as YYYY-MM-DD");
        const Result<std::string> where = said(place, "the place of the destruction");
        if (!where)
            return tl::make_unexpected(where.error());
        act.database().run(
            "UPDATE destruction SET planned_on = ?, planned_place = ? WHERE id = ?", on, *where, record->id);
        move_on(act, *record, S::scheduled, on);
        return {};
    });
}

Result<void> Destruction::pull(
    const std::string& number, std::span<const std::string> scanned, const std::string& desk)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = before_step(act, number, S::pulled);
        if (!record)
            return tl::make_unexpected(record.error());
        const Result<LocationRecord> to = find_desk(act.database(), desk);
        if (!to)
            return tl::make_unexpected(to.error());
        const Result<std::vector<ItemRecord>> items = scanned_items(act, *record, scanned);
        if (!items)
            return tl::make_unexpected(items.error());
        put_seen(act, *record, *items, "pull");
        if (const std::string left = unseen(act, *record, "pull"); !left.empty())
            return failed(Code::conflict,
                std::to_string(items->size()) + " of " + std::to_string(record->list.items())
                    + " items were counted; not among them: " + left,
                "look for it; take its file off the list where it stays missing");
        for (const ItemRecord& item : *items)
            if (const auto moved
                = move_item(act, item, {Whereabouts::Kind::desk, to->id.value}, "下架待销毁 " + number);
                !moved)
                return moved;
        move_on(act, *record, S::pulled, std::to_string(items->size()) + " items");
        return {};
    });
}

Result<void> Destruction::confirm(const std::string& number, std::span<const std::string> scanned)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = before_step(act, number, S::prechecked, Part::witness_1);
        if (!record)
            return tl::make_unexpected(record.error());
        const Result<Part> part = witness_part(act, *record);
        if (!part)
            return tl::make_unexpected(part.error());
        const Result<std::vector<ItemRecord>> items = scanned_items(act, *record, scanned);
        if (!items)
            return tl::make_unexpected(items.error());
        if (items->empty())
            return failed(
                Code::bad_input, "no item was confirmed", "scan the label of each item on the desk");
        put_seen(act, *record, *items, name(*part));
        for (const ItemRecord& item : *items)
            act.tell({"destruction.confirmed", item.object(), record->list.digest, std::string(name(*part)),
                number});
        const bool complete = unseen(act, *record, name(Part::witness_1)).empty()
            && (record->list.short_path || unseen(act, *record, name(Part::witness_2)).empty());
        if (!complete)
            return {};
        if (const auto moved = move_files(act, *record, FileState::destruction_witnessed); !moved)
            return moved;
        move_on(act, *record, S::prechecked);
        return {};
    });
}

} // namespace strongroom::archive
