#include "outlets/hdr.hpp"

namespace fundsim {

double hdr_uniform(const HdrStream& s, std::uint64_t trial) {
    constexpr std::uint64_t large = 999'999'999'999'989;  // a prime, as are the factors below
    const std::uint64_t first = large %
                                ((trial * 2'499'997 + s.variable * 1'800'451ULL + s.entity * 2'000'371ULL +
                                  s.seed3 * 1'796'777ULL + s.seed4 * 2'299'603ULL) %
                                     7'450'589 * 4'658 +
                                 7'450'581) *
                                383 % 99'991;
    const std::uint64_t second = large %
                                 ((trial * 2'246'527 + s.variable * 2'399'993ULL + s.entity * 2'100'869ULL +
                                   s.seed3 * 1'918'303ULL + s.seed4 * 1'624'729ULL) %
                                      7'450'987 * 7'580 +
                                  7'560'584) *
                                 17'669 % 7'440'893;
    constexpr std::uint64_t words = std::uint64_t{1} << 32;
    return (double((first * 7'440'893 + second) * 1'343 % words) + 0.5) / double(words);
}

}  // namespace fundsim
