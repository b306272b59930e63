#include "archive/access.h"

#include <sodium.h>

#include "archive/access_internal.h"
#include "archive/intake_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

/// An extent that will do for all of a document; where it is for own customers only, see() has asked whose.
bool suffices(const Verdict& verdict) { return verdict.allowed(); }

} // namespace

Access::Access(Session& session) : m_archive(session.state().archive), m_session(&session.state()) { }
Access::Access(Archive& archive) : m_archive(archive.state()), m_session(nullptr) { }

const Person* Access::person() const { return m_session ? &m_session->person : nullptr; }

void Access::tell(const Entry& entry) { (m_session ? m_session->ledger : m_archive.ledger).append(entry); }

Result<void> Access::let_in()
{
    if (!m_session && anybody_set_up(m_archive.database))
        return failed(Code::forbidden, "this archive has people, and it is not said who you are",
            "sign in: give --user LOGIN or set $STRONGROOM_USER");
    return {};
}

Result<void> Access::allow(std::initializer_list<Right> any_of)
{
    if (const Result<void> in = let_in(); !in || !m_session)
        return in;
    const std::string today = m_archive.premises.today();
    for (const Right right : any_of)
        if (may(*person(), right, {}, today).allowed())
            return {};
    const Verdict verdict = may(*person(), *any_of.begin(), {}, today);
    return failed(Code::forbidden, verdict.why, verdict.advice);
}

Hidden Access::hidden(const Seen& document, const std::string& purpose) const
{
    if (!person() || document.opened)
        return Hidden::nothing;
    const std::string today = m_archive.premises.today();
    if (may(*person(), Right::catalogue_search, document.subject, today).masked())
        return Hidden::personal;
    const Verdict unmask = may(*person(), Right::field_unmask, document.subject, today);
    const bool at_once = unmask.extent == Extent::yes && document.subject.grade > 1 && !purpose.empty();
    return at_once ? Hidden::highly_sensitive : Hidden::sensitive;
}

Result<Access::Seen> Access::see(const std::string& reference)
{
    if (const Result<void> in = let_in(); !in)
        return tl::make_unexpected(in.error());
    const Result<DocumentId> id = m_archive.catalogue.find(reference);
    if (!id)
        return tl::make_unexpected(id.error());
    const Filed filed = m_archive.catalogue.filed_as(*id);
    if (person() && !Sight::of(*person(), m_archive.premises.today()).covers(filed))
        return failed(Code::not_found, "there is no document " + reference, "look for it by search");
    Seen seen{m_archive.catalogue.key_of(*id), {}, false};
    seen.subject = subject_of(filed, "document " + seen.key.uid);
    seen.opened = person()
        && unmasked_for(m_archive.database, person()->id, seen.key.uid, m_archive.premises.utc_now());
    return seen;
}

Result<void> Access::allow_copy(const Seen& document, const std::string& purpose)
{
    if (!person())
        return {};
    const Verdict verdict = may(*person(), Right::copy_export, document.subject, m_archive.premises.today());
    if (!suffices(verdict))
        return failed(Code::forbidden, verdict.why, verdict.advice);
    if (document.subject.grade == 1 && !document.opened)
        return failed(Code::forbidden,
            document.subject.label
                + " is of grade 1: it is not copied without the approval of another (SoD-6)",
            "apply for it with: strongroom unmask apply");
    if (purpose.find_first_not_of(" \t\n") == std::string::npos)
        return failed(Code::bad_input, "there is no purpose given",
            "say with --purpose what the copy is for; it is written into the ledger");
    return {};
}

Result<void> Access::allow_picture(const Seen& document) const
{
    if (!person() || document.opened)
        return {};
    const Verdict verdict = may(*person(), Right::image_view, document.subject, m_archive.premises.today());
    if (suffices(verdict))
        return {};
    return failed(Code::forbidden, verdict.why,
        verdict.extent == Extent::approval ? "apply for it with: strongroom unmask apply" : verdict.advice);
}

Result<Document> Access::document(const std::string& reference, const std::string& purpose, Use use)
{
    Hidden hidden_here = Hidden::nothing;
    PageText text = PageText::shown;
    const Result<Seen> seen = told([&]() -> Result<Seen> {
        Result<Seen> found = see(reference);
        if (!found)
            return found;
        if (use == Use::copy) {
            if (const Result<void> allowed = allow_copy(*found, purpose); !allowed)
                return tl::make_unexpected(allowed.error());
        } else {
            hidden_here = hidden(*found, purpose);
            text = allow_picture(*found) ? PageText::shown : PageText::left_out;
        }
        tell({"document.viewed", "document:" + found->key.uid, "", "", purpose});
        if (person() && hidden_here <= Hidden::highly_sensitive)
            tell({"field.unmasked", "document:" + found->key.uid, "",
                hidden_here == Hidden::nothing ? "all" : "without class 3", purpose});
        return found;
    });
    if (!seen)
        return tl::make_unexpected(seen.error());
    return guarded([&]() -> Result<Document> {
        Document document = m_archive.catalogue.document(seen->key);
        document.history = m_archive.ledger.history("document:" + seen->key.uid);
        const Strictness strictness = seen->subject.grade == 1 ? Strictness::grade_1 : Strictness::usual;
        Veil(hidden_here, strictness, document.content.reading).cover(document, text);
        return document;
    });
}

