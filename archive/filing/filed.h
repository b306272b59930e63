#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/document.h"
#include "archive/filing/file_state.h"

namespace strongroom::archive {

// What goes into Filing and comes out of it.

/// A value of a file, and where it came from.
struct FileValue {
    std::string name;     ///< "contract_no": the fields of index/reading.h, and "contract_name", "remarks"
    int number = 0;       ///< counts repeated things: buyers
    std::string value;    ///< normalised as index::Field::value: fen, 0.01 m², ISO date, code
    std::string text;     ///< as it was read or keyed
    std::string origin;   ///< "read", "keyed", "corrected", "confirmed"
    std::string person;   ///< login; empty where it was read
    std::string utc;      ///< when
    std::string reason;   ///< of a correction
    int version = 1;      ///< of the file
    std::string document; ///< uid of the document it was read from; empty where it was keyed
    int page = 0;
    bool accepted = false; ///< read surely enough to need no person
};

/// A value as a person writes it: "812,345.00", "2007年4月2日", "3号楼". An empty text takes the value away.
struct GivenValue {
    std::string name;
    std::string text;
    int number = 0;
};

/// What a file is made of.
struct NewFile {
    std::vector<std::string> documents = {}; ///< references; the first is the main one
    std::string project = {};                ///< code; empty: the one the documents name
    std::string kind = {};                   ///< empty: as the main document was recognised
    std::string category = {};               ///< "XS", "KH"; empty: as the kind tells
    std::optional<std::string> building = {};
    std::optional<int> grade = {}; ///< none: as DOMAIN §1.4 says
    std::string owner = {};        ///< login of the sales representative whose customer it is
    std::string desk = {}; ///< uid or code of the location where its paper lies; empty: the first desk
};

/// One more part of a file.
struct NewItem {
    std::string document = {}; ///< reference; empty: paper only
    std::string kind = {};     ///< empty: as the document was recognised
    int pages = 0;             ///< sides with text or picture; 0: as many as were scanned
    int sheets = 0;
    int copies = 1;
    std::string copy_role = "own"; ///< R-ING-12: "own", "project_company", "buyer", …
    std::string title = {};        ///< empty: as the kind is called
    std::string document_no = {}, creator = {}, date = {};
    std::string desk = {};
};

/// An item of a file.
struct FileItem {
    std::string uid;
    int number = 1;
    std::string reference_code; ///< empty before the file is on record
    std::string kind, title, document_no, creator, date;
    std::string document; ///< uid; empty where it is paper only
    int pages = 0, sheets = 0, copies = 1;
    std::string copy_role;
    std::string place; ///< in words: "box 12, shelf …", "lent JY-2026-0001"
    std::string missing_since;
};

/// A link from one file to another.
struct FileLink {
    enum class Kind { supplement_of, subscription_of, change_of, belongs_to };
    Kind kind = Kind::belongs_to;
    std::string file;  ///< uid of the other
    std::string label; ///< its reference code, or uid
    bool from_here = true;
};
std::string_view name(FileLink::Kind kind); ///< "supplement_of"
std::optional<FileLink::Kind> link_kind_named(std::string_view text);

/// What stands against a file.
struct FileFinding {
    enum class Weight { error, warning, information };
    std::string rule; ///< "V-PR-02"
    Weight weight = Weight::error;
    std::string message;
    std::string overridden; ///< by whom, and why; empty where nobody did
};

/// What a verifier says.
struct Verification {
    std::map<std::string, std::string> overrides = {}; ///< rule → reason
    std::vector<std::string> confirmed = {};           ///< names of values looked at on the page; "all"
};

/// What registering gives a file.
struct Registration {
    std::string retention = {};  ///< "Y", "D30", "D10", "D2"; empty: as DOMAIN §2.8.3 says for its kind
    std::string base_event = {}; ///< "created_year", "performance_end", "last_contact", "manual"; empty: same
    std::string base_date = {};  ///< ISO date, where the event has come
    std::optional<int> year = {}; ///< of the reference code; none: the year of signing
};

/// A file on record.
struct OnRecord {
    std::string reference_code, central_no;
    int version = 1;
};

enum class AmountDecision { approved, rejected };

/// Where a file is to belong; what is not given stays.
struct Arrangement {
    std::optional<std::string> project = {}, building = {}, owner = {};
    std::optional<int> grade = {};
};

/// A change of a contract, or a dispute about it.
struct Change {
    std::string reason = {};       ///< sealed with the file
    std::string effective_on = {}; ///< ISO date
    std::string before = {}, after = {};
    std::string document = {}; ///< the supplement, already an item of the file; may be empty
};

/// How a contract came to its end.
struct ContractEnd {
    enum class Kind { performed, rescinded, terminated };
    Kind kind = Kind::performed;
    std::string on = {};     ///< ISO date
    std::string reason = {}; ///< sealed with the file
    std::string settlement = {};
    std::optional<std::int64_t> settled_fen = {};
};
std::string_view name(ContractEnd::Kind kind); ///< "performed"
std::optional<ContractEnd::Kind> contract_end_named(std::string_view text);

/// A line of a list of files.
struct FileLine {
    std::string uid, reference_code, central_no, project, kind, building, room, contract_no, buyer;
    FileState state = FileState::keyed;
    int version = 1, grade = 2, items = 0, pages = 0;
    std::string retention, due_on, signed_on, keyed_by, keyed_at, place;
    bool ended = false, large_amount = false, held = false;
    int overdue_hours = 0; ///< of overdue()
};

/// Which files.
struct FileFilter {
    std::string project = {}; ///< code; empty: all the person may see
    std::optional<std::string> building = {};
    std::optional<FileState> state = {};
    std::string kind = {};
    std::optional<int> year = {};
    std::string from = {}, to = {}; ///< ISO dates of putting on record
};

/// A file with all that belongs to it.
struct FileDetails {
    FileLine line;
    std::string project_name, category, base_event, base_date;
    std::string verified_by, verified_at, registered_by, registered_at, owner;
    std::vector<FileValue> values;  ///< valid in the version asked for
    std::vector<FileValue> history; ///< every value ever given, oldest first
    std::vector<FileItem> items;
    std::vector<FileLink> links;
    std::vector<FileFinding> findings;
    std::vector<Event> events; ///< rows of the ledger
    bool masked = false;       ///< personal values are not shown in full
};

/// Numbers missing in a run: 0412 … 0415.
struct NumberGap {
    std::string project, pattern; ///< "XS-2007-####"
    std::string first, last;      ///< missing contract numbers, both included
    int count = 0;
};

/// A part that is not there.
struct MissingPart {
    std::string file; ///< reference code or uid
    std::string part; ///< "signature_page", "id_copy", "annex:附件四"
    std::string why;
};

} // namespace strongroom::archive
