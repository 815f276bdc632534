#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "conformity/reading/objects.hpp"

namespace copil::conformity {

/// What only the bytes of a file tell, not its objects (ISO 19005-2, 6.1).
struct RawFile {
  RawFile(std::string_view bytes, QPDF& file);

  bool begins_with_header = false;  ///< at the first byte
  std::string version;              ///< `1.7`; empty without a header
  bool has_binary_comment = false;
  std::size_t bytes_behind_end = 0;  ///< behind the last `%%EOF` and its line end
  bool is_linearized = false;
  bool ids_agree = true;  ///< of a linearized file: the first and the last
  bool has_cross_reference_stream = false;
  bool is_table_spaced = true;          ///< subsection headers
  bool are_table_lines_right = true;    ///< ends of lines around them
  std::vector<std::string> spacing;     ///< objects whose keywords do not stand on their lines
  std::vector<std::string> lengths;     ///< streams whose length is not the one they say
  std::vector<std::string> line_ends;   ///< streams without the line ends around their bytes
  std::vector<std::string> odd_digits;  ///< objects with odd hexadecimal strings
  std::vector<std::string> other_signs;
  std::vector<std::string> large_numbers;
  std::vector<std::string> large_reals;  ///< for the first part
  std::vector<std::string> small_reals;
  std::vector<std::string> long_names;
  std::size_t longest_string = 0;
  std::size_t longest_array = 0;
  std::size_t object_count = 0;

 private:
  void read_header(std::string_view bytes);
  void read_end(std::string_view bytes);
  void read_tables(std::string_view bytes);
  void read_table(std::string_view bytes, std::size_t at);
  void read_objects(std::string_view bytes, QPDF& file);
  void read_object(std::string_view bytes, std::size_t at, std::size_t end, QPDF& file,
                   const std::string& label);
  void check_stream(std::string_view bytes, std::size_t at, long long length,
                    const std::string& label);
};

}  // namespace copil::conformity
