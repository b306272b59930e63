// Makes a scratch archive whose ledger is long: ledger_rows FOLDER ROWS. tests/bench/ledger runs it.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

#include "archive/archive_state_internal.h"
#include "archive/people/people.h"

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

/// So that somebody may export the ledger: the auditor signs in as "audit", password "bench-2026-long".
Result<void> add_people(archive::Archive& in)
{
    const std::string first = "bench-2026-first";
    const auto person = [&](const char* login) { return archive::NewPerson{login, login, {}, first}; };
    if (Result<void> done = archive::People::set_up(in,
            {{"C", "company"}, {"A", "archive", "C"}, person("system"), person("security"), person("audit"),
                person("executive"), person("head")});
        !done)
        return done;
    Result<archive::Session> audit = archive::Session::sign_in(in, "audit", first);
    if (!audit)
        return tl::make_unexpected(audit.error());
    return archive::People(*audit).change_password(first, "bench-2026-long");
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "ledger_rows FOLDER ROWS\n";
        return 2;
    }
    Result<archive::Archive> made = archive::Archive::create(argv[1]);
    const Result<void> set_up = made ? add_people(*made) : tl::make_unexpected(made.error());
    if (!set_up) {
        std::cerr << set_up.error().what << '\n';
        return 1;
    }
    archive::Archive::State& state = made->state();
    const std::int64_t rows = std::atoll(argv[2]);
    for (std::int64_t n = 0; n < rows;) {
        archive::Transaction transaction(state.database);
        for (const std::int64_t end = std::min(n + rows_between_anchors, rows); n < end; ++n)
            state.ledger.append(entry(n));
        transaction.commit();
        state.ledger.anchor();
    }
    return 0;
}
