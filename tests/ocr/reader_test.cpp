#include "ocr/reader.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>

#include "ingest/picture.h"
#include "ocr/file_descriptor_internal.h"
#include "tests/ocr/drawn_page.h"

namespace strongroom::ocr {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ReaderOptions options()
{
    ReaderOptions with;
    with.program = std::string(BINARY_DIR) + "/strongroom";
    return with;
}

FileDescriptor file_of(const std::string& bytes)
{
    FileDescriptor file(::memfd_create("scan", MFD_CLOEXEC));
    EXPECT_EQ(::write(file.number(), bytes.data(), bytes.size()), ssize_t(bytes.size()));
    return file;
}

FileDescriptor jpeg_of(ingest::ImageView picture)
{
    const std::vector<std::uint8_t> bytes = ingest::jpeg(picture, 90);
    return file_of({bytes.begin(), bytes.end()});
}

ingest::Image contract()
{
    DrawnPage page({1240, 1754}, 150);
    page.text(400, 120, 18, "商品房买卖合同");
    page.text(120, 260, 12, "买受人张三购买第三幢二单元的商品房", "Noto Serif CJK SC");
    page.text(120, 330, 12, "建筑面积 89.56 平方米", "Noto Serif CJK SC");
    return page.image();
}

std::vector<std::string> texts(const ReadPage& page)
{
    std::vector<std::string> found;
    for (const Line& line : page.text.lines)
        found.push_back(line.text);
    return found;
}

// The children this process has now.
std::vector<pid_t> children()
{
    std::vector<pid_t> found;
    std::ifstream list("/proc/self/task/" + std::to_string(::gettid()) + "/children");
    for (pid_t id = 0; list >> id;)
        found.push_back(id);
    return found;
}

// Ends a child that is waiting for a question, and waits until the kernel has closed its socket.
void end_idle(pid_t child)
{
    ::kill(child, SIGKILL);
    siginfo_t ended{};
    ::waitid(P_PID, id_t(child), &ended, WEXITED | WNOWAIT);
}

long open_descriptors() { return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}); }

TEST(Reader, HasBothReaders)
{
    EXPECT_THAT(Reader(options()).readers().value(), ElementsAre("ppocr", "tesseract"));
}

TEST(Reader, HasTesseractAloneWhereTheModelsAreMissing)
{
    ReaderOptions with = options();
    with.models = "/nowhere";
    EXPECT_THAT(Reader(with).readers().value(), ElementsAre("tesseract"));
}

TEST(Reader, ReadsAPageAndLooksAgain)
{
    ReaderOptions with = options();
    with.page_picture = true;
    Reader reader(with);
    const FileDescriptor file = jpeg_of(contract());
    const OpenedFile opened = reader.open(file.number(), "scan.jpg").value();
    EXPECT_EQ(opened.format, "jpeg");
    EXPECT_EQ(opened.page_count, 1);
    const ReadPage page = reader.read(1).value();
    EXPECT_THAT(texts(page),
        ElementsAre("商品房买卖合同", "买受人张三购买第三幢二单元的商品房", "建筑面积89.56平方米"));
    EXPECT_EQ(page.size, (Size{1240, 1754}));
    EXPECT_EQ(page.text.reader, "ppocr");
    EXPECT_NEAR(page.text.lines[1].box.x, 120, 15);
    EXPECT_GT(page.jpeg.size(), 1000U);

    const Rect line = page.text.lines[1].box;
    const auto second = reader.read_again(std::vector<Rect>{line}).value();
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second[0].reader, "tesseract");
    EXPECT_EQ(second[0].box, line);
    EXPECT_THAT(second[0].text, HasSubstr("买受人张三"));
}

TEST(Reader, ReadsByTesseractAloneWhenAsked)
{
    ReaderOptions with = options();
    with.tesseract_only = true;
    Reader reader(with);
    const FileDescriptor file = jpeg_of(contract());
    ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    const ReadPage page = reader.read(1).value();
    EXPECT_EQ(page.text.reader, "tesseract");
    EXPECT_THAT(texts(page), testing::Contains(HasSubstr("建筑面积")));
    EXPECT_TRUE(reader.read_again(std::vector<Rect>{page.text.lines[0].box}).value().empty());
}

TEST(Reader, TurnsAPageUpright)
{
    Reader reader(options());
    DrawnPage sideways({1754, 1240}, 150);
    const ingest::Image upright = contract();
    ingest::Image turned({upright.size.height, upright.size.width}, 3, 150);
    for (int y = 0; y < upright.size.height; ++y)
        for (int x = 0; x < upright.size.width; ++x)
            std::copy_n(upright.view().row(y) + 3 * x, 3, turned.row(x) + 3 * (turned.size.width - 1 - y));
    const FileDescriptor file = jpeg_of(turned);
    ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    const ReadPage page = reader.read(1).value();
    EXPECT_EQ(page.quarter_turns, 3);
    EXPECT_EQ(page.size, upright.size);
    EXPECT_THAT(texts(page), testing::Contains("商品房买卖合同"));
}

TEST(Reader, ReadsNothingOnABlankPage)
{
    Reader reader(options());
    const FileDescriptor file = jpeg_of(DrawnPage({1240, 1754}, 150).image());
    ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    const ReadPage page = reader.read(1).value();
    EXPECT_TRUE(page.text.lines.empty());
}

