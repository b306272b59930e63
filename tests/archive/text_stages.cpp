#include "tests/archive/text_stages.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

namespace strongroom::test {
namespace {

constexpr int character_size = 20;

/// A killed process loses nothing of what the kernel has, so a file system in memory tells the same as a
/// disk, without waiting for it to sync.
class InMemory : public testing::Environment {
public:
    void SetUp() override
    {
        if (std::filesystem::is_directory("/dev/shm"))
            ::setenv("TMPDIR", "/dev/shm", 1);
    }
};
const testing::Environment* const in_memory = testing::AddGlobalTestEnvironment(new InMemory);

std::vector<std::string> split(const std::string& text, char end)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t place = std::min(text.find(end, begin), text.size());
        parts.push_back(text.substr(begin, place - begin));
        begin = place + 1;
    }
    return parts;
}

std::string content(int fd)
{
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t got = 0; (got = ::read(fd, piece.data(), piece.size())) > 0;)
        text.append(piece.data(), static_cast<std::size_t>(got));
    return text;
}

std::size_t character_length(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

ocr::PageText page_text(const std::string& text)
{
    ocr::PageText page;
    page.reader = "text";
    page.size = {2480, 3508};
    int y = 100;
    for (const std::string& line : split(text, '\n')) {
        if (line.empty())
            continue;
        ocr::Line read;
        read.text = line;
        read.confidence = 0.99;
        int x = 100;
        for (std::size_t i = 0; i < line.size(); x += character_size) {
            const std::size_t length = character_length(static_cast<unsigned char>(line[i]));
            if (line[i] != ' ')
                read.characters.push_back(
                    {line.substr(i, length), {x, y, character_size, character_size}, 0.99});
            i += length;
        }
        read.box = {100, y, x - 100, character_size};
        page.lines.push_back(std::move(read));
        y += 2 * character_size;
    }
    return page;
}

index::DocumentReading read_labels(std::span<const index::ReadPage> pages)
{
    static const std::map<std::string, std::string> names{{"合同编号", "contract_no"},
        {"买受人", "buyer_name"}, {"身份证号", "id_no"}, {"楼座", "building_no"}, {"单元", "unit_no"},
        {"房号", "room_no"}, {"总价款(分)", "total_price"}, {"签订日期", "sign_date"},
        {"付款方式", "payment_method"}};
    index::DocumentReading reading;
    reading.kind = "sale_contract";
    for (const index::ReadPage& page : pages)
        for (const ocr::Line& line : page.text.lines) {
            const std::size_t colon = line.text.find("：");
            const auto name = names.find(line.text.substr(0, colon));
            if (colon == std::string::npos || name == names.end())
                continue;
            index::Field field;
            field.name = name->second;
            field.value = field.text = line.text.substr(colon + 3);
            field.page = page.number;
            field.box = line.box;
            field.accepted = true;
            reading.fields.push_back(field);
        }
    return reading;
}

} // namespace

archive::Stages text_stages(std::chrono::milliseconds a_page)
{
    archive::Stages stages;
    stages.make_reader = [a_page] {
        auto pages = std::make_shared<std::vector<std::string>>();
        archive::PageReader reader;
        reader.readers = [] { return std::vector<std::string>{"text"}; };
        reader.open = [pages](int fd, const std::string& name) -> Result<ocr::OpenedFile> {
            const std::string text = content(fd);
            if (text.starts_with("damaged"))
                return failed(Code::bad_input, name + " is damaged", "scan it again");
            *pages = split(text, '\f');
            return ocr::OpenedFile{"text", static_cast<int>(pages->size())};
        };
        reader.read = [pages, a_page](int page) -> Result<archive::PageReading> {
            std::this_thread::sleep_for(a_page);
            const std::string& text = pages->at(static_cast<std::size_t>(page - 1));
            if (text.starts_with("unreadable"))
                return failed(Code::timed_out, "the page took too long", "scan it again");
            archive::PageReading reading;
            reading.page.number = page;
            reading.page.text = page_text(text);
            reading.page.size = reading.page.text.size;
            reading.page.dpi = 300;
            reading.page.jpeg.assign(text.begin(), text.end());
            return reading;
        };
        return reader;
    };
    stages.read_document
        = [](std::span<const index::ReadPage> pages, const std::string&) { return read_labels(pages); };
    return stages;
}

std::string Contract::text() const
{
    return "商品房买卖合同\n合同编号：" + number + "\n买受人：" + buyer + "\n身份证号：" + id_no + "\n楼座："
        + building + "\n单元：" + unit + "\n房号：" + room + "\n第" + building + "幢" + unit + "单元" + room
        + "室，买受人已看过样板房。\f总价款(分)：" + fen + "\n付款方式：" + pay + "\n签订日期：" + date
        + "\n出卖人应当在交付前通知买受人" + buyer + "办理手续。";
}

Contract made_up(int n)
{
    constexpr std::array<const char*, 8> families{"丁", "欧阳", "魏", "荀", "鞠", "糜", "司徒", "郗"};
    constexpr std::array<const char*, 9> given{
        "志强", "芳", "建国", "雪梅", "一鸣", "晓东", "桂兰", "子涵", "海燕"};
    std::array<char, 64> text{};
    const auto written = [&](const char* format, int value) {
        std::snprintf(text.data(), text.size(), format, value);
        return std::string(text.data());
    };
    const auto at = [&](std::size_t size) { return static_cast<std::size_t>(n) % size; };
    return {written("XS-2007-%04d", n), std::string(families[at(8)]) + given[at(9)],
        written("9901021975061%04d", n) + "X", written("%d", n % 12 + 1), written("%d", n % 3 + 1),
        written("%d", (n % 20 + 1) * 100 + n % 4 + 1), written("%d00", 800'000 + n * 1'000),
        "2007-" + written("%02d", n % 12 + 1) + written("-%02d", n % 28 + 1), n % 2 ? "lump" : "loan_com"};
}

std::vector<std::vector<std::filesystem::path>> write_contracts(const TempFolder& folder, int count)
{
    std::vector<std::vector<std::filesystem::path>> documents;
    for (int n = 0; n < count; ++n)
        documents.push_back({folder.write("scans/" + std::to_string(n) + ".txt", made_up(n).text())});
    return documents;
}

archive::Archive new_archive(const TempFolder& folder)
{
    Result<archive::Archive> made = archive::Archive::create(folder / "archive");
    if (!made)
        throw std::runtime_error(made.error().what);
    return std::move(*made);
}

std::filesystem::path index_file(const TempFolder& folder)
{
    for (const auto& entry : std::filesystem::directory_iterator(folder / "archive"))
        if (entry.path().filename().string().starts_with("index-") && entry.path().extension() == ".db")
            return entry.path();
    return {};
}

std::vector<std::string> blob_files(const TempFolder& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "archive/blobs"))
        if (entry.is_regular_file())
            names.push_back(entry.path().filename().string());
    return names;
}

} // namespace strongroom::test
