#pragma once

#include <string>

#include "document/document.hpp"

namespace copil::expansion {

/// The course of each series of a chart and its extremes, in words: what the drawing shows to who
/// sees it. Empty for a chart without categories.
std::string course_words(const document::Chart& chart);

}  // namespace copil::expansion
