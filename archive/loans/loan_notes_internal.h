#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/loans/loan_record_internal.h"

namespace strongroom::archive {

/// The free texts of a loan, as far as the keys of its files are still there. Topics: "explanation",
/// "outside" (JSON), "opinion/<stage>", "reason", "condition", "check", "report", "outcome".
class LoanNotes {
public:
    LoanNotes(Archive::State& archive, LoanId loan);

    /// The first on this topic: about the whole loan, or about an item; empty where there is none.
    std::string about(std::string_view topic, ItemId item = {}) const;
    /// All on this topic, oldest first.
    std::vector<std::string> all(std::string_view topic) const;

private:
    struct Row {
        std::int64_t id, file;
        std::string file_uid;
        Bytes sealed_text;
    };
    struct Note {
        std::int64_t file;
        ItemId item;
        std::string topic, text;
    };
    std::optional<std::string> text(const Row& row);

    Archive::State* m_archive;
    std::int64_t m_file = 0;
    std::optional<Secret> m_key;
    std::vector<Note> m_notes;
};

} // namespace strongroom::archive
