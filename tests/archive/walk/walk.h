#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "ingest/base/result.h"
#include "tests/archive/registered.h"
#include "tests/archive/walk/story.h"

namespace strongroom::test {

/// What came of an act.
struct Answer {
    std::optional<Error> refused;

    Answer() = default;
    template <class T>
    Answer(const Result<T>& result)
    {
        if (!result)
            refused = result.error();
    }
};

/// A walk at random through one archive: people, right and wrong ones, do what comes to their minds, in right
/// and wrong states, and time goes by. The same seed gives the same walk.
class Walk {
public:
    explicit Walk(unsigned seed);

    /// One act and what must hold after it. False where something is broken: complaint() says what.
    bool step();
    /// Everything, the whole ledger too.
    bool check_all();
    /// What is broken, the seed, and the last steps.
    std::string complaint() const;

    int steps() const { return m_steps; }
    int carried_out() const { return m_carried_out; }
    /// How often each act was carried out and refused.
    const std::map<std::string, std::pair<int, int>>& tally() const { return m_tally; }

    // What acts are made of. Each is mostly something that fits and sometimes something that does not.
    Registered at;
    int number(int from, int to); ///< both included
    bool chance(int percent);
    template <class T>
    const T& any(std::span<const T> of)
    {
        return of[static_cast<std::size_t>(number(0, static_cast<int>(of.size()) - 1))];
    }
    template <class T>
    const T& any(const std::vector<T>& of)
    {
        return any(std::span(of));
    }
    /// Signed in: mostly one of these, sometimes anybody.
    archive::Session& one_of(std::initializer_list<const char*> logins);
    std::string login(); ///< anybody's, or nobody's
    /// One text that the query gives, mostly; sometimes one that is no such thing.
    std::string one(const std::string& sql, const std::string& wrong = "nothing-like-it");
    std::vector<std::string> several(const std::string& sql, int most);
    std::string date();   ///< around today; sometimes long ago, sometimes none at all
    std::string reason(); ///< sometimes empty
    void note(const std::string& words) { m_words += ' ' + words; } ///< for the log

private:
    struct NothingThere { }; ///< there is nothing a deed could be done to: another one is tried
    Answer happened(std::vector<std::string>& faults);
    bool broken(const std::vector<std::string>& what);
    unsigned m_seed;
    std::mt19937 m_random;
    int m_steps = 0, m_carried_out = 0;
    std::string m_deed, m_words, m_broken;
    std::deque<std::string> m_log;
    std::map<std::string, std::pair<int, int>> m_tally;
    Story m_story;
};

/// Something that can happen.
struct Deed {
    const char* name;
    int weight;
    std::function<Answer(Walk&)> happen;
};

std::vector<Deed> people_deeds();
std::vector<Deed> filing_deeds();
std::vector<Deed> inventory_deeds();
std::vector<Deed> loan_deeds();
std::vector<Deed> handover_deeds();
std::vector<Deed> shelf_deeds();
std::vector<Deed> retention_deeds();

/// What must hold at any moment, looked for in the tables; one sentence for each thing that does not.
std::vector<std::string> broken_rules(archive::Database& database);

} // namespace strongroom::test
