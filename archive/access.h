#pragma once

#include <filesystem>
#include <initializer_list>
#include <span>
#include <stop_token>
#include <string>
#include <type_traits>
#include <vector>

#include "archive/archive.h"
#include "archive/people/masking.h"
#include "archive/session.h"

namespace strongroom::archive {

struct Entry;

/// What somebody wants a document for.
enum class Use {
    look, ///< on the screen: personal values are masked as the person's rights tell
    copy, ///< print, export: a right of its own (copy.export), with everything
};

/// The documents of an archive, as the person who signed in may use them: what is not in sight is not found,
/// not counted, and as if it were not there; what is personal is masked (DOMAIN §1.4). Each use is a row of
/// the ledger in that person's name. Contracts and further errors as in archive.h; forbidden as may() tells.
class Access {
public:
    explicit Access(Session& session);
    /// As the holder of the archive key, who sees everything as long as no people are set up. From then on
    /// all functions are forbidden.
    explicit Access(Archive& archive);

    Result<IntakeReport> take_in(std::span<const std::vector<std::filesystem::path>> documents,
        const Stages& stages, const Watch& watch = {}, const IntakeOptions& options = {},
        std::stop_token stop = {});
    Result<SearchResult> search(const std::string& query, const SearchOptions& options = {});
    /// A purpose is wanted for a copy. Where one is given, somebody with the right field.unmask sees identity
    /// numbers and the like; home addresses, and all that is hidden in files of grade 1, are opened by an
    /// approval only (SoD-6, people/unmasking.h).
    Result<Document> document(
        const std::string& reference, const std::string& purpose = {}, Use use = Use::look);
    Result<std::vector<std::uint8_t>> page_picture(
        const std::string& reference, int page, const std::string& purpose = {}, Use use = Use::look);
    Result<void> original(
        const std::string& reference, int source, const Sink& sink, const std::string& purpose = {});
    Result<void> record_export(
        const std::string& reference, const std::string& format, const std::string& purpose = {});
    Result<std::vector<Job>> jobs();
    /// By anybody who may read the ledger; `anchors` as in ledger.h.
    Result<LedgerVerdict> verify_ledger(std::span<const std::filesystem::path> anchors = {});

private:
    struct Seen;
    Result<Seen> see(const std::string& reference);
    Result<void> let_in();
    Result<void> allow(std::initializer_list<Right> any_of);
    Result<void> allow_copy(const Seen& document, const std::string& purpose);
    Result<void> allow_picture(const Seen& document) const;
    Hidden hidden(const Seen& document, const std::string& purpose) const;
    Hit covered(Hit hit, const Seen& document, const std::string& purpose);
    template <class Work>
    std::invoke_result_t<Work> told(Work&& work);
    void tell(const Entry& entry);
    const Person* person() const;

    Archive::State& m_archive;
    Session::State* m_session;
};

} // namespace strongroom::archive
