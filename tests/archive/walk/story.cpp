#include "tests/archive/walk/story.h"

#include "archive/handover/handover_steps_internal.h"
#include "archive/loans/loan_steps_internal.h"
#include "archive/retention/steps_internal.h"

namespace strongroom::test {
namespace {

using namespace archive;

template <class State, std::size_t Count>
bool has_step(const std::array<Step<State>, Count>& steps, State from, State to)
{
    for (const Step<State>& each : steps)
        if (each.from == from && each.to == to)
            return true;
    return false;
}

/// Whether a row tells of a state of the thing itself; others ("loan.decided") tell of something beside it.
bool tells_state(const std::string& object, const std::string& after)
{
    return object.starts_with("loan:")    ? loan_state_named(after).has_value()
        : object.starts_with("handover:") ? handover_state_named(after).has_value()
                                          : destruction_state_named(after).has_value();
}

bool possible(const std::string& object, const std::string& from, const std::string& to)
{
    if (object.starts_with("loan:"))
        return has_step(loan_steps, loan_state_named(from).value(), loan_state_named(to).value());
    if (object.starts_with("handover:"))
        return has_step(handover_steps, handover_state_named(from).value(), handover_state_named(to).value())
            || has_step(
                handover_short_steps, handover_state_named(from).value(), handover_state_named(to).value());
    return has_step(
        destruction_steps, destruction_state_named(from).value(), destruction_state_named(to).value());
}

/// What the tables say, under the names of the ledger.
std::map<std::string, std::string> told_by_tables(Database& database)
{
    std::map<std::string, std::string> states;
    Statement row = database.prepare(
        "SELECT 'loan:' || number, state FROM loan UNION ALL SELECT 'handover:' || number, state FROM "
        "handover "
        "UNION ALL SELECT 'destruction:' || number, state FROM destruction UNION ALL "
        "SELECT 'item:' || uid, CASE WHEN desk IS NOT NULL THEN 'desk:' || desk WHEN box IS NOT NULL THEN "
        "'box:' || box WHEN loan IS NOT NULL THEN 'loan:' || loan WHEN handover IS NOT NULL THEN "
        "'handover:' || handover ELSE gone END FROM item");
    while (row.next())
        states[row.text(0)] = row.text(1);
    return states;
}

} // namespace

void Story::follow(const std::string& action, const std::string& object, const std::string& before,
    const std::string& after, std::vector<std::string>& broken)
{
    const auto known = m_states.find(object);
    const std::string sentence = action + " of " + object + ": " + before + " -> " + after;
    if (action == "item.moved") {
        if (known != m_states.end() && known->second != before)
            broken.push_back(sentence + ", but it was at " + known->second);
        m_states[object] = after;
        return;
    }
    const bool machine = object.starts_with("loan:") || object.starts_with("handover:")
        || object.starts_with("destruction:");
    if (!machine || after.empty() || !tells_state(object, after))
        return;
    if (known != m_states.end() && known->second != before)
        broken.push_back(sentence + ", but it was " + known->second);
    if (known != m_states.end() && known->second == before && !possible(object, before, after))
        broken.push_back(sentence + " is no step");
    m_states[object] = after;
}

std::vector<std::string> Story::go_on(Database& database)
{
    std::vector<std::string> broken;
    const bool first = m_seen == 0;
    {
        Statement row = database.prepare(
            "SELECT seq, action, object, before, after FROM ledger WHERE seq > ? ORDER BY seq", m_seen);
        while (row.next()) {
            m_seen = row.integer(0);
            follow(row.text(1), row.text(2), row.text(3), row.text(4), broken);
        }
    }
    const std::map<std::string, std::string> tables = told_by_tables(database);
    for (const auto& [object, state] : tables) {
        const auto [known, fresh] = m_states.emplace(object, state);
        // A new item lies on the desk it was handed in at.
        if (fresh && !first && !(object.starts_with("item:") && state.starts_with("desk:")))
            broken.push_back(object + " is " + state + ", and the ledger does not say how it came to that");
        if (known->second != state)
            broken.push_back(object + " is " + state + ", but the ledger says " + known->second);
    }
    return broken;
}

} // namespace strongroom::test
