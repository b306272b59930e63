#include <cstdio>

int main()
{
    std::puts("strongroom 0.1.0");
    return 0;
}
