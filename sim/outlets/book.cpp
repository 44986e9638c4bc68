#include "outlets/book.hpp"

#include <cmath>

#include "parameters/lines.hpp"

namespace fundsim {

namespace {

std::string letters(std::size_t column) {
    std::string out;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        out.insert(out.begin(), char('A' + (rest - 1) % 26));
    }
    return out;
}

std::string fixed(std::size_t row, std::size_t column) {
    return "$" + letters(column) + "$" + std::to_string(row + 1);
}

}  // namespace

std::string cell_name(std::size_t row, std::size_t column) {
    return letters(column) + std::to_string(row + 1);
}

std::string range_name(std::size_t row, std::size_t column, std::size_t last_row, std::size_t last_column) {
    return cell_name(row, column) + ":" + cell_name(last_row, last_column);
}

std::string cell_name(const Sheet& sheet, std::size_t row, std::size_t column) {
    return sheet.name + "!" + fixed(row, column);
}

std::string range_name(const Sheet& sheet, std::size_t row, std::size_t column, std::size_t last_row,
                       std::size_t last_column) {
    return cell_name(sheet, row, column) + ":" + fixed(last_row, last_column);
}

std::size_t add_row(Sheet& sheet, std::vector<Cell> cells) {
    sheet.rows.push_back(std::move(cells));
    return sheet.rows.size() - 1;
}

std::size_t add_heads(Sheet& sheet, const std::vector<std::string>& heads) {
    std::vector<Cell> cells;
    for (const std::string& head : heads) {
        cells.push_back(text_cell(head, Look::head));
    }
    return add_row(sheet, std::move(cells));
}

void add_paragraph(Sheet& sheet, const std::string& text, Look look, std::size_t width) {
    for (std::string& line : broken_into_lines(text, width)) {
        add_row(sheet, {text_cell(std::move(line), look)});
    }
}

Cell number_cell(double value, Look look) {
    if (std::isnan(value)) {
        return {std::string("–"), look};
    }
    return std::isinf(value) ? Cell{std::string("never"), look} : Cell{value, look};
}

Cell text_cell(std::string text, Look look) { return {std::move(text), look}; }

Cell formula_cell(std::string text, double value, Look look) {
    return {Formula{std::move(text), value, {}}, look};
}

std::size_t add_years_head(Sheet& sheet, std::size_t years) {
    std::vector<Cell> heads{text_cell("", Look::head), text_cell("Sum", Look::head)};
    for (std::size_t year = 0; year < years; ++year) {
        heads.push_back(number_cell(double(year + 1), year + 1 < years ? Look::year : Look::later));
        sheet.widths.push_back(11);
    }
    return add_row(sheet, std::move(heads));
}

}  // namespace fundsim
