#include <algorithm>

#include "archive/certificate_internal.h"
#include "archive/numbers_internal.h"
#include "archive/retention/certificate_content_internal.h"
#include "archive/retention/destruction.h"
#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

using S = DestructionState;
using Part = DestructionPart;

/// The parts whose signatures make the certificate.
std::vector<Part> signers(const DestructionList& list)
{
    std::vector<Part> parts{Part::witness_1};
    if (!list.short_path)
        parts.push_back(Part::witness_2);
    parts.push_back(Part::executor);
    return parts;
}

std::string step_of(Part part) { return "sign_" + std::string(name(part)); }

std::optional<Part> part_of_signer(const ListRecord& record, const Person& person)
{
    const std::vector<Part> parts = signers(record.list);
    for (const DestructionAct& act : record.list.acts)
        if (act.login == person.login && std::find(parts.begin(), parts.end(), act.part) != parts.end())
            return act.part;
    return std::nullopt;
}

std::string stored(Database& database, const char* sql, std::int64_t list)
{
    Statement row = database.prepare(sql, list);
    return row.next() ? row.text(0) : std::string();
}

/// Those who signed, in the order of signers().
std::vector<CertificateSignature> signatures_of(Database& database, const ListRecord& record)
{
    std::vector<CertificateSignature> signatures;
    for (const Part part : signers(record.list)) {
        Statement row = database.prepare("SELECT p.login, p.name, coalesce(o.name, ''), a.utc, a.digest FROM "
                                         "approval a JOIN person p ON p.id = "
                                         "a.person LEFT JOIN org_unit o ON o.id = p.unit WHERE a.object = ? "
                                         "AND a.step = ? AND a.round = ?",
            record.object(), step_of(part), record.list.version);
        if (row.next())
            signatures.push_back({{part, row.text(0), row.text(1), row.text(2), row.text(3)}, row.text(4)});
    }
    return signatures;
}

void complete(Act& act, ListRecord& record, const std::vector<CertificateSignature>& signatures)
{
    const std::string content = signed_content(
        stored(act.database(), "SELECT certified FROM destruction WHERE id = ?", record.id), signatures);
    const Result<std::string> statement = signed_statement(content, act.keys());
    if (!statement)
        throw Failure(statement.error());
    act.database().run(
        "INSERT INTO destruction_certificate (destruction, number, content, statement, utc) VALUES "
        "(?, ?, ?, ?, ?)",
        record.id, record.list.certificate, content, *statement, act.now());
    act.tell({"certificate.issued", record.object(), "", hexadecimal(sha256(bytes_of(content))),
        record.list.certificate});
    move_on(act, record, S::certified, record.list.certificate);
}

/// What the certificate says and is signed. Errors: conflict, where it is not complete.
Result<std::pair<std::string, std::string>> issued(Act& act, const std::string& number)
{
    const Result<ListRecord> record = find_list(act, number);
    if (!record)
        return tl::make_unexpected(record.error());
    if (const auto allowed = act.demand(Right::report_print, record->subject(act.database())); !allowed)
        return tl::make_unexpected(allowed.error());
    Statement row = act.database().prepare(
        "SELECT content, statement FROM destruction_certificate WHERE destruction = ?", record->id);
    if (!row.next())
        return failed(Code::conflict,
            record->label() + " has no certificate yet: it is " + std::string(name(record->list.state)),
            "it is made by the signatures of both witnesses and the executor");
    act.tell({"certificate.printed", record->object(), "", record->list.certificate, ""});
    return std::pair(row.text(0), row.text(1));
}

} // namespace

