#include "outlets/xlsx.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <numeric>
#include <unistd.h>

#include <xlsxwriter.h>

#include "outlets/xlsx_chart.hpp"
#include "parameters/characters.hpp"
#include "results/destination.hpp"
#include "results/part.hpp"

namespace fundsim {

namespace {

constexpr std::size_t looks = std::size_t(Look::verdict) + 1;
using Formats = std::array<lxw_format*, looks>;

constexpr lxw_color_t ink = 0x1A1A1A, grey = 0x6B6B6B, ground = 0xEDEDED, open_ground = 0xFFF6D6,
                      rule = 0xBFBFBF;

Formats formats_of(lxw_workbook* workbook, int money_decimals) {
    Formats out{};
    const auto add = [&](Look look, const char* numbers = nullptr) {
        lxw_format* format = workbook_add_format(workbook);
        format_set_font_color(format, ink);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (numbers != nullptr) {
            format_set_num_format(format, numbers);
            format_set_align(format, LXW_ALIGN_RIGHT);
        }
        return out[std::size_t(look)] = format;
    };
    add(Look::plain);
    format_set_align(add(Look::value), LXW_ALIGN_RIGHT);
    format_set_text_wrap(add(Look::wrapped));
    lxw_format* title = add(Look::title);
    format_set_bold(title);
    format_set_font_size(title, 16);
    lxw_format* section = add(Look::section);
    format_set_bold(section);
    format_set_font_size(section, 12);
    lxw_format* head = add(Look::head);
    format_set_bold(head);
    format_set_text_wrap(head);
    format_set_bg_color(head, ground);
    format_set_align(head, LXW_ALIGN_CENTER);
    format_set_indent(add(Look::label), 1);
    lxw_format* note = add(Look::note);
    format_set_indent(note, 1);
    format_set_font_color(note, grey);
    format_set_font_size(note, 9);
    for (const auto& [look, numbers] :
         {std::pair{Look::year, "\"Year \"0"}, {Look::later, "\"Year \"0\" and later\""}}) {
        lxw_format* year = add(look, numbers);
        format_set_bold(year);
        format_set_text_wrap(year);
        format_set_bg_color(year, ground);
    }
    // A minus sign, so that it is read aloud as one; thousands as the reader's own settings part them.
    const std::string digits = money_decimals > 0 ? "." + std::string(std::size_t(money_decimals), '0') : "";
    const std::string money = "#,##0" + digits + ";-#,##0" + digits + ";0";
    add(Look::money, money.c_str());
    add(Look::factor, "0.0000");
    add(Look::ratio, "0.000");
    add(Look::percent, "0%");
    add(Look::rate, "0.0%");
    add(Look::count, "#,##0.0");
    lxw_format* total = add(Look::total, money.c_str());
    format_set_bold(total);
    format_set_top(total, LXW_BORDER_THIN);
    for (const auto& [look, numbers] : {std::pair{Look::input_percent, "0.0%"}, {Look::input_years, "0"}}) {
        lxw_format* input = add(look, numbers);
        format_set_bg_color(input, open_ground);
        format_set_border(input, LXW_BORDER_THIN);
        format_set_border_color(input, rule);
        format_set_unlocked(input);
    }
    lxw_format* verdict = add(Look::verdict);
    format_set_bold(verdict);
    format_set_indent(verdict, 1);
    return out;
}

lxw_error write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell,
                     const Formats& formats) {
    lxw_format* format = formats[std::size_t(cell.look)];
    if (const auto* text = std::get_if<std::string>(&cell.content)) {
        return worksheet_write_string(sheet, row, column, printable(*text).c_str(), format);
    } else if (const auto* number = std::get_if<double>(&cell.content)) {
        return worksheet_write_number(sheet, row, column, *number, format);
    } else if (const auto* formula = std::get_if<Formula>(&cell.content)) {
        const std::string written = "=" + formula->text;
        if (formula->words.empty()) {
            return worksheet_write_formula_num(sheet, row, column, written.c_str(), format, formula->value);
        } else {
            return worksheet_write_formula_str(sheet, row, column, written.c_str(), format,
                                               formula->words.c_str());
        }
    }
    return LXW_NO_ERROR;
}

void allow(lxw_worksheet* sheet, const Allowed& allowed) {
    std::string message = allowed.message;
    lxw_data_validation rules{};
    rules.validate = std::uint8_t(allowed.whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL);
    rules.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rules.minimum_number = allowed.low;
    rules.maximum_number = allowed.high;
    rules.error_message = message.data();
    worksheet_data_validation_cell(sheet, lxw_row_t(allowed.row), lxw_col_t(allowed.column), &rules);
}

//! Points that a row needs, which not every reader finds out by itself; 0: as usual.
double height_of(const std::vector<Cell>& row, const std::vector<double>& widths) {
    constexpr double line = 15, highest = 409;  // what the format allows
    double height = 0;
    for (std::size_t column = 0; column < row.size() && column < widths.size(); ++column) {
        const auto* text = std::get_if<std::string>(&row[column].content);
        const Look look = row[column].look;
        if (look == Look::title) {
            height = 24;
        } else if ((look == Look::head || look == Look::wrapped) && text != nullptr) {
            // Words are broken as a whole: a few characters of each line stay free.
            const double lines = std::ceil(double(text->size()) / std::max(widths[column] - 3, 1.0));
            height = std::max(height, lines > 1 ? std::min(lines * line, highest) : 0);
        }
    }
    return height;
}

//! Wide sheets go over several pages side by side, with what is frozen on each of them.
void print_on_pages(lxw_worksheet* sheet, const Sheet& told) {
    constexpr double page = 220;  // characters
    if (std::accumulate(told.widths.begin(), told.widths.end(), 0.0) <= page) {
        worksheet_fit_to_pages(sheet, 1, 0);
    } else {
        worksheet_set_print_scale(sheet, 60);
    }
    if (told.frozen_rows > 0) {
        worksheet_repeat_rows(sheet, 0, lxw_row_t(told.frozen_rows - 1));
    }
    if (told.frozen_columns > 0) {
        worksheet_repeat_columns(sheet, 0, lxw_col_t(told.frozen_columns - 1));
    }
    if (!told.page_breaks.empty()) {
        std::vector<lxw_row_t> breaks(told.page_breaks.begin(), told.page_breaks.end());
        breaks.push_back(0);
        worksheet_set_h_pagebreaks(sheet, breaks.data());
    }
}

//! The first fault.
lxw_error write_sheet(lxw_workbook* workbook, const Sheet& told, const Formats& formats) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, told.name.c_str());
    lxw_error fault = LXW_NO_ERROR;
    for (std::size_t i = 0; i < told.widths.size(); ++i) {
        worksheet_set_column(sheet, lxw_col_t(i), lxw_col_t(i), told.widths[i], nullptr);
    }
    for (std::size_t row = 0; row < told.rows.size(); ++row) {
        if (const double height = height_of(told.rows[row], told.widths); height > 0) {
            worksheet_set_row(sheet, lxw_row_t(row), height, nullptr);
        }
        for (std::size_t column = 0; column < told.rows[row].size(); ++column) {
            const lxw_error error =
                write_cell(sheet, lxw_row_t(row), lxw_col_t(column), told.rows[row][column], formats);
            fault = fault == LXW_NO_ERROR ? error : fault;
        }
    }
    worksheet_freeze_panes(sheet, lxw_row_t(told.frozen_rows), lxw_col_t(told.frozen_columns));
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    print_on_pages(sheet, told);
    worksheet_set_footer(sheet, "&L&F&C&A&R&P / &N");
    for (const Chart& chart : told.charts) {
        write_chart(workbook, sheet, chart);
    }
    for (const Allowed& allowed : told.allowed) {
        allow(sheet, allowed);
    }
    return fault;
}

