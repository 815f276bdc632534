#pragma once

#include "document/document.hpp"

/// How an answer of several lines stands in the text around it.
namespace copil::expansion {

/// The paragraph; or, when it ends with a blank answered in several lines, what stands before the
/// blank and a list of one item a line, each a blank of the same name. A dash or a bullet typed
/// before a line is left out: the list has its own.
document::Blocks with_answered_lines(document::Inlines paragraph);

}  // namespace copil::expansion
