#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

/// Inside the room: place names that sound French and name no place.
namespace copil::example {

/// The name of that rank, in an order that the seed shuffles; the same again past the last one:
/// `Varencourt`, `Belmagny-sur-Orvaine`.
std::string toponym(std::size_t rank, std::uint64_t seed);

}  // namespace copil::example
