// Compares the engine with known answers and prints one table.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <string>

#include "validation/print.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

constexpr std::string_view usage = R"(Usage: fundsim_validate [--json | --markdown] [--only TEXT]

Plays every case with a known answer and prints one table. Exit 1 when a case fails.

  --json       every case, for machines
  --markdown   a row a subject, for the README
  --only TEXT  subjects or sources that contain TEXT; where there are none, cases whose name does
  --times      seconds that each part took, on stderr
)";

struct Options {
    bool json = false, markdown = false, times = false, help = false, wrong = false;
    std::string only;
};

Options read_options(int count, char** words) {
    Options o;
    for (int k = 1; k < count; ++k) {
        const std::string_view word = words[k];
        if (word == "--json")
            o.json = true;
        else if (word == "--markdown")
            o.markdown = true;
        else if (word == "--times")
            o.times = true;
        else if (word == "--help")
            o.help = true;
        else if (word == "--only" && k + 1 < count)
            o.only = words[++k];
        else
            o.wrong = true;
    }
    o.wrong |= o.json && o.markdown;
    return o;
}

bool contains(std::string_view text, std::string_view wanted) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

//! Plays a part and keeps the rows asked for.
Answered answer(const Part& part, const std::string& only) {
    const auto start = std::chrono::steady_clock::now();
    Rows rows;
    part.run(rows);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (!contains(part.subject, only) && !contains(part.source, only))
        std::erase_if(rows.list, [&](const Row& row) { return !contains(row.name, only); });
    return {part, std::move(rows.list), took.count()};
}

//! Parts whose subject or source contains a text; all where there are none, since names of cases come with
//! them.
std::vector<Part> parts_about(const std::string& only) {
    std::vector<Part> all = parts(), found;
    for (const Part& part : all)
        if (contains(part.subject, only) || contains(part.source, only)) found.push_back(part);
    return found.empty() ? all : found;
}

int validate(const Options& options) {
    std::vector<Answered> answers;
    bool pass = true, any = false;
    for (const Part& part : parts_about(options.only)) {
        answers.push_back(answer(part, options.only));
        if (options.times) fmt::print(stderr, "{:6.2f} s  {}\n", answers.back().seconds, part.subject);
        for (const Row& row : answers.back().rows) pass = pass && row.pass, any = true;
        if (answers.back().rows.empty()) answers.pop_back();
    }
    if (!any) {
        fmt::print(stderr, "fundsim_validate: no case contains '{}'\n", options.only);
        return 2;
    }
    const std::string table = options.json       ? as_json(answers)
                              : options.markdown ? as_markdown(answers)
                                                 : as_text(answers);
    std::fwrite(table.data(), 1, table.size(), stdout);
    return pass ? 0 : 1;
}

}  // namespace

std::vector<Part> parts() {
    std::vector<Part> all;
    for (const auto& some : {sure_parts(), selection_parts(), signal_parts(), portfolio_parts(), time_parts(),
                             team_parts(), belief_parts(), world_parts(), distribution_parts(),
                             convergence_parts(), rule_parts(), fact_parts(), history_parts()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace fundsim::validation

int main(int count, char** words) {
    using namespace fundsim::validation;
    const Options options = read_options(count, words);
    if (options.help || options.wrong) {
        std::fwrite(usage.data(), 1, usage.size(), options.help ? stdout : stderr);
        return options.help ? 0 : 2;
    }
    return validate(options);
}
