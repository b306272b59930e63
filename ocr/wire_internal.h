#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "ocr/file_descriptor_internal.h"

namespace strongroom::ocr {

/// What goes between a Reader and its child: two lengths (4 bytes each, this machine's byte order), a JSON
/// text, plain bytes (a picture); a descriptor may ride along.
struct Message {
    nlohmann::json head;
    std::vector<std::uint8_t> bytes;
    FileDescriptor file;
};

enum class Received {
    whole,    ///< a message
    closed,   ///< the other side is gone
    late,     ///< nothing whole came in time
    nonsense, ///< what came is no message: too long, or no JSON
};

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// False where the other side is gone or does not take it in time. Never raises SIGPIPE.
bool send(int socket, const Message& message, Deadline until = {});

/// Waits for a message; without a deadline for as long as it takes. Safe against anything the other side
/// sends.
Received receive(int socket, Message& message, Deadline until = {});

} // namespace strongroom::ocr
