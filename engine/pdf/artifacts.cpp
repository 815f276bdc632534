#include "pdf/artifacts.hpp"

#include <algorithm>
#include <array>

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

class ArtifactMarker {
 public:
  void add(const Operation& operation) {
    if (is_inside_mark()) {
      follow_mark(operation.op);
    } else if (operation.op == "BDC" && marked_content_id(operation) >= 0) {
      close();
      mark_depth_ = 1;
    } else if (operation.op == "q" || operation.op == "Q") {
      close();  // An artifact must not straddle a saved state.
    } else if (!sets_state(operation.op)) {
      open();
    }
    out_.append(operation.text).append("\n");
  }

  std::string finish() {
    close();
    return std::move(out_);
  }

  explicit ArtifactMarker(std::size_t size) { out_.reserve(size + size / 8); }

 private:
  bool is_inside_mark() const { return mark_depth_ > 0; }

  void follow_mark(std::string_view op) {
    if (op == "BDC" || op == "BMC") ++mark_depth_;
    if (op == "EMC") --mark_depth_;
  }

  void open() {
    if (!is_open_) out_ += "/Artifact BMC\n";
    is_open_ = true;
  }

  void close() {
    if (is_open_) out_ += "EMC\n";
    is_open_ = false;
  }

  std::string out_;
  int mark_depth_ = 0;
  bool is_open_ = false;
};

}  // namespace

std::string with_artifacts(std::string_view content) {
  ArtifactMarker marker(content.size());
  ContentReader reader(content);
  for (Operation operation; reader.next(operation);) marker.add(operation);
  return marker.finish();
}

}  // namespace copil::pdf
