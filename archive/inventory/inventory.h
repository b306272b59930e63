#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/inventory/count_list.h"
#include "archive/register_sheet.h"
#include "archive/session.h"

namespace strongroom::archive {

/// DOMAIN §5.7.
enum class InventoryState { planned, frozen, counting, reconciled, approved, closed, cancelled };

std::string_view name(InventoryState state); ///< "COUNTING"
std::optional<InventoryState> inventory_state_named(std::string_view text);

/// What a stock-taking found of one thing.
enum class CountResult {
    open,      ///< not counted by both yet
    recount,   ///< the two counters disagree
    on_shelf,  ///< 在架
    lent,      ///< 借出, with its loan; or on its way with a hand-over
    misplaced, ///< 错位: seen, but elsewhere
    missing,   ///< 缺失
    foreign,   ///< 多出: not expected there
    damaged,   ///< 破损, or pages are missing
    label,     ///< 标签不符
};

std::string_view name(CountResult result);    ///< "on_shelf"
std::string_view chinese(CountResult result); ///< "在架"
std::optional<CountResult> count_result_named(std::string_view text);

/// What is to be counted.
struct CountScope {
    std::string location = {}; ///< it and all inside it; empty = everywhere
    std::string project = {};  ///< code; empty = all
    int sample_percent = 100;  ///< of the boxes, drawn by lot
    std::string text() const;  ///< "01-03, BT01, 10 %"
};

/// A stock-taking, as it stands.
struct Stocktaking {
    std::string number; ///< "PD-2026-0001"
    InventoryState state = InventoryState::planned;
    CountScope scope;
    std::array<std::string, 2> counters; ///< logins
    std::array<bool, 2> finished{};      ///< this round
    int round = 1;
    int expected = 0, boxes = 0; ///< items and boxes to be found; 0 before it is frozen
    std::array<int, 2> seen{};   ///< of this round, by each
    int differences = 0, open_tasks = 0;
    std::string planned_on, counted_on, closed_on; ///< ISO dates
    std::string reason;                            ///< why: yearly, after a close-out, new custodian
};

/// Where a counter has to look; what should be there is not said (blind count).
struct CountPlace {
    std::string location; ///< full code
    std::string box;      ///< code; only in a sample or a recount
    std::string item;     ///< reference; only in a recount
};

/// What came of a list that was handed in.
struct CountReport {
    int round = 1;
    int items = 0, boxes = 0; ///< counted by it
    int repeated = 0;         ///< in the list, or counted before by the same person
    int unknown = 0;          ///< codes of things the archive does not know
    std::vector<BadLine> bad;
};

/// One line of the result: an item, a box, or a code nobody knows.
struct CountLine {
    int number = 0;
    std::string kind;          ///< "item", "box", "unknown"
    std::string uid, label;    ///< reference code or box code; the scanned text
    std::string location, box; ///< where it was expected
    std::string on_record;     ///< "box", "loan JY-2026-0001", …: when it was frozen
    CountResult result = CountResult::open;
    std::string found_at; ///< box or location where it was seen instead
    Condition condition = Condition::sound;
    int pages = 0, pages_on_record = 0; ///< counted; 0 = not
    std::string note;
};

/// What is done about a difference.
enum class Resolution {
    put_back,     ///< it stands now where the archive says
    accept_place, ///< it stays where it was found; the archive says so from now on
    mark_missing, ///< it stays missing and is looked for
    found,        ///< it turned up
    write_off,    ///< 注销: needs somebody else's approval
    repaired,
    relabelled,
    noted, ///< nothing to be done; stands in the note sheet of the box
};

std::string_view name(Resolution resolution); ///< "put_back"
std::optional<Resolution> resolution_named(std::string_view text);

/// What somebody says to a proposed write-off.
enum class WriteOff { approved, rejected };

/// A difference that has to be dealt with.
struct CountTask {
    int number = 0; ///< within its stock-taking
    CountLine line;
    std::string state; ///< "open", "proposed" (a write-off waits for approval), "done"
    std::optional<Resolution> resolution;
    std::string by, on, why; ///< login and ISO date
};

/// Stock-taking (盘点): PLANNED → FROZEN → COUNTING → RECONCILED → APPROVED → CLOSED. Two people count blind
/// and apart (SoD-7); partial lists are kept, and counting goes on another day. Where they disagree they
/// count those things once more; what they still disagree on after that is settled by somebody else. Items
/// moved meanwhile are noted, not mistaken for errors: what the ledger says of their way counts.
class Inventory {
public:
    explicit Inventory(Session& session) : m_session(&session) { }

    /// Right inventory.plan. Errors: forbidden (SoD-7) where both counters are one person or both answer for
    /// what is counted.
    Result<Stocktaking> plan(const CountScope& scope, const std::string& first_counter,
        const std::string& second_counter, const std::string& reason);
    /// Draws the sample and writes down what should be where. Errors: conflict where nothing is in scope.
    Result<Stocktaking> freeze(const std::string& number);
    /// For the person signed in.
    Result<std::vector<CountPlace>> places(const std::string& number);
    /// The person signed in is one of the two counters, and hands in what they scanned; any number of times.
    Result<CountReport> count(const std::string& number, const CountList& list);
    /// The person signed in has counted all of it.
    Result<Stocktaking> finish_count(const std::string& number);
    /// Compares both counts with the record. Differences become tasks; where the counters disagree, a second
    /// round opens for those things.
    Result<Stocktaking> reconcile(const std::string& number);
    /// Decides on a line the counters disagree on. Right inventory.approve; neither of the counters.
    Result<void> settle(const std::string& number, int line, CountResult result, const std::string& why);
    /// Errors: forbidden to the two counters before both have finished.
    Result<std::vector<CountLine>> lines(const std::string& number);
    Result<std::vector<CountTask>> tasks(const std::string& number);
    /// Right inventory.plan. A write-off is only proposed by this.
    Result<void> resolve(const std::string& number, int task, Resolution resolution, const std::string& why);
    /// Right inventory.approve; neither who proposed it nor a counter (SoD-7).
    Result<void> decide_write_off(
        const std::string& number, int task, WriteOff decision, const std::string& why);
    /// Right inventory.approve; somebody who did not count.
    Result<Stocktaking> approve(const std::string& number, const std::string& why);
    /// All tasks are done. Right inventory.plan.
    Result<Stocktaking> close(const std::string& number);
    Result<Stocktaking> cancel(const std::string& number, const std::string& why);

    Result<Stocktaking> stocktaking(const std::string& number);
    Result<std::vector<Stocktaking>> all();                          ///< newest first
    Result<RegisterSheet> register_sheet(const std::string& number); ///< F18

private:
    Session* m_session;
};

} // namespace strongroom::archive