TEST(Reader, RefusesWhatIsNoScan)
{
    Reader reader(options());
    const FileDescriptor empty = file_of(""), text = file_of("Dear all, please find attached");
    EXPECT_FALSE(reader.open(empty.number(), "empty.pdf"));
    const auto refused = reader.open(text.number(), "letter.pdf");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().what, HasSubstr("letter.pdf"));
    EXPECT_FALSE(reader.read(1));
}

TEST(Reader, RefusesAPageThatIsNotThere)
{
    Reader reader(options());
    const FileDescriptor file = jpeg_of(contract());
    ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    EXPECT_EQ(reader.read(2).error().code, Code::not_found);
    EXPECT_EQ(reader.read(0).error().code, Code::not_found);
    EXPECT_TRUE(reader.read(1));
}

TEST(Reader, GoesOnWithANewChildWhenOneDiesBetweenPages)
{
    Reader reader(options());
    const FileDescriptor file = jpeg_of(contract());
    ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    ASSERT_EQ(children().size(), 1U);
    end_idle(children()[0]);
    const auto page = reader.read(1);
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_EQ(page->text.lines.size(), 3U);
}

TEST(Reader, SaysHowAChildDiedOnAPageAndReadsTheNext)
{
    Reader reader(options());
    const FileDescriptor file = jpeg_of(contract());
    ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    const pid_t child = children().at(0);
    std::thread killer([&] {
        // Once it uses the processor it is at work on the page.
        const auto used = [&] {
            std::ifstream stat("/proc/" + std::to_string(child) + "/schedstat");
            long nanoseconds = 0;
            stat >> nanoseconds;
            return nanoseconds;
        };
        const long before = used();
        while (used() < before + 20'000'000)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        ::kill(child, SIGSEGV);
    });
    const auto page = reader.read(1);
    killer.join();
    ASSERT_FALSE(page);
    EXPECT_THAT(page.error().what, HasSubstr("page 1 of scan.jpg: the reader was ended by signal 11"));
    EXPECT_TRUE(reader.read(1));
}

TEST(Reader, EndsAPageThatTakesTooLong)
{
    ReaderOptions with = options();
    with.limits.wall = std::chrono::seconds(1);
    Reader reader(with);
    const FileDescriptor file = jpeg_of(contract());
    ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    ::kill(children().at(0), SIGSTOP);
    const auto page = reader.read(1);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, Code::timed_out);
    EXPECT_THAT(page.error().what, HasSubstr("longer than 1 seconds"));
}

TEST(Reader, EndsAPageThatUsesTooMuchProcessorTime)
{
    ReaderOptions with = options();
    with.limits.cpu = std::chrono::seconds(0);
    Reader reader(with);
    DrawnPage dense({4961, 7016}, 300);
    for (int y = 100; y < 6900; y += 70)
        for (int x = 100; x < 4500; x += 2200)
            dense.text(
                x, y, 10.5, "买受人与出卖人在平等自愿的基础上就买卖商品房达成如下协议并共同遵守各项约定");
    const FileDescriptor file = jpeg_of(dense.image());
    ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    const auto page = reader.read(1);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, Code::timed_out);
    EXPECT_THAT(page.error().what, HasSubstr("processor time"));
}

TEST(Reader, RefusesAPictureThatNeedsTooMuchMemory)
{
    ReaderOptions with = options();
    with.limits.memory_mb = 300;
    Reader reader(with);
    const FileDescriptor bomb = jpeg_of(ingest::Image({9000, 9000}, 3, 300, 200));
    ASSERT_TRUE(reader.open(bomb.number(), "bomb.jpg"));
    const auto page = reader.read(1);
    ASSERT_FALSE(page);
    EXPECT_THAT(page.error().what, HasSubstr("memory"));

    const FileDescriptor file = jpeg_of(ingest::Image({200, 100}, 3, 300));
    ASSERT_TRUE(reader.open(file.number(), "small.jpg"));
    EXPECT_TRUE(reader.read(1));
}

TEST(Reader, LeavesNothingBehind)
{
    const FileDescriptor file = jpeg_of(contract());
    const long before = open_descriptors();
    {
        Reader reader(options());
        ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
        end_idle(children().at(0));
        ASSERT_TRUE(reader.open(file.number(), "scan.jpg"));
    }
    EXPECT_EQ(open_descriptors(), before);
    EXPECT_TRUE(children().empty());
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
}

TEST(Reader, IsConfined)
{
    Reader reader(options());
    ASSERT_TRUE(reader.readers());
    std::ifstream status("/proc/" + std::to_string(children().at(0)) + "/status");
    std::string text((std::istreambuf_iterator<char>(status)), {});
    EXPECT_THAT(text, HasSubstr("NoNewPrivs:\t1"));
    EXPECT_THAT(text, HasSubstr("Seccomp:\t2"));
}

TEST(Reader, SaysThatItsProgramIsMissing)
{
    ReaderOptions with = options();
    with.program = "/nowhere/strongroom";
    const auto readers = Reader(with).readers();
    ASSERT_FALSE(readers);
    EXPECT_EQ(readers.error().code, Code::machine);
}

} // namespace
} // namespace strongroom::ocr
