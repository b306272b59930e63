#pragma once

#include <filesystem>
#include <vector>

namespace strongroom::ocr {

/// What is left to a reader child once its models are loaded.
struct Confinement {
    long memory_mb = 0;                          ///< that it may allocate; programs it starts get as much
    std::vector<std::filesystem::path> readable; ///< folders beyond those of the system's libraries and fonts
};

/// Gives up, for this process and every program it starts, for good: opening network connections, changing or
/// reading files other than those named (where the kernel has Landlock), new privileges, looking into or
/// signalling other processes, and the parts of the kernel that decoding a picture has no use for. What must
/// never happen ends the process at once; what libraries try out of habit just fails.
/// Throws std::system_error where the kernel refuses: then nothing may be decoded.
void confine(const Confinement& confinement);

/// Whether signals are kept from processes outside as well.
enum class SignalScope { open, confined };

/// The part that limits files, TCP and (on newer kernels) signals; does what the kernel can, at worst
/// nothing.
SignalScope restrict_files(const std::vector<std::filesystem::path>& readable);

} // namespace strongroom::ocr
