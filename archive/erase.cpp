#include "archive/erase_internal.h"

#include <chrono>
#include <thread>
#include <vector>

#include "archive/failure_internal.h"
#include "archive/filing/file_key_internal.h"

namespace strongroom::archive {
namespace {

constexpr auto between_tries = std::chrono::milliseconds(50), longest_wait = std::chrono::milliseconds(2'000);

/// Nobody takes in documents meanwhile.
class NoIntake {
public:
    explicit NoIntake(FolderLock& lock) : m_lock(lock)
    {
        for (auto waited = between_tries; !lock.try_lock(); waited += between_tries) {
            if (waited > longest_wait)
                throw Failure(Code::conflict, "documents are being taken in just now, so none can be erased",
                    "wait until the intake is finished and try again");
            std::this_thread::sleep_for(between_tries);
        }
    }
    ~NoIntake() { m_lock.unlock(); }
    NoIntake(const NoIntake&) = delete;
    NoIntake& operator=(const NoIntake&) = delete;

private:
    FolderLock& m_lock;
};

/// Keys first: from then on everything else is only tidying up.
void destroy_files(const Premises& premises, std::span<const Removed> removed)
{
    std::vector<std::string> owners;
    for (const Removed& one : removed)
        owners.push_back(document_owner(one.uid));
    premises.data_keys.destroy(owners);
    for (const Removed& one : removed)
        for (const std::string& blob : one.blobs)
            premises.blobs.remove(blob);
}

void forget(Database& database, Catalogue& catalogue, std::span<const Removed> removed)
{
    Transaction transaction(database);
    for (const Removed& one : removed)
        catalogue.cleared_away(one);
    transaction.commit();
}

} // namespace

void erase(Archive::State& state, std::span<const DocumentId> documents, const std::string& purpose)
{
    const NoIntake alone(state.lock);
    sweep_after_interruption(state);
    {
        Transaction transaction(state.database);
        for (const DocumentId document : documents) {
            const std::string uid = state.catalogue.uid_of(document);
            if (uid.empty())
                continue;
            state.ledger.append({"document.erased", document_owner(uid),
                std::string(name(state.catalogue.state_of(document))), "", purpose});
            state.catalogue.remove(document);
        }
        transaction.commit();
    }
    clear_away(state);
}

void clear_away(Archive::State& state)
{
    const std::vector<Removed> removed = state.catalogue.removed();
    if (removed.empty())
        return;
    destroy_files(state.premises, removed);
    std::vector<DocumentId> indexed;
    for (const Removed& one : removed)
        if (one.indexed)
            indexed.push_back(one.id);
    if (!indexed.empty())
        state.index().erase(indexed);
    state.database.empty_log();
    forget(state.database, state.catalogue, removed);
    state.database.empty_log();
}

void clear_away_unread(
    const Premises& premises, Database& database, Catalogue& catalogue, const std::string& uid)
{
    std::vector<Removed> removed = catalogue.removed();
    std::erase_if(removed, [&](const Removed& one) { return one.uid != uid; });
    destroy_files(premises, removed);
    forget(database, catalogue, removed);
}

void leave_no_old_pages(Archive::State& state)
{
    state.database.empty_log();
    state.index().database().empty_log();
}

void settle_keys(Archive::State& state)
{
    Transaction transaction(state.database);
    const auto has_row = [&](const char* rows, const std::string& prefix) {
        return [&state, rows, size = prefix.size()](const std::string& owner) {
            return state.database.prepare(rows, owner.substr(size)).next();
        };
    };
    const std::string document = document_owner(""), file = file_owner("");
    state.premises.data_keys.sweep(document, has_row("SELECT 1 FROM document WHERE uid = ?", document));
    state.premises.data_keys.sweep(file, has_row("SELECT 1 FROM file WHERE uid = ?", file));
    transaction.commit();
}

} // namespace strongroom::archive
