#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "archive/keys_internal.h"

struct sqlite3;
struct sqlite3_stmt;

namespace strongroom::archive {

class Database;

/// A prepared statement with its values bound. Throws Failure.
class Statement {
public:
    bool next(); ///< true while there is a row
    void run();  ///< to the end

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;
    bool null(int column) const;
    /// The same without a copy: good until the next next().
    std::string_view text_view(int column) const;
    std::span<const std::uint8_t> blob_view(int column) const;

    void bind(int place, std::int64_t value);
    void bind(int place, int value) { bind(place, static_cast<std::int64_t>(value)); }
    void bind(int place, std::uint64_t value) { bind(place, static_cast<std::int64_t>(value)); }
    void bind(int place, bool value) { bind(place, static_cast<std::int64_t>(value)); }
    void bind(int place, double value);
    void bind(int place, std::string_view value);
    void bind(int place, const std::string& value) { bind(place, std::string_view(value)); }
    void bind(int place, const char* value) { bind(place, std::string_view(value)); }
    void bind(int place, const Bytes& value);
    void bind(int place, std::nullptr_t);

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    Statement(Database& database, sqlite3_stmt* statement) : m_database(&database), m_statement(statement) { }
    Database* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// One connection to an encrypted database file, for one thread at a time.
///
/// Pages (and the write-ahead log) are encrypted with ChaCha20-Poly1305 by SQLite3 Multiple Ciphers; the key
/// is given raw, without a passphrase derivation. WAL, synchronous FULL, secure_delete, foreign keys on;
/// temporary tables stay in memory; another connection's write lock is waited for up to 60 seconds.
class Database {
public:
    enum class Missing { create, refuse };

    /// Throws Failure: machine where the file cannot be opened, the key is wrong or the file is damaged.
    Database(const std::filesystem::path& file, const Secret& key, Missing missing);

    /// Values are bound in order, so no SQL is ever glued from strings.
    template <class... Values>
    Statement prepare(std::string_view sql, const Values&... values)
    {
        Statement statement = compile(sql);
        int place = 0;
        (statement.bind(++place, values), ...);
        return statement;
    }
    template <class... Values>
    void run(std::string_view sql, const Values&... values)
    {
        prepare(sql, values...).run();
    }
    /// Several statements without values: a migration step.
    void run_script(const std::string& sql);

    /// Brings all of the write-ahead log into the file and empties it, so that no old page is left there.
    /// Waits for readers; machine where they take too long. \pre outside a transaction
    void empty_log();
    /// Copies all of this file into another, which has a key of its own.
    void copy_into(Database& other);

    std::int64_t last_id() const;
    int changes() const;
    sqlite3* handle() const { return m_handle.get(); }
    const std::string& name() const { return m_name; }
    [[noreturn]] void fail() const; ///< throws what SQLite says went wrong

private:
    Statement compile(std::string_view sql);
    struct Close {
        void operator()(sqlite3* handle) const noexcept;
    };
    std::string m_name;
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// Takes the write lock at once (so that what is read inside cannot become stale); undone unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database* m_database;
};

/// Brings the schema up to date: runs the steps `NNNN_name.sql` of `files` behind the database's
/// user_version, each in a transaction of its own. Throws Failure where the file is newer than this program.
struct SchemaStep {
    std::string_view name, sql;
};
void migrate(Database& database, std::span<const SchemaStep> steps);

} // namespace strongroom::archive
