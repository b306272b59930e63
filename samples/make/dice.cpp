#include "samples/make/dice.h"

#include <cmath>
#include <numbers>

namespace strongroom::samples {

std::uint64_t Dice::next()
{
    // SplitMix64 (Steele, Lea, Flood 2014): one word of state, passes BigCrush.
    std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

Dice Dice::child(std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return Dice(next() ^ hash);
}

int Dice::below(int count)
{
    return count <= 0 ? 0 : static_cast<int>(next() % static_cast<std::uint64_t>(count));
}

double Dice::real(double least, double most)
{
    return least + (most - least) * (static_cast<double>(next() >> 11) * 0x1.0p-53);
}

double Dice::normal()
{
    const double u = real(1e-12, 1), v = real(0, 1);
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
}

} // namespace strongroom::samples
