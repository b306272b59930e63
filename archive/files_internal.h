#pragma once

#include <filesystem>
#include <string>

#include "archive/keys_internal.h"

namespace strongroom::archive {

/// An open file. All functions throw Failure naming the path.
class File {
public:
    File(const std::filesystem::path& path, int flags, unsigned mode = 0600);
    File(int descriptor, std::filesystem::path path); ///< takes it over
    ~File();
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;

    int descriptor() const { return m_descriptor; }
    const std::filesystem::path& path() const { return m_path; }
    void write(ByteView bytes);                             ///< all of them
    std::size_t read(std::uint8_t* into, std::size_t size); ///< fewer only at the end
    void sync();
    void close();

private:
    int m_descriptor = -1;
    std::filesystem::path m_path;
};

void sync_folder(const std::filesystem::path& folder);
/// Makes it with 0700 and syncs its parent; nothing to do where it is there.
void make_private_folder(const std::filesystem::path& folder);

/// A lock on a file between processes (flock); it goes with the object, or with the process that held it.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& path);
    bool try_lock(); ///< false: another process has it
    void lock();     ///< waits
    void unlock();

    /// A word kept in the lock file itself, so that the next holder knows how the last one left.
    std::string note();
    void set_note(const std::string& text);

private:
    File m_file;
};

} // namespace strongroom::archive
