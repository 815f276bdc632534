#include "opendocument/package/pictures.hpp"

#include "opendocument/sheet/cell_styles.hpp"

namespace copil::opendocument {

namespace {

std::string part_name(int number) {
  return "Pictures/image" + std::to_string(number) + ".png";
}

}  // namespace

Part picture_part(int number, const std::string& png) {
  return {part_name(number), png, "image/png"};
}

void write_picture_frame(Xml& xml, const PictureFrame& frame, const Attributes& more) {
  const std::string name = "Image " + std::to_string(frame.number);
  Attributes attributes{{"draw:name", name},
                        {"svg:width", length_text(frame.width_cm, "cm")},
                        {"svg:height", length_text(frame.height_cm, "cm")}};
  attributes.insert(attributes.end(), more.begin(), more.end());
  xml.open("draw:frame", attributes);
  xml.leaf("draw:image", {{"xlink:href", part_name(frame.number)},
                          {"xlink:type", "simple"},
                          {"xlink:show", "embed"},
                          {"xlink:actuate", "onLoad"}});
  xml.element("svg:title", name);
  if (!frame.alternative.empty()) xml.element("svg:desc", frame.alternative);
  xml.close();
}

}  // namespace copil::opendocument
