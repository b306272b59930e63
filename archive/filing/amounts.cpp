// 大额合同审批: what the executive says to large contracts.
#include "archive/filing/amounts_internal.h"

#include "archive/filing/filing.h"
#include "archive/numbers_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::string_view step_name = "amount";
constexpr int number_digits = 4;

std::string decision_object(const FileRecord& file, int round)
{
    return file.object() + "/amount/" + std::to_string(round);
}

bool is_large(Database& database, const FileRecord& file)
{
    return database.prepare("SELECT 1 FROM file WHERE id = ? AND large_amount = 1", file.id.value).next();
}

} // namespace

std::string digest_of_price(Database& database, const OpenFile& file)
{
    return hexadecimal(blind_hash(file.key, "file.amount", file.values(database).newest("total_price")));
}

AmountRecord newest_decision(Database& database, const FileRecord& file)
{
    AmountRecord record;
    Statement row = database.prepare("SELECT a.round, a.decision, p.login, a.utc, a.reason, a.digest FROM "
                                     "approval a JOIN person p ON p.id = a.person "
                                     "WHERE a.object = ? AND a.step = ? ORDER BY a.round DESC LIMIT 1",
        file.object(), step_name);
    if (!row.next())
        return record;
    record = {static_cast<int>(row.integer(0)), row.text(1) == "approved", {}, row.text(2), row.text(3),
        row.text(4), row.text(5)};
    Statement number
        = database.prepare("SELECT sequence, number FROM issued_number WHERE sequence = ? AND object = ?",
            "SP:" + record.utc.substr(0, 4), decision_object(file, record.round));
    if (number.next())
        record.number
            = "SP-" + record.utc.substr(0, 4) + "-" + padded_number(number.integer(1), number_digits);
    return record;
}

Result<void> check_amount(Act& act, const OpenFile& file)
{
    if (!is_large(act.database(), file.record))
        return {};
    const AmountRecord decision = newest_decision(act.database(), file.record);
    const std::string advice = "have an executive decide: strongroom amount approve";
    if (decision.round == 0)
        return failed(
            Code::conflict, file.record.label() + " is a large contract without approval (V-AMT-01)", advice);
    if (decision.digest != digest_of_price(act.database(), file))
        return failed(Code::conflict,
            "the amount of " + file.record.label() + " was changed after it was decided on (V-AMT-01)",
            advice);
    if (!decision.approved)
        return failed(Code::conflict,
            decision.person + " rejected the amount of " + file.record.label() + " (V-AMT-01)",
            "have the contract corrected, or end the matter");
    return {};
}

Result<void> Filing::decide_amount(
    const std::string& reference, AmountDecision decision, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::amount_approve);
        if (!file)
            return tl::make_unexpected(file.error());
        const FileRecord& record = file->record;
        if (const auto told = check_reason(reason, file->values(act.database()).valid()); !told)
            return told;
        const bool open = record.state == FileState::keyed || record.state == FileState::verified
            || record.state == FileState::change_pending;
        if (!open)
            return failed(Code::conflict, record.label() + " is " + std::string(name(record.state)),
                "amounts are decided before a file is on record");
        if (!is_large(act.database(), record))
            return failed(Code::conflict, record.label() + " is no large contract",
                "it needs no approval of its amount");
        const AmountRecord former = newest_decision(act.database(), record);
        const std::string digest = digest_of_price(act.database(), *file);
        if (former.round > 0 && former.digest == digest)
            return failed(Code::conflict,
                former.person + (former.approved ? " approved" : " rejected") + " the amount of "
                    + record.label() + " already",
                former.approved ? "put it on record"
                                : "it can be decided on again once the amount is corrected");
        const std::string year = act.now().substr(0, 4);
        next_number(act.database(), "SP:" + year, decision_object(record, former.round + 1), act.now());
        const bool approved = decision == AmountDecision::approved;
        act.database().run(
            "INSERT INTO approval (object, step, round, person, decision, reason, digest, utc) VALUES (?, ?, "
            "?, ?, ?, ?, ?, ?)",
            record.object(), step_name, former.round + 1, act.person().id.value,
            approved ? "approved" : "rejected", reason, digest, act.now());
        act.tell({approved ? "file.amount_approved" : "file.amount_rejected", record.object(), "", digest,
            reason});
        return {};
    });
}

} // namespace strongroom::archive
