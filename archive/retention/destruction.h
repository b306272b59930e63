#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "archive/register_sheet.h"
#include "archive/retention/destruction_list.h"
#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// 销毁: from a signed appraisal report to the certificate (DOMAIN §5.5). At every step each file of the list
/// is looked at again, and one that may not be destroyed stops it; a list that was changed loses its
/// approvals. Proposer, approvers, executor and witnesses are all different people, the witnesses of two
/// units, one of them not the archive's (SoD-3); all act in sessions of their own. `list` is a list's number.
/// Errors of all acts: not_found; forbidden, naming the rule; conflict, with what stands against it;
/// bad_input.
class Destruction {
public:
    explicit Destruction(Session& session) : m_session(&session) { }

    /// A list of all files of one project that the signed report of a round says to destroy. Returns its
    /// number. \param project code; needed where the round spans several
    Result<std::string> propose(const std::string& round, const std::string& project = {});
    /// Takes a file off the list. It stays on it as a line with the reason; what was approved is so no more,
    /// and the list has to be checked again.
    Result<void> remove(const std::string& list, const std::string& file, Removal why);
    /// Takes the list back to its proposer with the facts of today: what was approved is so no more.
    Result<void> revise(const std::string& list, const std::string& reason);
    /// Nothing stands against any file of it: it goes to the approvers.
    Result<void> check(const std::string& list);

    /// The next approval, of the version with this digest (as shown; empty: the present one).
    Result<void> approve(
        const std::string& list, const std::string& digest = {}, const std::string& reason = {});
    /// The approver sends it back to the proposer.
    Result<void> reject(const std::string& list, const std::string& reason);
    /// The data protection officer stops it for good.
    Result<void> veto(const std::string& list, const std::string& reason);
    Result<void> cancel(const std::string& list, const std::string& reason);

    /// Sets day and place, once the cooling period (setting destruction.cooling_days, 30) is over.
    Result<void> schedule(const std::string& list, const std::string& on, const std::string& place);
    /// The paper is taken from its boxes to a desk and counted. `scanned`: the labels of all items, as read.
    Result<void> pull(const std::string& list, std::span<const std::string> scanned, const std::string& desk);
    /// One witness has compared these items with the list; more may follow. The list is PRECHECKED once two
    /// witnesses have each confirmed every item.
    Result<void> confirm(const std::string& list, std::span<const std::string> scanned);

    /// Destroys: from its first moment there is no way back, and an interrupted one is finished by the next
    /// opening of the archive or by calling this again. What stays is the stub.
    Result<void> execute(const std::string& list, const Execution& execution);
    /// Looks whether anything is left, and writes down how the paper was looked at (method, result, sample).
    Result<void> verify(const std::string& list, const std::string& paper);
    /// Signs the certificate, as witness or executor; the third signature completes it.
    Result<void> sign(const std::string& list);
    /// Enters the certificate in the catalogue.
    Result<void> post(const std::string& list);
    Result<void> close(const std::string& list);

    Result<DestructionList> list(const std::string& number);
    Result<std::vector<DestructionList>> lists(); ///< without their lines, newest first
    /// What the stub of a destroyed file says: where `file` is its reference code or uid.
    Result<DestructionLine> stub(const std::string& file);

    Result<RegisterSheet> register_sheet(const std::string& list);    ///< F15 销毁清册
    Result<RegisterSheet> certificate_sheet(const std::string& list); ///< F16 销毁证明
    Result<RegisterSheet> media_sheet(const std::string& list);       ///< F17 电子介质净化证书
    /// What the certificate says, signed by the archive: JSON that stands alone (certificate.h).
    Result<std::string> statement(const std::string& list);
    /// The printed certificate with the statement in it and the signature of the whole at its end.
    Result<std::vector<std::uint8_t>> certificate(
        const std::string& list, std::span<const std::uint8_t> printed);

private:
    Session* m_session;
};

} // namespace strongroom::archive
