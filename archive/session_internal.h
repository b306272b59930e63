#pragma once

#include "archive/archive_state_internal.h"
#include "archive/session.h"

namespace strongroom::archive {

/// What a session consists of.
struct Session::State {
    Archive::State& archive;
    Person person;
    Ledger ledger; ///< writes in this person's name

    State(Archive::State& in, Person who);
    /// Reads the person again: grants may have come or gone since. \pre inside a Transaction
    void refresh() { person = person_of(); }

private:
    Person person_of();
};

} // namespace strongroom::archive
