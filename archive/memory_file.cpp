#include "archive/memory_file_internal.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>

#include "archive/failure_internal.h"

namespace strongroom::archive {
namespace {

int memory_descriptor()
{
    const int descriptor = ::memfd_create("strongroom", MFD_CLOEXEC);
    if (descriptor < 0)
        fail_file("a file in memory", "make", errno);
    return descriptor;
}

} // namespace

MemoryFile::MemoryFile() : m_file(memory_descriptor(), "a file in memory") { }

File MemoryFile::reopened() const
{
    return File("/proc/self/fd/" + std::to_string(m_file.descriptor()), O_RDONLY);
}

} // namespace strongroom::archive
