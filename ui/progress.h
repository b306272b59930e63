#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <ostream>
#include <string>

#include "ui/terminal.h"

namespace strongroom::ui {

/// How far the work is.
struct WorkDone {
    std::size_t files = 0;        ///< expected
    std::size_t files_opened = 0; ///< their pages are counted
    std::size_t pages_known = 0;
    std::size_t pages_done = 0;
    double seconds = 0; ///< since the work began
};

/// The share done, 0 to 1. Files not opened yet count with the mean number of pages of those that are.
double share_done(const WorkDone& work);

/// "12 of 48 pages, 1.9 pages/s, 0:19 left"; without speed and time until there is something to go by.
std::string in_words(const WorkDone& work);

/// Tells a waiting person how far the work is: a bar on a terminal, a plain line every few seconds
/// elsewhere. May be used by several threads.
class Progress {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    Progress(std::ostream& out, Output kind, Clock clock = std::chrono::steady_clock::now);
    ~Progress(); ///< wipes the bar
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void expect_files(std::size_t files);
    void file_opened(std::size_t pages);
    void page_done();
    /// Shows a count kept by somebody else; its `seconds` are not looked at.
    void update(const WorkDone& work);
    /// A line of its own above the bar: a refusal, a warning.
    void note(const std::string& line);
    /// Whatever `write` prints appears above the bar, undisturbed by it.
    void apart(const std::function<void()>& write);
    WorkDone work() const;

private:
    WorkDone counted() const;
    void show();
    void wipe();

    mutable std::mutex m_mutex;
    std::ostream& m_out;
    Output m_kind;
    Clock m_clock;
    std::chrono::steady_clock::time_point m_begin, m_shown;
    WorkDone m_work;
    bool m_bar_visible = false;
};

} // namespace strongroom::ui
