#include "ocr/wire_internal.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>

namespace strongroom::ocr {
namespace {

using std::chrono::steady_clock;

// The text of a page is some hundred kilobytes, its picture some megabytes.
constexpr std::uint32_t head_most = 64U << 20U;
constexpr std::uint32_t bytes_most = 256U << 20U;

using Lengths = std::array<std::uint32_t, 2>;

union DescriptorSpace {
    cmsghdr align;
    std::array<char, CMSG_SPACE(sizeof(int))> room;
};

// False when the time is over.
bool wait_for(int socket, short event, Deadline until)
{
    for (;;) {
        int timeout = -1;
        if (until) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - steady_clock::now());
            timeout = int(std::clamp<long>(long(left.count()), 0, 1'000'000));
        }
        pollfd waiting{socket, event, 0};
        const int ready = ::poll(&waiting, 1, timeout);
        if (ready > 0)
            return true;
        if (ready == 0 && until && steady_clock::now() >= *until)
            return false;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

bool send_bytes(int socket, const void* from, std::size_t count, Deadline until, int descriptor = -1)
{
    const auto* at = static_cast<const char*>(from);
    while (count > 0) {
        iovec part{const_cast<char*>(at), count};
        msghdr header{};
        header.msg_iov = &part;
        header.msg_iovlen = 1;
        DescriptorSpace space{};
        if (descriptor >= 0) {
            header.msg_control = space.room.data();
            header.msg_controllen = space.room.size();
            cmsghdr* control = CMSG_FIRSTHDR(&header);
            control->cmsg_level = SOL_SOCKET;
            control->cmsg_type = SCM_RIGHTS;
            control->cmsg_len = CMSG_LEN(sizeof(int));
            std::memcpy(CMSG_DATA(control), &descriptor, sizeof(int));
        }
        const ssize_t sent = ::sendmsg(socket, &header, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            at += sent;
            count -= std::size_t(sent);
            descriptor = -1;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (!wait_for(socket, POLLOUT, until))
                return false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

FileDescriptor descriptor_in(msghdr& header)
{
    FileDescriptor found;
    for (cmsghdr* control = CMSG_FIRSTHDR(&header); control; control = CMSG_NXTHDR(&header, control))
        if (control->cmsg_level == SOL_SOCKET && control->cmsg_type == SCM_RIGHTS) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(control), sizeof(int));
            found = FileDescriptor(number);
        }
    return found;
}

Received receive_bytes(int socket, void* into, std::size_t count, Deadline until, FileDescriptor* file)
{
    auto* at = static_cast<char*>(into);
    while (count > 0) {
        if (!wait_for(socket, POLLIN, until))
            return Received::late;
        iovec part{at, count};
        msghdr header{};
        header.msg_iov = &part;
        header.msg_iovlen = 1;
        DescriptorSpace space{};
        if (file) {
            header.msg_control = space.room.data();
            header.msg_controllen = space.room.size();
        }
        const ssize_t got = ::recvmsg(socket, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
        if (got > 0) {
            at += got;
            count -= std::size_t(got);
            if (FileDescriptor found = file ? descriptor_in(header) : FileDescriptor())
                *file = std::move(found);
        } else if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
            return Received::closed;
        }
    }
    return Received::whole;
}

} // namespace

bool send(int socket, const Message& message, Deadline until)
{
    // Text that a file carried need not be UTF-8.
    const std::string head = message.head.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const Lengths lengths{std::uint32_t(head.size()), std::uint32_t(message.bytes.size())};
    return send_bytes(socket, lengths.data(), sizeof lengths, until, message.file.number())
        && send_bytes(socket, head.data(), head.size(), until)
        && send_bytes(socket, message.bytes.data(), message.bytes.size(), until);
}

Received receive(int socket, Message& message, Deadline until)
{
    Lengths lengths{};
    message = {};
    if (const auto got = receive_bytes(socket, lengths.data(), sizeof lengths, until, &message.file);
        got != Received::whole)
        return got;
    if (lengths[0] > head_most || lengths[1] > bytes_most)
        return Received::nonsense;
    std::string head(lengths[0], '\0');
    if (const auto got = receive_bytes(socket, head.data(), head.size(), until, nullptr);
        got != Received::whole)
        return got;
    message.bytes.resize(lengths[1]);
    if (const auto got = receive_bytes(socket, message.bytes.data(), message.bytes.size(), until, nullptr);
        got != Received::whole)
        return got;
    message.head = nlohmann::json::parse(head, nullptr, false);
    return message.head.is_object() ? Received::whole : Received::nonsense;
}

} // namespace strongroom::ocr
