#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "archive/inventory/inventory_table_internal.h"
#include "archive/shelves/box_table_internal.h"

namespace strongroom::archive {
namespace {

/// What one counter says of one thing.
struct Seen {
    bool there = false;
    std::optional<BoxId> box;
    std::optional<LocationId> location;
    Condition condition = Condition::sound;
    int pages = 0;
};

using Kind = std::pair<std::string, std::string>; ///< "item", uid

/// What both counters saw in a round.
using Sheet = std::map<Kind, Seen>;

Sheet sheet_of(Database& database, const InventoryRecord& inventory, int counter)
{
    Sheet sheet;
    Statement row
        = database.prepare("SELECT kind, uid, box, location, condition, pages FROM inventory_sighting WHERE "
                           "inventory = ? AND round = ? AND counter = ?",
            inventory.id, inventory.round, counter);
    while (row.next()) {
        Seen seen{true, {}, {}, Condition::sound, static_cast<int>(row.integer(5))};
        if (!row.null(2))
            seen.box = BoxId{row.integer(2)};
        if (!row.null(3))
            seen.location = LocationId{row.integer(3)};
        for (const Condition each : {Condition::damaged, Condition::label_wrong})
            if (row.text(4) == name(each))
                seen.condition = each;
        sheet[{row.text(0), row.text(1)}] = seen;
    }
    return sheet;
}

/// Everywhere the ledger says an item was since the freeze.
struct Way {
    std::set<std::int64_t> boxes, desks;
    bool away = false; ///< for some of the time: lent, on its way, or gone

    void add(const std::string& at)
    {
        const std::size_t colon = at.find(':');
        const std::string kind = at.substr(0, colon);
        const std::int64_t id = colon == std::string::npos ? 0 : std::stoll(at.substr(colon + 1));
        if (kind == "box")
            boxes.insert(id);
        else if (kind == "desk")
            desks.insert(id);
        else
            away = true;
    }
};

Way way_of(Database& database, const InventoryRecord& inventory, const std::string& uid,
    const std::string& on_record)
{
    Way way;
    way.add(on_record);
    Statement row = database.prepare(
        "SELECT before, after FROM ledger WHERE object = ? AND action = 'item.moved' AND seq > ?",
        "item:" + uid, inventory.frozen_seq);
    while (row.next()) {
        way.add(row.text(0));
        way.add(row.text(1));
    }
    return way;
}

/// What one counter's count means for one line: two counts agree where these are the same.
struct Meaning {
    CountResult result = CountResult::missing; ///< on_shelf, lent, misplaced, missing
    std::int64_t box = 0, location = 0;        ///< where, if misplaced
    auto operator<=>(const Meaning&) const = default;
};

Meaning elsewhere(const Seen& seen)
{
    return {CountResult::misplaced, seen.box ? seen.box->value : 0,
        !seen.box && seen.location ? seen.location->value : 0};
}

Meaning meaning_for_item(const LineRecord& line, const Way& way, const Seen& seen)
{
    if (!seen.there)
        return {way.away ? CountResult::lent : CountResult::missing, 0, 0};
    if (seen.box)
        return way.boxes.contains(seen.box->value) ? Meaning{CountResult::on_shelf, 0, 0} : elsewhere(seen);
    if (way.boxes.empty() && way.desks.empty())
        return elsewhere(seen); // it ought to be away all the time
    // No box was scanned: the shelf, if told, has to be the right one.
    const bool right
        = !seen.location || seen.location == line.location || way.desks.contains(seen.location->value);
    return right ? Meaning{CountResult::on_shelf, 0, 0} : elsewhere(seen);
}

Meaning meaning_for_box(Database& database, const LineRecord& line, const Seen& seen, bool contents_seen)
{
    const BoxRecord now = box_record(database, *line.box);
    if (!seen.there) {
        const bool moved = now.location != line.location;
        return {contents_seen || moved ? CountResult::on_shelf : CountResult::missing, 0, 0};
    }
    const bool right = !seen.location || seen.location == line.location || seen.location == now.location;
    return right ? Meaning{CountResult::on_shelf, 0, 0} : elsewhere(seen);
}

/// The state of the paper as either of the two saw it.
void add_condition(Database& database, LineRecord& line, const Seen& seen)
{
    if (seen.condition != Condition::sound)
        line.condition = seen.condition;
    if (!line.item || seen.pages == 0)
        return;
    line.pages = seen.pages;
    if (const int recorded = item_record(database, *line.item).pages; recorded != seen.pages) {
        line.condition = line.condition == Condition::sound ? Condition::damaged : line.condition;
        line.note = std::to_string(seen.pages) + " pages counted, " + std::to_string(recorded) + " on record";
    }
}

/// Compares both counts with the record, line by line.
class Comparison {
public:
    Comparison(Database& database, const InventoryRecord& inventory)
        : m_database(&database), m_inventory(&inventory), m_sheets{sheet_of(database, inventory, 1),
                                                              sheet_of(database, inventory, 2)}
    {
        for (std::size_t counter = 0; counter < 2; ++counter)
            for (const auto& [thing, seen] : m_sheets.at(counter))
                if (thing.first == "item" && seen.box)
                    m_opened.at(counter).insert(seen.box->value);
    }

