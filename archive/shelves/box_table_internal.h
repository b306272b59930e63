#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/act_internal.h"
#include "archive/filing/file_record_internal.h"
#include "archive/filing/whereabouts_internal.h"
#include "archive/shelves/box.h"

namespace strongroom::archive {

/// How much paper there is. What is away keeps its room, so it counts.
struct Fill {
    int items = 0, pages = 0;
    std::int64_t micrometres = 0;
    int mm() const { return static_cast<int>((micrometres + 999) / 1000); }
    Fill& operator+=(const Fill& other);
};

/// How thick paper is: settings "box.sheet_um" and "box.item_um" (binding and cover), in 1/1000 mm.
struct PaperThickness {
    explicit PaperThickness(Database& database);
    /// \pre `sheets` is 0 where nobody counted them: then every sheet is taken to have two sides
    Fill of(int pages, int sheets) const;
    int sheet_um, item_um;
};

/// A box's row.
struct BoxRecord {
    BoxId id;
    std::string uid, code;
    int number = 0;
    ProjectId project;
    BoxKey key;
    BoxState state = BoxState::open;
    std::optional<LocationId> location;
    int position = 0, thickness_mm = 50, page_limit = 500;

    Subject subject() const { return {project, key.grade, std::nullopt, label()}; }
    std::string label() const { return "box " + code; }
    std::string object() const { return "box:" + uid; } ///< in the ledger
    /// Whether that much more would still fit.
    bool takes(const Fill& now, const Fill& more) const;
};

/// By scanned label, uid or code ("BT01-0007"). Errors: not_found; bad_input for a label of something else.
Result<BoxRecord> find_box(Database& database, const std::string& reference);
BoxRecord box_record(Database& database, BoxId id); ///< throws Failure where there is none
std::string box_code(Database& database, BoxId id);

/// From the left; dissolved ones stand nowhere.
std::vector<BoxRecord> boxes_on(Database& database, LocationId location);
/// Those on no shelf, by number.
std::vector<BoxRecord> boxes_nowhere(Database& database);
/// All that are not dissolved and have this key, by number.
std::vector<BoxRecord> boxes_with(Database& database, ProjectId project, const BoxKey& key);

/// Items that are in it or come back to it, from the front.
std::vector<ItemRecord> items_belonging_to(Database& database, BoxId box);
Fill fill_of(Database& database, BoxId box, const PaperThickness& paper);

/// By scanned label, uid or reference. Errors: not_found; bad_input for a label of something else.
Result<ItemRecord> find_scanned_item(Database& database, const std::string& reference);
Result<FileRecord> find_scanned_file(Database& database, const std::string& reference);

/// As others see it.
Box box_of(Database& database, const BoxRecord& record, const PaperThickness& paper);

/// Stands a new box nowhere yet. \pre the key is complete
BoxRecord make_box(
    Act& act, ProjectId project, const BoxKey& key, int thickness_mm, int page_limit, BoxState state);
void set_box_state(Act& act, const BoxRecord& box, BoxState to, const std::string& why);

/// Gives the boxes of a location the positions 1, 2, … as they are in `order`.
void stand_in_order(Database& database, LocationId location, const std::vector<BoxId>& order);

} // namespace strongroom::archive
