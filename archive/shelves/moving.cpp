#include <algorithm>

#include "archive/shelves/contract_order_internal.h"
#include "archive/shelves/room_internal.h"
#include "archive/shelves/seeing_internal.h"
#include "archive/shelves/shelves.h"
#include "archive/shelves/standing_internal.h"

namespace strongroom::archive {
namespace {

/// Where the second half begins: about half of the paper, and no file is torn apart unless it is the only
/// one.
std::size_t middle_of(const std::vector<ItemRecord>& items, const PaperThickness& paper)
{
    std::int64_t whole = 0, front = 0;
    for (const ItemRecord& item : items)
        whole += paper.of(item.pages, item.sheets).micrometres;
    std::size_t best = 0;
    std::int64_t best_miss = 0;
    const bool one_file = items.front().file == items.back().file;
    for (std::size_t index = 1; index < items.size(); ++index) {
        front += paper.of(items[index - 1].pages, items[index - 1].sheets).micrometres;
        if (!one_file && items[index].file == items[index - 1].file)
            continue;
        const std::int64_t miss = std::abs(whole - 2 * front);
        if (best == 0 || miss < best_miss) {
            best = index;
            best_miss = miss;
        }
    }
    return best;
}

/// What is away comes back to the other box.
void rehome(Act& act, const ItemRecord& item, BoxId to, const std::string& why)
{
    act.database().run("UPDATE item SET home = ? WHERE id = ?", to.value, item.id.value);
    act.tell({"item.rehomed", item.object(), item.home ? "box:" + std::to_string(item.home->value) : "",
        "box:" + std::to_string(to.value), why});
}

} // namespace

Result<MovedBox> Shelves::move_box(const BoxMove& move)
{
    return carried_out(*m_session, [&](Act& act) -> Result<MovedBox> {
        Database& database = act.database();
        const Result<BoxRecord> box = find_box(database, move.box);
        if (!box)
            return tl::make_unexpected(box.error());
        if (const auto allowed = act.demand(Right::box_place, box->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        if (box->state == BoxState::dissolved)
            return failed(Code::conflict, box->label() + " is dissolved", "choose a box that is in use");
        const Result<LocationRecord> to = find_location(database, move.to);
        if (!to)
            return tl::make_unexpected(to.error());
        if (!move.from.empty()) {
            const Result<LocationRecord> from = find_location(database, move.from);
            if (!from)
                return tl::make_unexpected(from.error());
            if (box->location != from->id)
                return failed(Code::conflict,
                    box->label() + " is not in " + full_code(database, from->id) + ": it is "
                        + (box->location ? "in " + full_code(database, *box->location) : "on no shelf"),
                    "somebody may have moved it meanwhile; look at it again and decide anew");
        }
        return stand_on(act, *box, *to, move.position, move.why);
    });
}

Result<std::vector<MovedBox>> Shelves::move_shelf(
    const std::string& from, const std::string& to, const std::string& why, Trial trial)
{
    return tried_out(*m_session, trial, [&](Act& act) -> Result<std::vector<MovedBox>> {
        Database& database = act.database();
        const Result<LocationRecord> source = find_location(database, from),
                                     target = find_location(database, to);
        for (const auto* location : {&source, &target})
            if (!*location)
                return tl::make_unexpected(location->error());
        if (source->id == target->id)
            return failed(Code::bad_input, "the boxes stand in " + to + " already", "name another location");
        std::vector<MovedBox> moved;
        for (const BoxRecord& box : boxes_on(database, source->id)) {
            if (const auto allowed = act.demand(Right::box_place, box.subject()); !allowed)
                return tl::make_unexpected(allowed.error());
            const Result<MovedBox> put = stand_on(act, box, *target, 0, why);
            if (!put)
                return tl::make_unexpected(put.error());
            moved.push_back(*put);
        }
        if (moved.empty())
            return failed(Code::conflict, "no box stands in " + full_code(database, source->id),
                "look where boxes stand with 'strongroom box list'");
        return moved;
    });
}

Result<Split> Shelves::split_box(const std::string& box, Trial trial)
{
    return tried_out(*m_session, trial, [&](Act& act) -> Result<Split> {
        Database& database = act.database();
        const Result<BoxRecord> full = find_box(database, box);
        if (!full)
            return tl::make_unexpected(full.error());
        if (const auto allowed = act.demand(Right::box_place, full->subject()); !allowed)
            return tl::make_unexpected(allowed.error());
        if (full->state == BoxState::dissolved || !full->location)
            return failed(Code::conflict, full->label() + " is on no shelf", "put it on a shelf first");
        if (const auto may = may_rearrange(database, *full); !may)
            return tl::make_unexpected(may.error());
        const std::vector<ItemRecord> items = items_belonging_to(database, full->id);
        if (items.size() < 2)
            return failed(Code::conflict,
                full->label() + " holds " + (items.empty() ? "nothing" : "a single item"),
                "there is nothing to split");
        const std::optional<Standing> place = room_beside(LocationTree(database), *full, full->thickness_mm);
        if (!place)
            return failed(Code::conflict,
                "no place for another box of " + std::to_string(full->thickness_mm) + " mm is left for grade "
                    + std::to_string(full->key.grade),
                "make room first; 'strongroom location space' shows where it is tight");
        const std::string why = "split of " + full->code;
        const BoxRecord made = make_box(act, full->project, full->key, full->thickness_mm, full->page_limit,
            full->state == BoxState::temporary ? BoxState::temporary : BoxState::open);
        const auto stands
            = stand_on(act, made, location_record(database, place->location), place->position, why);
        if (!stands)
            return tl::make_unexpected(stands.error());
        const std::size_t middle = middle_of(items, PaperThickness(database));
        const PersonId keeper = keeper_of(database, place->location, act.person().id);
        for (std::size_t index = middle; index < items.size(); ++index) {
            if (items[index].at.kind != Whereabouts::Kind::box)
                rehome(act, items[index], made.id, why);
            else if (const auto moved
                     = move_item(act, items[index], {Whereabouts::Kind::box, made.id.value}, why);
                     !moved)
                return tl::make_unexpected(moved.error());
        }
        database.run("UPDATE item SET custodian = ? WHERE box = ?", keeper.value, made.id.value);
        ContractNumbers numbers(act.archive());
        arrange(database, full->id, numbers);
        arrange(database, made.id, numbers);
        return Split{full->code, made.code,
            reference_of(file_record(database, items[middle].file), items[middle]),
            static_cast<int>(items.size() - middle)};
    });
}

} // namespace strongroom::archive
