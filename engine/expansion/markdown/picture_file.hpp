#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "expansion/program/compile_context.hpp"

namespace copil::expansion {

/// What is wrong with a picture's file, and how to mend it: whoever names the file says where.
struct PictureFault {
  std::string message;
  std::vector<std::string> hints;
};

/// The PNG picture of that name, beside the template or in the templates' folder, without the words
/// that stand for it. The context notes the file.
Result<document::Picture, PictureFault> read_picture(const std::string& name,
                                                     CompileContext& context);

}  // namespace copil::expansion
