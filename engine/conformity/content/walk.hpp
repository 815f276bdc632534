#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "conformity/content/contrast.hpp"
#include "conformity/content/facts.hpp"
#include "conformity/reading/lexer.hpp"

namespace copil::conformity {

/// Walks through the content of pages, of the form XObjects and patterns they use, of the glyphs
/// that are streams and of the appearances of annotations.
class ContentWalk {
 public:
  ContentWalk(const StructureTree& structure, Fonts& fonts, bool has_language, Rings& rings,
              ContentFacts& facts);

  void walk_page(const Page& page, int number);

  /// The appearance of an annotation, all its states.
  void walk_appearance(const Object& annotation, const Page& page, int number);

 private:
  /// What encloses an operation.
  struct Surroundings {
    bool is_tagged = false;
    bool is_artifact = false;
    bool has_language = false;
    bool has_actual_text = false;
    bool is_watermark = false;
    auto operator<=>(const Surroundings&) const = default;
  };
  struct State {
    const Font* font = nullptr;
    int mode = 0;
    Object fill = Object::newName("/DeviceGray");
    Object stroke = Object::newName("/DeviceGray");
    bool overprints_fill = false;
    bool overprints_stroke = false;
    long long overprint_mode = 0;
  };
  /// A stream that is being walked.
  struct Frame {
    Object resources;
    Object outer;               ///< resources that it falls back on
    bool is_inherited = false;  ///< the first ones belong to a node above
    QPDFObjGen stream;
    long long parents_key = -1;
    bool is_appearance = false;
    Surroundings around;  ///< of the place where it is drawn
    std::vector<Surroundings> marks;
    State state;
    std::vector<State> saved;
    int unbalanced = 0;
  };

  void walk(std::string_view content, Frame& frame);
  void apply(const std::string& op, Frame& frame);
  void apply_state(const std::string& op, Frame& frame);
  void apply_colour(const std::string& op, Frame& frame);
  void open_mark(bool has_properties, Frame& frame);
  void close_mark(Frame& frame);
  void note_span(const Surroundings& inside, const Frame& frame);
  Object property(const std::string& key, const Frame& frame) const;
  bool has_property(const std::string& key, const Frame& frame) const;
  void show_text(const std::string& op, Frame& frame);
  FontUse& use_of(const Font& font);
  void paint(Frame& frame, std::string_view what);
  void paint_colour(const Object& space, bool overprints, Frame& frame);
  void draw(const std::string& name, Frame& frame);
  void draw_image(const Object& image, Frame& frame);
  void draw_soft_mask(const Object& mask);
  void draw_form(const Object& form, Frame& frame);
  void walk_form(const Object& form, Frame& frame, Surroundings surroundings);
  void use_state(const Object& state, Frame& frame);
  void use_pattern(const std::string& name, Frame& frame);
  void use_shading(const Object& shading, Frame& frame);
  void use_space(const Object& space, const Frame& frame, int depth = 0);
  void use_glyphs(const Font& font, Frame& frame);
  void inline_image(Lexer& lexer, Frame& frame);
  Object resource(const std::string& category, const std::string& name, const Frame& frame);
  void check_operand(const Token& token);
  void check_intent(const std::string& intent);
  Surroundings now(const Frame& frame) const;
  std::string first_name() const;
  std::string last_name() const;
  std::vector<double> numbers() const;
  void note(Notice notice, const std::string& detail);

  const StructureTree& structure_;
  Fonts& fonts_;
  bool has_language_;
  Rings& rings_;
  ContentFacts& facts_;
  std::vector<Token> operands_;
  int page_ = 0;
  int depth_ = 0;
  std::set<std::tuple<QPDFObjGen, Surroundings, bool>> walked_;
  std::set<QPDFObjGen> open_;  ///< streams that are being walked
  std::set<QPDFObjGen> spaces_;
  std::set<QPDFObjGen> images_;
  std::set<std::pair<QPDFObjGen, int>> states_;
  ContrastWalk contrast_;
};

}  // namespace copil::conformity
