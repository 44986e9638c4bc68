#pragma once
// A command asked of a small, short baseline.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace fundsim {

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

//! `words`: the command and its options.
inline Reply ask(std::vector<std::string> words) {
    words.insert(words.begin() + 1, FUNDSIM_SOURCE_DIR "/scenarios/baseline.toml");
    for (const char* setting : {"organisation.budget_per_year=2400", "organisation.horizon_months=24",
                                "opportunities.initial_backlog=10", "opportunities.arrivals_per_year=10"}) {
        words.push_back("--set");
        words.push_back(setting);
    }
    return answer(words, {});
}

//! That it is refused, with nothing on standard output and the reason on standard error.
inline void refused(const std::vector<std::string>& words, const std::string& why,
                    ExitCode code = ExitCode::usage) {
    const Reply reply = ask(words);
    CHECK(reply.code == code);
    CHECK(reply.out.empty());
    INFO(reply.err);
    CHECK(contains(reply.err, why));
}

}  // namespace fundsim
