// Any bytes must be opened or refused, and each page read or refused and cleaned, without a crash.
#include <cstddef>
#include <cstdint>

#include <sys/mman.h>
#include <unistd.h>

#include "ingest/clean.h"
#include "ingest/open_scan.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace strongroom::ingest;
    const int fd = memfd_create("input", MFD_CLOEXEC);
    if (fd < 0 || write(fd, data, size) != ssize_t(size))
        return 0;
    {
        // Small, so that the fuzzer's time goes into parsing, not into pixels.
        const ScanLimits limits{.max_pixels = 1'000'000, .max_pages = 50};
        const auto scan = open_scan(fd, "input", limits);
        for (int number = 1; scan && number <= (*scan)->page_count() && number <= 3; ++number)
            if (const auto page = (*scan)->page(number); page)
                (void)cleaned(*page);
    }
    close(fd);
    return 0;
}
