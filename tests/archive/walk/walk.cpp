#include "tests/archive/walk/walk.h"

#include <algorithm>

namespace strongroom::test {
namespace {

using namespace archive;

constexpr int files = 18;
constexpr int steps_between_looks = 1; ///< at the tables; each answer is looked at
constexpr std::size_t remembered = 40;

const std::vector<Deed>& deeds()
{
    static const std::vector<Deed> all = [] {
        std::vector<Deed> made;
        for (const auto& some : {people_deeds(), filing_deeds(), loan_deeds(), handover_deeds(),
                 shelf_deeds(), inventory_deeds(), retention_deeds()})
            made.insert(made.end(), some.begin(), some.end());
        return made;
    }();
    return all;
}

std::vector<double> weights()
{
    std::vector<double> all;
    for (const Deed& deed : deeds())
        all.push_back(deed.weight);
    return all;
}

} // namespace

Walk::Walk(unsigned seed) : at(files), m_seed(seed), m_random(seed)
{
    // Most are on the shelf when the walk begins; the rest lie on the desk.
    at.box(0, files * 3 / 4, 4);
    const auto people = {"sales1", "arch2"};
    for (const char* login : people)
        at.database().run("INSERT INTO role_grant (person, role, since) VALUES (?, 'WITNESS', '2000-01-01')",
            at.id_of(login).value);
    m_story.go_on(at.database());
}

int Walk::number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_random); }
bool Walk::chance(int percent) { return number(1, 100) <= percent; }

Session& Walk::one_of(std::initializer_list<const char*> logins)
{
    static const std::vector<std::string> everybody{"sales1", "sales2", "front1", "pm1", "pm2", "sadm1",
        "scan1", "index1", "verify1", "arch1", "arch2", "arch_head1", "arch_head2", "exec1", "exec2", "recv1",
        "recv2", "witness1", "witness2", "disposer1", "audit1", "dpo1", "sec1", "sys1"};
    const std::string who = chance(88) && logins.size() > 0
        ? std::string(any(std::span(logins.begin(), logins.size())))
        : any(everybody);
    note("by " + who);
    return at.as(who);
}

std::string Walk::login() { return one("SELECT login FROM person", "nobody"); }

std::string Walk::one(const std::string& sql, const std::string& wrong)
{
    std::string found = wrong;
    if (!chance(4)) {
        const std::vector<std::string> all = several(sql, 0);
        if (all.empty() && !chance(5))
            throw NothingThere{};
        if (!all.empty())
            found = any(all);
    }
    note(found);
    return found;
}

std::vector<std::string> Walk::several(const std::string& sql, int most)
{
    std::vector<std::string> all;
    // Names are random: in their order no walk would be the same twice.
    const bool ordered = sql.find(" ORDER BY ") != std::string::npos;
    Statement row = at.database().prepare(ordered ? sql : sql + " ORDER BY rowid");
    while (row.next())
        all.push_back(row.text(0));
    if (most == 0)
        return all;
    std::shuffle(all.begin(), all.end(), m_random);
    all.resize(std::min(all.size(), static_cast<std::size_t>(number(chance(5) ? 0 : 1, most))));
    for (const std::string& each : all)
        note(each);
    return all;
}

std::string Walk::date()
{
    const std::string date = chance(5) ? std::string("2026-02-30")
        : chance(10)                   ? std::string("1995-06-30")
                                       : days_after(at.today(), number(-20, 20));
    note(date);
    return date;
}

std::string Walk::reason() { return chance(6) ? std::string() : "原因如附件" + std::to_string(number(1, 9)); }

bool Walk::broken(const std::vector<std::string>& what)
{
    for (const std::string& sentence : what)
        m_broken += sentence + '\n';
    return !what.empty();
}

Answer Walk::happened(std::vector<std::string>& faults)
{
    static const std::vector<double> weighed = weights();
    for (;;) {
        const Deed& deed
            = deeds()[std::discrete_distribution<std::size_t>(weighed.begin(), weighed.end())(m_random)];
        m_deed = deed.name;
        m_words.clear();
        try {
            return deed.happen(*this);
        } catch (const NothingThere&) {
            continue;
        } catch (const std::exception& exception) {
            faults.push_back(std::string("an exception came out: ") + exception.what());
            return {};
        }
    }
}

bool Walk::step()
{
    ++m_steps;
    std::vector<std::string> faults;
    const Answer answer = happened(faults);
    m_log.push_back(std::to_string(m_steps) + "  " + at.today() + "  " + m_deed + m_words
        + (answer.refused ? "  REFUSED: " + answer.refused->what + " | " + answer.refused->advice : ""));
    if (m_log.size() > remembered)
        m_log.pop_front();
    auto& [done, refused] = m_tally[m_deed];
    ++(answer.refused ? refused : done);
    m_carried_out += answer.refused ? 0 : 1;
    if (answer.refused && answer.refused->what.empty())
        faults.push_back("a refusal without a sentence");
    if (answer.refused && answer.refused->advice.empty())
        faults.push_back("a refusal without advice: " + answer.refused->what);
    if (answer.refused && answer.refused->code == Code::machine)
        faults.push_back("the machine failed: " + answer.refused->what);
    if (m_steps % steps_between_looks == 0) {
        for (const auto& found : {broken_rules(at.database()), m_story.go_on(at.database())})
            faults.insert(faults.end(), found.begin(), found.end());
    }
    return !broken(faults);
}

bool Walk::check_all()
{
    std::vector<std::string> faults = broken_rules(at.database());
    for (const std::string& fault : m_story.go_on(at.database()))
        faults.push_back(fault);
    const auto verdict = at.archive().verify_ledger();
    if (!verdict)
        faults.push_back(verdict.error().what);
    else
        for (const LedgerFault& fault : verdict->faults)
            faults.push_back(fault.what);
    return !broken(faults);
}

std::string Walk::complaint() const
{
    std::string text = "seed " + std::to_string(m_seed) + ", step " + std::to_string(m_steps) + ":\n"
        + m_broken + "the last steps:\n";
    for (const std::string& line : m_log)
        text += "  " + line + '\n';
    return text;
}

} // namespace strongroom::test
