// Two programs look at the same pages: poppler at the PDF that we write, Cairo at what was laid
// out.

#include <png.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "program.hpp"

using namespace copil::testing;
namespace fs = std::filesystem;

namespace {

/// Both smooth edges, each in its way, and poppler sets glyphs to quarters of a pixel: it looks
/// twice as fine, and cells of the same place are compared by their mean.
constexpr int kCell = 8;   ///< pixels a side, of Cairo's hundred an inch
constexpr int kFiner = 2;  ///< how many of poppler's make one of them
/// Of 255, in each of red, green and blue: the most that edges make is 33, under bold text.
constexpr int kTolerance = 40;

struct Picture {
  int width = 0;
  int height = 0;
  std::string pixels;  ///< red, green, blue
};

Picture decoded(const std::string& png) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&header, png.data(), png.size()) != 0);
  header.format = PNG_FORMAT_RGB;
  Picture picture{static_cast<int>(header.width), static_cast<int>(header.height), {}};
  picture.pixels.resize(PNG_IMAGE_SIZE(header));
  REQUIRE(png_image_finish_read(&header, nullptr, picture.pixels.data(), 0, nullptr) != 0);
  return picture;
}

/// The pictures of a stream of PPM files, as `pdftoppm` prints them.
std::vector<Picture> pictures_in(const std::string& stream) {
  std::vector<Picture> pictures;
  for (std::size_t at = 0; at < stream.size();) {
    Picture picture;
    int end = 0;
    REQUIRE(std::sscanf(stream.c_str() + at, "P6\n%d %d\n255%n", &picture.width, &picture.height,
                        &end) == 2);
    at += static_cast<std::size_t>(end) + 1;
    picture.pixels = stream.substr(
        at, 3 * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    at += picture.pixels.size();
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

/// The mean of one channel over the square that begins there.
int mean(const Picture& picture, int left, int top, int side, int channel) {
  int sum = 0;
  for (int y = top; y < top + side; ++y) {
    for (int x = left; x < left + side; ++x) {
      const auto at = static_cast<std::size_t>(3 * (y * picture.width + x) + channel);
      sum += static_cast<unsigned char>(picture.pixels[at]);
    }
  }
  return sum / (side * side);
}

/// The largest difference between two whole cells of the pictures.
int difference(const Picture& fine, const Picture& coarse) {
  const int height = std::min(fine.height / kFiner, coarse.height);
  const int width = std::min(fine.width / kFiner, coarse.width);
  int largest = 0;
  for (int y = 0; y + kCell <= height; y += kCell) {
    for (int x = 0; x + kCell <= width; x += kCell) {
      for (int channel = 0; channel < 3; ++channel) {
        const int seen = mean(fine, kFiner * x, kFiner * y, kFiner * kCell, channel);
        largest = std::max(largest, std::abs(seen - mean(coarse, x, y, kCell, channel)));
      }
    }
  }
  return largest;
}

std::string picture_name(const std::string& folder, std::size_t page) {
  return folder + (page == 0 ? "/p.png" : "/p-" + std::to_string(page + 1) + ".png");
}

void compare_report(const std::string& report) {
  const TemporaryFolder folder;
  const auto preview = [&](const std::string& format, const std::string& file) {
    const Outcome outcome = run_program(
        {"modele", "apercu", report, "--format", format, "--fichier", folder.file(file)});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
  };
  preview("pdf", "p.pdf");
  preview("png", "p.png");
  const std::vector<Picture> seen =
      pictures_in(printed_by("pdftoppm -r 200 " + in_quotes(folder.file("p.pdf"))));
  REQUIRE_FALSE(seen.empty());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const Picture painted = decoded(bytes_of(picture_name(folder.path(), i)));
    INFO(report << ", page " << i + 1);
    // One rounds parts of pixels up, the other to the nearest.
    REQUIRE(std::abs(seen[i].width - kFiner * painted.width) <= kFiner);
    REQUIRE(std::abs(seen[i].height - kFiner * painted.height) <= kFiner);
    CHECK(difference(seen[i], painted) <= kTolerance);
  }
}

}  // namespace

TEST_CASE("poppler sees in the file of every report what Cairo paints", "[lent]") {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(COPIL_SOURCE_DIR "/reports")) {
    if (entry.path().extension() != ".yaml") continue;
    compare_report(entry.path().stem().string());
    ++count;
  }
  CHECK(count >= 19);
}
