#include "pdf/painting/artifacts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "pdf/content.hpp"

namespace copil::pdf {

namespace {

/// Operators that paint nothing and may stand between marks.
constexpr std::array<std::string_view, 22> kStateOperators{
    "q",  "Q",  "cm", "w",   "J",  "j",   "M", "d", "ri", "i",  "gs",
    "CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K"};

bool sets_state(std::string_view op) {
  return op == "k" ||
         std::find(kStateOperators.begin(), kStateOperators.end(), op) != kStateOperators.end();
}

std::string opening_of(pages::Artifact artifact) {
  const char* kind = "Watermark";
  if (artifact == pages::Artifact::header) kind = "Header";
  if (artifact == pages::Artifact::footer) kind = "Footer";
  return std::string("/Artifact << /Type /Pagination /Subtype /") + kind + " >> BDC";
}

class ArtifactMarker {
 public:
  ArtifactMarker(std::size_t size, const std::vector<MarkOwner>& marks) : marks_(marks) {
    out_.reserve(size + size / 8);
  }

  void add(const Operation& operation) {
    if (is_span(operation)) return open_span(operation);
    if (span_depth_ > 0 && operation.op == "EMC") return void(--span_depth_);
    if (is_inside_mark()) {
      follow_mark(operation.op);
    } else if (operation.op == "BDC" && marked_content_id(operation) >= 0) {
      return open_mark(operation);
    } else if (operation.op == "q" || operation.op == "Q") {
      close();  // An artifact must not straddle a saved state.
    } else if (!sets_state(operation.op)) {
      open();
    }
    append(operation);
  }

  std::string finish() {
    close();
    return std::move(out_);
  }

  bool has_soft_hyphens() const { return has_soft_hyphens_; }

 private:
  /// Cairo encloses in a mark the glyphs whose font says another text than theirs.
  static bool is_span(const Operation& operation) {
    return operation.op == "BDC" && operation.text.find("/ActualText") != std::string_view::npos;
  }

  /// The mark is left out: readers end an element's text where a mark inside it ends. The fonts are
  /// made to say the text themselves.
  void open_span(const Operation& operation) {
    ++span_depth_;
    is_soft_hyphen_ = operation.text.find("<feff00ad>") != std::string_view::npos;
  }

  void append(const Operation& operation) {
    const bool is_shown = operation.op == "Tj" || operation.op == "TJ";
    std::string text(operation.text);
    if (span_depth_ > 0 && is_soft_hyphen_ && is_shown) has_soft_hyphens_ |= soften(text);
    out_.append(text).append("\n");
  }

  /// Shows the hyphen under its code that means a soft one.
  static bool soften(std::string& text) {
    for (const auto& [plain, soft] : {std::pair{"(-)", "(\\255)"}, {"<2d>", "<ad>"}}) {
      const std::size_t at = text.rfind(plain);
      if (at == std::string::npos) continue;
      text.replace(at, std::string_view(plain).size(), soft);
      return true;
    }
    return false;
  }

  bool is_inside_mark() const { return mark_depth_ > 0; }

  void follow_mark(std::string_view op) {
    if (op == "BDC" || op == "BMC") ++mark_depth_;
    if (op == "EMC") --mark_depth_;
  }

  void open_mark(const Operation& operation) {
    close();
    mark_depth_ = 1;
    const MarkOwner& owner = marks_.at(static_cast<std::size_t>(marked_content_id(operation)));
    if (owner.element == pages::kNoElement) {
      out_ += opening_of(owner.artifact) + "\n";
    } else {
      out_.append(operation.text.substr(0, operation.text.find_first_of(" <", 1)));
      out_ += " << /MCID " + std::to_string(element_marks_++) + " >> BDC\n";
    }
  }

  void open() {
    if (!is_open_) out_ += "/Artifact BMC\n";
    is_open_ = true;
  }

  void close() {
    if (is_open_) out_ += "EMC\n";
    is_open_ = false;
  }

  const std::vector<MarkOwner>& marks_;
  std::string out_;
  int element_marks_ = 0;
  int mark_depth_ = 0;
  int span_depth_ = 0;
  bool is_soft_hyphen_ = false;
  bool has_soft_hyphens_ = false;
  bool is_open_ = false;
};

}  // namespace

MarkedContent with_artifacts(std::string_view content, const std::vector<MarkOwner>& marks) {
  ArtifactMarker marker(content.size(), marks);
  ContentReader reader(content);
  for (Operation operation; reader.next(operation);) marker.add(operation);
  std::string marked = marker.finish();
  return {std::move(marked), marker.has_soft_hyphens()};
}

}  // namespace copil::pdf
