#pragma once
// A workbook as data: sheets of cells with formulas and the values that they have. Nothing here knows of the
// format of a file.

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace fundsim {

//! How a cell looks.
enum class Look {
    plain,
    value,          //!< a number or a word, as it was given
    wrapped,        //!< a long one, over several lines
    title,          //!< of a sheet
    section,        //!< within it
    head,           //!< of a column
    label,          //!< of a row, indented
    note,           //!< small and grey
    year,           //!< the number of a year as a head
    later,          //!< the same for it and all later ones
    money,          //!< 1,234
    factor,         //!< 0.9217
    ratio,          //!< 0.48
    percent,        //!< 48%
    count,          //!< 12.3
    total,          //!< money, with a line above
    rate,           //!< 7.5%
    input_percent,  //!< what a user may change
    input_years,
    verdict,  //!< OK, or what is not
};

struct Formula {
    std::string text;   //!< in the English form, without "="
    double value;       //!< that it has in this workbook
    std::string words;  //!< its value where that is a text
};

struct Cell {
    std::variant<std::monostate, std::string, double, Formula> content;
    Look look = Look::plain;
};

struct ChartSeries {
    std::string name;        //!< cell with what the legend calls it, such as "Outputs!$A$2"; empty: nothing
    std::string categories;  //!< range, such as "Outputs!$A$2:$A$5"
    std::string values;
    unsigned colour;                    //!< 0xRRGGBB
    bool shown = true;                  //!< the invisible foot of a column
    std::vector<unsigned> points = {};  //!< colours of single columns; empty: all alike
};

enum class ChartKind { stacked_columns, columns, lines };

struct Chart {
    ChartKind kind;
    std::string title;
    std::string x, y;  //!< names of the axes
    std::vector<ChartSeries> series;
    std::size_t row, column;  //!< of its upper left corner
    double width, height;     //!< pixels
    bool legend = true;
};

//! What may be written into a cell.
struct Allowed {
    std::size_t row, column;
    double low, high;
    bool whole;  //!< integers alone
    std::string message;
};

struct Sheet {
    std::string name;            //!< at most 31 characters, letters
    std::vector<double> widths;  //!< of columns, in characters
    std::size_t frozen_rows = 0, frozen_columns = 0;
    std::vector<std::vector<Cell>> rows = {};
    std::vector<Chart> charts = {};
    std::vector<std::size_t> page_breaks = {};  //!< rows that begin a page
    std::vector<Allowed> allowed = {};
};

struct Book {
    std::string title, subject, comments;
    std::string created_utc;  //!< ISO 8601
    int money_decimals = 0;   //!< of all money, 0 to 4
    std::vector<Sheet> sheets;
};

//! "B7", within a sheet: rows and columns count from 0.
std::string cell_name(std::size_t row, std::size_t column);
//! "B7:F7".
std::string range_name(std::size_t row, std::size_t column, std::size_t last_row, std::size_t last_column);
//! "Inputs!$B$7".
std::string cell_name(const Sheet& sheet, std::size_t row, std::size_t column);
//! "Flows!$C$4:$C$9".
std::string range_name(const Sheet& sheet, std::size_t row, std::size_t column, std::size_t last_row,
                       std::size_t last_column);

//! Adds a row and returns its place.
std::size_t add_row(Sheet& sheet, std::vector<Cell> cells = {});
//! Adds the heads of columns, from the first one on.
std::size_t add_heads(Sheet& sheet, const std::vector<std::string>& heads);
//! Adds a paragraph in rows of so many characters, which are read across the cells beside them.
void add_paragraph(Sheet& sheet, const std::string& text, Look look = Look::plain, std::size_t width = 120);

//! Adds the head of a table of years, with sums in front of them, and their widths; returns its row.
std::size_t add_years_head(Sheet& sheet, std::size_t years);

//! A number; a dash for NaN, "never" for infinity.
Cell number_cell(double value, Look look);
Cell text_cell(std::string text, Look look = Look::plain);
Cell formula_cell(std::string text, double value, Look look);

}  // namespace fundsim
