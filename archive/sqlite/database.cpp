#include <sqlite3.h>

#include <sodium.h>

#include "archive/failure_internal.h"
#include "archive/sqlite/database_internal.h"

namespace strongroom::archive {
namespace {

Error told(const std::string& file, int code, const std::string& message)
{
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return {Code::machine, "the key does not open " + file + ", or the file is damaged",
            "check that keys/archive.key or $STRONGROOM_KEY_FILE is the key of this archive"};
    case SQLITE_FULL:
        return {Code::machine, "the disk is full: " + file + " could not be written",
            "free some space on the disk and try again; nothing was half filed"};
    case SQLITE_IOERR:
        return {Code::machine, file + " could not be read or written: " + message,
            "check the disk, its free space and the permissions, then try again"};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return {Code::machine, file + " cannot be opened for writing: " + message,
            "give this user the right to write in the archive folder"};
    case SQLITE_CORRUPT:
        return {Code::machine, file + " is damaged: " + message, "restore the archive from its backup"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Code::machine, file + " is held by another program for too long",
            "wait until the other program has finished and try again"};
    default:
        return {Code::machine, file + ": " + message, "try again"};
    }
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }

bool Statement::next()
{
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_database->fail();
    return code == SQLITE_ROW;
}

void Statement::run()
{
    while (next()) { }
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(m_statement.get(), column); }
bool Statement::null(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::string_view Statement::text_view(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    if (!text)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::span<const std::uint8_t> Statement::blob_view(int column) const
{
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)) : 0};
}

std::string Statement::text(int column) const { return std::string(text_view(column)); }
Bytes Statement::blob(int column) const
{
    const std::span<const std::uint8_t> bytes = blob_view(column);
    return {bytes.begin(), bytes.end()};
}

void Statement::bind(int place, std::int64_t value) { sqlite3_bind_int64(m_statement.get(), place, value); }
void Statement::bind(int place, double value) { sqlite3_bind_double(m_statement.get(), place, value); }
void Statement::bind(int place, std::nullptr_t) { sqlite3_bind_null(m_statement.get(), place); }
void Statement::bind(int place, std::string_view value)
{
    sqlite3_bind_text64(m_statement.get(), place, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Statement::bind(int place, const Bytes& value)
{
    sqlite3_bind_blob64(m_statement.get(), place, value.data(), value.size(), SQLITE_TRANSIENT);
}

Database::Database(const std::filesystem::path& file, const Secret& key, Missing missing)
    : m_name(file.string())
{
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | (missing == Missing::create ? SQLITE_OPEN_CREATE : 0);
    const int opened = sqlite3_open_v2(m_name.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (opened != SQLITE_OK)
        fail();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 60'000);
    run_script("PRAGMA cipher = 'chacha20'");
    std::string raw = "raw:" + hexadecimal(key);
    const int keyed = sqlite3_key(handle, raw.data(), static_cast<int>(raw.size()));
    sodium_memzero(raw.data(), raw.size());
    if (keyed != SQLITE_OK)
        fail();
    // The first statement that reads the file; a wrong key shows here.
    run("SELECT count(*) FROM sqlite_schema");
    run_script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
               "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY");
}

void Database::fail() const
{
    throw Failure(told(m_name, sqlite3_extended_errcode(m_handle.get()),
        m_handle ? sqlite3_errmsg(m_handle.get()) : "no memory"));
}

Statement Database::compile(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr)
        != SQLITE_OK)
        fail();
    return {*this, statement};
}

void Database::run_script(const std::string& sql)
{
    if (sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail();
}

void Database::empty_log()
{
    Statement row = prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    if (row.next() && row.integer(0) != 0)
        throw Failure(told(m_name, SQLITE_BUSY, ""));
}

void Database::copy_into(Database& other)
{
    sqlite3_backup* copying = sqlite3_backup_init(other.handle(), "main", handle(), "main");
    if (!copying)
        other.fail();
    sqlite3_backup_step(copying, -1);
    if (sqlite3_backup_finish(copying) != SQLITE_OK)
        other.fail();
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(m_handle.get()); }
int Database::changes() const { return sqlite3_changes(m_handle.get()); }

Transaction::Transaction(Database& database) : m_database(&database)
{
    database.run_script("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // After a full disk SQLite may have rolled back by itself; then there is nothing left to undo.
    if (m_database && sqlite3_get_autocommit(m_database->handle()) == 0)
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database->run_script("COMMIT");
    m_database = nullptr;
}

void migrate(Database& database, std::span<const SchemaStep> steps)
{
    const auto version = [&] {
        Statement row = database.prepare("PRAGMA user_version");
        return row.next() ? static_cast<std::size_t>(row.integer(0)) : 0;
    };
    if (version() > steps.size())
        throw Failure(Code::machine, database.name() + " was written by a newer version of this program",
            "install the newer version");
    while (version() < steps.size()) {
        Transaction transaction(database);
        const std::size_t done = version();
        if (done >= steps.size())
            return;
        database.run_script(std::string(steps[done].sql));
        database.run_script("PRAGMA user_version = " + std::to_string(done + 1));
        transaction.commit();
    }
}

} // namespace strongroom::archive
