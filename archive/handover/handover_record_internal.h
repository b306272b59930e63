#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/filing/whereabouts_internal.h"
#include "archive/handover/handover_record.h"
#include "archive/handover/handover_steps_internal.h"

namespace strongroom::archive {

using HandoverId = Id<struct HandoverTag>;

/// A hand-over as it stands.
struct HandoverRecord {
    HandoverId id;
    std::string number;
    HandoverState state = HandoverState::list_draft;
    HandoverKind kind = HandoverKind::daily;
    ProjectId project;
    std::string project_code;
    PersonId giver;
    std::optional<PersonId> checker, receiver;
    std::string receiving_unit, reason;
    std::optional<LocationId> desk; ///< where it ends; none: it leaves for good
    std::string made_on, sent_on, received_on;
    int revision = 0;
    std::string digest, giver_test, receiver_test;

    std::string label() const { return "hand-over " + number; }
    std::string object() const { return "handover:" + number; } ///< in the ledger
    Subject subject() const { return {project, 3, {}, label()}; }
};

/// One line of its list.
struct HandoverItem {
    int number = 1;
    ItemRecord item;
    FileRecord file;
    HandoverLine::State state = HandoverLine::State::listed;
    int copies = 1, pages = 0, found_copies = 0, found_pages = 0;
    std::optional<LocationId> from_desk;
    std::optional<BoxId> from_box;
    Bytes told, condition; ///< sealed

    bool counts() const { return state != HandoverLine::State::taken_off; }
};

std::optional<HandoverLine::State> handover_line_state_named(std::string_view text);

/// Errors: not_found.
Result<HandoverRecord> find_handover(Database& database, const std::string& number);
std::vector<HandoverRecord> all_handovers(Database& database); ///< newest first
std::vector<HandoverItem> lines_of(Database& database, HandoverId handover);

/// Takes it to another state and tells the ledger. Errors: conflict where no step leads there; forbidden
/// where the step's right is missing.
Result<void> go(Act& act, HandoverRecord& handover, HandoverState to);
/// Errors: forbidden where somebody else gives.
Result<void> is_giver(Act& act, const HandoverRecord& handover, const std::string& doing);
/// SoD-4. Errors: forbidden for the giver, and for others where a receiver is named.
Result<void> is_receiver(Act& act, const HandoverRecord& handover, const std::string& doing);

/// Whether an item can be put on a list now. Errors: conflict.
Result<void> can_be_handed_over(Act& act, const HandoverRecord& handover, const ItemRecord& item);

/// What stands against closing a project out, one sentence each.
std::vector<std::string> close_out_obstacles(
    Database& database, ProjectId project, std::span<const FileId> excluded, const std::string& today);

/// Writes down what the list says of each line, sealed with its file's key, and gives the SHA-256 over the
/// list: "strongroom handover 1", number, revision, kind, project, and for each line that counts its number,
/// the uids of item and file, copies, pages, the digest of its scan and that of the sealed text; one a line,
/// parts separated by tabs.
std::string frozen(Act& act, const HandoverRecord& handover);
/// The same over the lines as they are.
std::string digest_of(Database& database, const HandoverRecord& handover);

/// Adds to what the list says about why: "退回: 页数不符".
void add_reason(Act& act, const HandoverRecord& handover, const std::string& text);

/// Back to where it was before it was sent.
Result<void> put_back(Act& act, const HandoverRecord& handover, const HandoverItem& line);

/// A text about a line, sealed with its file's key; empty where the key is gone.
Bytes sealed_text(Archive::State& archive, const HandoverRecord& handover, const HandoverItem& line,
    std::string_view column, const std::string& text);
std::string opened_text(Archive::State& archive, const HandoverRecord& handover, const HandoverItem& line,
    std::string_view column, const Bytes& value);

} // namespace strongroom::archive
