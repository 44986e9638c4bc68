#include "outlets/csv_tables.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <sys/stat.h>

#include "results/text_output.hpp"

namespace fundsim {

namespace {

//! Numbers of each column that are held at a time.
constexpr std::size_t stretch = 16'384;

using Dimensions = std::vector<std::size_t>;

struct Table {
    std::string name;
    Dimensions dimensions;
    std::vector<const StoredColumn*> columns;
    std::vector<const StoredColumn*> along_one;  //!< of a single dimension, repeated along the others
};

std::size_t places(const StoredFile& file, std::size_t dimension) {
    return size_of(file.dimensions[dimension]);
}

//! Rows of a table.
std::size_t rows_of(const StoredFile& file, const Dimensions& dimensions) {
    std::size_t rows = 1;
    for (const std::size_t d : dimensions) {
        rows *= places(file, d);
    }
    return rows;
}

//! Figures of models stand for themselves; everything else along one dimension, such as the weights of
//! replications or the parameters of cells, belongs to what is told for its places.
bool belongs_elsewhere(const StoredFile& file, const StoredColumn& column) {
    return column.dimensions.size() == 1 && file.dimensions[column.dimensions[0]].name != "model";
}

bool has(const Dimensions& dimensions, std::size_t d) {
    return std::find(dimensions.begin(), dimensions.end(), d) != dimensions.end();
}

std::vector<Table> tables_of(const StoredFile& file, const StoredGroup& group) {
    std::vector<Table> out;
    const auto table_along = [&](const Dimensions& dimensions) -> Table& {
        for (Table& table : out) {
            if (table.dimensions == dimensions) {
                return table;
            }
        }
        return out.emplace_back(Table{{}, dimensions, {}, {}});
    };
    std::vector<const StoredColumn*> alone;
    for (const StoredColumn& column : group.columns) {
        if (belongs_elsewhere(file, column)) {
            alone.push_back(&column);
        } else {
            table_along(column.dimensions).columns.push_back(&column);
        }
    }
    for (const StoredColumn* column : alone) {
        bool told = false;
        for (Table& table : out) {
            if (table.dimensions.size() > 1 && has(table.dimensions, column->dimensions[0])) {
                table.along_one.push_back(column);
                told = true;
            }
        }
        if (!told) {
            table_along(column->dimensions).columns.push_back(column);
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const Table& one, const Table& other) {
        return one.dimensions.size() < other.dimensions.size();
    });
    for (Table& table : out) {
        table.name = group.name;
        for (const std::size_t d : table.dimensions) {
            table.name += has(out.front().dimensions, d) ? "" : "_by_" + file.dimensions[d].name;
        }
    }
    return out;
}

//! Calls `add` with the name, and for intervals with both names, of a column.
void each_name(const StoredColumn& column, const auto& add) {
    if (!column.bounds) {
        add(column.name, "");
        return;
    }
    constexpr std::string_view suffix = "_ci95";
    const std::string stem = column.name.ends_with(suffix)
                                 ? column.name.substr(0, column.name.size() - suffix.size())
                                 : column.name;
    add(stem + "_low", ", lower end");
    add(stem + "_high", ", upper end");
}

std::string header(const StoredFile& file, const Table& table, const CsvForm& form) {
    std::string line;
    const auto add = [&](const std::string& name, const std::string&) {
        line += (line.empty() ? "" : std::string(1, form.separator)) + csv_text(name, form);
    };
    for (const std::size_t d : table.dimensions) {
        add(file.dimensions[d].name, "");
    }
    for (const auto* columns : {&table.along_one, &table.columns}) {
        for (const StoredColumn* column : *columns) {
            each_name(*column, add);
        }
    }
    return (form.mark ? "\xEF\xBB\xBF" : "") + line + "\r\n";
}

std::string field(const StoredColumn& column, double value, const CsvForm& form) {
    const bool worded = !column.words.empty() && value >= 0 && value < double(column.words.size());
    return worded ? csv_text(column.words[std::size_t(value)], form) : csv_number(value, form);
}

std::string csv_field(const std::string& text, const CsvForm& form) { return csv_text(text, form); }
std::string csv_field(double number, const CsvForm& form) { return csv_number(number, form); }

std::string place_field(const StoredDimension& dimension, std::size_t place, const CsvForm& form) {
    return std::visit([&](const auto& places) { return csv_field(places[place], form); }, dimension.places);
}

//! Texts in front of a row: where it stands along all dimensions but the last.
std::string leading(const StoredFile& file, const Table& table, std::size_t row, const CsvForm& form) {
    std::string text;
    for (std::size_t i = table.dimensions.size() - 1; i-- > 0;) {
        const StoredDimension& dimension = file.dimensions[table.dimensions[i]];
        text.insert(0, place_field(dimension, row % size_of(dimension), form) + form.separator);
        row /= size_of(dimension);
    }
    return text;
}

//! Place along one dimension of a table's row.
std::size_t place_along(const StoredFile& file, const Table& table, std::size_t dimension, std::size_t row,
                        std::size_t last) {
    if (table.dimensions.back() == dimension) {
        return last;
    }
    for (std::size_t i = table.dimensions.size() - 1; i-- > 0;) {
        if (table.dimensions[i] == dimension) {
            return row % places(file, dimension);
        }
        row /= places(file, table.dimensions[i]);
    }
    return 0;
}

struct Progressed {
    const CsvOptions& options;
    std::uint64_t done = 0, total = 0;

