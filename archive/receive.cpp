#include "archive/receive_internal.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <sodium.h>
#include <unistd.h>

#include "archive/failure_internal.h"
#include "archive/seal_internal.h"
#include "archive/source_file.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t piece_size = 1 << 20;

/// Blobs that are taken away again unless the rows that name them were committed.
class Uncommitted {
public:
    explicit Uncommitted(const Blobs& blobs) : m_blobs(blobs) { }
    ~Uncommitted()
    {
        for (const std::string& name : m_names)
            try {
                m_blobs.remove(name);
            } catch (const Failure&) {
                // The next sweep takes it.
            }
    }
    Uncommitted(const Uncommitted&) = delete;
    Uncommitted& operator=(const Uncommitted&) = delete;
    void add(const std::string& name) { m_names.push_back(name); }
    void keep() { m_names.clear(); }

private:
    const Blobs& m_blobs;
    std::vector<std::string> m_names;
};

Outcome refusal(const Error& error)
{
    Outcome outcome;
    outcome.fate = Fate::refused;
    outcome.error = error;
    return outcome;
}

} // namespace

Receiver::Receiver(const Premises& premises, const Actor& actor, Board& board, const IntakeOptions& options)
    : m_premises(premises), m_board(board), m_options(options),
      m_database(open_catalogue(premises.folder, premises.keys, Database::Missing::refuse)),
      m_catalogue(m_database, premises), m_jobs(m_database), m_ledger(m_database, premises, actor)
{
}

Result<NewSource> Receiver::sealed_copy(
    const std::filesystem::path& path, const Secret& key, const std::string& uid, std::size_t number)
{
    const Result<SourceFile> file = SourceFile::open(path);
    if (!file)
        return tl::make_unexpected(file.error());
    if (static_cast<std::uint64_t>(file->bytes()) > m_options.max_source_bytes)
        return failed(Code::bad_input,
            path.string() + " is larger than " + std::to_string(m_options.max_source_bytes >> 20) + " MB",
            "split it into several files and take them in as one document");
    BlobWriter blob = m_premises.blobs.begin(key, {uid, "source/" + std::to_string(number)});
    NewSource source;
    source.name = path.filename().string();
    crypto_hash_sha256_state hash;
    crypto_hash_sha256_init(&hash);
    std::vector<std::uint8_t> piece(piece_size);
    for (;;) {
        const ssize_t got
            = ::pread(file->descriptor(), piece.data(), piece.size(), static_cast<off_t>(source.bytes));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed(Code::bad_input, path.string() + " cannot be read: " + std::strerror(errno),
                "check the disk or the network drive and take it in again");
        if (got == 0)
            break;
        const ByteView bytes = ByteView(piece).first(static_cast<std::size_t>(got));
        crypto_hash_sha256_update(&hash, bytes.data(), bytes.size());
        blob.write(bytes);
        source.bytes += bytes.size();
        if (source.bytes > m_options.max_source_bytes)
            return failed(Code::bad_input, path.string() + " grows while it is read",
                "wait until it is completely written and take it in again");
    }
    source.sha256.resize(crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&hash, source.sha256.data());
    source.blob = blob.commit();
    return source;
}

void Receiver::receive(std::size_t entry, const std::vector<std::filesystem::path>& files)
{
    const std::string uid = Catalogue::new_uid();
    const Secret key = new_data_key();
    Uncommitted blobs(m_premises.blobs);
    std::vector<NewSource> sources;
    for (const std::filesystem::path& path : files) {
        Result<NewSource> source = sealed_copy(path, key, uid, sources.size());
        if (!source)
            return m_board.settle(entry, refusal(source.error()));
        blobs.add(source->blob);
        sources.push_back(std::move(*source));
    }
    if (sources.empty())
        return m_board.settle(entry,
            refusal({Code::bad_input, "a document without files was handed in", "name at least one file"}));
    Transaction transaction(m_database);
    if (const std::optional<DocumentId> known = m_catalogue.find(Catalogue::digest(sources))) {
        const std::optional<Outcome> outcome = meet_again(entry, *known);
        transaction.commit();
        if (outcome)
            m_board.settle(entry, *outcome);
    } else {
        file(entry, uid, key, sources);
        transaction.commit();
        blobs.keep();
    }
    m_board.work_added();
}

void Receiver::file(
    std::size_t entry, const std::string& uid, const Secret& key, const std::vector<NewSource>& sources)
{
    const DocumentId document = m_catalogue.add(uid, key, sources, m_premises.utc_now());
    m_jobs.add(JobKind::open, document);
    // Keyed, so that the ledger does not tell for ever what was in a document that is destroyed.
    const std::string digest = hexadecimal(Catalogue::digest(sources));
    m_ledger.append({"document.received", "document:" + uid, "",
        hexadecimal(blind_hash(key, "document digest", digest)), m_options.purpose});
    m_board.attach(entry, document, uid, Fate::filed);
}

std::optional<Outcome> Receiver::meet_again(std::size_t entry, DocumentId known)
{
    const std::string uid = m_catalogue.uid_of(known);
    if (m_jobs.unfinished(known)) {
        const bool handed_in_twice = m_board.attached(known);
        if (!handed_in_twice)
            m_ledger.append({"document.resumed", "document:" + uid, "", "", m_options.purpose});
        m_board.attach(entry, known, uid, handed_in_twice ? Fate::duplicate : Fate::resumed);
        return std::nullopt;
    }
    Outcome outcome;
    outcome.fate = m_board.take_leftover(known) ? Fate::resumed : Fate::duplicate;
    outcome.uid = uid;
    outcome.title = m_catalogue.title_of(m_catalogue.key_of(known));
    outcome.kind = m_catalogue.kind_of(known);
    outcome.pages = m_catalogue.page_count(known);
    outcome.page_errors = m_catalogue.page_errors(known);
    return outcome;
}

} // namespace strongroom::archive
