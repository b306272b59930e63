#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "archive/handover/handover_state.h"

namespace strongroom::archive {

// What goes into Handover and comes out of it.

/// A list to be made.
struct NewHandover {
    HandoverKind kind = HandoverKind::daily;
    std::string project = {};        ///< code
    std::string receiver = {};       ///< login; empty: whoever may receive for the project
    std::string receiving_unit = {}; ///< as printed: "集团办公室"
    /// uid or code of the desk of ours where it ends; empty (close-out only): it leaves for good.
    std::string desk = {};
    std::string reason = {}; ///< 交接事由
    /// Items or files; empty for a close-out: all of the project that are ours.
    std::vector<std::string> things = {};
    /// Close-out: files that stay, with the reason (DOMAIN §1.5 Q6).
    std::vector<std::string> excluded = {};
    std::string excluded_reason = {};
};

/// What the receiver found on one line.
struct LineCheck {
    enum class Finding { agrees, differs, absent };
    std::string item = {}; ///< uid
    Finding finding = Finding::agrees;
    int copies = 0, pages = 0;
    std::string condition = {}; ///< 状况; needed where it differs
};

/// What the giver says to a line that differs.
struct LineCorrection {
    enum class Kind {
        counts,   ///< the list was wrong: copies and pages as given here
        taken_off ///< it goes back to where it was
    };
    std::string item = {}; ///< uid
    Kind kind = Kind::counts;
    int copies = 0, pages = 0;
    std::string note = {};
};

/// One item on a list.
struct HandoverLine {
    enum class State { listed, agrees, differs, absent, taken_off, received };
    int number = 1;
    std::string item, reference, file; ///< uid of the item; reference code or uid; uid of the file
    std::string title;                 ///< masked; empty where the file was destroyed
    int copies = 1, pages = 0;
    State state = State::listed;
    int found_copies = 0, found_pages = 0;
    std::string condition;
};

std::string_view name(HandoverLine::State state); ///< "agrees"

/// The four properties and the carrier, as one side tested them (F3).
struct PropertyTest {
    enum class Side { giver, receiver };
    /// 准确性, 完整性, 可用性, 安全性, 载体外观: "合格" or what is wrong.
    std::array<std::string, 5> results = {};
};

struct HandoverSummary {
    std::string number; ///< "JJ-2026-0001"
    HandoverKind kind = HandoverKind::daily;
    HandoverState state = HandoverState::list_draft;
    std::string project;         ///< code
    std::string giver, receiver; ///< logins; receiver empty while nobody is named
    std::string receiving_unit;
    std::string made_on, sent_on, received_on; ///< ISO dates
    int lines = 0, ticked = 0, differing = 0;
    int revision = 0;   ///< counts the freezings
    std::string digest; ///< SHA-256, hexadecimal; empty before it is frozen
};

struct HandoverDetails {
    HandoverSummary summary;
    std::string reason, checker; ///< checker: login
    std::vector<HandoverLine> lines;
};

struct HandoverFilter {
    std::optional<HandoverState> state = {};
    std::optional<HandoverKind> kind = {};
    std::string project = {};          ///< code
    std::string from = {}, until = {}; ///< made on
};

} // namespace strongroom::archive
