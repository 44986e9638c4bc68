#include "findings/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

constexpr int digits = 4;

std::string value_in_words(const Parameter& parameter, double value) {
    const bool number = parameter.kind == Kind::number || parameter.kind == Kind::integer;
    return number ? plain(value, digits) : value_text(parameter, value);
}

std::uint64_t replications_of(const SweepOf& sweep) {
    std::uint64_t most = 0;
    for (const auto& cell : sweep.cells) {
        most = std::max(most, cell ? cell->replications : 0);
    }
    return most;
}

std::string verdict_of(const Scenario& scenario, const SweepOf& sweep, const SweepFigures& figures) {
    std::vector<std::string> words;
    std::vector<std::size_t> order;
    for (std::size_t m = 0; m < figures.models.size(); ++m) {
        order.push_back(m);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return figures.models[one].best > figures.models[other].best;
    });
    for (const std::size_t m : order) {
        if (figures.models[m].best > 0) {
            const std::string& name = scenario.models[m].name;
            words.push_back(
                name + (words.empty() ? " " + agreeing(name, "bring", "brings") + " most on average" : "") +
                " in " + counted(figures.models[m].best));
        }
    }
    const ModelOverCells& robust = figures.models[figures.robust];
    const std::string& name = scenario.models[figures.robust].name;
    std::string text =
        "Of " + counted(figures.cells) + " cells, " + all_of(words) + ". The robust choice is " + name + ": ";
    if (robust.largest_regret > 0) {
        return text + "what is missed at worst by choosing " + agreeing(name, "them", "it") + " is " +
               rounded(robust.largest_regret, magnitude(robust.largest_regret) - 1) + " " +
               scenario.currency + ", at " + cell_text(sweep.design, robust.regretted_in) + ".";
    }
    return text + agreeing(name, "they are", "it is") + " the best everywhere.";
}

std::string gap_of(const Scenario& scenario, const SweepOf& sweep, const SweepFigures& figures) {
    if (scenario.models.size() < 2) {
        return {};
    }
    std::size_t low = 0, high = 0;
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (std::size_t k = 0; k < sweep.cells.size(); ++k) {
        if (!sweep.cells[k] || sweep.cells[k]->replications == 0) {
            continue;
        }
        const double gap = sweep.cells[k]->models.back().difference.value;
        if (gap < lowest) {
            lowest = gap;
            low = k;
        }
        if (gap > highest) {
            highest = gap;
            high = k;
        }
    }
    const std::string &a = scenario.models.back().name, &b = scenario.models.front().name;
    const auto gap_at = [&](std::size_t cell) {
        return with_margin(sweep.cells[cell]->models.back().difference, Sign::always) + " " +
               scenario.currency + " at " + cell_text(sweep.design, cell);
    };
    return "Against " + b + ", " + a + " " + agreeing(a, "are", "is") + " clearly ahead in " +
           counted(figures.ahead) + " and clearly behind in " + counted(figures.behind) + " of them: from " +
           gap_at(low) + " to " + gap_at(high) + ".";
}

Table table_of(const Scenario& scenario, const SweepFigures& figures) {
    constexpr std::size_t narrowest_label = 20, narrowest_cell = 6;
    Table table{
        "Over all cells; " + scenario.currency,
        {"best in", "NPV above 0 in", "lowest NPV", "highest NPV", "worst 5 %, lowest", "largest regret"},
        {},
        narrowest_label,
        narrowest_cell};
    const auto money = [](double value) {
        return value == 0 ? "0" : rounded(value, magnitude(std::abs(value)) - 2);
    };
    for (std::size_t m = 0; m < figures.models.size(); ++m) {
        const ModelOverCells& model = figures.models[m];
        table.rows.push_back({scenario.models[m].name,
                              {counted(model.best), counted(model.gains), money(model.lowest),
                               money(model.highest), money(model.worst_cvar5), money(model.largest_regret)}});
    }
    return table;
}

//! The gap of the last model over a grid: rows of the first parameter, columns of the second.
Table map_of(const Scenario& scenario, const SweepOf& sweep) {
    constexpr std::size_t most_columns = 8, most_rows = 40, narrowest_label = 16, narrowest_cell = 5;
    const SweepDesign& design = sweep.design;
    Table map{"", {}, {}, narrowest_label, narrowest_cell};
    const std::size_t columns = design.shape.size() == 2 ? design.shape[1] : 1;
    if (design.shape.empty() || design.shape.size() > 2 || columns > most_columns ||
        design.shape[0] > most_rows || scenario.models.size() < 2) {
        return map;
    }
    for (std::size_t c = 0; c < columns; ++c) {
        map.heads.push_back(columns == 1 ? "gap" : value_in_words(*design.parameters[1], design.cells[c][1]));
    }
    for (std::size_t r = 0; r < design.shape[0]; ++r) {
        TableRow row{value_in_words(*design.parameters[0], design.cells[r * columns][0])};
        for (std::size_t c = 0; c < columns; ++c) {
            const auto& cell = sweep.cells[r * columns + c];
            const bool there = cell && cell->replications > 0;
            row.cells.push_back(there ? with_margin(cell->models.back().difference, Sign::always) : "-");
        }
        map.rows.push_back(std::move(row));
    }
    return map;
}

std::string map_title_of(const Scenario& scenario, const SweepOf& sweep) {
    const SweepDesign& design = sweep.design;
    return "By how much " + scenario.models.back().name + " " +
           agreeing(scenario.models.back().name, "are", "is") + " ahead of " + scenario.models.front().name +
           ", " + scenario.currency + ": " + address_text(design.addresses[0]) + " down" +
           (design.shape.size() == 2 ? ", " + address_text(design.addresses[1]) + " across." : ".");
}

}  // namespace

std::string cell_text(const SweepDesign& design, std::size_t cell) {
    std::vector<std::string> words;
    for (std::size_t k = 0; k < design.addresses.size(); ++k) {
        words.push_back(address_text(design.addresses[k]) + " " +
                        value_in_words(*design.parameters[k], design.cells[cell][k]));
    }
    return all_of(words);
}

SweepFinding finding_of(const Scenario& scenario, const SweepOf& sweep) {
    const SweepFigures figures = figures_of(sweep.cells, scenario.models.size());
    std::vector<std::string> swept;
    for (const Address& address : sweep.design.addresses) {
        swept.push_back(address_text(address));
    }
    Scenario titled = scenario;
    titled.title = sweep.title.empty() ? scenario.title : sweep.title;
    SweepFinding out{.title = headline(titled, counted(figures.cells) + " cells of " + all_of(swept),
                                       replications_of(sweep), sweep.seed, " in each"),
                     .verdict = verdict_of(scenario, sweep, figures),
                     .gap = gap_of(scenario, sweep, figures),
                     .models = table_of(scenario, figures),
                     .map = map_of(scenario, sweep)};
    if (!out.map.rows.empty()) {
        out.map_title = map_title_of(scenario, sweep);
    }
    const auto unplayable = std::count_if(sweep.cells.begin(), sweep.cells.end(),
                                          [](const auto& cell) { return cell && cell->replications == 0; });
    if (unplayable > 0) {
        out.unplayable = counted(std::size_t(unplayable)) +
                         " cells cannot be played and were left out: " + sweep.why_unplayable;
    }
    out.how = "The same futures in every cell. Best in, NPV above 0 in: cells in which the mean is. Worst 5 "
              "%: mean of "
              "the worst futures of a cell. Regret: the highest mean NPV of a cell less the model's own; the "
              "robust "
              "choice has the smallest largest one (Savage 1951).";
    return out;
}

}  // namespace fundsim
