#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <cstddef>
#include <cstdint>

/// Inside the room: the bytes that part records and cells, many looked at together.
namespace copil::exports {

inline constexpr std::size_t kRowBlock = 64;

/// Bit i: byte i of the 64 is the separator, a quote, LF or `line_end`.
inline std::uint64_t marks_in(const char* block, char separator, char line_end) {
  std::uint64_t marks = 0;
#ifdef __SSE2__
  const __m128i separators = _mm_set1_epi8(separator);
  const __m128i line_feeds = _mm_set1_epi8('\n');
  const __m128i line_ends = _mm_set1_epi8(line_end);
  const __m128i quotes = _mm_set1_epi8('"');
  for (std::size_t i = 0; i < kRowBlock; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
    const __m128i ends =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, line_feeds), _mm_cmpeq_epi8(bytes, line_ends));
    const __m128i found =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, separators), _mm_cmpeq_epi8(bytes, quotes));
    marks |= static_cast<std::uint64_t>(
                 static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(ends, found))))
             << i;
  }
#else
  for (std::size_t i = 0; i < kRowBlock; ++i) {
    const bool is_mark =
        block[i] == separator || block[i] == '\n' || block[i] == line_end || block[i] == '"';
    marks |= static_cast<std::uint64_t>(is_mark) << i;
  }
#endif
  return marks;
}

}  // namespace copil::exports
