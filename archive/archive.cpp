#include "archive/archive.h"

#include <algorithm>
#include <array>
#include <system_error>

#include <sodium.h>

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

Result<Document> Archive::document(const std::string& reference, const std::string& purpose)
{
    return guarded([&]() -> Result<Document> {
        const Result<DocumentId> id = m_state->catalogue.find(reference);
        if (!id)
            return tl::make_unexpected(id.error());
        const DocumentKey key = m_state->catalogue.key_of(*id);
        m_state->note({"document.viewed", "document:" + key.uid, "", "", purpose});
        Document document = m_state->catalogue.document(key);
        document.history = m_state->ledger.history("document:" + key.uid);
        return document;
    });
}

Result<std::vector<std::uint8_t>> Archive::page_picture(
    const std::string& reference, int page, const std::string& purpose)
{
    return guarded([&]() -> Result<std::vector<std::uint8_t>> {
        const Result<DocumentId> id = m_state->catalogue.find(reference);
        if (!id)
            return tl::make_unexpected(id.error());
        const DocumentKey key = m_state->catalogue.key_of(*id);
        const std::string number = std::to_string(page), blob = m_state->catalogue.picture(*id, page);
        if (blob.empty())
            return failed(Code::not_found,
                "there is no picture of page " + number + " of document " + key.uid,
                "look at the original instead");
        m_state->note({"page.viewed", "document:" + key.uid + "/page/" + number, "", "", purpose});
        std::vector<std::uint8_t> picture;
        m_state->premises.blobs.read(key.key, {key.uid, "picture/" + number}, blob,
            [&](ByteView bytes) { picture.insert(picture.end(), bytes.begin(), bytes.end()); });
        return picture;
    });
}

Result<void> Archive::original(
    const std::string& reference, int source, const Sink& sink, const std::string& purpose)
{
    return guarded([&]() -> Result<void> {
        const Result<DocumentId> id = m_state->catalogue.find(reference);
        if (!id)
            return tl::make_unexpected(id.error());
        const DocumentKey key = m_state->catalogue.key_of(*id);
        const std::vector<StoredSource> sources = m_state->catalogue.sources(key);
        const std::string number = std::to_string(source);
        if (source < 0 || static_cast<std::size_t>(source) >= sources.size())
            return failed(Code::not_found, "document " + key.uid + " has no source " + number,
                "it has " + std::to_string(sources.size()) + ", counted from 0");
        const StoredSource& stored = sources[static_cast<std::size_t>(source)];
        m_state->note({"document.exported", "document:" + key.uid, "", "original " + number, purpose});
        crypto_hash_sha256_state hash;
        crypto_hash_sha256_init(&hash);
        m_state->premises.blobs.read(
            key.key, {key.uid, "source/" + number}, stored.blob, [&](ByteView bytes) {
                crypto_hash_sha256_update(&hash, bytes.data(), bytes.size());
                sink(bytes);
            });
        Bytes digest(crypto_hash_sha256_BYTES, 0);
        crypto_hash_sha256_final(&hash, digest.data());
        if (hexadecimal(digest) != stored.source.sha256)
            return failed(Code::machine, "the original of document " + key.uid + " is not what was taken in",
                "restore the archive from its backup");
        return {};
    });
}

Result<void> Archive::record_export(
    const std::string& reference, const std::string& format, const std::string& purpose)
{
    return guarded([&]() -> Result<void> {
        const Result<DocumentId> id = m_state->catalogue.find(reference);
        if (!id)
            return tl::make_unexpected(id.error());
        m_state->note(
            {"document.exported", "document:" + m_state->catalogue.uid_of(*id), "", format, purpose});
        return {};
    });
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
