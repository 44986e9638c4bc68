#include "parameters/form.hpp"

#include <array>

namespace fundsim {

namespace {

constexpr std::array<FormKey, 39> table{{
    {"", "format", "integer", "Version of the scenario form: 2; 1 when it is left out, or as formerly."},
    {"", "title", "text", "What the scenario is called in tables and files."},
    {"", "currency", "text", "Unit of all money, such as \"kEUR\"; a label, nothing is converted."},
    {"", "point", "text", "What to look at, in a sentence or two; printed below the verdict."},
    {"", "organisation", "table", "Money, people and time."},
    {"", "opportunities", "table", "What there is to work on."},
    {"", "model", "tables", "One [[model]] for each funding model that is compared."},
    {"", "intervention", "tables", "One [[intervention]] for each change that may be applied with --with."},
    {"", "uncertain", "table",
     "Parameters that studies draw otherwise than fundsim explain says: [low, high], a distribution, or "
     "\"known\"."},
    {"", "with", "texts", "Interventions that every run applies, by name; --with adds to them."},
    {"opportunities", "list", "text or tables",
     "A listed portfolio: a CSV file (its path relative to the scenario), or its rows as tables."},
    {"opportunities", "columns", "table",
     "Headings of the list's columns: name, start, end, arrival, cost, effort, benefit, actual_cost."},
    {"opportunities", "scale", "number", "Units of the scenario's currency in one unit of the list's money."},
    {"opportunities", "origin_date", "date", "The day that is month 0 for the dates of the list."},
    {"opportunities", "thousands", "text",
     "What stands between groups of three digits in the list: \".\", \",\", \" \" or \"'\"; \"\" for "
     "nothing."},
    {"model", "name", "text", "What the model is called; every name once."},
    {"model", "preset", "text", "The shipped model whose levers it starts from; project when left out."},
    {"model", "before", "table", "Of a transition: levers of teams that have not moved yet."},
    {"model", "after", "table", "Of a transition: levers of teams that have moved."},
    {"model", "transition", "table", "Of a transition: its schedule (fundsim explain transition)."},
    {"intervention", "name", "text", "What the intervention is called; every name once."},
    {"intervention", "set", "table",
     "Addresses of parameters and what they get: a value, { times = 0.5 }, { at_least = 3 } or { at_most = 1 "
     "}."},
    {"intervention", "one_off_cost", "number",
     "Currency, paid evenly over the ramp, at least over a year, inside the envelope."},
    {"intervention", "cost_per_year", "number", "Currency a year, paid inside the envelope."},
    {"intervention", "ramp_months", "number", "Months until the change has its full effect."},
    {"intervention", "extra_money", "flag", "Whether it is paid on top of the envelope."},
    {"list", "name", "text", "What the initiative is called."},
    {"list", "arrival_month", "number", "Months from the start until it is known, 0 or more."},
    {"list", "effort", "number", "Planned effort, person-months."},
    {"list", "benefit", "number", "Annual benefit that the business case promises, currency."},
    {"list", "overrun", "number", "Actual over planned effort."},
    {"columns", "name", "text", "Heading of the initiative's name."},
    {"columns", "start", "text", "Heading of the start date, written 2012-03-31."},
    {"columns", "end", "text", "Heading of the planned end date, written 2012-03-31."},
    {"columns", "arrival", "text", "Heading of the month in which it becomes known, counted from the start."},
    {"columns", "cost", "text", "Heading of the planned cost, in the list's money."},
    {"columns", "effort", "text", "Heading of the planned effort, person-months."},
    {"columns", "benefit", "text",
     "Heading of the annual benefit that the case promises, in the list's money."},
    {"columns", "actual_cost", "text", "Heading of what it really cost, in the list's money."},
}};

}  // namespace

std::span<const FormKey> form_keys() { return table; }

}  // namespace fundsim
