#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "tests/support/temp_folder.h"

namespace strongroom::test {

/// Stages that read plain text files instead of scans, so that a test of the archive takes milliseconds: a
/// form feed ends a page, a line is a line of 20-pixel characters. "label：value" lines become fields. A file
/// that begins with "damaged" cannot be opened; a page that begins with "unreadable" cannot be read.
archive::Stages text_stages(std::chrono::milliseconds a_page = {});

/// A made-up contract: cover with number, room, buyer and ID number; a second page with price and date.
struct Contract {
    std::string number, buyer, id_no, building, unit, room, fen, date, pay;
    std::string text() const;
};
/// The n-th of an endless row of contracts.
Contract made_up(int n);

/// Writes `count` contracts into the folder, each as one file; a document each.
std::vector<std::vector<std::filesystem::path>> write_contracts(const TempFolder& folder, int count);

/// A new archive in `folder`/archive.
archive::Archive new_archive(const TempFolder& folder);

/// The file of the full-text index of `folder`/archive.
std::filesystem::path index_file(const TempFolder& folder);

/// The names of all files under `folder`/archive/blobs.
std::vector<std::string> blob_files(const TempFolder& folder);

} // namespace strongroom::test
