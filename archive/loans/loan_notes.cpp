#include "archive/loans/loan_notes_internal.h"

#include <algorithm>

#include "archive/filing/file_key_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

Cell cell(std::int64_t id) { return {"loan_note", "text", std::to_string(id)}; }

void write(Act& act, const LoanRecord& loan, const FileRecord& file, std::optional<ItemId> item,
    std::string_view topic, const std::string& text)
{
    if (!has_file_key(act.archive(), file.uid))
        return; // destroyed meanwhile: nothing more is said of it
    Database& database = act.database();
    Statement newest = database.prepare("SELECT coalesce(max(id), 0) + 1 FROM loan_note");
    newest.next();
    const std::int64_t id = newest.integer(0);
    const Secret key = file_key(act.archive(), file.uid);
    database.run(
        "INSERT INTO loan_note (id, loan, file, item, topic, text) VALUES (?, ?, ?, nullif(?, 0), ?, ?)", id,
        loan.id.value, file.id.value, item ? item->value : 0, topic, sealed(key, text, cell(id)));
}

} // namespace

void write_note(Act& act, const LoanRecord& loan, std::span<const LentItem> about, std::string_view topic,
    const std::string& text)
{
    if (text.empty())
        return;
    std::vector<FileId> done;
    for (const LentItem& each : about) {
        if (std::find(done.begin(), done.end(), each.file.id) != done.end())
            continue;
        done.push_back(each.file.id);
        write(act, loan, each.file, std::nullopt, topic, text);
    }
}

void write_item_note(
    Act& act, const LoanRecord& loan, const LentItem& item, std::string_view topic, const std::string& text)
{
    act.database().run("DELETE FROM loan_note WHERE loan = ? AND item = ? AND topic = ?", loan.id.value,
        item.item.id.value, topic);
    if (!text.empty())
        write(act, loan, item.file, item.item.id, topic, text);
}

std::optional<std::string> LoanNotes::text(const Row& row)
{
    if (row.file != m_file) {
        m_file = row.file;
        m_key.reset();
        if (has_file_key(*m_archive, row.file_uid))
            m_key.emplace(file_key(*m_archive, row.file_uid));
    }
    if (!m_key)
        return std::nullopt;
    return unsealed(*m_key, row.sealed_text, cell(row.id));
}

LoanNotes::LoanNotes(Archive::State& archive, LoanId loan) : m_archive(&archive)
{
    Statement row = archive.database.prepare(
        "SELECT n.id, n.file, f.uid, coalesce(n.item, 0), n.topic, n.text FROM "
        "loan_note n JOIN file f ON f.id = n.file WHERE n.loan = ? ORDER BY n.file, n.id",
        loan.value);
    while (row.next()) {
        Row each{row.integer(0), row.integer(1), row.text(2), row.blob(5)};
        if (auto opened = text(each))
            m_notes.push_back({each.file, ItemId{row.integer(3)}, row.text(4), std::move(*opened)});
    }
}

std::string LoanNotes::about(std::string_view topic, ItemId item) const
{
    for (const Note& note : m_notes)
        if (note.topic == topic && note.item == item)
            return note.text;
    return {};
}

std::vector<std::string> LoanNotes::all(std::string_view topic) const
{
    std::vector<std::string> texts;
    std::optional<std::int64_t> file; // each file has all of them
    for (const Note& note : m_notes) {
        if (note.topic != topic || (file && *file != note.file))
            continue;
        file = note.file;
        texts.push_back(note.text);
    }
    return texts;
}

} // namespace strongroom::archive
