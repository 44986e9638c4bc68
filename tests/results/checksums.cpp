// Published known answers.

#include <catch2/catch.hpp>
#include <string>

#include "results/checksum.hpp"
#include "results/sha256.hpp"

using namespace fundsim;

TEST_CASE("CRC-32 of the check string, of nothing, and in pieces") {
    const std::string check = "123456789";
    CHECK(crc32(check.data(), check.size()) == 0xCBF43926);  // RFC 3720's and Williams's check value
    CHECK(crc32(nullptr, 0) == 0);
    const std::string text = "The quick brown fox jumps over the lazy dog";
    CHECK(crc32(text.data(), text.size()) == 0x414FA339);
    for (std::size_t cut = 0; cut <= text.size(); ++cut)
        CHECK(crc32(text.data() + cut, text.size() - cut, crc32(text.data(), cut)) == 0x414FA339);
}

TEST_CASE("SHA-256: the examples of FIPS 180-4 and lengths around a chunk") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    // Computed with GNU coreutils: 55, 56 and 64 bytes need one, two and two chunks.
    CHECK(sha256(std::string(55, 'x')) == "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072");
    CHECK(sha256(std::string(56, 'x')) == "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e");
    CHECK(sha256(std::string(64, 'x')) == "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c");
}
