// Makes a scratch archive whose ledger is long: ledger_rows FOLDER ROWS. tests/bench/ledger runs it.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

#include "archive/archive_state_internal.h"
#include "archive/failure_internal.h"

using namespace strongroom;

namespace {

constexpr std::int64_t rows_between_anchors = 100;

/// Days go by as they do: some 40 rows are written for each contract in its life.
archive::Entry entry(std::int64_t n)
{
    constexpr std::array<const char*, 5> actions{
        "document.viewed", "loan.applied", "item.moved", "search.asked", "file.corrected"};
    const std::string uid = std::to_string(100'000'000'000 + n / 40);
    return {actions[static_cast<std::size_t>(n) % actions.size()], "document:" + uid,
        n % 2 == 0 ? "" : "box:" + std::to_string(n % 500),
        n % 2 == 0 ? "" : "loan:" + std::to_string(n % 2000), n % 3 == 0 ? "客户来电查询付款" : ""};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "ledger_rows FOLDER ROWS\n";
        return 2;
    }
    const Result<archive::Archive> made = archive::Archive::create(argv[1]);
    if (!made) {
        std::cerr << made.error().what << '\n';
        return 1;
    }
    const auto state = archive::open_state(argv[1]);
    const std::int64_t rows = std::atoll(argv[2]);
    for (std::int64_t n = 0; n < rows;) {
        archive::Transaction transaction(state->database);
        for (const std::int64_t end = std::min(n + rows_between_anchors, rows); n < end; ++n)
            state->ledger.append(entry(n));
        transaction.commit();
        state->ledger.anchor();
    }
    return 0;
}
