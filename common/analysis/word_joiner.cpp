#include "common/analysis/word_joiner.h"

#include <algorithm>
#include <utility>

#include "common/analysis/word.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Marks that may stand or not stand inside one word; those of addresses between Latin
// letters only.
bool is_joiner_in(Script script, std::string_view mark) {
  static constexpr std::string_view kLatinJoiners = "-._=':/@~?&%#+";
  if (mark == "・" || mark == "=" || mark == "‐" || mark == "–") return true;
  if (script != Script::Latin) return mark == "-";
  return mark.size() <= 3 && mark.find_first_not_of(kLatinJoiners) == mark.npos;
}

Script leading_script(std::string_view surface) {
  std::size_t at = 0;
  return script_of(next_code_point(surface, at));
}

bool may_be_joined(Script script) {
  return script == Script::Latin || script == Script::Katakana;
}

// As it is written together with others: 25 of pm2.5.
std::string joinable(std::string_view piece) {
  std::string text = without_dots(piece);
  std::erase_if(text, [](char c) { return c == '.' || c == ','; });
  return text;
}

}  // namespace

std::optional<JoinedWord> WordJoiner::add(const Token& token) {
  const Script script = leading_script(token.surface);
  const bool touches = pieces_ > 0 && end_ == token.begin;
  if (touches && joiner_.empty() && is_joiner(token.surface)) {
    end_ = token.end;
    joiner_ = token.surface;
    return std::nullopt;
  }
  if (touches && is_continued_by(token, script)) {
    text_ += joinable(token.surface);
    end_ = token.end;
    joiner_ = {};
    ++pieces_;
    return std::nullopt;
  }
  auto before = finish();
  if (may_be_joined(script)) {
    script_ = script;
    text_ = joinable(token.surface);
    begin_ = token.begin;
    end_ = token.end;
    pieces_ = 1;
  }
  return before;
}

std::optional<JoinedWord> WordJoiner::finish() {
  joiner_ = {};
  if (std::exchange(pieces_, 0) < 2) return std::nullopt;
  return JoinedWord{to_term(text_), begin_, end_};
}

bool WordJoiner::is_joiner(std::string_view mark) const {
  // (022)214-8019
  const bool is_behind_area_code =
      mark == ")" && pieces_ == 1 && std::all_of(text_.begin(), text_.end(), is_digit);
  return is_behind_area_code || is_joiner_in(script_, mark);
}

bool WordJoiner::is_continued_by(const Token& token, Script script) const {
  // A number behind a colon is one of its own: tel:03-1234-5678.
  const bool is_labelled =
      joiner_ == ":" && is_digit(token.surface.front()) && !is_digit(text_.back());
  return script == script_ && !is_labelled;
}

}  // namespace musubi
