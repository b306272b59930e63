#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/register_sheet.h"
#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// Where an appraisal round (鉴定批次) stands (DOMAIN §5.5).
enum class AppraisalState { open, reviewed, report_signed, cancelled };
std::string_view name(AppraisalState state); ///< "APPRAISAL_OPEN", "ITEMS_REVIEWED", "REPORT_SIGNED"
std::optional<AppraisalState> appraisal_state_named(std::string_view text);

/// What is to become of a file.
enum class Opinion { extend, transfer, destroy };
std::string_view name(Opinion opinion);    ///< "extend"
std::string_view chinese(Opinion opinion); ///< "续存"
std::optional<Opinion> opinion_named(std::string_view text);

/// Which files a round is about.
struct AppraisalScope {
    /// `expired`: what is DUE. `deletion_duty`: data of people who did not buy and withdrew their consent
    /// (PIPL 47), due or not.
    enum class Basis { expired, deletion_duty };
    Basis basis = Basis::expired;
    std::vector<std::string> files = {}; ///< empty: all that are DUE and in no other round
    std::string project = {};            ///< code; empty: all projects
};

/// One member's opinion of one file.
struct GivenOpinion {
    Opinion opinion = Opinion::extend;
    std::string reason = {};       ///< 价值分析
    std::string extend_to = {};    ///< ISO date; of `extend` only, and needed there
    std::string open_matters = {}; ///< unsettled debts, lawsuits, requests; a file with any is not destroyed
};

/// A file of a round.
struct AppraisalLine {
    std::string file, reference_code, title; ///< the title names nobody
    std::string retention, kept_for, due_on;
    int year = 0, pages = 0;
    struct Given {
        std::string person;
        GivenOpinion opinion;
    };
    std::vector<Given> opinions;
    std::optional<Opinion> result; ///< none before all is said
    std::string extend_to;
};

/// A round.
struct AppraisalRound {
    std::string number; ///< "JD-2026-0001"
    AppraisalState state = AppraisalState::open;
    AppraisalScope::Basis basis = AppraisalScope::Basis::expired;
    std::string opened_by, opened_on, signed_by, signed_on, report;
    std::vector<AppraisalLine> lines;
};

/// 鉴定: a group looks at what has fallen due and says what is to become of it. A file is destroyed only
/// where at least two people say so and nobody wants to keep it (one, in a round by deletion duty); where
/// opinions differ it is kept to the latest day that was named. Reports are kept for ever, so a reason that
/// repeats a value of the file is refused. Errors of all acts: not_found, forbidden, conflict, bad_input.
class Appraisal {
public:
    explicit Appraisal(Session& session) : m_session(&session) { }

    /// Returns its number.
    Result<std::string> open(const AppraisalScope& scope = {});
    /// Replaces what the same person said before.
    Result<void> give(const std::string& round, const std::string& file, const GivenOpinion& opinion);
    /// Every file has its opinions.
    Result<void> finish(const std::string& round);
    /// The head of the archive signs the report: files that are kept get their new last day and are FILED
    /// again; the others stay DUE until they are listed or handed over.
    Result<void> sign(const std::string& round, const std::string& report);
    Result<void> cancel(const std::string& round, const std::string& reason);

    Result<AppraisalRound> round(const std::string& number);
    Result<std::vector<AppraisalRound>> rounds();           ///< without their lines, newest first
    Result<RegisterSheet> sheet(const std::string& number); ///< F14 到期鉴定表

private:
    Session* m_session;
};

} // namespace strongroom::archive
