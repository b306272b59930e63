#pragma once

#include <string>
#include <vector>

#include "archive/loans/loan.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

Json json_of(const archive::LoanSummary& loan);
Json json_of(const archive::LoanItem& item);
Json json_of(const archive::LoanDetails& loan);
Json json_of(const archive::LoanNotice& notice);
Json json_of(const archive::DueWork& work);

/// A table for people.
std::string text_of(const std::vector<archive::LoanSummary>& loans);
std::string text_of(const std::vector<archive::LoanItem>& items);
std::string text_of(const archive::LoanDetails& loan);
std::string text_of(const std::vector<archive::LoanNotice>& notices);
std::string text_of(const archive::DueWork& work);

} // namespace strongroom::ui
