#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/people/person.h"
#include "archive/register_sheet.h"
#include "archive/session.h"
#include "ingest/base/result.h"

namespace strongroom::archive {

/// A department. Units form trees: the head of one speaks for those below it.
struct Unit {
    std::string code = {}, name = {};
    std::string parent = {}; ///< code; empty = at the top
};

/// A housing project: its contracts share shelves, numbers and people.
struct Project {
    ProjectId id = {};
    std::string code = {};             ///< part of the reference code: "BT01"
    std::string name = {};             ///< 海棠湾花园
    std::string fonds = {};            ///< 全宗号: "Q001"
    std::string unit = {};             ///< code of the department that sells it; empty = none
    std::string title_certs_done = {}; ///< ISO date: every title certificate is issued; empty = not yet
    std::string closed = {};           ///< ISO date: handed over to head office; empty = not yet
};

/// A set of rights that can be granted.
struct Role {
    std::string code = {}, name_zh = {}, name_en = {};
    Rights rights = {};
    bool preset = false; ///< of DOMAIN §5.1; these cannot be changed
};

/// Somebody to be set up.
struct NewPerson {
    std::string login; ///< 2 to 32 of a-z 0-9 . _ -, a letter first
    std::string name;
    std::string unit = {};     ///< code; empty = none
    std::string password = {}; ///< has to be changed at once
    int clearance = 2;         ///< 2 or 3; grade 1 is requested
};

/// A right to do something is asked for by the head of a department, approved by an executive and carried
/// out by the security administrator (SoD-9): a role, or the clearance for grade 1.
struct GrantRequest {
    enum class State { requested, approved, rejected, granted };
    std::string number = {}; ///< "SQ-2026-0001"
    State state = State::requested;
    std::string person = {};     ///< login
    std::string role = {};       ///< code; empty: it is about the clearance
    std::string project = {};    ///< code; empty = all
    std::string since = {};      ///< ISO date; empty = today
    std::string until = {};      ///< ISO date, included; empty = open. A clearance must end
    int clearance = 0;           ///< the grade asked for; 0: it is about a role
    std::string instructed = {}; ///< ISO date of the instruction in secrecy (R-SEC-23)
    std::string reason = {};
    std::string requested_by = {}, requested_at = {}, decided_by = {};
};
std::string_view name(GrantRequest::State state); ///< "requested", …

/// A role that somebody holds or held.
struct Held {
    std::int64_t id = 0;
    std::string person = {}, role = {}, project = {}; ///< login, code, code or empty
    std::string since = {}, until = {}, revoked = {}; ///< ISO dates, revoked UTC; empty = open
    std::string request = {}; ///< number of the request it was given on; empty: first set-up
};

/// A setting that may be changed.
struct Setting {
    std::string name = {}, value = {};
    std::string otherwise = {}; ///< what holds where nobody has set it
    std::string meaning = {};
};

/// People, what they may do, and what they belong to. Every change is a row of the ledger. Errors of all
/// acts: forbidden as may() tells or naming the rule of separation (SoD-5, SoD-9); not_found; conflict;
/// bad_input.
class People {
public:
    explicit People(Session& session) : m_session(session) { }

    /// The five people without whom nobody else could be set up, all different (SoD-5, SoD-9). What they say
    /// about units is not looked at: the head belongs to `archive`, the others to `company`, which is above
    /// it.
    struct Founders {
        Unit company, archive;
        NewPerson system;    ///< SYS: settings and backups
        NewPerson security;  ///< SEC: carries out what is approved
        NewPerson audit;     ///< AUDIT: reads everything that happened
        NewPerson executive; ///< EXEC: approves
        NewPerson head;      ///< ARCH_HEAD: requests
    };
    /// Done once, by the holder of the archive key. From then on every act needs a session. The executive and
    /// the head get clearance for grade 1 for a year. Errors: conflict where it was done; bad_input for what
    /// add() refuses.
    static Result<void> set_up(Archive& archive, const Founders& founders);

    /// A random password to be told to somebody once: "k7mq-2xwp-9trn".
    static std::string one_time_password();

    // Units and projects: by the head of the archive.
    Result<void> add_unit(const Unit& unit);
    Result<std::vector<Unit>> units();
    Result<void> add_project(const Project& project);
    /// Needed before a project is closed (DOMAIN §1.5 Q6).
    Result<void> set_title_certificates_done(const std::string& project, const std::string& date);
    Result<std::vector<Project>> projects();

    // Users: by the security administrator.
    Result<void> add(const NewPerson& person);
    Result<void> disable(const std::string& login, const std::string& reason);
    Result<void> enable(const std::string& login, const std::string& reason);
    Result<void> move(const std::string& login, const std::string& unit);
    /// Gives a password that has to be changed at once. Not one's own.
    Result<void> reset_password(const std::string& login, const std::string& password);
    /// One's own. Errors: forbidden where `current` is wrong.
    Result<void> change_password(const std::string& current, const std::string& next);
    /// Down only; grade 1 is requested.
    Result<void> lower_clearance(const std::string& login, int grade, const std::string& reason);
    /// Seen by those who manage, request, approve or review.
    Result<std::vector<Person>> people();
    Result<Person> person(const std::string& login);

    // Roles.
    Result<std::vector<Role>> roles();
    /// Adds or changes one of the company's own. Errors: forbidden for a preset one, one that somebody holds
    /// (SoD-9), or one that combines what must be kept apart (SoD-5).
    Result<void> put_role(const Role& role);

    // Grants (SoD-9).
    /// `request` without number, state and the last three. Returns the number.
    Result<std::string> request_grant(const GrantRequest& request);
    enum class Decision { approve, reject };
    Result<void> decide_grant(const std::string& number, Decision decision, const std::string& reason);
    Result<void> execute_grant(const std::string& number);
    Result<void> revoke(std::int64_t held, const std::string& reason);
    Result<std::vector<GrantRequest>> requests();
    Result<std::vector<Held>> held(); ///< of all people, the revoked ones too

    /// The periodic review of rights (R-SEC-09): who holds what since when, when they last signed in, and
    /// what should be looked at. Writing it is itself in the ledger.
    struct ReviewLine {
        Held held;
        std::string unit, last_seen; ///< UTC of the last sign-in; empty = never
        bool active = true;
        std::string finding; ///< empty = nothing; else "not used for 180 days", …
    };
    Result<std::vector<ReviewLine>> access_review();

    // Settings: by the system administrator. Those of retention are changed by two (SoD-8), not here.
    Result<std::vector<Setting>> settings();
    Result<void> change_setting(const std::string& name, const std::string& value, const std::string& reason);

private:
    Session& m_session;
};

} // namespace strongroom::archive
