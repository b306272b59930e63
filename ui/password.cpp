#include "ui/password.h"

#include <cstdlib>
#include <fstream>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace strongroom::ui {
namespace {

constexpr std::size_t longest = 1024;

/// The terminal of this process with its echo off, for as long as this lives.
class QuietTerminal {
public:
    QuietTerminal() : m_terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        if (!open() || ::tcgetattr(m_terminal, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_changed = ::tcsetattr(m_terminal, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_changed)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        if (open())
            ::close(m_terminal);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

    bool open() const { return m_terminal >= 0; }

    std::string asked(const std::string& question)
    {
        say(question);
        std::string line;
        for (char c = 0; line.size() < longest && ::read(m_terminal, &c, 1) == 1 && c != '\n';)
            line += c;
        say("\n");
        return line;
    }

private:
    void say(const std::string& text)
    {
        // A terminal that has gone away is noticed by the read that follows.
        [[maybe_unused]] const auto written = ::write(m_terminal, text.data(), text.size());
    }

    int m_terminal;
    termios m_before{};
    bool m_changed = false;
};

/// From the file an option names or the environment; none where neither is there.
Result<std::optional<std::string>> handed_in(
    const Arguments& arguments, std::string_view option, const char* variable)
{
    if (const std::optional<std::string> file = arguments.value(option))
        return first_line(*file).map([](std::string line) { return std::optional(std::move(line)); });
    if (const char* text = std::getenv(variable); text && *text)
        return std::optional<std::string>(text);
    return std::nullopt;
}

} // namespace

Result<std::string> first_line(const std::string& path)
{
    std::ifstream file(path);
    std::string line;
    if (!file || !std::getline(file, line) || line.empty() || line.size() > longest)
        return failed(Code::bad_input, "the file " + path + " has no password in its first line",
            "write it there, alone, and let nobody else read the file");
    if (line.ends_with('\r'))
        line.pop_back();
    return line;
}

Result<std::string> password(const Arguments& arguments, Streams& streams)
{
    const auto given = handed_in(arguments, password_file_option.name, "STRONGROOM_PASSWORD");
    if (!given)
        return tl::make_unexpected(given.error());
    if (*given)
        return **given;
    QuietTerminal terminal;
    if (!terminal.open() || streams.err_kind != Output::terminal)
        return failed(Code::forbidden, "there is no password",
            "give --password-file FILE, set $STRONGROOM_PASSWORD, or use a terminal");
    return terminal.asked("Password: ");
}

Result<std::string> new_password(const Arguments& arguments, Streams& streams, const std::string& login)
{
    const auto given = handed_in(arguments, new_password_file_option.name, "STRONGROOM_NEW_PASSWORD");
    if (!given)
        return tl::make_unexpected(given.error());
    if (*given)
        return **given;
    QuietTerminal terminal;
    if (!terminal.open() || streams.err_kind != Output::terminal)
        return failed(Code::bad_input, "there is no new password for " + login,
            "give --new-password-file FILE, set $STRONGROOM_NEW_PASSWORD, or use a terminal");
    const std::string first = terminal.asked("New password for " + login + ": ");
    if (terminal.asked("The same once more: ") != first)
        return failed(Code::bad_input, "the two passwords are different", "try again");
    return first;
}

} // namespace strongroom::ui
