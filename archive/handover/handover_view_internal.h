#pragma once

#include "archive/handover/handover_record_internal.h"
#include "archive/loans/file_card_internal.h"
#include "archive/session_internal.h"

namespace strongroom::archive {

/// A list somebody may see. Errors: not_found; forbidden for who neither gives, checks nor receives it and
/// may not do so in its project, nor print its registers.
Result<HandoverRecord> seen_handover(Session::State& session, const std::string& number);

/// What its frozen list says of a line; of a draft, what the file says now. Empty where the key is gone or
/// the viewer's clearance does not reach it.
FileCard card_on(Session::State& session, const HandoverRecord& handover, const HandoverItem& line);

} // namespace strongroom::archive
