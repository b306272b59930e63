#include "ocr/wire_internal.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <thread>

#include <gtest/gtest.h>

namespace strongroom::ocr {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class Wire : public testing::Test {
protected:
    Wire()
    {
        std::array<int, 2> ends{};
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
        m_here = FileDescriptor(ends[0]);
        m_there = FileDescriptor(ends[1]);
    }
    void write_raw(const std::string& bytes)
    {
        ASSERT_EQ(::write(m_there.number(), bytes.data(), bytes.size()), ssize_t(bytes.size()));
    }

    FileDescriptor m_here, m_there;
    Message m_got;
};

TEST_F(Wire, CarriesTextBytesAndADescriptor)
{
    Message message{{{"text", "张三"}}, {1, 2, 3}, FileDescriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC))};
    ASSERT_TRUE(send(m_there.number(), message));
    ASSERT_EQ(receive(m_here.number(), m_got), Received::whole);
    EXPECT_EQ(m_got.head.at("text"), "张三");
    EXPECT_EQ(m_got.bytes, (std::vector<std::uint8_t>{1, 2, 3}));
    ASSERT_TRUE(m_got.file);
    EXPECT_EQ(::fcntl(m_got.file.number(), F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
}

TEST_F(Wire, CarriesMoreThanASocketHolds)
{
    const Message message{{{"n", 1}}, std::vector<std::uint8_t>(8'000'000, 7), {}};
    std::thread sender([&] { EXPECT_TRUE(send(m_there.number(), message)); });
    EXPECT_EQ(receive(m_here.number(), m_got), Received::whole);
    sender.join();
    EXPECT_EQ(m_got.bytes.size(), 8'000'000U);
}

TEST_F(Wire, SaysWhenTheOtherSideIsGone)
{
    m_there = FileDescriptor();
    EXPECT_EQ(receive(m_here.number(), m_got), Received::closed);
    EXPECT_FALSE(send(m_here.number(), {{{"n", 1}}, {}, {}})); // and no SIGPIPE
}

TEST_F(Wire, GivesUpAtTheDeadline)
{
    const auto start = steady_clock::now();
    EXPECT_EQ(receive(m_here.number(), m_got, start + milliseconds(50)), Received::late);
    EXPECT_GE(steady_clock::now() - start, milliseconds(50));
}

TEST_F(Wire, AHalfMessageIsLate)
{
    write_raw(std::string("\x08\0\0\0\0\0\0\0{\"n\"", 12));
    EXPECT_EQ(receive(m_here.number(), m_got, steady_clock::now() + milliseconds(50)), Received::late);
}

TEST_F(Wire, RefusesAnAbsurdLengthWithoutReservingIt)
{
    write_raw(std::string("\xFF\xFF\xFF\xFF\0\0\0\0", 8));
    EXPECT_EQ(receive(m_here.number(), m_got), Received::nonsense);
}

TEST_F(Wire, RefusesWhatIsNoJson)
{
    write_raw(std::string("\x04\0\0\0\0\0\0\0{{{{", 12));
    EXPECT_EQ(receive(m_here.number(), m_got), Received::nonsense);
}

TEST_F(Wire, RepairsTextThatIsNotUtf8)
{
    ASSERT_TRUE(send(m_there.number(), {{{"text", "a\xFF"}}, {}, {}}));
    ASSERT_EQ(receive(m_here.number(), m_got), Received::whole);
    EXPECT_EQ(m_got.head.at("text"), "a\xEF\xBF\xBD");
}

} // namespace
} // namespace strongroom::ocr
