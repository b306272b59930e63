#pragma once

#include <string>
#include <vector>

#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Somebody's wish to see what is hidden from him in one document.
struct UnmaskRequest {
    enum class State {
        applied,
        open, ///< until `open_until`; an emergency as well, before it is reviewed
        rejected,
        justified,   ///< an emergency, reviewed
        unjustified, ///< an emergency that was none; closed at once
    };
    std::string number; ///< "JM-2026-0001"
    State state = State::applied;
    bool emergency = false;
    std::string person, document; ///< login, uid
    std::string purpose;
    std::string asked_at, open_until, review_by, decided_by; ///< UTC, UTC, UTC, login; empty = not yet
    bool review_overdue = false;
};
std::string_view name(UnmaskRequest::State state);

/// Opening what is hidden (SoD-6): by the approval of another person, or in an emergency at once, with a
/// review by another person within 24 hours. What is opened closes by itself after three days (settings
/// unmask.days, unmask.review_hours). `document` is a uid or the beginning of one.
/// Errors: forbidden, naming SoD-6 where it is the reason; not_found; conflict; bad_input without a purpose.
class Unmasking {
public:
    explicit Unmasking(Session& session) : m_session(session) { }

    /// Returns the number.
    Result<std::string> apply(const std::string& document, const std::string& purpose);
    enum class Decision { approve, reject };
    /// By somebody else who may unmask it without asking; for grade 1 an executive.
    Result<void> decide(const std::string& number, Decision decision, const std::string& reason);
    /// Opens at once. Refused while an emergency of the same person is overdue for review.
    Result<std::string> break_glass(const std::string& document, const std::string& purpose);
    enum class Finding { justified, unjustified };
    /// By somebody else who reads the ledger.
    Result<void> review(const std::string& number, Finding finding, const std::string& reason);
    /// One's own; all of them for those who read the ledger or may unmask.
    Result<std::vector<UnmaskRequest>> requests();

private:
    Session& m_session;
};

} // namespace strongroom::archive
