#include <map>
#include <set>

#include "archive/inventory/inventory_table_internal.h"
#include "archive/keys_internal.h"
#include "archive/shelves/box_table_internal.h"
#include "archive/shelves/location_table_internal.h"

namespace strongroom::archive {
namespace {

/// The stock-taking, and as which of the two the person counts.
struct Counting {
    InventoryRecord inventory;
    int counter = 0;
};

Result<Counting> counting_by(Act& act, const std::string& number)
{
    const Result<InventoryRecord> inventory = find_inventory(act.database(), number);
    if (!inventory)
        return tl::make_unexpected(inventory.error());
    if (const auto allowed = act.demand(Right::inventory_count, inventory->subject()); !allowed)
        return tl::make_unexpected(allowed.error());
    const std::optional<int> counter = inventory->counter_number(act.person().id);
    if (!counter)
        return failed(Code::forbidden,
            act.person().login + " is not one of the two who count in " + number + " (SoD-7)",
            "let one of them sign in");
    return Counting{*inventory, *counter};
}

Result<void> still_counting(Act& act, const Counting& counting)
{
    const InventoryRecord& inventory = counting.inventory;
    if (inventory.state == InventoryState::frozen)
        return advance(act, inventory, InventoryState::counting, "");
    if (inventory.state != InventoryState::counting)
        return failed(Code::conflict,
            "stock-taking " + inventory.number + " is " + std::string(name(inventory.state))
                + "; nothing is counted now",
            "it is counted after it was frozen and before it is reconciled");
    if (inventory.finished.at(static_cast<std::size_t>(counting.counter - 1)))
        return failed(Code::conflict, act.person().login + " has finished counting in " + inventory.number,
            "what the two disagree on is counted once more after reconciling");
    return {};
}

/// Writes down sightings, looking up what they name.
class Sightings {
public:
    Sightings(Act& act, const Counting& counting) : m_act(&act), m_counting(&counting)
    {
        if (counting.inventory.round > 1)
            for (const LineRecord& line : line_records(act.database(), counting.inventory))
                if (line.result == CountResult::recount)
                    m_asked.insert(line.uid);
        m_report.round = counting.inventory.round;
    }

    void add(const Sighting& seen)
    {
        const bool known = id_of(seen.code) != 0;
        const std::string kind = !known ? "unknown" : seen.code.kind == Labelled::box ? "box" : "item";
        const std::string uid = known ? seen.code.uid : text_of(seen.code);
        if (m_counting->inventory.round > 1 && !m_asked.contains(uid))
            return;
        const std::int64_t location = seen.location.empty() ? 0 : id_of({Labelled::location, seen.location});
        if (!seen.location.empty() && location == 0)
            m_report.bad.push_back({seen.line, text_of({Labelled::location, seen.location}),
                "the archive does not know this location; what is in it counts as seen, but not where"});
        const std::int64_t box = seen.box.empty() ? 0 : id_of({Labelled::box, seen.box});
        Statement before = m_act->database().prepare("SELECT 1 FROM inventory_sighting WHERE inventory = ? "
                                                     "AND round = ? AND counter = ? AND kind = ? AND uid = ?",
            m_counting->inventory.id, m_counting->inventory.round, m_counting->counter, kind, uid);
        m_report.repeated += before.next() ? 1 : 0;
        m_act->database().run("INSERT OR REPLACE INTO inventory_sighting (inventory, round, counter, kind, "
                              "uid, box, location, condition, "
                              "pages, utc) VALUES (?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?, ?)",
            m_counting->inventory.id, m_counting->inventory.round, m_counting->counter, kind, uid, box,
            location, name(seen.condition), seen.pages, m_act->now());
        (kind == "box" ? m_report.boxes : kind == "item" ? m_report.items : m_report.unknown) += 1;
        m_digested += kind + ' ' + uid + ' ' + std::to_string(box) + ' ' + std::to_string(location) + '\n';
    }

    CountReport& report() { return m_report; }
    /// Of what was counted, for the ledger.
    std::string digest() const { return hexadecimal(sha256(bytes_of(m_digested))); }

private:
    std::int64_t id_of(const ScanCode& code)
    {
        const auto [place, isnew] = m_known.try_emplace(code, 0);
        if (isnew) {
            const std::string table = code.kind == Labelled::box ? "box"
                : code.kind == Labelled::location                ? "location"
                                                                 : "item";
            Statement row = m_act->database().prepare("SELECT id FROM " + table + " WHERE uid = ?", code.uid);
            place->second = row.next() ? row.integer(0) : 0;
        }
        return place->second;
    }