    /// True where the two disagree on something.
    bool compare()
    {
        bool disagree = false;
        std::set<Kind> listed;
        for (LineRecord& line : line_records(*m_database, *m_inventory)) {
            listed.insert({line.kind, line.uid});
            if (line.result != CountResult::open && line.result != CountResult::recount)
                continue;
            judge(line);
            set_result(*m_database, line);
            disagree = disagree || line.result == CountResult::recount;
        }
        if (m_inventory->round == 1)
            for (const Sheet& sheet : m_sheets)
                for (const auto& [thing, seen] : sheet)
                    if (listed.insert(thing).second)
                        disagree = !add_foreign(thing) || disagree;
        return disagree;
    }

private:
    Seen seen_by(std::size_t counter, const Kind& thing) const
    {
        const auto found = m_sheets.at(counter).find(thing);
        return found == m_sheets.at(counter).end() ? Seen() : found->second;
    }

    Meaning meaning(const LineRecord& line, std::size_t counter) const
    {
        const Seen seen = seen_by(counter, {line.kind, line.uid});
        if (!line.expected)
            return seen.there ? elsewhere(seen) : Meaning{};
        if (line.kind == "box")
            return meaning_for_box(*m_database, line, seen, m_opened.at(counter).contains(line.box->value));
        return meaning_for_item(line, way_of(*m_database, *m_inventory, line.uid, line.on_record), seen);
    }

    void judge(LineRecord& line)
    {
        const Meaning first = meaning(line, 0), second = meaning(line, 1);
        for (std::size_t counter = 0; counter < 2; ++counter)
            add_condition(*m_database, line, seen_by(counter, {line.kind, line.uid}));
        const auto fine = [](const Meaning& each) {
            return each.result == CountResult::on_shelf || each.result == CountResult::lent;
        };
        // One may have looked before it was lent and the other after: both are right.
        const bool agree = first == second || (fine(first) && fine(second));
        if (!agree) {
            line.result = CountResult::recount;
            return;
        }
        line.found_box = first.box > 0 ? std::optional(BoxId{first.box}) : std::nullopt;
        line.found_location = first.location > 0 ? std::optional(LocationId{first.location}) : std::nullopt;
        line.result = line.expected ? result_of(line, first) : unexpected(line, first);
    }

