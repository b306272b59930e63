#pragma once

#include <memory>
#include <optional>

#include "archive/archive.h"
#include "archive/catalogue_internal.h"
#include "archive/files_internal.h"
#include "archive/full_text_internal.h"
#include "archive/jobs_internal.h"
#include "archive/ledger_internal.h"
#include "archive/premises_internal.h"

namespace strongroom::archive {

/// What an open archive consists of.
struct Archive::State {
    Premises premises;
    FolderLock lock;
    Database database;
    Catalogue catalogue;
    Jobs jobs;
    Ledger ledger;
    std::optional<FullText> full_text;

    State(Premises where, Database::Missing missing)
        : premises(std::move(where)), lock(premises.folder / "lock"),
          database(open_catalogue(premises.folder, premises.keys, missing)), catalogue(database, premises),
          jobs(database), ledger(database, premises)
    {
    }

    /// The full-text index; made again where its file is missing, opened again where another process replaced
    /// it.
    FullText& index();
    void make_index_again();
    void renew_index(); ///< the same, also where the file cannot be opened
    /// Writes down what somebody did, where nothing else changes.
    void note(const Entry& entry);
};

/// What verify_ledger() does, but for its own row.
Result<LedgerVerdict> looked_through(Archive::State& state, std::span<const std::filesystem::path> anchors);

/// What Archive::open() does. Throws Failure; not_found where `folder` is no archive.
std::unique_ptr<Archive::State> open_state(
    const std::filesystem::path& folder, const Actor& actor = {}, Clock clock = system_clock());

/// Takes away blobs and keys that an interrupted intake left. \pre the lock is held
void sweep_after_interruption(Archive::State& state);

} // namespace strongroom::archive
