#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "archive/filing/filed.h"
#include "archive/filing/open_file_internal.h"
#include "archive/filing/whereabouts_internal.h"
#include "archive/people/masking.h"

namespace strongroom::archive {

/// A file as lists and registers need it: its row, the people by name, the values asked for.
struct FileRow {
    OpenFile file;
    std::string project_name, fonds, central_no, keyed_by, keyed_at, verified_by, verified_at, registered_by,
        registered_at, base_event, base_date;
    int confirmed = 0; ///< the version on record; 0: none yet
    int items = 0, pages = 0;
    bool large_amount = false, held = false;
    std::vector<FileValue> values = {}; ///< of the version on record, else the newest
    Hidden hidden = Hidden::sensitive;  ///< from whoever asks

    /// The value as it may be shown to whoever asks.
    std::string shown(std::string_view name, int number = 0) const;
    /// "3-2-1201"
    std::string room() const;
};

/// All files of the filter that the person may see and that are not destroyed, in the order of project,
/// building and contract number. `names`: the values to open.
std::vector<FileRow> file_rows(Act& act, const FileFilter& filter, std::span<const std::string_view> names);
/// The same for one file. Errors: those of open_file().
Result<FileRow> file_row(Act& act, const std::string& reference, std::span<const std::string_view> names);

FileLine line_of(const FileRow& row, class Places& places);

/// Where things are, in words; each box is looked up once.
class Places {
public:
    explicit Places(Database& database) : m_database(&database) { }
    struct Place {
        std::string box;      ///< "BT01-0012"; empty where it is in none
        std::string location; ///< codes from the site down: "01-03-02"; of a desk its name
        std::string away;     ///< "借出 JY-2026-0001", "已销毁"; empty where it lies in its place
        std::string text() const;
    };
    Place of(const ItemRecord& item);
    /// Of the file's first item.
    Place of(const FileRecord& file);

private:
    std::string location(std::int64_t id);
    Database* m_database;
    std::map<std::int64_t, Place> m_boxes;
    std::map<std::int64_t, std::string> m_locations;
};

/// The names of all people by their login.
std::string person_name(Database& database, const std::string& login);

/// Hidden::nothing only for somebody who may unmask and says what for.
Hidden hidden_from(Act& act, const Subject& subject, const std::string& purpose);

} // namespace strongroom::archive
