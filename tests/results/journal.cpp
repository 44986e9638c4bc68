// The journal by itself: what it gives back, and what it is never mistaken for.

#include <catch2/catch.hpp>

#include "results/block_record.hpp"
#include "results/journal.hpp"
#include "results/made_file.hpp"

using namespace fundsim;
using namespace synthetic;

namespace {

//! A journal of `blocks` blocks, as a killed run leaves it.
void leave_journal(const std::string& path, const Made& made, std::uint64_t blocks,
                   const std::string& identity = "x") {
    const Journal::Opened opened = Journal::open(path, {identity, made.cast});
    REQUIRE(opened.fault.empty());
    for (std::uint64_t i = 0; i < blocks; ++i) REQUIRE(opened.journal->append(block_of(made, i)).empty());
}

std::uint64_t recovered(const std::string& path, const Made& made, const std::string& identity = "x") {
    const Journal::Opened opened = Journal::open(path, {identity, made.cast});
    REQUIRE(opened.fault.empty());
    return opened.journal->recovered_blocks();
}

//! Bytes before the first block and of each.
struct Shape {
    std::uintmax_t empty, record;
};

Shape shape_of(const Made& made) {
    const Folder folder;
    std::uintmax_t size[2];
    for (std::uint64_t blocks : {1, 2}) {
        const std::string path = folder.file(std::to_string(blocks));
        leave_journal(path, made, blocks);
        size[blocks - 1] = fs::file_size(Journal::path_for(path));
    }
    return {2 * size[0] - size[1], size[1] - size[0]};
}

}  // namespace

TEST_CASE("a journal gives back the blocks that were put into it") {
    const Made made(2, 2);
    const Folder folder;
    const std::string path = folder.file("j");
    leave_journal(path, made, 5);
    const Journal::Opened opened = Journal::open(path, {"x", made.cast});
    CHECK(opened.found == Journal::Found::matching);
    REQUIRE(opened.journal->recovered_blocks() == 5);
    Block block = block_of(made, 0);
    block.first = 3 * block_replications;
    REQUIRE(opened.journal->recall(block));
    const Block wanted = block_of(made, 3);
    bool same = true;
    for (std::size_t r = 0; r < block_replications; ++r) {
        for (std::size_t m = 0; m < 2; ++m)
            for (const Metric& metric : metrics())
                same = same && alike(block.outcome(m, r).*metric.field, wanted.outcome(m, r).*metric.field);
        for (std::size_t m = 2; m < 4; ++m)
            same = same && block.outcome(m, r).npv == wanted.outcome(m, r).npv;
    }
    CHECK(same);
    block.first = 5 * block_replications;
    CHECK_FALSE(opened.journal->recall(block));
    block.first = 0;
    block.size = 100;
    CHECK_FALSE(opened.journal->recall(block));
}

TEST_CASE("a journal cut anywhere is good up to its last whole block") {
    const Made made(1);
    const Folder folder;
    const auto [empty, record] = shape_of(made);
    const std::string path = folder.file("j"), journal = Journal::path_for(path);
    leave_journal(path, made, 3);
    const std::string whole = bytes_of(journal);
    for (std::size_t length = 0; length <= whole.size(); length += length < empty + 30 ? 1 : 997) {
        std::ofstream(journal, std::ios::binary) << whole.substr(0, length);
        INFO(length << " of " << whole.size() << " bytes");
        CHECK(recovered(path, made) == (length < empty ? 0 : (length - empty) / record));
    }
}

TEST_CASE("a journal with a flipped bit is good up to there") {
    const Made made(1);
    const Folder folder;
    const auto [empty, record] = shape_of(made);
    const std::string path = folder.file("j"), journal = Journal::path_for(path);
    leave_journal(path, made, 4);
    const std::string whole = bytes_of(journal);
    for (std::size_t place = 0; place < whole.size(); place += place < empty + 30 ? 1 : 1009) {
        std::string damaged = whole;
        damaged[place] = char(damaged[place] ^ 0x10);
        std::ofstream(journal, std::ios::binary) << damaged;
        INFO("bit in byte " << place);
        const Journal::Opened opened = Journal::open(path, {"x", made.cast});
        // In the first line it is a file of something else, or of another version: that is left alone.
        const bool strange = std::string("fundsim journal 2\n").size() > place;
        CHECK(opened.fault.empty() == !strange);
        CHECK(fs::file_size(journal) == (strange || place >= empty ? whole.size() : empty));
        if (!strange)
            CHECK(opened.journal->recovered_blocks() == (place < empty ? 0 : (place - empty) / record));
    }
}

TEST_CASE("a journal of something else is not continued, and kept where it saves a run anything") {
    const Made made(1);
    const Folder folder;
    const std::string path = folder.file("j");
    leave_journal(path, made, 16, "seed 1");
    CHECK(recovered(path, made, "seed 2") == 0);
    CHECK(recovered(path, made, "seed 1") == 0);  // replaced by the line above
    leave_journal(path, made, 17, "seed 1");
    const Journal::Opened opened = Journal::open(path, {"seed 2", made.cast});
    CHECK(opened.found == Journal::Found::other);
    CHECK(opened.other.identity == "seed 1");
    CHECK(opened.other.records == 17);
}

TEST_CASE("an empty journal is removed") {
    const Made made(1);
    const Folder folder;
    leave_journal(folder.file("j"), made, 0);
    CHECK(folder.names().empty());
}

TEST_CASE("blocks that differ from those of an earlier run replace them") {
    const Made made(1);
    const Folder folder;
    const std::string path = folder.file("j");
    leave_journal(path, made, 4);
    {
        const Journal::Opened opened = Journal::open(path, {"x", made.cast});
        REQUIRE(opened.journal->append(block_of(made, 0)).empty());
        CHECK(opened.journal->recovered_blocks() == 4);
        Block other = block_of(made, 1);
        other.outcome(0, 17).npv += 1;
        REQUIRE(opened.journal->append(other).empty());
        CHECK(opened.journal->recovered_blocks() == 1);
        Block later = block_of(made, 2);
        CHECK_FALSE(opened.journal->recall(later));
        std::vector<double> numbers;
        REQUIRE(opened.journal->read(1, numbers).empty());
        CHECK(numbers[column_place(0, 0) + 17] == other.outcome(0, 17).npv);
    }
    CHECK(recovered(path, made) == 2);
}
