#pragma once

#include <string>

#include "opendocument/package/package.hpp"
#include "opendocument/package/xml.hpp"

/// Pictures of OpenDocument files: each a part of its own, shown by a frame.
namespace copil::opendocument {

/// The part that holds the PNG picture of that number, `Pictures/image2.png`.
Part picture_part(int number, const std::string& png);

struct PictureFrame {
  int number = 1;
  double width_cm = 0;
  double height_cm = 0;
  std::string alternative;  ///< clean; for those who do not see it
};

/// The frame that shows a picture, anchored where it is written.
void write_picture_frame(Xml& xml, const PictureFrame& frame, const Attributes& more = {});

}  // namespace copil::opendocument
