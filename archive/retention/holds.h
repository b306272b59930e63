#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Why a file may not be destroyed whatever its period says (DOMAIN §5.9).
enum class HoldKind { dispute, lawsuit, audit, rights_request, unsettled };
std::string_view name(HoldKind kind); ///< "rights_request"
std::optional<HoldKind> hold_kind_named(std::string_view text);
std::string_view chinese(HoldKind kind); ///< "权利请求"

/// What a hold forbids besides destruction.
enum class HoldScope { destruction, destruction_and_loans };

/// 冻结: a file on it is neither destroyed nor has its period changed.
struct Hold {
    std::string number; ///< "DJ-2026-0001"
    std::string file, reference_code;
    HoldKind kind = HoldKind::dispute;
    HoldScope scope = HoldScope::destruction;
    std::string reason; ///< sealed with the file; empty once the file is destroyed
    std::string placed_by, placed_on;
    std::string reviewed_by, reviewed_on; ///< last time
    std::string review_due;               ///< ISO date; empty where it is released
    std::string released_by, released_on;
    bool open() const { return released_on.empty(); }
};

/// Which holds.
struct HoldFilter {
    enum class Which { open, review_due, all };
    Which which = Which::open;
    std::string file = {}; ///< empty: of all files
};

/// Holds on files. Errors of all acts: not_found, forbidden, conflict, bad_input.
class Holds {
public:
    explicit Holds(Session& session) : m_session(&session) { }

    /// Returns its number. Conflict where the file is destroyed, or its destruction is being carried out.
    Result<std::string> place(const std::string& file, HoldKind kind, const std::string& reason,
        HoldScope scope = HoldScope::destruction);
    /// The same for many files at once: all of them, or none. Returns their numbers in order.
    Result<std::vector<std::string>> place_all(std::span<const std::string> files, HoldKind kind,
        const std::string& reason, HoldScope scope = HoldScope::destruction);
    /// Says that it is still needed; due every 6 months (setting hold.review_months).
    Result<Hold> review(const std::string& number, const std::string& note);
    /// By another person than the one who placed it.
    Result<Hold> release(const std::string& number, const std::string& reason);

    Result<std::vector<Hold>> list(const HoldFilter& filter = {});

private:
    Session* m_session;
};

} // namespace strongroom::archive
