// Included before all else where clang compiles against qpdf. qpdf/JSON.hh defines a class with a vector of a
// class that is not yet complete there; in C++20 that vector's destructor is constexpr, and clang looks into
// it at once. Declared as a function of its own it is looked into below, where the class is complete.
#pragma once

#include <memory>
#include <vector>

class JSON;
template <>
constexpr std::vector<JSON>::vector::~vector() noexcept;

#include <qpdf/JSON.hh>

template <>
constexpr std::vector<JSON>::vector::~vector() noexcept
{
    std::destroy(begin(), end());
}
