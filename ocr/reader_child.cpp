#include <malloc.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <new>

#include "ingest/picture.h"
#include "ocr/page_json_internal.h"
#include "ocr/page_reading_internal.h"
#include "ocr/sandbox_internal.h"
#include "ocr/wire_internal.h"

namespace strongroom::ocr {
namespace {

using nlohmann::json;

constexpr int page_picture_quality = 80;
constexpr int served_to_the_end = 0, never_started = 3;

void keep_only(int socket)
{
    if (socket > 3)
        ::syscall(SYS_close_range, 3, socket - 1, 0);
    ::syscall(SYS_close_range, socket + 1, ~0U, 0);
}

// Reading a page takes and gives back hundreds of megabytes in pieces of some. Left alone, the C library has
// the kernel map and clear them anew: up to a third of a network's run, some 5 % of a page (3.1 s, 0.16 s of
// it).
void keep_memory_between_pages()
{
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

Message answer(json head) { return {std::move(head), {}, {}}; }

Message refusal(const Error& error) { return answer({{"error", to_json(error)}}); }

// Answers the questions of one Reader, one after the other.
class Service {
public:
    Service(PageReading reading, bool page_picture)
        : m_reading(std::move(reading)), m_jpeg_quality(page_picture ? page_picture_quality : 0)
    {
    }

    Message reply(Message& question)
    {
        const std::string ask = question.head.value("ask", std::string());
        if (ask == "open")
            return open(question);
        if (ask == "read")
            return read(question.head.at("page").get<int>());
        if (ask == "read_again")
            return read_again(boxes_from(question.head.at("boxes")));
        return refusal({Code::bad_input, "the reader does not know the question " + ask, ""});
    }

private:
    Message open(Message& question)
    {
        m_scan.reset();
        m_file = std::move(question.file);
        auto opened = ingest::open_scan(m_file.number(), question.head.at("name").get<std::string>());
        if (!opened)
            return refusal(opened.error());
        m_scan = std::move(*opened);
        return answer({{"format", m_scan->format()}, {"page_count", m_scan->page_count()}});
    }

    Message read(int number)
    {
        if (!m_scan || number < 1 || number > m_scan->page_count())
            return refusal({Code::not_found, "there is no page " + std::to_string(number), ""});
        auto page = m_scan->page(number);
        if (!page)
            return refusal(page.error());
        ReadPage read = m_reading.read(std::move(*page), m_jpeg_quality);
        Message message = answer({{"page", to_json(read)}});
        message.bytes = std::move(read.jpeg);
        return message;
    }

    Message read_again(const std::vector<Rect>& boxes)
    {
        auto lines = m_reading.read_again(boxes);
        if (!lines)
            return refusal(lines.error());
        json readings = json::array();
        for (const Line& line : *lines)
            readings.push_back({{"text", line.text}, {"confidence", line.confidence}});
        return answer({{"reader", m_reading.readers().back()}, {"readings", std::move(readings)}});
    }

    PageReading m_reading;
    int m_jpeg_quality;
    FileDescriptor m_file; // outlives the scan
    std::unique_ptr<ingest::Scan> m_scan;
};

// After running out of memory the heap is whole, but who knows which library is: the parent takes a new
// child.
Message exhausted()
{
    Message message = refusal({Code::timed_out, "the page needs more memory than a reader is granted",
        "scan it at a lower resolution, or in parts"});
    message.head["exhausted"] = true;
    return message;
}

Message guarded_reply(Service& service, Message& question)
{
    try {
        return service.reply(question);
    } catch (const std::bad_alloc&) {
        return exhausted();
    } catch (const std::exception& e) {
        return refusal({Code::bad_input, std::string("the page could not be read: ") + e.what(),
            "open it in another program, and save or scan it again"});
    }
}

} // namespace

int serve_reader(int socket)
{
    keep_only(socket);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ingest::use_one_core();
    keep_memory_between_pages();
    Message hello;
    if (receive(socket, hello) != Received::whole)
        return never_started;
    const std::filesystem::path models = hello.head.value("models", std::string());
    auto reading = PageReading::open(models, hello.head.value("tesseract_only", false));
    if (!reading) {
        send(socket, refusal(reading.error()));
        return never_started;
    }
    try {
        confine({hello.head.value("memory_mb", 1400L), {}});
    } catch (const std::exception& e) {
        send(socket, refusal({Code::machine, std::string("a reader cannot be confined: ") + e.what(), ""}));
        return never_started;
    }
    const std::vector<std::string> readers = reading->readers();
    Service service(std::move(*reading), hello.head.value("page_picture", false));
    if (!send(socket, answer({{"readers", readers}})))
        return served_to_the_end;
    for (Message question; receive(socket, question) == Received::whole;)
        if (!send(socket, guarded_reply(service, question)))
            break;
    return served_to_the_end;
}

} // namespace strongroom::ocr
