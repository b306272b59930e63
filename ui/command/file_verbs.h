#pragma once

#include <string>
#include <vector>

#include "archive/filing/filing.h"
#include "ui/command.h"

namespace strongroom::ui {

/// "total_price=812,345.00" or "buyer_name[1]=…", taken apart; wrong usage where there is no "=".
Result<std::vector<archive::GivenValue>> given_values(const std::vector<std::string>& words);

/// Says that an act succeeded: `sentence`, or {"done": true} as JSON.
ExitCode tell_done(
    const Arguments& arguments, Streams& streams, const Result<void>& done, const std::string& sentence);

std::string text_of(const Arguments& arguments, std::string_view option); ///< empty where it was not given

// The verbs of `file`, by what they are about: each is in the file of that name.
std::vector<Verb> file_making_verbs();  // file_making.cpp
std::vector<Verb> file_record_verbs();  // file_record.cpp
std::vector<Verb> file_listing_verbs(); // file_listing.cpp

} // namespace strongroom::ui