Result<void> Destruction::verify(const std::string& number, const std::string& paper)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = before_step(act, number, S::verified);
        if (!record)
            return tl::make_unexpected(record.error());
        for (const DestructionAct& known : record->list.acts)
            if (known.part == Part::executor && known.login == act.person().login)
                return failed(Code::forbidden,
                    act.person().login + " executed " + number + " and cannot verify it too (SoD-3)",
                    "another person looks whether anything is left");
        const Result<std::string> how = said(paper, "how the paper was looked at");
        if (!how)
            return tl::make_unexpected(how.error());
        if (const std::vector<std::string> left = remains_of(act, *record); !left.empty())
            return failed(Code::machine,
                "of " + record->label() + " there is still " + left.front()
                    + (left.size() > 1 ? " and " + std::to_string(left.size() - 1) + " more" : ""),
                "tell the administrator; nothing was certified");
        record->list.certificate = next_yearly_number(act.database(), "XZ", act.today(), act.now());
        record->list.verification = *how;
        const std::string content = certificate_content(act, *record);
        act.database().run(
            "UPDATE destruction SET verification = ?, verified_by = ?, certificate = ?, certified = "
            "? WHERE id = ?",
            *how, act.person().id.value, record->list.certificate, content, record->id);
        move_on(act, *record, S::verified, "nothing is left");
        return {};
    });
}

Result<void> Destruction::sign(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = find_list(act, number);
        if (!record)
            return tl::make_unexpected(record.error());
        if (record->list.state != S::verified)
            return failed(Code::conflict,
                record->label() + " is " + std::string(name(record->list.state))
                    + ": its certificate is signed once it is VERIFIED",
                "look at the list with 'strongroom destruction show'");
        const std::optional<Part> part = part_of_signer(*record, act.person());
        if (!part)
            return failed(Code::forbidden,
                act.person().login + " is neither a witness nor the executor of " + number
                    + " and cannot sign its certificate (SoD-3)",
                "those who were there sign");
        const Right right = *part == Part::executor ? Right::destruction_execute : Right::destruction_witness;
        if (const auto allowed = act.demand(right, record->subject(act.database())); !allowed)
            return allowed;
        const std::string content
            = stored(act.database(), "SELECT certified FROM destruction WHERE id = ?", record->id);
        for (const CertificateSignature& known : signatures_of(act.database(), *record))
            if (known.by.part == *part)
                return failed(Code::conflict, act.person().login + " has signed " + number + " already",
                    "have the others sign who have not");
        record->list.digest = hexadecimal(sha256(bytes_of(content)));
        put_decision(act, *record, step_of(*part), "approved", record->list.certificate);
        const std::vector<CertificateSignature> signatures = signatures_of(act.database(), *record);
        if (signatures.size() == signers(record->list).size())
            complete(act, *record, signatures);
        return {};
    });
}

Result<void> Destruction::post(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = before_step(act, number, S::posted);
        if (!record)
            return tl::make_unexpected(record.error());
        act.database().run(
            "UPDATE stub SET certificate = ? WHERE destruction = ?", record->list.certificate, record->id);
        for (const DestructionLine& line : record->list.lines)
            if (line.removed.empty())
                act.tell({"file.posted", "file:" + line.file, "", record->list.certificate, number});
        move_on(act, *record, S::posted, record->list.certificate);
        return {};
    });
}

Result<void> Destruction::close(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        Result<ListRecord> record = before_step(act, number, S::closed);
        if (!record)
            return tl::make_unexpected(record.error());
        act.database().run("UPDATE destruction SET closed_at = ? WHERE id = ?", act.now(), record->id);
        move_on(act, *record, S::closed);
        return {};
    });
}

Result<std::string> Destruction::statement(const std::string& number)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        const auto both = issued(act, number);
        if (!both)
            return tl::make_unexpected(both.error());
        return both->second;
    });
}

Result<std::vector<std::uint8_t>> Destruction::certificate(
    const std::string& number, std::span<const std::uint8_t> printed)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<std::uint8_t>> {
        const auto both = issued(act, number);
        if (!both)
            return tl::make_unexpected(both.error());
        return signed_certificate(printed, both->first, act.keys());
    });
}

} // namespace strongroom::archive
