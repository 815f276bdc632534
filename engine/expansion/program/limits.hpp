#pragma once

#include <cstddef>

/// Bounds that keep a hostile template from hanging or exhausting memory. Written for authors in
/// templates/README.md, which a test compares with these.
namespace copil::expansion {

inline constexpr int kMaxNesting = 40;  ///< of parentheses, tags and blocks
inline constexpr std::size_t kMaxExpressionBytes = 4'000;
inline constexpr int kMaxIncludes = 8;                    ///< of included parts, one in another
inline constexpr std::size_t kMaxFileBytes = 256'000;     ///< of a template or part
inline constexpr std::size_t kMaxLineBytes = 8'000;       ///< of a line of it
inline constexpr std::size_t kMaxFiles = 200;             ///< of a template, parts included
inline constexpr std::size_t kMaxTags = 20'000;           ///< of a template with its parts
inline constexpr std::size_t kMaxPictures = 60;           ///< of a template with its parts
inline constexpr std::size_t kMaxPictureBytes = 500'000;  ///< of a PNG file
inline constexpr long kMaxPixels = 8'000'000;             ///< of a picture
inline constexpr std::size_t kMaxTurns = 200'000;         ///< of all loops of one document
inline constexpr std::size_t kMaxSteps = 10'000'000;      ///< of the calculations of one document
inline constexpr std::size_t kMaxPieces = 1'000'000;  ///< inlines, cells and blocks of a document
inline constexpr std::size_t kMaxTextBytes = 32'000'000;  ///< text inserted in one document

}  // namespace copil::expansion
