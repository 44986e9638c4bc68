// Commands, help and the answers to what is no command.

#include "cli/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/output_path.hpp"
#include "parameters/presets.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}
Reply ask(const std::vector<std::string>& words) { return answer(words, {}); }

}  // namespace

TEST_CASE("the program introduces itself") {
    CHECK(ask({}).code == ExitCode::usage);
    CHECK(ask({}).out.empty());
    for (const char* word : {"--help", "-h", "help"}) {
        const Reply reply = ask({word});
        CHECK(reply.code == ExitCode::done);
        for (const Command& command : commands()) {
            CHECK(contains(reply.out, std::string(command.name)));
        }
        for (const std::string_view later : later_commands()) {
            CHECK_FALSE(contains(reply.out, "\n  " + std::string(later) + " "));
        }
    }
    CHECK(contains(ask({"--version"}).out, "fundsim "));
}

TEST_CASE("every command explains itself with examples") {
    for (const Command& command : commands()) {
        const std::string name(command.name);
        const Reply by_option = ask({name, "--help"});
        const Reply by_help = ask({"help", name});
        CHECK(by_option.code == ExitCode::done);
        CHECK(by_option.out == by_help.out);
        CHECK(contains(by_option.out, "Usage"));
        CHECK(contains(by_option.out, "Examples\n  fundsim " + name));
    }
}

TEST_CASE("an option and its value stay together in help") {
    for (const std::size_t width : {40, 60, 80, 100}) {
        const std::string text = answer({"run", "--help"}, of_columns(width)).out;
        for (const char* option :
             {"[-o FILE.h5]", "[--seed S]", "[--with INTERVENTION]", "[--trace REPLICATION"}) {
            CHECK(contains(text, option));
        }
    }
}

TEST_CASE("unknown words are answered with what was probably meant") {
    CHECK(ask({"rum"}).code == ExitCode::usage);
    CHECK(contains(ask({"rum"}).err, "unknown command 'rum'. Did you mean 'run'?"));
    CHECK(contains(ask({"preset"}).err, "Did you mean 'presets'?"));
    CHECK(contains(ask({"baseline.toml"}).err, "Did you mean 'fundsim run baseline.toml'?"));
    CHECK(contains(ask({"--verbose"}).err, "unknown option '--verbose' in place of a command"));
    CHECK(contains(ask({"--versoin"}).err, "Did you mean '--version'?"));
    CHECK(contains(ask({"check"}).err, "fundsim check --help"));
    CHECK(ask({""}).code == ExitCode::usage);
    CHECK(ask({"help", "rum"}).code == ExitCode::usage);
    CHECK(contains(ask({"run", "--sed", "1"}).err, "Did you mean '--seed'?"));
}

TEST_CASE("commands of later versions are refused by name") {
    for (const std::string_view name : later_commands()) {
        const Reply reply = ask({std::string(name), "x.toml"});
        CHECK(reply.code == ExitCode::usage);
        CHECK(contains(reply.err, "does not have the command '" + std::string(name) + "' yet"));
    }
}

TEST_CASE("explain answers for everything, a part, one and none") {
    const Reply all = ask({"explain"});
    CHECK(all.code == ExitCode::done);
    for (const Parameter& parameter : parameters()) {
        CHECK(contains(all.out, std::string(parameter.name)));
    }
    CHECK(contains(ask({"explain", "discount_rate"}).out, "source"));
    CHECK(ask({"explain", "funding"}).out.size() < all.out.size());
    const Reply wrong = ask({"explain", "discont_rate"});
    CHECK(wrong.code == ExitCode::usage);
    CHECK(contains(wrong.err, "Did you mean 'discount_rate'?"));
    CHECK(ask({"explain", "a", "b"}).code == ExitCode::usage);
    CHECK(ask({"explain", "--json", "--markdown"}).code == ExitCode::usage);
    CHECK(nlohmann::json::parse(ask({"explain", "--json"}).out)["parameters"].size() == parameters().size());
    CHECK(ask({"explain", "--markdown"}).out.substr(0, 2) == "| ");
}

TEST_CASE("presets are shown together and one by one") {
    const Reply all = ask({"presets"});
    for (const Preset& preset : presets()) {
        CHECK(contains(all.out, preset_toml(preset)));
        CHECK(ask({"presets", std::string(preset.name)}).out == preset_toml(preset));
    }
    const Reply wrong = ask({"presets", "persistant"});
    CHECK(wrong.code == ExitCode::usage);
    CHECK(contains(wrong.err, "Did you mean 'persistent'?"));
}

TEST_CASE("a scenario that is not there is a file that could not be read") {
    const Reply run = ask({"run", "no/such.toml"});
    CHECK(run.code == ExitCode::file);
    CHECK(run.out.empty());
    CHECK(contains(run.err, "no/such.toml"));
    const Reply check = ask({"check", "no/such.toml"});
    CHECK(check.code == ExitCode::file);
    CHECK(contains(check.out, "no/such.toml"));
}

TEST_CASE("results may not overwrite what a run reads") {
    const std::string source = FUNDSIM_SOURCE_DIR "/LICENSE";
    const std::string otherwise = FUNDSIM_SOURCE_DIR "/sim/../LICENSE";
    CHECK_FALSE(input_overwritten(source, {source}).empty());
    CHECK_FALSE(input_overwritten(otherwise, {"x", source}).empty());
    CHECK(input_overwritten("x", {source}).empty());
    for (const char* name : {"x.h5", "a b/x.HDF5", "results", "/dev/null", "a.b/x", ".hidden"}) {
        CHECK(misleading_name(name).empty());
    }
    CHECK(contains(misleading_name("a/x.csv"), "call it 'a/x.h5'"));
    CHECK(contains(misleading_name("x.XLSX"), "call it 'x.h5'"));
    CHECK(contains(misleading_name("x.h5.part"), "call it 'x.h5.h5'"));
    CHECK(contains(misleading_name("-"), "no stream"));
}
