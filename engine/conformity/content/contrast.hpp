#pragma once

#include <array>
#include <deque>
#include <string>
#include <vector>

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
  /// Takes note of an operation and of the numbers among its operands.
  void add(const std::string& op, const std::vector<double>& parts);

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
  bool change_state(const std::string& op, const std::vector<double>& parts);
  bool add_points(const std::string& op, const std::vector<double>& parts);
  void add_point(Point point);
  void move_text(const std::string& op, const std::vector<double>& parts);
  void paint(const std::string& op);

  State state_;
  std::vector<State> saved_;
  std::vector<Point> outline_;
  std::deque<Surface> surfaces_;
  Matrix text_{1, 0, 0, 1, 0, 0};
  double size_ = 0;
};

}  // namespace copil::conformity
