#pragma once

#include <span>
#include <string>
#include <vector>

#include "archive/handover/handover_record.h"
#include "archive/register_sheet.h"
#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Hand-over (交接): the machine of DOMAIN §5.6. The receiver is never the giver (SoD-4), and custody and
/// place change only when the receiver countersigns.
///
/// `number` is "JJ-2026-0001". What a list says of a document is sealed with its file's key. Errors of all
/// acts: not_found; forbidden; conflict; bad_input.
class Handover {
public:
    explicit Handover(Session& session) : m_session(&session) { }

    /// What stands against closing a project out (DOMAIN §5.6), one sentence each; empty: nothing.
    Result<std::vector<std::string>> obstacles(
        const std::string& project, std::span<const std::string> excluded = {});
    /// Returns the number. Errors besides: conflict, where an item is lent, missing, on another list or gone;
    /// for a close-out, the first of its obstacles.
    Result<std::string> draft(const NewHandover& list);
    Result<void> add(const std::string& number, std::span<const std::string> things);
    Result<void> take_off(const std::string& number, std::span<const std::string> items);

    /// 自查: the giver compared list and papers.
    Result<void> self_check(const std::string& number);
    /// 审核: by somebody other than the giver.
    Result<void> counter_check(const std::string& number);
    Result<void> send_back(const std::string& number, const std::string& reason); ///< 退回, before it is sent
    /// Freezes the list: from now on the items are on their way. Returns its SHA-256, hexadecimal.
    Result<std::string> send(const std::string& number);

    /// Ticks lines. Each may be ticked again until the list is countersigned or corrected.
    Result<void> tick(const std::string& number, std::span<const LineCheck> checks);
    /// Something differs: back to the giver. Errors besides: conflict, where nothing does.
    Result<void> report_discrepancy(const std::string& number);
    /// Every differing line must be answered; the list is frozen anew, those lines are ticked again.
    /// Returns the new SHA-256.
    Result<std::string> correct(const std::string& number, std::span<const LineCorrection> corrections);
    /// `digest`: the SHA-256 the receiver has before them; another one is refused. Custody and place change.
    Result<void> countersign(const std::string& number, const std::string& digest);
    /// Both copies are signed and filed. A project that was closed out is marked so.
    Result<void> close(const std::string& number);
    /// Everything goes back to where it was.
    Result<void> cancel(const std::string& number, const std::string& reason);
    /// The electronic part of a close-out, tested by each side.
    Result<void> record_test(const std::string& number, PropertyTest::Side side, const PropertyTest& test);

    Result<HandoverDetails> handover(const std::string& number);
    Result<std::vector<HandoverSummary>> list(const HandoverFilter& filter = {});

    Result<RegisterSheet> contract_sheet(const std::string& number); ///< F2 合同交接明细
    Result<RegisterSheet> transfer_sheet(const std::string& number); ///< F3 移交清册

private:
    Session* m_session;
};

} // namespace strongroom::archive
