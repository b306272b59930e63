// samples_make: draws contracts and forms with their truth. See samples/README.md.
#include <exception>
#include <iostream>
#include <sstream>
#include <string>

#include "samples/make/make.h"

namespace {

std::vector<std::string> names(const std::string& list)
{
    std::vector<std::string> found;
    std::istringstream in(list);
    for (std::string name; std::getline(in, name, ',');)
        found.push_back(name);
    return found;
}

int usage()
{
    std::cerr << "usage: samples_make --output DIR [--seed N] [--count K] [--kinds A,B] [--quality "
                 "clean,office,bad,photo]\n"
                 "                    [--pages-as jpeg|tiff|pdf|png] [--size full|small]\n"
                 "Draws K documents of each quality. Kinds:";
    for (const std::string& name : strongroom::samples::kind_names())
        std::cerr << ' ' << name;
    std::cerr << '\n';
    return 2;
}

} // namespace

int main(int count, char** arguments)
{
    strongroom::samples::Order order;
    try {
        for (int i = 1; i < count; i += 2) {
            const std::string option = arguments[i];
            if (i + 1 >= count)
                return usage();
            const std::string value = arguments[i + 1];
            if (option == "--seed")
                order.seed = std::stoull(value);
            else if (option == "--count")
                order.count = std::stoi(value);
            else if (option == "--kinds")
                order.kinds = names(value);
            else if (option == "--quality")
                order.qualities = names(value);
            else if (option == "--pages-as")
                order.container = value;
            else if (option == "--size")
                order.small = value == "small";
            else if (option == "--output")
                order.output = value;
            else
                return usage();
        }
        if (order.output.empty())
            return usage();
        for (const auto& truth : strongroom::samples::make(order))
            std::cout << truth.string() << '\n';
        return 0;
    } catch (const std::invalid_argument& error) {
        std::cerr << "samples_make: " << error.what() << '\n';
        return 2;
    } catch (const std::exception& error) {
        std::cerr << "samples_make: " << error.what() << '\n';
        return 3;
    }
}
