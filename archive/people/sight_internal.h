#pragma once

#include <optional>
#include <vector>

#include "archive/catalogue_internal.h"
#include "archive/people/person.h"
#include "archive/question_sql_internal.h"

namespace strongroom::archive {

/// Which documents somebody may find at all: by project, grade and owner. One that is not filed yet belongs
/// to no project: it is seen by those whose right is for all projects, and by those who take in or key.
class Sight {
public:
    /// Of the holder of the archive key, before anybody is set up.
    static Sight of_everything() { return Sight(); }
    static Sight of(const Person& person, const std::string& today);

    bool covers(const Filed& document) const;
    /// Leaves of a question only what is in sight, so that counts are right.
    QuestionSql within(QuestionSql question) const;

private:
    Sight() = default;
    struct Reach {
        std::optional<ProjectId> project;
        bool own = false; ///< own customers only
    };
    bool m_everything = true;
    PersonId m_person;
    int m_grade = 1; ///< the most secret one in sight
    bool m_unfiled = true;
    std::vector<Reach> m_reaches;
};

/// A document as may() judges it.
Subject subject_of(const Filed& document, const std::string& label);

} // namespace strongroom::archive