std::time_t time_of(const std::string& utc) {
    std::tm parts{};
    return strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr ? 0 : timegm(&parts);
}

std::string fill(const Book& book, const std::string& name) {
    lxw_workbook* workbook = workbook_new(name.c_str());
    if (workbook == nullptr) {
        return "not enough memory";
    }
    std::string title = printable(book.title), subject = printable(book.subject),
                comments = printable(book.comments);
    std::string author = "fundsim";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.subject = subject.data();
    properties.author = author.data();
    properties.comments = comments.data();
    properties.created = time_of(book.created_utc);
    workbook_set_properties(workbook, &properties);
    const Formats formats = formats_of(workbook, book.money_decimals);
    lxw_error error = LXW_NO_ERROR;
    for (const Sheet& sheet : book.sheets) {
        const lxw_error fault = write_sheet(workbook, sheet, formats);
        error = error == LXW_NO_ERROR ? fault : error;
    }
    const lxw_error closing = workbook_close(workbook);
    error = error == LXW_NO_ERROR ? closing : error;
    return error == LXW_NO_ERROR ? std::string{} : lxw_strerror(error);
}

}  // namespace

std::string write_xlsx(const Book& book, const std::string& path) {
    const Destination there = destination_of(path);
    if (!there.fault.empty()) {
        return there.fault;
    }
    Part part(there.path);
    // Nobody else's file: the library would write into one that is there.
    const int file = open(part.name().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    std::string fault = file < 0 ? std::strerror(errno) : fill(book, part.name());
    if (fault.empty() && (!admit(file, admission_of(there.path)) || fsync(file) != 0 || !part.publish())) {
        fault = std::strerror(errno);
    }
    if (file >= 0) {
        close(file);
    }
    return fault.empty() ? fault : "cannot write '" + path + "': " + fault;
}

}  // namespace fundsim
