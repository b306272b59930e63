#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "archive/sqlite/database_internal.h"

namespace strongroom::test {

/// Follows the ledger row by row: each row that tells of a state must go on from where the one before it
/// ended, along a step that its machine has, and what the ledger tells last is what the tables say.
class Story {
public:
    /// What does not hold of the rows written since the last time.
    std::vector<std::string> go_on(archive::Database& database);

private:
    void follow(const std::string& action, const std::string& object, const std::string& before,
        const std::string& after, std::vector<std::string>& broken);
    std::int64_t m_seen = 0;
    std::map<std::string, std::string> m_states; ///< by object
};

} // namespace strongroom::test
