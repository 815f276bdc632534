#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/file/file_writer.hpp"

namespace copil::pdf {

/// A picture as a file holds it: its pixels' colours, deflated, and how opaque they are.
struct PackedPicture {
  int width = 0;  ///< 0 for what is no picture
  int height = 0;
  std::string colours;
  std::string opacity;  ///< empty when all of it is opaque
};

/// Pictures packed so far: the documents of a campaign bear the same logos.
class PictureCase {
 public:
  /// The picture of a whole PNG file. Valid until the next call.
  const PackedPicture& packed(const std::string& png, Deflater& deflater);

 private:
  std::map<std::string, PackedPicture> known_;
};

/// Writes a picture under that number.
void write_picture(FileWriter& writer, int object, const PackedPicture& picture);

}  // namespace copil::pdf
