#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "web/html.hpp"

/// What the page's numbers mean: the address of each, and the annex that they lead to.
namespace copil::web {

class Definitions {
 public:
  explicit Definitions(const document::Document& document) : document_(document) {}

  /// `#def-3`: the definition of the origin's number, which the annex will hold; empty in a
  /// definitive act.
  std::string address(int origin);
  /// The same for a number that follows from others of its table, or that its column alone defines.
  std::string address(const document::Table& table, const document::Column& column,
                      const document::Cell& cell);
  /// "Jeunes affectés : Mission locale (ML01), année 2010": for a number's title.
  std::string title(int origin) const;

  /// The annex, a section of its own; nothing when no number leads to it.
  void write(Html& html) const;

 private:
  struct Entry {
    std::string code;
    std::string label;
    std::string text;
  };
  std::string entry(std::string key, Entry entry);

  const document::Document& document_;
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> ranks_;
};

}  // namespace copil::web
