#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/base/result.h"

namespace strongroom::ingest {

/// The file behind a descriptor. Reads by position, so the offset others see never moves.
class Source {
public:
    /// \pre `fd` stays open as long as this lives.
    Source(int fd, std::string name);

    const std::string& name() const { return m_name; }
    int descriptor() const { return m_fd; }
    std::uint64_t size() const { return m_size; }

    /// Fills `into` from `offset` on; returns how many bytes there were (fewer only at the end).
    /// Throws std::system_error where the machine cannot read.
    std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) const;
    /// The first `count` bytes, or as many as there are.
    std::vector<std::uint8_t> start(std::size_t count) const;

private:
    int m_fd;
    std::string m_name;
    std::uint64_t m_size = 0;
};

} // namespace strongroom::ingest
