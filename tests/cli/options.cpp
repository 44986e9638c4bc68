// Reading the options of a command.

#include "cli/options.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "cli/run_request.hpp"

using namespace fundsim;

namespace {

OptionReading read(const std::vector<std::string>& words) { return read_options(run_options(), words); }

std::string fault_of(const std::vector<std::string>& words) {
    const OptionReading reading = read(words);
    return reading.fault.empty() ? read_run_request(reading.given).fault : reading.fault;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("options are read in all the ways that are customary") {
    for (const auto& words : std::vector<std::vector<std::string>>{{"-n", "5", "x.toml"},
                                                                   {"x.toml", "-n5"},
                                                                   {"--replications=5", "x.toml"},
                                                                   {"--replications", "5", "--", "x.toml"}}) {
        const OptionReading reading = read(words);
        CHECK(reading.fault.empty());
        CHECK(reading.given.value("replications") == "5");
        CHECK(reading.given.arguments == std::vector<std::string>{"x.toml"});
    }
}

TEST_CASE("repeatable options keep their order and everything behind the first =") {
    const OptionReading reading =
        read({"x.toml", "--set", "a=1", "--set=model.\"P t\".wip=2", "--set", "c=-3"});
    CHECK(reading.fault.empty());
    CHECK(reading.given.values("set") == std::vector<std::string>{"a=1", "model.\"P t\".wip=2", "c=-3"});
}

TEST_CASE("a run is asked for with defaults where nothing is said") {
    const RunRequestReading reading = read_run_request(read({"x.toml"}).given);
    CHECK(reading.fault.empty());
    CHECK(reading.request.scenario == "x.toml");
    CHECK(reading.request.replications == 10'000);
    CHECK(reading.request.seed == 1);
    CHECK(reading.request.threads == 0);
    CHECK(reading.request.until == 0);
    CHECK_FALSE(reading.request.trace);
    CHECK(reading.request.show == Show::table);
}

TEST_CASE("everything a run can be asked for arrives") {
    const auto given =
        read({"x.toml", "-o", "x.h5", "-n", "1e6", "--seed", "7", "--threads", "3", "--set", "a=1", "--until",
              "50", "--with", "Better data", "--json", "--quiet", "--compress"})
            .given;
    const RunRequest request = read_run_request(given).request;
    CHECK(request.output == "x.h5");
    CHECK(request.replications == 1'000'000);
    CHECK(request.seed == 7);
    CHECK(request.threads == 3);
    CHECK(request.settings == std::vector<std::string>{"a=1"});
    CHECK(request.until == 50);
    CHECK(request.interventions == std::vector<std::string>{"Better data"});
    CHECK(request.show == Show::json);
    CHECK(request.talk == Talk::quiet);
    CHECK(request.compress);
    CHECK(request.extent == Extent::brief);
    CHECK(read_run_request(read({"x.toml", "--full"}).given).request.extent == Extent::full);
    CHECK(read_run_request(read({"x.toml", "--versus", "a=1", "--versus", "b=2"}).given).request.versus ==
          std::vector<std::string>{"a=1", "b=2"});
    const RunRequest traced = read_run_request(read({"x.toml", "--trace", "12", "--model", "Product teams",
                                                     "--item", "3", "--months", "12:24"})
                                                   .given)
                                  .request;
    CHECK(traced.trace == 12U);
    CHECK(traced.traced_model == "Product teams");
    CHECK(traced.traced.item == 3U);
    CHECK(traced.traced.first_month == 12);
    CHECK(traced.traced.last_month == 24);
    const TracePart month =
        read_run_request(read({"x.toml", "--trace", "1", "--months", "7"}).given).request.traced;
    CHECK(month.first_month == 7);
    CHECK(month.last_month == 7);
}

TEST_CASE("mistakes are named, with a suggestion where one is near") {
    CHECK(contains(fault_of({"x.toml", "--sed", "7"}), "unknown option '--sed'. Did you mean '--seed'?"));
    CHECK(contains(fault_of({"x.toml", "--replication", "7"}), "Did you mean '--replications'?"));
    CHECK(contains(fault_of({"x.toml", "--qqqqqqq"}), "unknown option '--qqqqqqq'"));
    CHECK(contains(fault_of({"x.toml", "-x"}), "unknown option '-x'"));
    CHECK(contains(fault_of({"x.toml", "--argument", "y"}), "unknown option '--argument'"));
    CHECK(contains(fault_of({"x.toml", "-n"}), "--replications needs a value"));
    CHECK(contains(fault_of({"x.toml", "-n", "--json"}), "a whole number"));
    CHECK(contains(fault_of({"x.toml", "--seed="}), "--seed needs a value"));
    CHECK(contains(fault_of({"x.toml", "--json=yes"}), "--json takes no value"));
    CHECK(contains(fault_of({"x.toml", "--seed", "1", "--seed", "2"}), "--seed is given twice"));
    CHECK(contains(fault_of({"x.toml", "-n", "-5"}), "not '-5'"));
    CHECK(contains(fault_of({}), "which scenario?"));
    CHECK(contains(fault_of({"x.toml", "y.toml"}), "one scenario at a time"));
    CHECK(contains(fault_of({""}), "empty"));
    CHECK(contains(fault_of({"x.toml", "--compress"}), "-o FILE.h5"));
    CHECK(contains(fault_of({"x.toml", "--trace", "1", "-o", "x.h5"}), "--trace"));
    CHECK(contains(fault_of({"x.toml", "--trace", "-1"}), "--trace takes a whole number"));
    for (const char* part : {"--model", "--item", "--months"}) {
        CHECK(contains(fault_of({"x.toml", part, "1"}), "add --trace REPLICATION"));
    }
    CHECK(contains(fault_of({"x.toml", "--trace", "1", "--months", "5:2"}),
                   "its last month is before its first"));
    CHECK(
        contains(fault_of({"x.toml", "--trace", "1", "--months", "3:"}), "one month or two, as 12 or 12:24"));
    CHECK(contains(fault_of({"x.toml", "--until", "0"}), "--until takes a number above 0"));
    CHECK(contains(fault_of({"x.toml", "--threads", "5000"}),
                   "--threads takes a whole number from 0 to 1,024"));
}

TEST_CASE("help lists every option") {
    const std::string text = options_text(run_options(), 100);
    for (const CommandOption& option : run_options()) {
        CHECK(contains(text, "--" + std::string(option.name)));
    }
}
