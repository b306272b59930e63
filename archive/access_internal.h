#pragma once

#include <utility>

#include "archive/access.h"
#include "archive/act_internal.h"
#include "archive/people/sight_internal.h"
#include "archive/people/unmasking_internal.h"
#include "archive/people/veil_internal.h"

namespace strongroom::archive {

/// A document in sight.
struct Access::Seen {
    DocumentKey key;
    Subject subject;
    bool opened = false; ///< an approval or an emergency shows all of it just now
};

/// Runs `work` in a transaction, with the person as they are now; a refusal is itself told.
template <class Work>
std::invoke_result_t<Work> Access::told(Work&& work)
{
    return guarded([&]() -> std::invoke_result_t<Work> {
        auto result = [&] {
            Transaction transaction(m_archive.database);
            if (m_session)
                m_session->refresh();
            auto done = std::forward<Work>(work)();
            if (done)
                transaction.commit();
            return done;
        }();
        if (!result && result.error().code == Code::forbidden && m_session)
            tell_refusal(*m_session, result.error());
        return result;
    });
}

} // namespace strongroom::archive
