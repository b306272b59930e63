#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/filing/filed.h"
#include "archive/register_sheet.h"
#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Registering (登记, 复核, 备案): how documents become files of items, values become verified values, and
/// files get their reference codes. Each act is one row or more of the ledger, in the name of the session's
/// person.
///
/// `file` is always a reference code, a uid or an unambiguous beginning of one (4 characters); dates are ISO.
/// What a person gives as a reason is kept for ever in the ledger, so one that repeats a sealed value of the
/// file (a name, a number) is refused. Errors of all acts: not_found; forbidden, where the person may not or
/// a separation of duties stands against it; conflict, where the file is in another state; bad_input.
class Filing {
public:
    explicit Filing(Session& session) : m_session(&session) { }

    // Making a file, and what it consists of.

    /// A new file of one or more documents, in the state KEYED; what was read of them is proposed as its
    /// values. Returns its uid. Errors besides: conflict, where a document is in another file already.
    Result<std::string> make(const NewFile& file);
    /// One more item: a later document, or a paper that is not scanned. Returns the item's uid.
    /// A file on record is changed only by open_change(); this adds to it without touching its values.
    Result<std::string> add_item(const std::string& file, const NewItem& item);
    /// A supplement, a subscription, a loan paper to its contract.
    Result<void> link(const std::string& file, const std::string& to, FileLink::Kind kind);

    // Values.

    /// Gives values where there are none. Errors besides: conflict, where there is one: correct it.
    Result<void> key(const std::string& file, std::span<const GivenValue> values);
    /// Gives values in place of others; the former ones stay readable in the history.
    Result<void> correct(
        const std::string& file, std::span<const GivenValue> values, const std::string& reason);
    /// Moves it to another building, grade or owner before it is on record.
    Result<void> arrange(const std::string& file, const Arrangement& arrangement, const std::string& reason);

    // Verifying and putting on record.

    /// What stands against verifying and registering it just now.
    Result<std::vector<FileFinding>> findings(const std::string& file);
    /// 复核, by somebody who neither made the file nor gave a value since it was last verified (SoD-1). Every
    /// finding must be overridden with a reason, every uncertain or decisive value confirmed.
    Result<void> verify(const std::string& file, const Verification& verification);
    /// 退回: back to the one who keyed it.
    Result<void> send_back(const std::string& file, const std::string& reason);
    /// A large contract: the decision of the executive (R-ARC-11). One that was rejected may be put forward
    /// again by correct().
    Result<void> decide_amount(const std::string& file, AmountDecision decision, const std::string& reason);
    /// 备案: gives the reference code and the central number, or, after a change, the next version.
    Result<OnRecord> put_on_record(const std::string& file, const Registration& registration = {});
    /// The reference code was wrong (another project, year or period): it stays, void, and is never given
    /// again; the file goes back to KEYED. Not once it was boxed.
    Result<void> void_code(const std::string& file, const std::string& reason);
    /// The file was made by mistake and never on record: it stays as WRITTEN_OFF, its documents are free.
    Result<void> withdraw(const std::string& file, const std::string& reason);

    // Later life of a contract.

    /// 变更: opens version n + 1, to be corrected, verified and put on record again.
    Result<void> open_change(const std::string& file, const Change& change);
    /// 履行完毕, 解除, 终止: the room is free for another contract, and keeping begins to count.
    Result<void> end_contract(const std::string& file, const ContractEnd& end);
    /// 纠纷: recorded beside its state; the hold on it is placed by Holds.
    Result<void> record_dispute(const std::string& file, const Change& dispute);

    // Looking.

    /// All of a file; `version` 0 is the newest. Values are masked where the person's right says so.
    Result<FileDetails> file(const std::string& file, int version = 0, const std::string& purpose = {});
    /// By project, building and contract number in natural order.
    Result<std::vector<FileLine>> list(const FileFilter& filter = {});
    /// 缺号: numbers missing between the lowest and the highest contract number of each run.
    Result<std::vector<NumberGap>> missing_numbers(const std::string& project = {});
    /// 缺件: parts a file should have and has not (V-DC-04).
    Result<std::vector<MissingPart>> missing_parts(const FileFilter& filter = {});
    /// Not verified within so many hours of being keyed or changed (R-ING-11), longest overdue first.
    Result<std::vector<FileLine>> overdue(int hours = 24);

    // Registers (DOMAIN §2.12).

    Result<RegisterSheet> contract_register(const FileFilter& filter = {}); ///< F1 合同信息登记表
    Result<RegisterSheet> item_list(const FileFilter& filter = {});         ///< F10 归档文件目录
    Result<RegisterSheet> file_list(const FileFilter& filter = {});         ///< F11 案卷目录
    Result<RegisterSheet> contents(const std::string& file);                ///< F12 卷内目录
    Result<RegisterSheet> cover(const std::string& file);                   ///< F13 案卷封面
    Result<RegisterSheet> note_sheet(const std::string& file);              ///< F9 卷内备考表
    Result<RegisterSheet> amount_approvals(const FileFilter& filter = {});  ///< F25 大额合同审批单
    Result<RegisterSheet> changes(const FileFilter& filter = {}); ///< F26 变更/纠纷/终止登记表

private:
    Session* m_session;
};

} // namespace strongroom::archive
