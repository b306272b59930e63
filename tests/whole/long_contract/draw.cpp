// Draws a long contract as an office scanner would deliver it: draw_long_contract SCRIPT
// OUTPUT.tif|OUTPUT.pdf
#include "tests/whole/long_contract/bundle.h"

#include <exception>
#include <iostream>

int main(int count, char** arguments)
{
    if (count != 3) {
        std::cerr << "usage: draw_long_contract SCRIPT OUTPUT.tif|OUTPUT.pdf\n";
        return 2;
    }
    try {
        std::cout << strongroom::test::draw_contract(arguments[1], arguments[2]) << " pages\n";
        return 0;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 3;
    }
}
