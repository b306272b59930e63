#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/act_internal.h"
#include "archive/filing/file_record_internal.h"
#include "archive/shelves/location.h"

namespace strongroom::archive {

/// A location's row.
struct LocationRecord {
    LocationId id;
    std::string uid;
    std::optional<LocationId> parent;
    LocationKind kind = LocationKind::place;
    std::string code, name;
    int grade = 3, capacity_mm = 0;
    std::optional<PersonId> custodian; ///< its own
    bool closed = false;

    std::string object() const { return "location:" + uid; } ///< in the ledger
};

/// By scanned label, uid or full code. Errors: not_found; bad_input for a label of something else.
Result<LocationRecord> find_location(Database& database, const std::string& reference);
/// A desk that is not closed: as find_location(), or by its own code where only one desk is called so. Errors
/// besides: conflict where several are, or it is closed.
Result<LocationRecord> find_desk(Database& database, const std::string& reference);
LocationRecord location_record(Database& database, LocationId id); ///< throws Failure where there is none

/// Up to 12 letters, digits and dashes: what a person can read to another and a label can hold.
bool usable_code(const std::string& code);
/// Adds it as it is and tells the ledger. \pre nothing of that full code is there
LocationId make_location(Act& act, const LocationRecord& wanted);

/// From the largest place down to it.
std::vector<LocationRecord> way_to(Database& database, LocationId id);
/// "01-03-02-05-L-07". A site counts only where it is asked for itself: labels of a room do not name it.
std::string full_code(const std::vector<LocationRecord>& way);
std::string full_code(Database& database, LocationId id);
/// Who answers for it: the nearest of the way that has somebody.
std::optional<PersonId> custodian_of(const std::vector<LocationRecord>& way);
/// Whether it, or a larger place it is in, is closed.
bool closed(const std::vector<LocationRecord>& way);

/// All locations at once, for lists and proposals.
class LocationTree {
public:
    struct Node {
        LocationRecord record;
        std::string full_code;
        std::vector<std::size_t> children; ///< in shelf order
        std::optional<std::size_t> parent;
        int used_mm = 0, boxes = 0, items = 0;
        std::string custodian; ///< login: its own, or the next larger place's
        bool closed = false;   ///< it or a larger place
        int free_mm() const { return record.capacity_mm - used_mm; }
    };

    explicit LocationTree(Database& database);
    const Node& operator[](std::size_t index) const { return m_nodes[index]; }
    std::size_t index_of(LocationId id) const { return m_index.at(id.value); }
    /// It and all inside it, or everything, in shelf order: left to right, top to bottom.
    std::vector<std::size_t> under(std::optional<LocationId> top) const;
    /// The room it is in, or itself where it is in none.
    std::size_t room_of(std::size_t index) const;

private:
    void settle(std::size_t index);
    std::vector<Node> m_nodes;
    std::vector<std::size_t> m_tops;
    std::map<std::int64_t, std::size_t> m_index;
};

Location location_of(const LocationTree& tree, std::size_t index);

/// Width of the boxes standing in it.
int used_mm(Database& database, LocationId id);

} // namespace strongroom::archive
