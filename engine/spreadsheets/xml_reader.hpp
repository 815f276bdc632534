#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "spreadsheets/archive.hpp"

/// The parts of office documents that strangers made, element after element, in bounded memory.
namespace copil::spreadsheets {

class EntryStream;

/// The attributes of an element, while it starts.
class Attributes {
 public:
  explicit Attributes(const char* const* pairs) : pairs_(pairs) {}
  /// The value of the attribute of that whole name; empty when it has none.
  std::string_view of(std::string_view name) const;
  bool has(std::string_view name) const;
  /// The same under any prefix.
  std::string_view prefixed(std::string_view local_name) const;

 private:
  const char* const* pairs_;
};

/// What stands behind the prefix of a name.
std::string_view local_name(std::string_view name);

/// What is done with the elements of a part. Names bear their prefix.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  /// Text comes in pieces.
  virtual void text(std::string_view piece) = 0;

  /// Why reading stops here, a French phrase; empty: it goes on.
  const std::string& fault() const { return fault_; }
  /// Reading stops here with nothing wrong.
  bool has_enough() const { return has_enough_; }

 protected:
  void stop(std::string why) {
    if (fault_.empty()) fault_ = std::move(why);
  }
  void stop_well() { has_enough_ = true; }

 private:
  std::string fault_;
  bool has_enough_ = false;
};

/// Reads a part to its end or the handler's. Gives why it is worth nothing, a French phrase, or
/// nothing: not XML, a DOCTYPE, elements nested too deep, a tag without end; what the handler and
/// the stream say.
std::string read_xml(EntryStream& stream, XmlHandler& handler);

/// The same of an entry, which unpacks to at most `most_bytes`.
std::string read_xml(const Archive& archive, const ArchiveEntry& entry, std::uint64_t most_bytes,
                     XmlHandler& handler);

}  // namespace copil::spreadsheets
