#include <algorithm>
#include <array>

#include "archive/shelves/box_rules_internal.h"
#include "archive/shelves/contract_order_internal.h"
#include "archive/shelves/room_internal.h"
#include "archive/shelves/seeing_internal.h"
#include "archive/shelves/shelves.h"
#include "archive/shelves/standing_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t most_boxes = 5;
constexpr std::array standard_spines{50, 40, 30, 20};

/// A box that may hold the file as far as its key goes.
struct Candidate {
    BoxRecord box;
    Fill fill;
    Reach reach;
};

/// All that is asked when a place for a file is looked for.
class Search {
public:
    Search(Session::State& session, const FileRecord& file)
        : m_database(&session.archive.database), m_file(file), m_numbers(session.archive),
          m_tree(*m_database), m_paper(*m_database), m_order(m_numbers.of(file.id))
    {
        for (const ItemRecord& item : items_of(*m_database, file.id))
            if (waits(item))
                m_need += m_paper.of(item.pages, item.sheets);
        m_key = key_of(file);
        m_temporary = file.state == FileState::keyed || file.state == FileState::verified;
        if (m_temporary)
            m_key.retention.clear();
    }

    bool anything_waits() const { return m_need.items > 0; }

    std::vector<Proposal> proposals()
    {
        std::vector<Candidate> candidates = shelved_boxes();
        const std::size_t home = home_of(candidates);
        std::vector<std::size_t> nearest(candidates.size());
        for (std::size_t index = 0; index < nearest.size(); ++index)
            nearest[index] = index;
        const auto distance = [&](std::size_t index) {
            return std::pair(
                candidates[index].reach.empty, index > home ? 2 * (index - home) - 1 : 2 * (home - index));
        };
        std::stable_sort(nearest.begin(), nearest.end(),
            [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
        std::vector<Proposal> found;
        for (const std::size_t index : nearest)
            if (const Candidate& each = candidates[index];
                found.size() < most_boxes && each.box.takes(each.fill, m_need))
                found.push_back(into(each));
        if (!candidates.empty() && !candidates[home].reach.empty)
            if (const Candidate& best = candidates[home]; !best.box.takes(best.fill, m_need))
                for (Proposal& proposal : found)
                    proposal.warnings.push_back(best.box.label()
                        + ", where it would stand in order, is full; split "
                          "it to keep the contract numbers together");
        found.push_back(new_box(candidates.empty() ? nullptr : &candidates[home]));
        return found;
    }

private:
    bool waits(const ItemRecord& item) const
    {
        return item.at.kind == Whereabouts::Kind::desk
            || (item.at.kind == Whereabouts::Kind::box
                && box_record(*m_database, {item.at.id}).state == BoxState::temporary);
    }

    std::vector<Candidate> shelved_boxes()
    {
        std::vector<Candidate> found;
        for (BoxRecord& box : boxes_with(*m_database, m_file.project, m_key)) {
            const bool usable = box.state == (m_temporary ? BoxState::temporary : BoxState::open)
                && box.location && !m_tree[m_tree.index_of(*box.location)].closed;
            if (!usable)
                continue;
            const Fill fill = fill_of(*m_database, box.id, m_paper);
            const Reach reach = reach_of(*m_database, box.id, m_numbers);
            found.push_back({std::move(box), fill, reach});
        }
        std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
            return a.reach.empty != b.reach.empty ? b.reach.empty
                                                  : !a.reach.empty && a.reach.first < b.reach.first;
        });
        return found;
    }

    /// The box in which, or behind which, the file stands in order.
    std::size_t home_of(const std::vector<Candidate>& candidates) const
    {
        std::size_t home = 0;
        for (std::size_t index = 0; index < candidates.size(); ++index)
            if (!candidates[index].reach.empty && !(m_order < candidates[index].reach.first))
                home = index;
        return home;
    }

    std::string reason(const Candidate& candidate) const
    {
        const std::string box = candidate.box.label();
        if (candidate.reach.empty)
            return box + " is empty and for the same project, building, retention and grade";
        const auto shown = [](const FilingOrder& order) {
            return order.contract_no.empty() ? order.reference : order.contract_no;
        };
        const std::string range = " holds " + shown(candidate.reach.first) + " to "
            + shown(candidate.reach.last) + ", and " + shown(m_order);
        if (m_order < candidate.reach.first)
            return box + range + " stands before them";
        if (candidate.reach.last < m_order)
            return box + range + " stands behind them";
        return box + range + " stands between them";
    }

    Proposal into(const Candidate& candidate)
    {
        const BoxRecord& box = candidate.box;
        Proposal proposal{box.code, m_tree[m_tree.index_of(*box.location)].full_code, 1,
            box.page_limit - candidate.fill.pages - m_need.pages, 0, 0, reason(candidate), {}};
        Fill after = candidate.fill;
        after += m_need;
        proposal.free_mm = box.thickness_mm - after.mm();
        for (const ItemRecord& item : items_belonging_to(*m_database, box.id))
            if (m_numbers.of(item.file) < m_order || item.file == m_file.id)
                ++proposal.position;
        return proposal;
    }

    Proposal new_box(const Candidate* beside)
    {
        Proposal proposal;
        const int usual = number_setting(*m_database, "box.thickness_mm", 50);
        std::vector<int> spines{usual};
        spines.insert(spines.end(), standard_spines.begin(), standard_spines.end());
        std::erase_if(
            spines, [&](int spine) { return spine < m_need.mm() || spine > std::max(usual, m_need.mm()); });
        if (spines.empty())
            spines.push_back((m_need.mm() + 9) / 10 * 10);
        std::optional<Standing> standing;
        for (const int spine : spines) {
            proposal.new_thickness_mm = spine;
            standing = beside ? room_beside(m_tree, beside->box, spine)
                              : room_anywhere(m_tree, m_key.grade, spine);
            if (standing)
                break;
        }
        proposal.free_mm = proposal.new_thickness_mm - m_need.mm();
        proposal.reason = beside ? "a new box beside " + beside->box.label()
                                 : "no box is there yet for this project, building, retention and grade";
        if (!standing) {
            proposal.warnings.push_back("no location secured for grade " + std::to_string(m_key.grade)
                + " has room for a box of " + std::to_string(proposal.new_thickness_mm) + " mm");
            return proposal;
        }
        proposal.location = m_tree[m_tree.index_of(standing->location)].full_code;
        proposal.position = standing->position > 0 ? standing->position
                                                   : m_tree[m_tree.index_of(standing->location)].boxes + 1;
        return proposal;
    }

    Database* m_database;
    FileRecord m_file;
    ContractNumbers m_numbers;
    LocationTree m_tree;
    PaperThickness m_paper;
    FilingOrder m_order;
    Fill m_need;
    BoxKey m_key;
    bool m_temporary = false;
};

} // namespace

Result<std::vector<Proposal>> Shelves::propose(const std::string& file)
{
    return seen_by(*m_session, [&](Session::State& session) -> Result<std::vector<Proposal>> {
        const Result<FileRecord> found = find_scanned_file(session.archive.database, file);
        if (!found)
            return tl::make_unexpected(found.error());
        const Verdict verdict
            = may(session.person, Right::box_place, found->subject(), session.archive.premises.today());
        if (!verdict.allowed())
            return failed(Code::forbidden, verdict.why, verdict.advice);
        Search search(session, *found);
        if (!search.anything_waits())
            return failed(Code::conflict, "nothing of " + found->label() + " waits to be boxed",
                "'strongroom item where' tells where its items are");
        return search.proposals();
    });
}

} // namespace strongroom::archive