Result<std::vector<std::uint8_t>> Access::page_picture(
    const std::string& reference, int page, const std::string& purpose, Use use)
{
    const std::string number = std::to_string(page);
    std::string blob;
    const Result<Seen> seen = told([&]() -> Result<Seen> {
        Result<Seen> found = see(reference);
        if (!found)
            return found;
        const Result<void> allowed = use == Use::copy ? allow_copy(*found, purpose) : allow_picture(*found);
        if (!allowed)
            return tl::make_unexpected(allowed.error());
        blob = m_archive.catalogue.picture(found->key.id, page);
        if (blob.empty())
            return failed(Code::not_found,
                "there is no picture of page " + number + " of document " + found->key.uid,
                "look at the original instead");
        tell({"page.viewed", "document:" + found->key.uid + "/page/" + number, "", "", purpose});
        return found;
    });
    if (!seen)
        return tl::make_unexpected(seen.error());
    return guarded([&]() -> Result<std::vector<std::uint8_t>> {
        std::vector<std::uint8_t> picture;
        m_archive.premises.blobs.read(seen->key.key, {seen->key.uid, "picture/" + number}, blob,
            [&](ByteView bytes) { picture.insert(picture.end(), bytes.begin(), bytes.end()); });
        return picture;
    });
}

Result<void> Access::original(
    const std::string& reference, int source, const Sink& sink, const std::string& purpose)
{
    const std::string number = std::to_string(source);
    std::vector<StoredSource> sources;
    const Result<Seen> seen = told([&]() -> Result<Seen> {
        Result<Seen> found = see(reference);
        if (!found)
            return found;
        if (const Result<void> allowed = allow_copy(*found, purpose); !allowed)
            return tl::make_unexpected(allowed.error());
        sources = m_archive.catalogue.sources(found->key);
        if (source < 0 || static_cast<std::size_t>(source) >= sources.size())
            return failed(Code::not_found, "document " + found->key.uid + " has no source " + number,
                "it has " + std::to_string(sources.size()) + ", counted from 0");
        tell({"document.exported", "document:" + found->key.uid, "", "original " + number, purpose});
        return found;
    });
    if (!seen)
        return tl::make_unexpected(seen.error());
    return guarded([&]() -> Result<void> {
        const StoredSource& stored = sources[static_cast<std::size_t>(source)];
        crypto_hash_sha256_state hash;
        crypto_hash_sha256_init(&hash);
        m_archive.premises.blobs.read(
            seen->key.key, {seen->key.uid, "source/" + number}, stored.blob, [&](ByteView bytes) {
                crypto_hash_sha256_update(&hash, bytes.data(), bytes.size());
                sink(bytes);
            });
        Bytes digest(crypto_hash_sha256_BYTES, 0);
        crypto_hash_sha256_final(&hash, digest.data());
        if (hexadecimal(digest) != stored.source.sha256)
            return failed(Code::machine,
                "the original of document " + seen->key.uid + " is not what was taken in",
                "restore the archive from its backup");
        return {};
    });
}

Result<void> Access::record_export(
    const std::string& reference, const std::string& format, const std::string& purpose)
{
    return told([&]() -> Result<void> {
        const Result<Seen> found = see(reference);
        if (!found)
            return tl::make_unexpected(found.error());
        if (Result<void> allowed = allow_copy(*found, purpose); !allowed)
            return allowed;
        tell({"document.exported", "document:" + found->key.uid, "", format, purpose});
        return {};
    });
}

Result<IntakeReport> Access::take_in(std::span<const std::vector<std::filesystem::path>> documents,
    const Stages& stages, const Watch& watch, const IntakeOptions& options, std::stop_token stop)
{
    if (const Result<void> allowed = told([&] { return allow({Right::scan_take_in}); }); !allowed)
        return tl::make_unexpected(allowed.error());
    const Actor& actor = m_session ? m_session->ledger.actor() : m_archive.premises.actor;
    return archive::take_in(m_archive, actor, documents, stages, watch, options, std::move(stop));
}

Result<std::vector<Job>> Access::jobs()
{
    using enum Right;
    if (const Result<void> allowed = told([&] {
            return allow({scan_take_in, record_verify, backup_run});
        });
        !allowed)
        return tl::make_unexpected(allowed.error());
    return guarded([&]() -> Result<std::vector<Job>> { return m_archive.jobs.list(); });
}

Result<LedgerVerdict> Access::verify_ledger(std::span<const std::filesystem::path> anchors)
{
    if (const Result<void> allowed = told([&] { return allow({Right::ledger_read}); }); !allowed)
        return tl::make_unexpected(allowed.error());
    Result<LedgerVerdict> verdict = looked_through(m_archive, anchors);
    if (!verdict)
        return verdict;
    return told([&]() -> Result<LedgerVerdict> {
        tell({"ledger.verified", "archive", "", verdict->intact() ? "intact" : "faulty", ""});
        return *std::move(verdict);
    });
}

} // namespace strongroom::archive
