#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "ui/paper/display.h"
#include "ui/paper/spreadsheet.h"

namespace strongroom::ui {

namespace {

constexpr std::size_t most_characters = 32767;        // in a cell of Excel
constexpr std::int64_t exact = std::int64_t{1} << 53; // integers a spreadsheet keeps

/// Where the library keeps its parts meanwhile: a register has personal data, which stay off the disk.
char memory_folder[] = "/dev/shm";

void check(lxw_error error)
{
    if (error != LXW_NO_ERROR)
        throw std::runtime_error(std::string("the XLSX file cannot be made: ") + lxw_strerror(error));
}

/// As much of the text as a cell holds, not cut within a character.
std::string fitting(std::string text)
{
    // Excel counts UTF-16 units; bytes are never fewer, so what is short in bytes is short in units.
    if (text.size() < most_characters)
        return text;
    std::size_t size = most_characters - 4;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        --size;
    return text.substr(0, size) + "…";
}

/// A file that has a path but never touches a disk: the library writes by name only.
class MemoryFile {
public:
    MemoryFile() : m_descriptor(::memfd_create("xlsx", MFD_CLOEXEC))
    {
        if (m_descriptor < 0)
            throw std::system_error(errno, std::generic_category(), "no file in memory can be made");
    }
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }
    std::vector<std::uint8_t> content() const
    {
        std::ifstream in(path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    int m_descriptor;
};

/// A workbook while it is written.
class Workbook {
public:
    Workbook(const Form& form, const archive::RegisterSheet& sheet)
    {
        lxw_workbook_options options = {};
        if (std::filesystem::is_directory(memory_folder))
            options.tmpdir = memory_folder;
        m_workbook = workbook_new_opt(m_file.path().c_str(), &options);
        if (!m_workbook)
            throw std::bad_alloc();
        m_title = form.title.chinese;
        m_number = sheet.number;
        lxw_doc_properties properties = {};
        properties.title = m_title.data();
        properties.comments = m_number.data();
        check(workbook_set_properties(m_workbook, &properties));
        m_text = format([](lxw_format* f) {
            format_set_text_wrap(f);
            format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
        });
        m_heading = format([](lxw_format* f) {
            format_set_bold(f);
            format_set_text_wrap(f);
            format_set_align(f, LXW_ALIGN_CENTER);
            format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
            format_set_bg_color(f, 0xE8E8E8);
            format_set_border(f, LXW_BORDER_THIN);
        });
        m_whole = number_format("0");
        m_money = number_format("#,##0.00");
        m_area = number_format("0.00");
        m_date = number_format("yyyy-mm-dd");
        m_compact_date = number_format("yyyymmdd");
    }

    ~Workbook()
    {
        if (m_workbook)
            lxw_workbook_free(m_workbook);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    lxw_worksheet* add_sheet(const std::string& name)
    {
        lxw_worksheet* added = workbook_add_worksheet(m_workbook, name.c_str());
        if (!added)
            throw std::runtime_error("the XLSX file cannot be made: no sheet can be named " + name);
        return added;
    }

    void heading(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text)
    {
        check(worksheet_write_string(sheet, row, column, fitting(text).c_str(), m_heading));
    }

    void cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const archive::SheetValue& value,
        ValueKind kind)
    {
        const auto write_text = [&](const std::string& text) {
            if (!text.empty())
                check(worksheet_write_string(sheet, row, column, fitting(text).c_str(), m_text));
        };
        const auto write_number = [&](std::int64_t number, double unit, lxw_format* format) {
            if (std::abs(number) < exact)
                check(worksheet_write_number(sheet, row, column, static_cast<double>(number) / unit, format));
            else
                write_text(display(value, kind));
        };
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            write_number(*whole, 1, m_whole);
        else if (const auto* money = std::get_if<archive::Fen>(&value))
            write_number(money->value, 100, m_money);
        else if (const auto* area = std::get_if<archive::FloorArea>(&value))
            write_number(area->hundredths, 100, m_area);
        else if (const auto* date = std::get_if<index::Date>(&value);
                 date && date->ok() && int(date->year()) >= 1900) {
            lxw_datetime day = {};
            day.year = int(date->year());
            day.month = static_cast<int>(unsigned(date->month()));
            day.day = static_cast<int>(unsigned(date->day()));
            check(worksheet_write_datetime(
                sheet, row, column, &day, kind == ValueKind::compact_date ? m_compact_date : m_date));
        } else
            write_text(display(value, kind));
    }

    std::vector<std::uint8_t> finish()
    {
        check(workbook_close(std::exchange(m_workbook, nullptr))); // frees it, whatever happens
        return m_file.content();
    }

private:
    template <class Look>
    lxw_format* format(Look look)
    {
        lxw_format* made = workbook_add_format(m_workbook);
        if (!made)
            throw std::bad_alloc();
        format_set_font_name(made, "宋体");
        look(made);
        return made;
    }
    lxw_format* number_format(const char* pattern)
    {
        return format([&](lxw_format* f) {
            format_set_num_format(f, pattern);
            format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
        });
    }

    MemoryFile m_file;
    lxw_workbook* m_workbook = nullptr;
    lxw_format *m_text, *m_heading, *m_whole, *m_money, *m_area, *m_date, *m_compact_date;
    std::string m_title, m_number;
};

void write_table(Workbook& book, const Form& form, const archive::RegisterSheet& sheet, Language language)
{
    const std::vector<SpreadsheetColumn> columns = spreadsheet_columns(form.columns, language);
    lxw_worksheet* table = book.add_sheet(form.name);
    const auto last = static_cast<lxw_col_t>(columns.size() - 1);
    for (lxw_col_t i = 0; i <= last; ++i) {
        book.heading(table, 0, i, columns[i].heading);
        const double width = std::clamp(columns[i].width * 0.62, 6.0, 60.0);
        check(worksheet_set_column(table, i, i, width, nullptr));
    }
    lxw_row_t at = 0;
    for (const archive::SheetRow& row : sheet.rows) {
        ++at;
        for (lxw_col_t i = 0; i <= last; ++i) {
            const FormValue& value = columns[i].value;
            const bool counted = value.key == "no" && !row.contains("no");
            book.cell(table, at, i,
                counted ? archive::SheetValue(std::int64_t{at}) : value_at(row, value.key), value.kind);
        }
    }
    check(worksheet_autofilter(table, 0, 0, at, last));
    worksheet_freeze_panes(table, 1, 0);
    worksheet_set_landscape(table);
    worksheet_set_paper(table, 9); // A4
    worksheet_fit_to_pages(table, 1, 0);
    check(worksheet_repeat_rows(table, 0, 0));
}

/// Names and values of everything but the table.
void write_particulars(
    Workbook& book, const Form& form, const archive::RegisterSheet& sheet, Language language)
{
    const bool chinese = language == Language::chinese;
    lxw_worksheet* page = book.add_sheet(form.columns.empty() ? form.name : chinese ? "说明" : "particulars");
    check(worksheet_set_column(page, 0, 0, 32, nullptr));
    check(worksheet_set_column(page, 1, 1, 70, nullptr));
    lxw_row_t at = 0;
    const auto line
        = [&](const std::string& name, const archive::SheetValue& value, ValueKind kind = ValueKind::text) {
              book.heading(page, at, 0, name);
              book.cell(page, at++, 1, value, kind);
          };
    line(chinese ? "表名" : "form", form.title.in(language));
    line(chinese ? "单号" : "number", sheet.number);
    line(chinese ? "全宗/单位名称" : "fonds", sheet.fonds);
    line(chinese ? "项目" : "project", sheet.project);
    line(chinese ? "制表日期" : "made on", sheet.made_on, ValueKind::date);
    for (const SpreadsheetColumn& field : spreadsheet_columns(form.head, language))
        line(field.heading, value_at(sheet.head, field.value.key), field.value.kind);
    for (const SpreadsheetColumn& field : spreadsheet_columns(form.foot, language))
        line(field.heading, value_at(sheet.foot, field.value.key), field.value.kind);
    for (const FormCheck& check : form.checks)
        for (std::size_t side = 0; side < check.keys.size(); ++side)
            line(check.what + '(' + form.check_sides[side] + ')', value_at(sheet.foot, check.keys[side]));
    for (const SignatureBlank& blank : form.signatures) {
        line(blank.caption.in(language), value_at(sheet.foot, blank.key));
        line(blank.caption.in(language) + (chinese ? "日期" : ", date"),
            value_at(sheet.foot, blank.key + "_date"), ValueKind::date);
    }
}

} // namespace

std::vector<SpreadsheetColumn> spreadsheet_columns(const std::vector<FormField>& fields, Language language)
{
    std::vector<SpreadsheetColumn> columns;
    for (const FormField& field : fields)
        for (const FormValue& value : field.values) {
            const std::string &whole = field.caption.in(language), &part = value.caption.in(language);
            std::string heading = part;
            if (field.values.size() > 1 && language == Language::english)
                heading = whole + ": " + part;
            else if (field.values.size() > 1) {
                // "合同有效期(起/止)": "合同有效期(起)"; "备案号/备案日期": "备案号"
                const std::size_t bracket = whole.find('(');
                const bool within
                    = bracket != std::string::npos && whole.find(part, bracket) != std::string::npos;
                if (within || part == "起" || part == "止")
                    heading = whole.substr(0, bracket) + '(' + part + ')';
            }
            columns.push_back({std::move(heading), value, field.width / double(field.values.size())});
        }
    return columns;
}

std::vector<std::uint8_t> xlsx(const archive::RegisterSheet& sheet, Language language)
{
    const Form& form = form_of(sheet);
    Workbook book(form, sheet);
    if (!form.columns.empty())
        write_table(book, form, sheet, language);
    write_particulars(book, form, sheet, language);
    return book.finish();
}

} // namespace strongroom::ui
