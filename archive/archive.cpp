#include "archive/archive.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "archive/access.h"
#include "archive/archive_state_internal.h"
#include "archive/erase_internal.h"
#include "archive/failure_internal.h"
#include "archive/retention/destruction_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

Premises premises_of(const std::filesystem::path& folder, Keys keys, const Actor& actor, Clock clock)
{
    const std::filesystem::path key = key_file(folder);
    KeyStore data_keys(key_store_file(key), keys);
    return {folder, key.parent_path() / "anchors", std::move(keys), std::move(data_keys),
        Blobs(folder / "blobs"), completed(actor), std::move(clock)};
}

Failure no_archive(const std::filesystem::path& folder)
{
    return Failure(Code::not_found, folder.string() + " is not an archive",
        "make one with: strongroom init --archive " + folder.string());
}

bool founded(Database& database) { return database.prepare("SELECT 1 FROM archive").next(); }

/// Free to become an archive: not there, empty, or holding nothing but what an interrupted create() left.
bool is_free(const std::filesystem::path& folder)
{
    constexpr std::array<std::string_view, 6> ours{
        "blobs", "keys", "lock", "catalogue.db", "catalogue.db-wal", "catalogue.db-shm"};
    std::error_code ignored;
    if (!std::filesystem::exists(folder, ignored))
        return true;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (const std::string name = entry.path().filename().string();
            std::find(ours.begin(), ours.end(), name) == ours.end() && !name.starts_with("index"))
            return false;
    if (!std::filesystem::exists(folder / "catalogue.db", ignored))
        return true;
    const Keys keys(read_archive_key(key_file(folder)));
    Database database = open_catalogue(folder, keys, Database::Missing::refuse);
    return !founded(database);
}

} // namespace

FullText& Archive::State::index()
{
    if (full_text && full_text->current())
        return *full_text;
    full_text.reset();
    full_text.emplace(premises);
    if (full_text->made_new())
        make_index_again();
    return *full_text;
}

void Archive::State::renew_index()
{
    try {
        index();
    } catch (const Failure&) {
        // Damaged, or made with another key: it holds nothing that the catalogue does not.
        FullText::discard(premises);
        index();
        return;
    }
    make_index_again();
}

void Archive::State::make_index_again()
{
    Transaction transaction(full_text->database());
    full_text->clear_within();
    for (const DocumentId id : catalogue.all(archive::State::recognised))
        // An older catalogue, put back from a backup, still has rows of what was destroyed since.
        if (premises.data_keys.holds(document_owner(catalogue.uid_of(id))))
            full_text->put_within(indexed(catalogue, catalogue.key_of(id)));
    transaction.commit();
}

void Archive::State::note(const Entry& entry)
{
    Transaction transaction(database);
    ledger.append(entry);
    transaction.commit();
}

Archive::Archive(std::unique_ptr<State> state) : m_state(std::move(state)) { }
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Archive::~Archive()
{
    if (!m_state)
        return;
    try {
        m_state->ledger.anchor();
    } catch (const Failure&) {
        // The rows are safe; the next command signs them.
    }
}

Result<Archive> Archive::create(const std::filesystem::path& folder, const Actor& actor, Clock clock)
{
    return guarded([&]() -> Result<Archive> {
        if (!is_free(folder))
            return failed(Code::conflict, folder.string() + " is not empty",
                "name a new folder for the archive, or empty this one first");
        make_private_folder(folder);
        make_private_folder(folder / "blobs");
        Keys keys(make_archive_key(key_file(folder)));
        const std::string uid = hexadecimal(random_bytes(16));
        KeyStore::found(key_store_file(key_file(folder)), keys, uid);
        auto state = std::make_unique<State>(
            premises_of(folder, std::move(keys), actor, std::move(clock)), Database::Missing::create);
        Transaction transaction(state->database);
        state->database.run(
            "INSERT INTO archive (id, uid, created) VALUES (1, ?, ?)", uid, state->premises.utc_now());
        state->ledger.append({"archive.created", "archive", "", "", ""});
        transaction.commit();
        state->ledger.anchor();
        state->index();
        sync_folder(folder);
        return Archive(std::move(state));
    });
}

std::unique_ptr<Archive::State> open_state(
    const std::filesystem::path& folder, const Actor& actor, Clock clock)
{
    std::error_code ignored;
    if (!std::filesystem::exists(folder / "catalogue.db", ignored))
        throw no_archive(folder);
    auto state = std::make_unique<Archive::State>(
        premises_of(folder, Keys(read_archive_key(key_file(folder))), actor, std::move(clock)),
        Database::Missing::refuse);
    if (!founded(state->database))
        throw no_archive(folder); // init was interrupted
    state->premises.data_keys.expect_archive(state->ledger.archive_uid());
    const bool interrupted = !state->lock.note().empty() || !state->catalogue.removed().empty();
    if (interrupted && state->lock.try_lock()) {
        sweep_after_interruption(*state);
        clear_away(*state);
        state->lock.unlock();
    }
    resume_executions(*state);
    return state;
}

Result<Archive> Archive::open(const std::filesystem::path& folder, const Actor& actor, Clock clock)
{
    return guarded([&]() -> Result<Archive> { return Archive(open_state(folder, actor, std::move(clock))); });
}

const std::filesystem::path& Archive::folder() const { return m_state->premises.folder; }

Result<IntakeReport> Archive::take_in(std::span<const std::vector<std::filesystem::path>> documents,
    const Stages& stages, const Watch& watch, const IntakeOptions& options, std::stop_token stop)
{
    return Access(*this).take_in(documents, stages, watch, options, std::move(stop));
}

Result<SearchResult> Archive::search(const std::string& query, const SearchOptions& options)
{
    return Access(*this).search(query, options);
}

Result<Document> Archive::document(const std::string& reference, const std::string& purpose)
{
    return Access(*this).document(reference, purpose);
}

Result<std::vector<std::uint8_t>> Archive::page_picture(
    const std::string& reference, int page, const std::string& purpose)
{
    return Access(*this).page_picture(reference, page, purpose);
}

Result<void> Archive::original(
    const std::string& reference, int source, const Sink& sink, const std::string& purpose)
{
    return Access(*this).original(reference, source, sink, purpose);
}

Result<void> Archive::record_export(
    const std::string& reference, const std::string& format, const std::string& purpose)
{
    return Access(*this).record_export(reference, format, purpose);
}

Result<std::vector<Job>> Archive::jobs()
{
    return guarded([&]() -> Result<std::vector<Job>> { return m_state->jobs.list(); });
}

Result<Totals> Archive::totals()
{
    return guarded([&]() -> Result<Totals> {
        Statement row = m_state->database.prepare(
            "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM page), "
            "(SELECT count(*) FROM job WHERE state <> 'set_aside'), (SELECT count(*) FROM job WHERE state = "
            "'set_aside')");
        row.next();
        return Totals{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
    });
}

Result<LedgerVerdict> Archive::verify_ledger() { return archive::verify_ledger(*this); }

Result<void> Archive::rebuild_index()
{
    return guarded([&]() -> Result<void> {
        m_state->renew_index();
        m_state->note({"index.rebuilt", "archive", "", "", ""});
        return {};
    });
}

} // namespace strongroom::archive
