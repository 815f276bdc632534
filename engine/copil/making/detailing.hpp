#pragma once

#include "copil/making/rendering.hpp"

namespace copil::program {

/// The same as `render` for the one report without a template, `donnees-detaillees`: long lists as
/// a workbook. `wanted` holds that report alone; any format but xlsx is a wrong usage.
Step<Rendering> render_details(const RenderingRequest& wanted, const Situation& situation);

}  // namespace copil::program
