#pragma once

namespace copil::bench {

/// `pages longue`: tables of some 500, 1,000 and 2,000 pages, each in a process of its own; time
/// and memory.
void print_long_annexes();

}  // namespace copil::bench
