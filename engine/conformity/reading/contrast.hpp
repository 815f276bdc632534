#pragma once

#include <array>
#include <vector>

#include "pdf/content.hpp"

namespace copil::conformity {

/// What a text shown must be told from, by how much, and by how much it is.
struct SeenText {
  double contrast = 21;  ///< with the surface painted last under its start, else with white paper
  double wanted = 4.5;   ///< 3 for texts of 18 points and more (WCAG 1.4.3)
  bool is_seen() const { return contrast >= wanted; }
};

/// Follows the colours and surfaces of a page's content. Surfaces are taken as the boxes around
/// them; pictures and patterns are not looked at.
class ContrastWalk {
 public:
  /// Takes note of an operation.
  void add(const pdf::Operation& operation);

  /// How a text shown now would be seen.
  SeenText text() const;

 private:
  struct Point {
    double x = 0;
    double y = 0;
  };
  /// [a b c d e f], as PDF writes matrices.
  using Matrix = std::array<double, 6>;
  struct State {
    Matrix matrix{1, 0, 0, 1, 0, 0};
    double luminance = 0;  ///< of what is filled
  };
  struct Surface {
    Point low;
    Point high;
    double luminance = 1;
  };

  static Matrix product(const Matrix& first, const Matrix& second);
  static Point moved(Point point, const Matrix& matrix);
  bool change_state(const pdf::Operation& operation);
  bool add_points(const pdf::Operation& operation);
  void add_point(Point point);
  void move_text(const pdf::Operation& operation);
  void paint(const pdf::Operation& operation);

  State state_;
  std::vector<State> saved_;
  std::vector<Point> outline_;
  std::vector<Surface> surfaces_;
  Matrix text_{1, 0, 0, 1, 0, 0};
  double size_ = 0;
};

}  // namespace copil::conformity
