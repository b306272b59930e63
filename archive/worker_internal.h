#pragma once

#include <memory>
#include <optional>

#include "archive/board_internal.h"
#include "archive/catalogue_internal.h"
#include "archive/full_text_internal.h"
#include "archive/ledger_internal.h"
#include "archive/premises_internal.h"

namespace strongroom::archive {

/// Works off the queue in one thread, with its own reader and connections.
class Worker {
public:
    Worker(const Premises& premises, const Actor& actor, const Stages& stages, Board& board,
        const IntakeOptions& options);
    void work(); ///< until the board has nothing more; failures are told to the board

private:
    void carry_out(const Claimed& job);
    void open(const Claimed& job);
    void page(const Claimed& job);
    void assemble(const Claimed& job);
    void index(const Claimed& job);

    PageReader& reader();
    Result<ocr::OpenedFile> have_open(const DocumentKey& document, int source);
    void file_page(const Claimed& job, const DocumentKey& document, PageContent page, const ByteView jpeg);
    void failed(const Claimed& job, const Error& error);
    void page_failed(const Claimed& job, const Error& error);
    void refuse(const DocumentKey& document, const Error& error);
    void assemble_if_read(DocumentId document);
    Outcome summary(const DocumentKey& document);

    const Premises& m_premises;
    const Stages& m_stages;
    Board& m_board;
    const IntakeOptions& m_options;
    Database m_database;
    Catalogue m_catalogue;
    Jobs m_jobs;
    Ledger m_ledger;
    FullText m_full_text;
    std::optional<PageReader> m_reader;

    /// What the reader has open.
    struct Open {
        DocumentId document;
        int source;
        std::shared_ptr<const MemoryFile> original;
        File descriptor;
        ocr::OpenedFile opened;
    };
    std::optional<Open> m_open;
};

/// The name people see: what the document calls itself, its number, room and buyers; else its file's name.
std::string title_of(const index::DocumentReading& reading, const std::string& file_name);

} // namespace strongroom::archive
