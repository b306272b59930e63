#pragma once

#include <string>
#include <vector>

#include "archive/retention/due_on.h"
#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// How long files of a kind are kept, and from when.
struct RetentionRule {
    std::string kind; ///< "sale_contract"; "*" for all others
    std::string chinese; ///< what such a file is called where its own title may not stand: "商品房买卖合同"
    RetentionPeriod period;
    BaseEvent base = BaseEvent::created_year;
    std::string basis;     ///< why: the law or the decision
    std::string change;    ///< number of the change that made it so; empty where it is the default
    bool customer = false; ///< only personal data of somebody who did not buy: the short path is open to it
};

/// A change of a rule: put forward by the head of the archive, decided by the executive (SoD-8).
struct RetentionChange {
    std::string number; ///< "BQ-2026-0001"
    std::string kind;
    std::string former, code; ///< "D10" → "D30"
    std::string former_base, base;
    std::string reason, state; ///< "PROPOSED", "APPROVED", "REJECTED"
    std::string proposed_by, proposed_on, decided_by, decided_on;
    int files = 0;   ///< that it moved to another day
    int skipped = 0; ///< on a destruction list, where nothing may be shortened
};

/// A file as the schedule sees it.
struct DueFile {
    std::string uid, reference_code, title; ///< the title names nobody
    std::string kind, retention, due_on, state;
    std::string extended_to; ///< ISO date; empty where it was not
    std::vector<std::string> holds;
};

enum class Decision { approved, rejected };

/// The retention schedule: rules for each kind of file, the day each file falls due, and how both change.
/// `file` is a reference code, a uid or the beginning of one. Errors of all acts: not_found, forbidden,
/// conflict, bad_input.
class Schedule {
public:
    explicit Schedule(Session& session) : m_session(&session) { }

    Result<std::vector<RetentionRule>> rules();

    /// Puts a change of a rule forward. Files on a destruction list keep their day where it would come
    /// earlier, and so do files on hold.
    Result<std::string> propose(
        const std::string& kind, const std::string& code, BaseEvent base, const std::string& reason);
    /// Not by whom it was put forward. Files that follow the rule move to their new day; those whose period
    /// an appraisal extended keep the later one.
    Result<RetentionChange> decide(
        const std::string& number, Decision decision, const std::string& reason = {});
    Result<std::vector<RetentionChange>> changes();

    /// The event a file's period counts from has come: the title certificate was issued, the customer was
    /// last spoken to. Gives the day it falls due; empty where it is kept for ever.
    Result<std::string> record_base(const std::string& file, const std::string& date);

    /// Marks files whose last day has passed as DUE; returns them. Nothing changes when it is run again.
    Result<std::vector<DueFile>> run_due();
    /// Falling due in a year, or in any year up to now where it is 0.
    Result<std::vector<DueFile>> due_in(int year);

private:
    Session* m_session;
};

} // namespace strongroom::archive
