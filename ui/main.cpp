#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "ui/program.h"

int main(int count, char** words)
{
    using namespace strongroom::ui;
    // A closed pipe is seen as a failed write, and a full disk or size limit too.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    std::ios::sync_with_stdio(false);
    Streams streams{std::cout, std::cerr, output_of(STDOUT_FILENO), output_of(STDERR_FILENO)};
    const std::vector<std::string> arguments(words + 1, words + count);
    return static_cast<int>(run(arguments, streams));
}
