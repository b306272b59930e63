#include "index/reading.h"

namespace strongroom::index {

std::string_view name(Outcome outcome)
{
    switch (outcome) {
    case Outcome::pass:
        return "pass";
    case Outcome::warn:
        return "warn";
    case Outcome::fail:
        return "fail";
    }
    return "fail";
}

} // namespace strongroom::index