    CountResult result_of(LineRecord& line, const Meaning& agreed)
    {
        if (agreed.result == CountResult::misplaced && line.item) {
            const Way way = way_of(*m_database, *m_inventory, line.uid, line.on_record);
            if (way.boxes.empty() && way.desks.empty()) {
                line.note = "there, although it is " + line.on_record.substr(0, line.on_record.find(':'))
                    + " on record";
                return CountResult::foreign;
            }
        }
        const bool there = agreed.result == CountResult::on_shelf;
        if (there && line.condition == Condition::damaged)
            return CountResult::damaged;
        if (there && line.condition == Condition::label_wrong)
            return CountResult::label;
        return agreed.result;
    }

    static CountResult unexpected(LineRecord& line, const Meaning& agreed)
    {
        if (agreed.result == CountResult::misplaced)
            return CountResult::foreign;
        line.note = "not there any more when it was looked for again";
        return CountResult::on_shelf;
    }

    /// Something that was not expected; false where only one of the two saw it.
    bool add_foreign(const Kind& thing)
    {
        LineRecord line;
        line.kind = thing.first;
        line.uid = thing.second;
        line.expected = false;
        line.on_record = "unknown";
        if (line.kind == "item") {
            const ItemRecord item = find_item(*m_database, line.uid).value();
            line.item = item.id;
            line.on_record = item.at.text();
            if (item.at.kind == Whereabouts::Kind::box)
                line.box = BoxId{item.at.id};
            if (line.box)
                line.location = box_record(*m_database, *line.box).location;
        } else if (line.kind == "box") {
            const BoxRecord box = find_box(*m_database, line.uid).value();
            line.box = box.id;
            line.location = box.location;
            line.on_record = box.location ? "location:" + std::to_string(box.location->value) : "nowhere";
        }
        if (came_meanwhile(line))
            return true;
        judge(line);
        add_line(*m_database, *m_inventory, line);
        return line.result != CountResult::recount;
    }

    /// Whether the record by now says that it is where it was seen.
    bool came_meanwhile(const LineRecord& line) const
    {
        for (std::size_t counter = 0; counter < 2; ++counter) {
            const Seen seen = seen_by(counter, {line.kind, line.uid});
            if (!seen.there)
                continue;
            const bool there = line.kind == "item"
                ? seen.box
                    && way_of(*m_database, *m_inventory, line.uid, line.on_record)
                           .boxes.contains(seen.box->value)
                : line.kind == "box" && seen.location && seen.location == line.location;
            if (!there)
                return false;
        }
        return true;
    }

    Database* m_database;
    const InventoryRecord* m_inventory;
    std::array<Sheet, 2> m_sheets;
    std::array<std::set<std::int64_t>, 2> m_opened; ///< boxes whose contents each scanned
};

} // namespace

Result<Stocktaking> Inventory::reconcile(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Stocktaking> {
        Database& database = act.database();
        const Result<InventoryRecord> inventory = find_inventory(database, number);
        if (!inventory)
            return tl::make_unexpected(inventory.error());
        if (const auto allowed = act.demand(Right::inventory_plan, inventory->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        if (inventory->state == InventoryState::counting
            && (!inventory->finished[0] || !inventory->finished[1]))
            return failed(Code::conflict, "the two counters of " + number + " have not both finished",
                "each says so when all is counted: strongroom inventory finish " + number);
        if (inventory->state == InventoryState::counting && Comparison(database, *inventory).compare()
            && inventory->round < most_rounds) {
            database.run("UPDATE inventory SET round = round + 1, first_finished = 0, second_finished = 0 "
                         "WHERE id = ?",
                inventory->id);
            act.tell({"inventory.recount", inventory->object(), "",
                "round " + std::to_string(inventory->round + 1), ""});
        } else {
            if (const auto done = advance(act, *inventory, InventoryState::reconciled, ""); !done)
                return tl::make_unexpected(done.error());
            database.run(
                "UPDATE inventory SET reconciled_by = ? WHERE id = ?", act.person().id.value, inventory->id);
            make_tasks(database, *inventory);
        }
        return stocktaking_of(database, find_inventory(database, number).value());
    });
}

} // namespace strongroom::archive
