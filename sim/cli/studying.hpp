#pragma once
// What commands that study a scenario have in common.

#include <functional>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/progress.hpp"
#include "cli/reply.hpp"
#include "cli/running.hpp"
#include "execution/sampling.hpp"

namespace fundsim {

// Options of every study of two models.
inline constexpr CommandOption a_option{"a", '\0', Takes::one_value, "MODEL",
                                        "the model whose lead is looked at (the last one)"};
inline constexpr CommandOption b_option{"b", '\0', Takes::one_value, "MODEL",
                                        "the one that it is compared with (the first one)"};

//! What a study is asked and about which scenario; or the reply that says why it cannot begin.
struct StudyOpening {
    RunRequest request;
    Loaded loaded;
    std::optional<Reply> refused = {};
};
//! What a study's file asks of its scenario, before the command line does.
struct StudySettings {
    std::vector<std::string> settings = {}, with = {};  //!< as of --set and --with
};
//! `command`: its name. `replications`: where none are asked for. `uncertainty`: whether scalars may have
//! distributions.
StudyOpening open_study(std::string_view command, const Given& given,
                        std::uint64_t replications = RunRequest{}.replications,
                        Uncertainty uncertainty = Uncertainty::refused, const StudySettings& settings = {});

//! The first of these that is one, as the command's reply; nothing where all are empty, and then warnings of
//! the scenario are told.
std::optional<Reply> refusal_of(std::string_view command, std::initializer_list<std::string> faults,
                                const StudyOpening& opening);

//! The place of a model by its name, `otherwise` where there is no name; or what is wrong with the name.
struct NamedModel {
    std::size_t place = 0;
    std::string fault = {};
};
NamedModel model_named(const Scenario& scenario, const std::string& name, std::size_t otherwise);

//! The two models that --a and --b name, or why there is no gap between them that could move.
struct NamedPair {
    std::size_t a = 0, b = 0;
    std::string fault = {};
};
NamedPair pair_named(const Scenario& scenario, const Given& given);

//! What to say of an item that a future of so many does not have.
std::string no_such_item(std::uint32_t item, std::size_t items);

//! How a study samples: as asked for, stopped by a signal, with progress where somebody watches. `progress`
//! has to outlive it.
SamplingOptions sampling_of(const RunRequest& request, std::uint64_t stretch, Progress& progress,
                            const Terminal& terminal);

//! How a study ended.
struct Studied {
    Ending ending;
    std::string fault;
    std::uint64_t replications;
    double widest;  //!< half of the widest 95 % interval: what --until is compared with
    std::string_view counted = "futures";  //!< what `replications` counts
    std::string_view unit = {};            //!< of `widest`; empty: currency
};

//! What a study is told in: figures for programs, and text of a scenario and facts that are fit for a screen.
struct StudyAnswer {
    std::function<nlohmann::ordered_json()> figures;
    std::function<std::string(const Scenario& scenario, const RunFacts& facts)> text;
};
//! The reply to a study that has been played since `progress` began, whose line is taken away: what was asked
//! for, the exit code, and what standard error should say of precision and interruption.
Reply answer_of(const Studied& studied, const StudyOpening& opening, Progress& progress,
                const StudyAnswer& answer);

//! How the text begins: its first line, what was changed, and the verdict.
std::string opening_text(const std::string& title, const std::string& verdict, const RunFacts& facts,
                         const Terminal& terminal);

}  // namespace fundsim
