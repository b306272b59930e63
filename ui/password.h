#pragma once

#include <string>

#include "ui/command.h"

namespace strongroom::ui {

/// The password of the person who signs in: the first line of --password-file, else $STRONGROOM_PASSWORD,
/// else what is typed, unseen, on the terminal. Errors: forbidden where there is none of the three; bad_input
/// where the file cannot be read.
Result<std::string> password(const Arguments& arguments, Streams& streams);

inline constexpr Option new_password_file_option = {"--new-password-file", "FILE",
    "the new password is its first line; else $STRONGROOM_NEW_PASSWORD, else asked for twice on the "
    "terminal"};

/// The new password for `login`, from the places new_password_file_option tells. Errors: as above; bad_input
/// where what is typed the second time is different.
Result<std::string> new_password(const Arguments& arguments, Streams& streams, const std::string& login);

/// The first line of a file, without its end. Errors: bad_input.
Result<std::string> first_line(const std::string& path);

} // namespace strongroom::ui
