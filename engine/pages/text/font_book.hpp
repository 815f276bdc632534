#pragma once

#include <array>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"

namespace copil::pages {

/// The faces of the family; also the indices of `Pages::fonts` while a document is laid out.
enum class Face : std::uint8_t { regular, bold, italic, bold_italic };
inline constexpr int kFaceCount = 4;

/// A text shaped in one face at size 1: multiply by a size to get points.
struct Shape {
  std::vector<Glyph> glyphs;
  std::vector<Cluster> clusters;
  float width = 0;
};

/// The fonts of the family and every text shaped so far. Characters that the family lacks show its
/// replacement glyph over their true text.
class FontBook {
 public:
  /// Loads the four faces from `folder`. Errors: one for each file that is absent or unreadable.
  static Checked<FontBook> open(const std::string& folder);

  FontBook(FontBook&&) noexcept;
  FontBook& operator=(FontBook&&) noexcept;
  ~FontBook();

  /// The text shaped in that face; valid until `trim`. Invalid bytes are shown as replacements.
  const Shape& shape(Face face, std::string_view text);

  /// The blank of that face.
  const Shape& blank(Face face) const { return blanks_[static_cast<std::size_t>(face)]; }

  /// The files, in the order of `Face`.
  const std::vector<FontFile>& files() const;

  /// The characters met so far that the family lacks.
  const std::set<char32_t>& lacking() const;

  /// Forgets what was shaped when it has grown large, so that memory stays flat over documents.
  void trim();

 private:
  struct Loaded;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Cache = std::unordered_map<std::string, Shape, Hash, std::equal_to<>>;

  explicit FontBook(std::unique_ptr<Loaded> loaded);
  Shape shape_afresh(Face face, std::string_view text);
  Shape compose_number(Face face, std::string_view text);

  std::unique_ptr<Loaded> loaded_;
  std::array<Cache, kFaceCount> shapes_;
  std::array<Shape, kFaceCount> blanks_;
};

}  // namespace copil::pages
