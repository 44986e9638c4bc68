#pragma once
// The keys of a scenario that are no parameters: what it is called, its list, its models' names,
// interventions.

#include <span>
#include <string_view>

namespace fundsim {

struct FormKey {
    std::string_view
        table;  //!< "" for the top of the file, otherwise organisation, opportunities, model, ...
    std::string_view name;
    std::string_view form;     //!< what is written as its value
    std::string_view meaning;  //!< one line
};

std::span<const FormKey> form_keys();

}  // namespace fundsim