    Act* m_act;
    const Counting* m_counting;
    std::set<std::string> m_asked;
    std::map<ScanCode, std::int64_t> m_known;
    CountReport m_report;
    std::string m_digested;
};

} // namespace

Result<std::vector<CountPlace>> Inventory::places(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<CountPlace>> {
        Database& database = act.database();
        const Result<Counting> counting = counting_by(act, number);
        if (!counting)
            return tl::make_unexpected(counting.error());
        const InventoryRecord& inventory = counting->inventory;
        if (inventory.state != InventoryState::frozen && inventory.state != InventoryState::counting)
            return failed(Code::conflict,
                "stock-taking " + number + " is " + std::string(name(inventory.state))
                    + "; nothing is counted now",
                "count while a stock-taking is FROZEN or COUNTING");
        std::vector<CountPlace> places;
        std::set<LocationId> told;
        constexpr int whole = 100;
        for (const LineRecord& line : line_records(database, inventory)) {
            const std::string location = line.location ? full_code(database, *line.location) : "";
            if (inventory.round > 1) {
                if (line.result != CountResult::recount)
                    continue;
                const CountLine shown = line_of(act.archive(), line);
                places.push_back({location, shown.box, shown.label});
                // Where it was seen is looked at as well; which of the two saw it there is not told.
                Statement seen = database.prepare("SELECT DISTINCT coalesce(location, 0), coalesce(box, 0) "
                                                  "FROM inventory_sighting WHERE inventory = ? "
                                                  "AND kind = ? AND uid = ? ORDER BY 1, 2",
                    inventory.id, line.kind, line.uid);
                while (seen.next()) {
                    CountPlace other{seen.integer(0) > 0 ? full_code(database, {seen.integer(0)}) : "",
                        seen.integer(1) > 0 ? box_code(database, {seen.integer(1)}) : "", shown.label};
                    if (other.location != places.back().location || other.box != places.back().box)
                        places.push_back(std::move(other));
                }
            } else if (inventory.sample_percent < whole) {
                if (line.kind == "box")
                    places.push_back({location, box_code(database, *line.box), ""});
            } else if (line.location && told.insert(*line.location).second) {
                places.push_back({location, "", ""});
            }
        }
        return places;
    });
}

Result<CountReport> Inventory::count(const std::string& number, const CountList& list)
{
    return carried_out(*m_session, [&](Act& act) -> Result<CountReport> {
        const Result<Counting> counting = counting_by(act, number);
        if (!counting)
            return tl::make_unexpected(counting.error());
        if (const auto may = still_counting(act, *counting); !may)
            return tl::make_unexpected(may.error());
        Sightings sightings(act, *counting);
        for (const Sighting& sighting : list.sightings)
            sightings.add(sighting);
        CountReport report = sightings.report();
        report.repeated += list.repeated;
        report.bad.insert(report.bad.begin(), list.bad.begin(), list.bad.end());
        act.tell({"inventory.counted", counting->inventory.object(), "", sightings.digest(),
            "round " + std::to_string(report.round) + ": " + std::to_string(report.items) + " items, "
                + std::to_string(report.boxes) + " boxes, " + std::to_string(report.unknown) + " unknown"});
        return report;
    });
}

Result<Stocktaking> Inventory::finish_count(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Stocktaking> {
        const Result<Counting> counting = counting_by(act, number);
        if (!counting)
            return tl::make_unexpected(counting.error());
        if (const auto may = still_counting(act, *counting); !may)
            return tl::make_unexpected(may.error());
        act.database().run(counting->counter == 1
                ? "UPDATE inventory SET first_finished = 1, counted_on = ? WHERE id = ?"
                : "UPDATE inventory SET second_finished = 1, counted_on = ? WHERE id = ?",
            act.today(), counting->inventory.id);
        act.tell({"inventory.finished", counting->inventory.object(), "",
            "round " + std::to_string(counting->inventory.round), ""});
        return stocktaking_of(act.database(), find_inventory(act.database(), number).value());
    });
}

} // namespace strongroom::archive
