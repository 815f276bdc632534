#pragma once

#include "expansion/blocks/block_fields.hpp"

namespace copil::expansion {

/// The `logos` of a front matter, read and checked: each a PNG file of the templates' folder and
/// the words that stand for it. Complains, at its place, of a file that is absent or is no whole
/// PNG.
std::vector<document::Picture> read_logos(const BlockFields& front_matter);

}  // namespace copil::expansion