    bool stops() const { return options.stop && options.stop(); }
    void add(std::uint64_t numbers) {
        done += numbers;
        if (options.on_progress) {
            options.on_progress(done, total);
        }
    }
};

//! Why it could not be written; nothing where it was stopped.
std::optional<std::string> write_table(StoredTables& tables, const Table& table, const std::string& path,
                                       Progressed& progress) {
    const StoredFile& file = tables.file();
    const CsvForm& form = progress.options.form;
    const std::size_t length = places(file, table.dimensions.back());
    const std::size_t rows = rows_of(file, table.dimensions) / std::max<std::size_t>(length, 1);
    std::vector<std::vector<double>> repeated;
    for (const StoredColumn* column : table.along_one) {
        repeated.push_back(tables.numbers(*column, 0, 0, places(file, column->dimensions[0])));
    }
    TextOutput out(path);
    out.append(header(file, table, form));
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string front = leading(file, table, row, form);
        for (std::size_t first = 0; first < length; first += stretch) {
            if (progress.stops()) {
                return std::nullopt;
            }
            const std::size_t count = std::min(stretch, length - first);
            std::vector<std::vector<double>> numbers;
            for (const StoredColumn* column : table.columns) {
                numbers.push_back(tables.numbers(*column, row, first, count));
            }
            std::string text;
            for (std::size_t i = 0; i < count; ++i) {
                const StoredDimension& last = file.dimensions[table.dimensions.back()];
                text += front + place_field(last, first + i, form);
                for (std::size_t c = 0; c < repeated.size(); ++c) {
                    const StoredColumn& column = *table.along_one[c];
                    const std::size_t at = place_along(file, table, column.dimensions[0], row, first + i);
                    const std::size_t each = column.bounds ? 2 : 1;
                    for (std::size_t end = 0; end < each; ++end) {
                        text += form.separator + field(column, repeated[c][each * at + end], form);
                    }
                }
                for (std::size_t c = 0; c < numbers.size(); ++c) {
                    const std::size_t each = table.columns[c]->bounds ? 2 : 1;
                    for (std::size_t end = 0; end < each; ++end) {
                        text += form.separator + field(*table.columns[c], numbers[c][each * i + end], form);
                    }
                }
                text += "\r\n";
            }
            out.append(text);
            progress.add(count * table.columns.size());
        }
    }
    return tables.fault().empty() ? out.publish() : tables.fault();
}

std::string described(const StoredFile& file, const std::vector<Table>& all, const CsvForm& form) {
    std::string text = form.mark ? "\xEF\xBB\xBF" : "";
    const auto line = [&](const std::string& table, const std::string& name, const std::string& unit,
                          const std::string& meaning) {
        for (const std::string* cell : {&table, &name, &unit}) {
            text += csv_text(*cell, form) + form.separator;
        }
        text += csv_text(meaning, form) + "\r\n";
    };
    line("table", "column", "unit", "meaning");
    for (const Table& table : all) {
        for (const std::size_t d : table.dimensions) {
            const StoredDimension& dimension = file.dimensions[d];
            line(table.name, dimension.name, dimension.units, dimension.long_name);
        }
        for (const auto* columns : {&table.along_one, &table.columns}) {
            for (const StoredColumn* column : *columns) {
                each_name(*column, [&](const std::string& name, const std::string& end) {
                    line(table.name, name, column->units, column->long_name + end);
                });
            }
        }
    }
    return text;
}

}  // namespace

CsvWritten write_csv(StoredTables& tables, const CsvOptions& options) {
    CsvWritten out;
    const StoredFile& file = tables.file();
    if (mkdir(options.folder.c_str(), 0777) != 0 && errno != EEXIST) {
        out.fault = "cannot make the folder '" + options.folder + "': " + std::strerror(errno);
        return out;
    }
    Progressed progress{options};
    std::vector<Table> all;
    for (const StoredGroup& group : file.groups) {
        for (Table& table : tables_of(file, group)) {
            progress.total += rows_of(file, table.dimensions) * table.columns.size();
            all.push_back(std::move(table));
        }
    }
    const std::string folder = options.folder + (options.folder.ends_with('/') ? "" : "/");
    for (const Table& table : all) {
        const std::string path = folder + table.name + ".csv";
        const auto fault = write_table(tables, table, path, progress);
        if (!fault) {
            out.stopped = true;
            return out;
        }
        if (!fault->empty()) {
            out.fault = *fault;
            return out;
        }
        out.paths.push_back(path);
    }
    const std::string path = folder + "columns.csv";
    out.fault = publish_text(path, described(file, all, options.form));
    if (out.fault.empty()) {
        out.paths.push_back(path);
    }
    return out;
}

}  // namespace fundsim
