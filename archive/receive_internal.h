#pragma once

#include <optional>
#include <vector>

#include "archive/board_internal.h"
#include "archive/catalogue_internal.h"
#include "archive/ledger_internal.h"
#include "archive/premises_internal.h"

namespace strongroom::archive {

/// Takes files in: seals them, recognises those that were here before, files the rest as documents that wait
/// to be opened. The source files are only read. Once receive() returns they are not needed any more.
class Receiver {
public:
    Receiver(const Premises& premises, const Actor& actor, Board& board, const IntakeOptions& options);

    /// One document of one or more files. What becomes of it is told to the board. Throws Failure where the
    /// archive cannot be written.
    void receive(std::size_t entry, const std::vector<std::filesystem::path>& files);

private:
    Result<NewSource> sealed_copy(
        const std::filesystem::path& file, const Secret& key, const std::string& uid, std::size_t number);
    void file(
        std::size_t entry, const std::string& uid, const Secret& key, const std::vector<NewSource>& sources);
    /// What it has come to, unless that is still to be seen.
    std::optional<Outcome> meet_again(std::size_t entry, DocumentId known);

    const Premises& m_premises;
    Board& m_board;
    const IntakeOptions& m_options;
    Database m_database;
    Catalogue m_catalogue;
    Jobs m_jobs;
    Ledger m_ledger;
};

} // namespace strongroom::archive
