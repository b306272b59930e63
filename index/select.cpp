#include "index/select.h"

#include <algorithm>
#include <map>
#include <set>

#include "index/check/rules.h"
#include "index/second_reader.h"

namespace strongroom::index {
namespace {

struct Rival {
    std::vector<const Candidate*> witnesses; ///< best first
    double score = 0;
};

/// The same value in several places is surer than in one: each further witness closes a fifth of the gap
/// to 1.
double joint_score(const std::vector<const Candidate*>& witnesses)
{
    double score = witnesses.front()->score;
    for (std::size_t i = 1; i < std::min<std::size_t>(witnesses.size(), 4); ++i)
        score += 0.2 * (1 - score) * witnesses[i]->score;
    return score;
}

Field made(const Candidate& best, double score, double rival_score, std::span<const ReadPage> pages)
{
    Field field;
    field.name = best.field;
    field.index = best.index;
    field.kind = best.parsed.kind;
    field.value = best.parsed.value;
    field.text = best.place.text;
    field.repaired = best.parsed.repaired;
    field.page = best.place.page;
    field.box = best.place.box;
    const double doubt = rival_score > 0 ? std::min(1.0, rival_score / score) : 0;
    field.confidence = std::clamp(best.place.confidence * score * (1 - 0.4 * doubt), 0.0, 1.0);
    const auto page
        = std::find_if(pages.begin(), pages.end(), [&](const ReadPage& p) { return p.number == field.page; });
    field.readings.push_back({page == pages.end() ? std::string() : page->text.reader, best.place.text});
    return field;
}

/// Keeps one reading a reader; one that agrees replaces one that does not.
void note(Field& field, const Candidate& witness, const SecondLook& second)
{
    if (second.text.empty())
        return;
    const auto value = parsed(witness.type, second.text, witness.field);
    const bool agrees = value && value->value == witness.parsed.value;
    const auto known = std::find_if(field.readings.begin() + 1, field.readings.end(),
        [&](const Reading& reading) { return reading.reader == second.reader; });
    if (known == field.readings.end())
        field.readings.push_back({second.reader, second.text});
    else if (agrees)
        known->text = second.text;
    field.readers_agree |= agrees;
}

} // namespace

std::vector<Field> selected(std::vector<Candidate> candidates, std::span<const ReadPage> pages)
{
    std::map<std::pair<std::string, int>, std::map<std::string, Rival>> rivals;
    for (const Candidate& candidate : candidates)
        rivals[{candidate.field, candidate.index}][candidate.parsed.value].witnesses.push_back(&candidate);

    std::vector<Field> fields;
    for (auto& [key, by_value] : rivals) {
        const Rival* best = nullptr;
        double second_best = 0;
        for (auto& [value, rival] : by_value) {
            std::stable_sort(
                rival.witnesses.begin(), rival.witnesses.end(), [](const Candidate* a, const Candidate* b) {
                    return a->score * (0.5 + a->place.confidence) > b->score * (0.5 + b->place.confidence);
                });
            rival.score = joint_score(rival.witnesses);
            if (!best || rival.score > best->score) {
                second_best = best ? best->score : second_best;
                best = &rival;
            } else {
                second_best = std::max(second_best, rival.score);
            }
        }
        Field field = made(*best->witnesses.front(), best->score, second_best, pages);
        for (const Candidate* witness : best->witnesses) {
            for (const SecondLook& second : second_looks(*witness, pages))
                note(field, *witness, second);
            if (field.readers_agree)
                break;
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

namespace {

/// An address cut off at the end of a line lacks its number.
bool ends_an_address(std::string_view address)
{
    for (const std::string_view end : {"号", "户", "室", "楼", "村", "组", "房"})
        if (address.ends_with(end))
            return true;
    return !address.empty() && address.back() >= '0' && address.back() <= '9';
}

/// How sure one reader alone must be. Names are short, and every character that looks right makes one; a
/// wrong digit makes another number.
double unwitnessed(const Field& field)
{
    if (field.name.ends_with("_name"))
        return 0.96;
    return field.kind == ValueKind::text ? 0.88 : 0.93;
}

/// Whether a broken rule speaks against the reading. An unknown region (V-ID-06) speaks of the card, and a
/// rule that only informs of the contract.
bool weighs(const std::string& broken)
{
    return broken != "V-ID-06" && rule(broken).severity != Severity::information;
}

} // namespace

void decide_acceptance(std::vector<Field>& fields)
{
    // Rules whose passing shows that the characters are right, not merely plausible.
    static const std::set<std::string> proofs{
        "V-ID-02", "V-PR-02", "V-PAY-02", "V-PAY-03", "V-AR-01", "V-PR-01", "V-ORG-01"};
    for (Field& field : fields) {
        bool proved = false, contradicted = false;
        for (const Check& check : field.checks) {
            proved |= check.outcome == Outcome::pass && proofs.contains(check.rule);
            contradicted |= check.outcome != Outcome::pass && weighs(check.rule);
        }
        const bool sure = field.confidence >= 0.45;
        const bool witnessed
            = field.repaired ? field.readers_agree && field.name != "sex" : field.readers_agree || proved;
        const bool complete = field.name != "address" || ends_an_address(field.value);
        field.accepted = complete && !contradicted && sure
            && (witnessed || (!field.repaired && field.confidence >= unwitnessed(field)));
    }
}

} // namespace strongroom::index
