#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "ocr/reader.h"

int main(int argc, char** argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "reader" && std::string_view(argv[2]) == "--socket")
        return strongroom::ocr::serve_reader(std::atoi(argv[3]));
    std::puts("strongroom 0.1.0");
    return 0;
}
