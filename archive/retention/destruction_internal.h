#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/act_internal.h"
#include "archive/filing/whereabouts_internal.h"
#include "archive/retention/destruction_list.h"

namespace strongroom::archive {

/// A list as it stands, and what belongs to it but is not shown.
struct ListRecord {
    std::int64_t id = 0;
    DestructionList list;
    bool deletion_duty = false; ///< of data whose period is not over (PIPL 47)

    std::string object() const { return "destruction:" + list.number; } ///< in the ledger
    std::string label() const { return "destruction list " + list.number; }
    /// Of its most secret file.
    Subject subject(Database& database) const;
};

// Reading (destruction_record.cpp).

/// With lines, acts, and what was pulled and confirmed. Errors: not_found.
Result<ListRecord> find_list(Act& act, const std::string& number);
std::vector<DestructionAct> acts_of(Database& database, std::int64_t list, const DestructionList& known);

// What is approved (destruction_content.cpp).

/// A file as it is now, as a line of a list.
DestructionLine line_of(Act& act, const FileRecord& file, bool deletion_duty);
/// The text that is approved and certified; its SHA-256 is the list's digest.
std::string content_of(const DestructionList& list);
/// Reads the lines and the head of a list from such a text.
void take_content(DestructionList& list, const std::string& content);
/// Writes the list's next version, as it stands in `list`; `list.version` and `digest` become the new ones.
void put_version(Act& act, ListRecord& record, PersonId maker);

// What stands against it (destruction_checks.cpp).

/// Errors: forbidden, where the session's person has another part in the list already (SoD-3).
Result<void> apart(const ListRecord& record, const Person& person, DestructionPart as);
/// Fills DestructionLine::blocked of all lines that are on the list.
void find_blocks(Act& act, ListRecord& record);
/// Errors: conflict, with the first things that stand against the list.
Result<void> nothing_stands_against(Act& act, ListRecord& record);
/// Errors: bad_input, where what is kept for ever repeats a value of a file of the list.
Result<void> names_nobody(Act& act, const ListRecord& record, const std::string& text);
/// Which witness the session's person is or would be. Errors: forbidden, where they may not be one (SoD-3).
Result<DestructionPart> witness_part(Act& act, const ListRecord& record);

// Going on (destruction.cpp).

/// The list before a step that takes it to `to`: the step is there, the person may take it and has no other
/// part, and nothing stands against any file.
Result<ListRecord> before_step(
    Act& act, const std::string& number, DestructionState to, std::optional<DestructionPart> as = {});
void move_on(Act& act, ListRecord& record, DestructionState to, const std::string& why = {});
/// Takes the files that are still on the list to another state, back or forth.
Result<void> move_files(Act& act, const ListRecord& record, FileState to);
/// A decision for the list's present version.
void put_decision(Act& act, const ListRecord& record, const std::string& step, std::string_view decision,
    const std::string& reason);
/// What was read off labels, as the items of the list. Errors: bad_input, for one that is not on it or came
/// twice.
Result<std::vector<ItemRecord>> scanned_items(
    Act& act, const ListRecord& record, std::span<const std::string> scanned);

// Execution (execute.cpp).

/// Finishes what executions that were begun have left: erases the documents, destroys the keys. Nothing to
/// do where there are none. \pre outside a transaction. Throws Failure.
void finish_executions(Archive::State& archive, Ledger& ledger);
/// The same for who opens the archive: where documents are being taken in, it is left to the next.
void resume_executions(Archive::State& archive);
/// Names of what of an executed list is still there: documents, keys, blobs, values. Empty: nothing.
std::vector<std::string> remains_of(Act& act, const ListRecord& record);

std::string json_of(const Execution& execution);
Execution execution_of(const std::string& json);

} // namespace strongroom::archive
