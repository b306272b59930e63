#pragma once

#include <string>

#include "archive/archive_state_internal.h"
#include "archive/filing/whereabouts_internal.h"

namespace strongroom::archive {

/// What registers say of a file: names masked. Everything is empty where its key was destroyed.
struct FileCard {
    std::string contract_no, building, unit, room, buyer, signed_on;

    std::string room_text() const; ///< "2-1201": unit and room
    std::string title() const;     ///< "XS-2007-0412 3-2-1201 张**"
};

FileCard card_of(Archive::State& archive, const FileRecord& file);

/// Whether somebody's clearance reaches the file; who cannot see it is told nothing of what it is called.
bool cleared(const Person& viewer, const FileRecord& file, const std::string& today);

/// Where an item lies or belongs: "BT01-0007 · 01-03-02-05-L-07"; the desk where it has no box.
std::string home_of(Database& database, const ItemRecord& item);

/// "Q001-…-0412-001", or the uid of an item whose file has no code.
std::string reference_of(const FileRecord& file, const ItemRecord& item);

} // namespace strongroom::archive
