#include "cli/program.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/man_page.hpp"
#include "cli/together.hpp"
#include "cli/values.hpp"
#include "parameters/text.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

//! Takes no memory itself.
void say_no_memory() {
    constexpr std::string_view said = "fundsim: not enough memory\n";
    (void)!write(STDERR_FILENO, said.data(), said.size());
}

constexpr std::string_view hint = "fundsim --help lists the commands";

Reply unknown_command(const std::string& word) {
    for (const std::string_view name : later_commands()) {
        if (word == name) {
            return refusal(ExitCode::usage, "this version does not have the command " + quoted(word) + " yet",
                           hint);
        }
    }
    std::string what = "unknown command " + quoted(word);
    std::vector<std::string_view> names{"help"};
    for (const Command& command : commands()) {
        names.push_back(command.name);
    }
    if (word.front() == '-') {
        what = "unknown option " + quoted(word) + " in place of a command";
        const std::size_t begin = std::min(word.find_first_not_of('-'), word.size());
        constexpr std::array<std::string_view, 3> own{"help", "man", "version"};
        if (const auto meant = nearest(std::string_view(word).substr(begin), own)) {
            what += ". Did you mean '--" + *meant + "'?";
        }
    } else if (word.size() > 5 && word.substr(word.size() - 5) == ".toml") {
        what += ". Did you mean 'fundsim run " + shell_word(word) + "'?";
    } else if (const auto meant = nearest(word, names)) {
        what += ". Did you mean '" + *meant + "'?";
    }
    return refusal(ExitCode::usage, what, hint);
}

Reply help_for(const std::vector<std::string>& words, const Terminal& terminal) {
    if (words.size() < 2) {
        return {ExitCode::done, program_help(terminal), {}};
    }
    const Command* command = find_command(words[1]);
    return command == nullptr ? unknown_command(words[1].empty() ? "''" : words[1])
                              : Reply{ExitCode::done, command_help(*command, terminal), {}};
}

//! Writes the answer; what could not be written becomes the exit code.
int delivered(const Reply& reply) {
    ExitCode code = reply.code;
    const int error = write_all(STDOUT_FILENO, guarded(reply.out));
    std::string err = reply.err;
    // A reader that has seen enough (fundsim explain | head) is no fault.
    if (error != 0 && error != EPIPE) {
        err += message(std::string("standard output could not be written: ") + std::strerror(error));
        code = ExitCode::file;
    }
    say(err);
    return static_cast<int>(code);
}

//! Measured: 100 kB to 150 kB.
constexpr std::size_t stack_needed = 256 << 10;

//! A function of its own, as its frame is made where it begins.
[[gnu::noinline]] void touch_stack() {
    constexpr std::size_t page = 4096;
    [[maybe_unused]] volatile char taken[stack_needed];
    for (std::size_t place = stack_needed; place >= page; place -= page) {
        taken[place - page] = 0;
    }
}

//! Where memory is limited, a stack that cannot grow is a crash, not an exception: so what is needed is taken
//! at once. False: there is not so much.
bool take_stack() {
    void* room = mmap(nullptr, stack_needed, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED || munmap(room, stack_needed) != 0) {
        return false;
    }
    touch_stack();
    return true;
}

//! Where not even an exception finds memory. Anything else is a fault of the program, to be seen as a crash.
[[noreturn]] void give_up() {
    if (std::current_exception()) {
        std::abort();
    }
    say_no_memory();
    _exit(static_cast<int>(ExitCode::file));
}

}  // namespace

Reply answer(const std::vector<std::string>& words, const Terminal& terminal, Ranks* ranks) {
    if (words.empty()) {
        return {ExitCode::usage, {}, program_help(terminal)};
    }
    const std::string& first = words.front();
    if (first == "--help" || first == "-h" || first == "help") {
        return help_for(words, terminal);
    }
    if (first == "--man") {
        return {ExitCode::done, man_page(), {}};
    }
    if (first == "--version" || first == "version") {
        return {ExitCode::done, version_text(), {}};
    }
    const Command* command = first.empty() ? nullptr : find_command(first);
    if (command == nullptr) {
        return unknown_command(first.empty() ? "''" : first);
    }
    OptionReading reading = read_options(command->options, {words.begin() + 1, words.end()});
    const std::string more = "fundsim " + first + " --help explains the options";
    if (reading.given.has("help")) {
        return {ExitCode::done, command_help(*command, terminal), {}};
    }
    if (!reading.fault.empty()) {
        return refusal(ExitCode::usage, first + ": " + reading.fault, more);
    }
    std::string typed = "fundsim";
    for (const std::string& word : words) {
        typed += ' ' + shell_word(word);
    }
    if (ranks != nullptr && ranks->rank > 0) {  // what is said and written is rank 0's
        reading.given.options["quiet"] = {};
        for (const char* name : {"output", "resume"}) {
            reading.given.options.erase(name);
        }
    }
    return command->run({reading.given, typed, ranks}, terminal);
}

//! mpirun reads through a terminal of its own, whatever its output goes to.
Terminal terminal_of(const Launched& launched) {
    Terminal terminal = process_terminal();
    if (launched.relayed) {
        terminal.emphasis = Emphasis::none;
    }
    return terminal;
}

//! As one of several processes that were started together, of which rank 0 alone answers.
int run_together(const Launched& launched, const std::vector<std::string>& words) {
    if (!asks_for_work(words)) {
        return launched.rank == 0 ? delivered(answer(words, terminal_of(launched))) : 0;
    }
    if (const auto refused = not_together(words, launched)) {
        return launched.rank == 0 ? delivered(*refused) : static_cast<int>(refused->code);
    }
    JoinedRanks joined = join_ranks(launched);
    if (!joined.fault.empty()) {
        const Reply refused = refusal(ExitCode::usage, joined.fault);
        return launched.rank == 0 ? delivered(refused) : static_cast<int>(refused.code);
    }
    watch_for_interrupts();  // whatever joining them has done
    Ranks& ranks = joined.ranks;
    const Reply reply = answer(words, terminal_of(launched), &ranks);
    const EndsWell ends_well;
    const int code = ranks.rank == 0 ? delivered(reply) : 0;
    if (!part_from(ranks, reply.code == ExitCode::done ? "" : reply.err)) {
        _exit(code);
    }
    leave_ranks();
    return code;
}

int run_program(int count, char** words) {
    std::set_terminate(give_up);
    if (!take_stack()) {
        say_no_memory();
        return static_cast<int>(ExitCode::file);
    }
    try {
        occupy_standard_streams();
        watch_for_interrupts();
        const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
        const Launched launched = how_launched();
        return launched.size > 1 ? run_together(launched, arguments)
                                 : delivered(answer(arguments, terminal_of(launched)));
    } catch (const std::bad_alloc&) {
        say_no_memory();
        return static_cast<int>(ExitCode::file);
    } catch (const std::exception& fault) {
        say(message(std::string("a fault of the program itself: ") + fault.what()));
    } catch (...) {
        say(message("a fault of the program itself"));
    }
    return static_cast<int>(ExitCode::broken);
}

}  // namespace fundsim
