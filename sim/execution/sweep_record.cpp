#include "execution/sweep_record.hpp"

namespace fundsim {

namespace {

constexpr std::size_t numbers_of_a_cell = 3;    // cell, replications, ending
constexpr std::size_t numbers_of_a_model = 19;  // five estimates, four figures

//! Calls `each` with every number of a model, in the order of the record.
template <class Model, class Each>
void visit_numbers(Model& model, Each each) {
    for (auto* estimate : {&model.npv, &model.loss, &model.regret, &model.difference, &model.ahead}) {
        each(estimate->value);
        each(estimate->low);
        each(estimate->high);
    }
    for (auto* figure : {&model.p5, &model.p50, &model.p95, &model.cvar5}) {
        each(*figure);
    }
}

}  // namespace

std::size_t record_numbers(std::size_t models) { return numbers_of_a_cell + models * numbers_of_a_model; }

std::vector<double> encoded(std::size_t cell, const SweptCell& found, std::size_t models) {
    std::vector<double> numbers{double(cell), double(found.replications), double(int(found.ending))};
    for (const SweptModel& model : found.models) {
        visit_numbers(model, [&](double number) { numbers.push_back(number); });
    }
    numbers.resize(record_numbers(models));  // a cell that cannot be played has none
    return numbers;
}

DecodedCell decoded(std::span<const double> numbers) {
    DecodedCell out{
        std::size_t(numbers[0]),
        {.replications = std::uint64_t(numbers[1]), .ending = Ending(int(numbers[2])), .models = {}}};
    std::size_t at = numbers_of_a_cell;
    while (out.found.replications > 0 && at < numbers.size()) {
        visit_numbers(out.found.models.emplace_back(), [&](double& number) { number = numbers[at++]; });
    }
    return out;
}

}  // namespace fundsim
