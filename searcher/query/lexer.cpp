#include "searcher/query/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/query/syntax.h"

namespace musubi {

namespace {

// A character in its syntax form, and where it begins in the text.
struct Character {
  char32_t form;
  std::size_t offset;
};

constexpr char32_t kEnd = 0;  // form of the character behind the last one

bool ends_word(char32_t c) {
  return c == kEnd || c == U' ' || c == U'(' || c == U')' || c == U'|' || c == U'"' ||
         is_opening_bracket(c) || is_closing_bracket(c);
}

// Whether a minus sign or a field's colon has nothing behind it to apply to.
bool is_no_operand(char32_t c) {
  return c == kEnd || c == U' ' || c == U')' || c == U'|';
}

std::optional<LexemeKind> operator_named(std::u32string_view name) {
  if (name == U"AND") return LexemeKind::And;
  if (name == U"OR") return LexemeKind::Or;
  if (name == U"NOT") return LexemeKind::Not;
  return std::nullopt;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query);

  Result<std::vector<Lexeme>> run(std::size_t max_words);

 private:
  void match_brackets();
  void next();
  void read_phrase();
  void read_word();
  bool read_field();
  bool is_negation() const;

  char32_t form(std::size_t index) const { return characters_[index].form; }
  char32_t previous() const { return at_ == 0 ? U' ' : form(at_ - 1); }
  std::string text(std::size_t begin, std::size_t end) const;
  std::size_t closing_quote() const;
  void add(LexemeKind kind, std::size_t begin, std::size_t end);

  std::string text_;                     // the query without invisible and control characters
  std::vector<Character> characters_;    // of text_, and kEnd
  std::vector<std::size_t> closing_of_;  // for an opening bracket its closing one, or 0
  std::size_t at_ = 0;                   // index of the next character
  std::vector<Lexeme> lexemes_;
  std::size_t word_count_ = 0;
};

Lexer::Lexer(std::string_view query) {
  for (std::size_t at = 0; at < query.size();) {
    const char32_t c = next_code_point(query, at);
    if (is_invisible(c)) continue;
    const char32_t form = syntax_form(c);
    characters_.push_back({form, text_.size()});
    append_utf8(text_, form == U' ' ? form : c);
  }
  characters_.push_back({kEnd, text_.size()});
  match_brackets();
}

// 「 and 『 nest; one without its counterpart matches nothing.
void Lexer::match_brackets() {
  closing_of_.resize(characters_.size());
  std::vector<std::size_t> corner;
  std::vector<std::size_t> double_corner;
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    const bool is_double = form(i) == U'『' || form(i) == U'』';
    std::vector<std::size_t>& open = is_double ? double_corner : corner;
    if (is_opening_bracket(form(i))) {
      open.push_back(i);
    } else if (is_closing_bracket(form(i)) && !open.empty()) {
      closing_of_[open.back()] = i;
      open.pop_back();
    }
  }
}

Result<std::vector<Lexeme>> Lexer::run(std::size_t max_words) {
  while (form(at_) != kEnd) {
    next();
    if (word_count_ > max_words) {
      return fail(fmt::format("the query has more than {} words", max_words),
                  "leave out what matters least");
    }
  }
  return std::move(lexemes_);
}

void Lexer::next() {
  const char32_t c = form(at_);
  const auto add_sign = [this](LexemeKind kind) {
    add(kind, at_, at_ + 1);
    ++at_;
  };
  if (c == U' ' || is_closing_bracket(c)) {
    ++at_;
  } else if (c == U'(') {
    add_sign(LexemeKind::Open);
  } else if (c == U')') {
    add_sign(LexemeKind::Close);
  } else if (c == U'|') {
    add_sign(LexemeKind::Or);
  } else if (is_negation()) {
    add_sign(LexemeKind::Not);
  } else if (c == U'"' || is_opening_bracket(c)) {
    read_phrase();
  } else if (!read_field()) {
    read_word();
  }
}

// A minus sign at the start of a word or of a field's value, with something to negate.
bool Lexer::is_negation() const {
  if (form(at_) != U'-' || is_no_operand(form(at_ + 1)) || form(at_ + 1) == U'-') return false;
  const char32_t before = previous();
  return before == U' ' || before == U'(' || before == U'|' || before == U':';
}

// An opening quote that is never closed counts as a blank.
void Lexer::read_phrase() {
  const std::size_t closing = closing_quote();
  if (closing == 0) {
    ++at_;
    return;
  }
  add(LexemeKind::Phrase, at_ + 1, closing);
  at_ = closing + 1;
}

std::size_t Lexer::closing_quote() const {
  if (form(at_) != U'"') return closing_of_[at_];
  const auto found = std::find_if(characters_.begin() + static_cast<std::ptrdiff_t>(at_) + 1,
                                  characters_.end(), [](Character c) { return c.form == U'"'; });
  return found == characters_.end() ? 0 : static_cast<std::size_t>(found - characters_.begin());
}

// The name of a field and its colon; the value of a field holds no further one.
bool Lexer::read_field() {
  if (previous() == U':') return false;
  std::size_t colon = at_;
  while (form(colon) != U':' && !ends_word(form(colon))) ++colon;
  if (form(colon) != U':' || is_no_operand(form(colon + 1))) return false;
  const Field* field = find_field(text(at_, colon));
  if (field == nullptr) return false;
  add(LexemeKind::Field, at_, colon + 1);
  lexemes_.back().field = field;
  at_ = colon + 1;
  return true;
}

void Lexer::read_word() {
  const std::size_t begin = at_;
  const bool is_operand = previous() == U':' || previous() == U'-';
  std::u32string forms;
  for (; !ends_word(form(at_)); ++at_) forms += form(at_);

  if (const auto kind = operator_named(forms); kind && !is_operand) {
    add(*kind, begin, at_);
    return;
  }
  const std::size_t stem = forms.find_last_not_of(U'*') + 1;
  if (stem > 0 && stem < forms.size()) {
    add(LexemeKind::Prefix, begin, begin + stem);
  } else {
    add(LexemeKind::Word, begin, at_);
  }
}

std::string Lexer::text(std::size_t begin, std::size_t end) const {
  const std::size_t offset = characters_[begin].offset;
  return text_.substr(offset, characters_[end].offset - offset);
}

void Lexer::add(LexemeKind kind, std::size_t begin, std::size_t end) {
  lexemes_.push_back({kind, text(begin, end)});
  if (kind == LexemeKind::Word || kind == LexemeKind::Phrase || kind == LexemeKind::Prefix) {
    ++word_count_;
  }
}

}  // namespace

Result<std::vector<Lexeme>> cut_query(std::string_view query, std::size_t max_words) {
  return Lexer(query).run(max_words);
}

}  // namespace musubi
