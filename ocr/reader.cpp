#include "ocr/reader.h"

#include <fcntl.h>

#include <array>

#include "ocr/child_process_internal.h"
#include "ocr/page_json_internal.h"
#include "ocr/wire_internal.h"

namespace strongroom::ocr {
namespace {

using nlohmann::json;
using std::chrono::steady_clock;

// Loading the models takes under a second; a machine that is busy or swapping may need much longer.
constexpr std::chrono::seconds starting{120};
constexpr const char* only_this_page = "the other pages are not affected; look at this one, or scan it again";

std::string seconds(std::chrono::seconds time) { return std::to_string(time.count()) + " seconds"; }

} // namespace

struct Reader::State {
    enum class Attempt { first, second };

    ReaderOptions options;
    std::optional<ChildProcess> child;
    std::vector<std::string> readers;
    FileDescriptor file; // the current file, kept to open it again in a new child
    std::string name;

    Result<Message> ask(const json& question, const std::string& about);
    Result<Message> exchange(
        const Message& question, const std::string& about, Attempt attempt, std::chrono::seconds wall);
    Error lost(Received how, const std::string& about);
    Result<Message> start();
    Result<Message> greet();
    Result<Message> open_file(Attempt attempt);

    // What `meaning` makes of the answer; a child that answers otherwise than agreed is not asked again.
    template <class Value, class Meaning>
    Result<Value> understood(Result<Message> answer, const std::string& about, Meaning meaning)
    {
        if (!answer)
            return tl::make_unexpected(std::move(answer.error()));
        try {
            return meaning(*answer);
        } catch (const json::exception&) {
            return tl::make_unexpected(lost(Received::nonsense, about));
        }
    }
};

Error Reader::State::lost(Received how, const std::string& about)
{
    const ChildProcess::Ending ending = child ? child->end() : ChildProcess::Ending{};
    child.reset();
    if (how == Received::late)
        return {Code::timed_out, about + " took longer than " + seconds(options.limits.wall), only_this_page};
    if (how == Received::nonsense)
        return {Code::machine, about + ": the reader gave an answer that makes no sense", only_this_page};
    if (ending.cause == ChildProcess::Ending::Cause::processor_time)
        return {Code::timed_out,
            about + " took more than " + seconds(options.limits.cpu) + " of processor time", only_this_page};
    return {Code::bad_input, about + ": the reader " + ending.how, only_this_page};
}

Result<Message> Reader::State::exchange(
    const Message& question, const std::string& about, Attempt attempt, std::chrono::seconds wall)
{
    child->grant_cpu(options.limits.cpu);
    const auto until = steady_clock::now() + wall;
    Message answer;
    const bool sent = send(child->socket(), question, until);
    const Received how = sent ? receive(child->socket(), answer, until) : Received::closed;
    if (how != Received::whole) {
        Error failure = lost(how, about);
        // A child that died between two questions is no fault of this one.
        if (sent || attempt == Attempt::second)
            return tl::make_unexpected(std::move(failure));
        if (Result<Message> started = start(); !started)
            return started;
        return exchange(question, about, Attempt::second, wall);
    }
    if (!answer.head.contains("error"))
        return answer;
    return understood<Message>(std::move(answer), about, [&](Message& refusal) -> Result<Message> {
        Error error = error_from(refusal.head.at("error"));
        if (refusal.head.value("exhausted", false))
            child.reset();
        return tl::make_unexpected(std::move(error));
    });
}

Result<Message> Reader::State::greet()
{
    const std::string about = "starting a reader";
    const Message hello{
        {{"ask", "hello"}, {"models", options.models.string()}, {"tesseract_only", options.tesseract_only},
            {"memory_mb", options.limits.memory_mb}, {"page_picture", options.page_picture}},
        {}, {}};
    return understood<Message>(
        exchange(hello, about, Attempt::second, starting), about, [&](Message& answer) -> Result<Message> {
            readers = answer.head.at("readers").get<std::vector<std::string>>();
            return std::move(answer);
        });
}

Result<Message> Reader::State::open_file(Attempt attempt)
{
    const Message question{
        {{"ask", "open"}, {"name", name}}, {}, FileDescriptor(::fcntl(file.number(), F_DUPFD_CLOEXEC, 0))};
    return exchange(question, name, attempt, options.limits.wall);
}

// A child that is ready for a page: greeted, and the current file open.
Result<Message> Reader::State::start()
{
    if (child)
        return Message{};
    Result<ChildProcess> started
        = ChildProcess::start(options.program.empty() ? "/proc/self/exe" : options.program);
    if (!started)
        return tl::make_unexpected(started.error());
    child.emplace(std::move(*started));
    Result<Message> ready = greet();
    if (ready && file)
        ready = open_file(Attempt::second);
    if (!ready)
        child.reset();
    return ready;
}

Result<Message> Reader::State::ask(const json& question, const std::string& about)
{
    if (Result<Message> started = start(); !started)
        return started;
    return exchange({question, {}, {}}, about, Attempt::first, options.limits.wall);
}

Reader::Reader(ReaderOptions options) : m_state(std::make_unique<State>())
{
    m_state->options = std::move(options);
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<std::vector<std::string>> Reader::readers()
{
    if (Result<Message> started = m_state->start(); !started)
        return tl::make_unexpected(started.error());
    return m_state->readers;
}

Result<OpenedFile> Reader::open(int fd, const std::string& name)
{
    m_state->file = FileDescriptor();
    m_state->name = name;
    if (Result<Message> started = m_state->start(); !started)
        return tl::make_unexpected(started.error());
    m_state->file = FileDescriptor(::fcntl(fd, F_DUPFD_CLOEXEC, 0));
    if (!m_state->file)
        return failed(Code::machine, name + " cannot be read: its descriptor is not open");
    auto opened = m_state->understood<OpenedFile>(
        m_state->open_file(State::Attempt::first), name, [](Message& answer) {
            return OpenedFile{
                answer.head.at("format").get<std::string>(), answer.head.at("page_count").get<int>()};
        });
    if (!opened)
        m_state->file = FileDescriptor();
    return opened;
}

Result<ReadPage> Reader::read(int page)
{
    const std::string about = "page " + std::to_string(page) + " of " + m_state->name;
    if (!m_state->file)
        return failed(Code::bad_input, "no file is open", "open one before asking for its pages");
    return m_state->understood<ReadPage>(
        m_state->ask({{"ask", "read"}, {"page", page}}, about), about, [](Message& answer) {
            ReadPage read = page_from(answer.head.at("page"));
            read.jpeg = std::move(answer.bytes);
            return read;
        });
}

Result<std::vector<SecondReading>> Reader::read_again(std::span<const Rect> boxes)
{
    const std::string about = "the second look at a page of " + m_state->name;
    return m_state->understood<std::vector<SecondReading>>(
        m_state->ask({{"ask", "read_again"}, {"boxes", to_json(boxes)}}, about), about, [&](Message& answer) {
            std::vector<SecondReading> readings;
            for (const json& reading : answer.head.at("readings"))
                if (readings.size() < boxes.size())
                    readings.push_back({answer.head.at("reader").get<std::string>(), boxes[readings.size()],
                        reading.at("text").get<std::string>(), reading.at("confidence").get<double>()});
            return readings;
        });
}

} // namespace strongroom::ocr
