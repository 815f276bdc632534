#pragma once

#include <string>
#include <vector>

namespace copil::test_support {

/// The figures of the machine-readable output, in the order that other programs rely on.
inline const std::vector<std::string> kListedCodes{"DE0",
                                                   "DE0.annulees",
                                                   "DE0.civis",
                                                   "DE1",
                                                   "DE1.E1",
                                                   "DE1.E2",
                                                   "DE1.E3",
                                                   "DE1.E4",
                                                   "DE1.E5",
                                                   "DE1.E6",
                                                   "DE1.E7",
                                                   "DE1.E8",
                                                   "DE1.E9",
                                                   "DE1.E10",
                                                   "DE2",
                                                   "DE2.E1",
                                                   "DE2.E2",
                                                   "DE2.E3",
                                                   "DE2.E4",
                                                   "DE2.E5",
                                                   "DE2.E6",
                                                   "DE2.E7",
                                                   "DE2.E8",
                                                   "DE2.E9",
                                                   "DE2.E10",
                                                   "DE3",
                                                   "DE4",
                                                   "EM1",
                                                   "EM2",
                                                   "EM3",
                                                   "EM4",
                                                   "EM4.valorisees",
                                                   "PA1",
                                                   "PA2",
                                                   "PA3",
                                                   "PA4",
                                                   "PA4.valorisees",
                                                   "VOL",
                                                   "ACT",
                                                   "ALE",
                                                   "SUS"};

}  // namespace copil::test_support
