#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace strongroom::samples {

/// Chance that is the same on every machine for the same seed (the distributions of <random> are not).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) { }

    /// A stream of its own: what is thrown in one does not shift the other.
    Dice child(std::string_view name);

    std::uint64_t next();
    /// 0 … count - 1; 0 when count is not positive.
    int below(int count);
    /// least … most, both possible.
    int between(int least, int most) { return least + below(most - least + 1); }
    /// least … most, evenly.
    double real(double least, double most);
    /// Around 0, standard deviation 1.
    double normal();
    bool chance(double probability) { return real(0, 1) < probability; }

    template <class List>
    const auto& pick(const List& list)
    {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }

private:
    std::uint64_t m_state;
};

} // namespace strongroom::samples
