#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

/// Inside the room: place names that sound French and name no place.
namespace copil::example {

/// How many there are; `toponym` repeats itself beyond.
std::size_t toponym_count();

/// The name of that rank, in an order that the seed shuffles: `Varencourt`, `Belmagny-sur-Orvaine`.
std::string toponym(std::size_t rank, std::uint64_t seed);

}  // namespace copil::example
