#include "ui/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace strongroom::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto between_bars = 100ms;
constexpr auto between_lines = 5s;

double expected_pages(const WorkDone& work)
{
    if (work.files_opened == 0)
        return 0;
    const double mean = double(work.pages_known) / double(work.files_opened);
    return double(work.pages_known) + mean * double(work.files - std::min(work.files, work.files_opened));
}

std::string duration(double seconds)
{
    const auto whole = static_cast<long>(std::lround(seconds));
    char text[32];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
    return text;
}

std::string bar(double share, int columns)
{
    const int full = static_cast<int>(std::lround(share * columns));
    std::string text;
    for (int i = 0; i < columns; ++i)
        text += i < full ? "█" : "░";
    return text;
}

} // namespace

double share_done(const WorkDone& work)
{
    const double expected = expected_pages(work);
    return expected > 0 ? std::min(1.0, double(work.pages_done) / expected) : 0;
}

std::string in_words(const WorkDone& work)
{
    const double expected = expected_pages(work);
    const bool all_known = work.files_opened >= work.files;
    std::string text = std::to_string(work.pages_done) + (all_known ? " of " : " of about ")
        + std::to_string(std::lround(expected)) + " pages";
    if (work.pages_done == 0 || work.seconds <= 0)
        return text;
    const double speed = double(work.pages_done) / work.seconds;
    char measured[64];
    std::snprintf(measured, sizeof measured, ", %.1f pages/s", speed);
    text += measured;
    const double left = (expected - double(work.pages_done)) / speed;
    if (left > 0)
        text += ", " + duration(left) + " left";
    return text;
}

Progress::Progress(std::ostream& out, Output kind, Clock clock)
    : m_out(out), m_kind(kind), m_clock(std::move(clock)), m_begin(m_clock()), m_shown(m_begin)
{
}

Progress::~Progress() { wipe(); }

void Progress::expect_files(std::size_t files)
{
    const std::lock_guard lock(m_mutex);
    m_work.files = files;
}

void Progress::file_opened(std::size_t pages)
{
    const std::lock_guard lock(m_mutex);
    ++m_work.files_opened;
    m_work.pages_known += pages;
    show();
}

void Progress::page_done()
{
    const std::lock_guard lock(m_mutex);
    ++m_work.pages_done;
    show();
}

void Progress::update(const WorkDone& work)
{
    const std::lock_guard lock(m_mutex);
    m_work = work;
    show();
}

void Progress::note(const std::string& line)
{
    apart([&] { m_out << line << std::endl; });
}

void Progress::apart(const std::function<void()>& write)
{
    const std::lock_guard lock(m_mutex);
    wipe();
    write();
}

WorkDone Progress::work() const
{
    const std::lock_guard lock(m_mutex);
    return counted();
}

WorkDone Progress::counted() const
{
    WorkDone work = m_work;
    work.seconds = std::chrono::duration<double>(m_clock() - m_begin).count();
    return work;
}

void Progress::show()
{
    const auto now = m_clock();
    if (now - m_shown
        < (m_kind == Output::terminal ? between_bars : std::chrono::milliseconds(between_lines)))
        return;
    m_shown = now;
    const WorkDone work = counted();
    if (m_kind == Output::file) {
        m_out << in_words(work) << std::endl;
        return;
    }
    const std::string words = in_words(work);
    const int room = terminal_width() - display_width(words) - 3;
    m_out << "\r\033[K" << (room >= 10 ? bar(share_done(work), std::min(room, 40)) + "  " : "") << words
          << std::flush;
    m_bar_visible = true;
}

void Progress::wipe()
{
    if (m_bar_visible)
        m_out << "\r\033[K" << std::flush;
    m_bar_visible = false;
}

} // namespace strongroom::ui
