#include "outlets/csv.hpp"

#include <algorithm>
#include <cmath>

#include "parameters/text.hpp"

namespace fundsim {

std::string csv_text(std::string_view text, const CsvForm& form) {
    std::string out(text);
    if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
        out.insert(out.begin(), '\'');
    }
    if (out.find_first_of("\"\r\n") == std::string::npos && out.find(form.separator) == std::string::npos) {
        return out;
    }
    std::string quoted = "\"";
    for (const char c : out) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string csv_number(double value, const CsvForm& form) {
    if (std::isnan(value)) {
        return {};
    }
    std::string out = shortest(value);
    std::replace(out.begin(), out.end(), '.', form.decimal);
    return out;
}

}  // namespace fundsim
