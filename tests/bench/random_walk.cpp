// Walks at random, one archive after the other: random_walk STEPS [FIRST_SEED]. Prints what was done and
// refused; stops with the seed and the last steps where a rule is broken.
#include <cstdlib>
#include <iomanip>
#include <iostream>

#include "tests/archive/walk/walk.h"

using strongroom::test::Walk;

int main(int argc, char** argv)
{
    constexpr int steps_of_a_life = 2'500;
    const int wanted = argc > 1 ? std::atoi(argv[1]) : 100'000;
    unsigned seed = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1;
    std::map<std::string, std::pair<int, int>> tally;
    int steps = 0;
    for (; steps < wanted; ++seed) {
        Walk walk(seed);
        while (walk.steps() < std::min(steps_of_a_life, wanted - steps))
            if (!walk.step()) {
                std::cerr << walk.complaint();
                return 1;
            }
        if (!walk.check_all()) {
            std::cerr << walk.complaint();
            return 1;
        }
        steps += walk.steps();
        for (const auto& [deed, counts] : walk.tally()) {
            tally[deed].first += counts.first;
            tally[deed].second += counts.second;
        }
    }
    std::cout << std::left << std::setw(30) << "deed" << std::right << std::setw(9) << "done" << std::setw(9)
              << "refused" << '\n';
    for (const auto& [deed, counts] : tally)
        std::cout << std::left << std::setw(30) << deed << std::right << std::setw(9) << counts.first
                  << std::setw(9) << counts.second << '\n';
    std::cout << steps << " steps, no rule broken\n";
    return 0;
}
