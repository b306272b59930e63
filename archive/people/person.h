#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/people/right.h"
#include "ingest/base/id.h"

namespace strongroom::archive {

using PersonId = Id<struct PersonTag>;
using ProjectId = Id<struct ProjectTag>;

using Rights = std::map<Right, Extent>; ///< what is not in it is not allowed

/// A role somebody holds, for one project or for all.
struct Grant {
    std::string role; ///< "ARCH_HEAD": DOMAIN §5.1, or one of the company's own
    std::optional<ProjectId> project;
    std::string since, until; ///< ISO dates, both included; `until` empty = open
    Rights rights;
};

/// Somebody who may sign in, as it stands now.
struct Person {
    PersonId id;
    std::string login, name;
    std::string unit; ///< code of the department; empty = none
    bool active = false;
    bool must_change = false;    ///< the password: set by somebody else
    int clearance = 3;           ///< the most secret grade they may see: 1 is the most secret
    std::string clearance_until; ///< ISO date; grade 1 needs it (R-SEC-23)
    std::vector<Grant> grants;   ///< in force or not

    bool holds(std::string_view role) const;
};

/// What an act is done to, as far as permission depends on it.
struct Subject {
    std::optional<ProjectId> project; ///< none: nothing of a project (a register, a user)
    int grade = 3;
    std::optional<PersonId> owner; ///< whose customer or form it is
    std::string label;             ///< how it is called in a refusal: "file 7k2m…"
};

/// The answer to: may this person do this to that, and if not, why?
struct Verdict {
    Extent extent = Extent::no;
    std::string why, advice; ///< why not, and what to do; empty where it is allowed
    bool allowed() const { return extent != Extent::no && extent != Extent::approval; }
    bool masked() const { return extent == Extent::masked || extent == Extent::own_masked; }
};

/// Deny by default: the widest extent of the grants in force `today` (ISO date) that cover the subject's
/// project, cut down to nothing where the person's clearance does not reach its grade (DOMAIN §5.11, §1.4).
Verdict may(const Person& person, Right right, const Subject& subject, const std::string& today);

} // namespace strongroom::archive
