#include "searcher/interactive/query_line.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBytes = 2000;
constexpr char32_t kJoiner = 0x200D;

bool belongs_to_one_before(char32_t c) {
  return c == kJoiner || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND);
}

}  // namespace

std::size_t QueryLine::behind(std::size_t at) const {
  if (at >= text_.size()) return text_.size();
  next_code_point(text_, at);
  for (std::size_t next = at; next < text_.size(); at = next) {
    if (!belongs_to_one_before(next_code_point(text_, next))) break;
  }
  return at;
}

std::size_t QueryLine::before(std::size_t at) const {
  std::size_t begin = 0;
  for (std::size_t next = behind(0); next < at; next = behind(next)) begin = next;
  return begin;
}

std::size_t QueryLine::word_before(std::size_t at) const {
  const auto is_blank = [this](std::size_t begin) {
    std::size_t next = begin;
    return u_isUWhiteSpace(static_cast<UChar32>(next_code_point(text_, next))) != 0;
  };
  while (at > 0 && is_blank(before(at))) at = before(at);
  while (at > 0 && !is_blank(before(at))) at = before(at);
  return at;
}

void QueryLine::insert(const std::string& text) {
  const std::string fitting(truncate_utf8(text, kMaxBytes - std::min(kMaxBytes, text_.size())));
  text_.insert(cursor_, fitting);
  cursor_ += fitting.size();
  recalled_ = history_.size();
}

void QueryLine::erase(std::size_t begin, std::size_t end) {
  text_.erase(begin, end - begin);
  cursor_ = begin;
}

void QueryLine::replace(std::size_t begin, std::size_t end, const std::string& text) {
  erase(begin, end);
  insert(text);
}

void QueryLine::remember() {
  if (text_.empty() || (!history_.empty() && history_.back() == text_)) return;
  history_.push_back(text_);
  recalled_ = history_.size();
}

void QueryLine::recall(int step) {
  if (step < 0 ? recalled_ == 0 : recalled_ >= history_.size()) return;
  recalled_ += static_cast<std::size_t>(step);
  text_ = recalled_ < history_.size() ? history_[recalled_] : std::string();
  cursor_ = text_.size();
}

bool QueryLine::control(char letter) {
  switch (letter) {
    case 'a':
      cursor_ = 0;
      return true;
    case 'e':
      cursor_ = text_.size();
      return true;
    case 'b':
      cursor_ = before(cursor_);
      return true;
    case 'f':
      cursor_ = behind(cursor_);
      return true;
    case 'd':
      erase(cursor_, behind(cursor_));
      return true;
    case 'k':
      cut_ = text_.substr(cursor_);
      erase(cursor_, text_.size());
      return true;
    case 'u':
      cut_ = text_.substr(0, cursor_);
      erase(0, cursor_);
      return true;
    case 'w':
      cut_ = text_.substr(word_before(cursor_), cursor_ - word_before(cursor_));
      erase(word_before(cursor_), cursor_);
      return true;
    case 'y':
      insert(cut_);
      return true;
    case 'p':
      recall(-1);
      return true;
    case 'n':
      recall(1);
      return true;
    default:
      return false;
  }
}

bool QueryLine::take(const Key& key) {
  switch (key.kind) {
    case Key::Kind::Text:
      insert(key.text);
      return true;
    case Key::Kind::Backspace:
      if (cursor_ > 0) erase(before(cursor_), cursor_);
      return true;
    case Key::Kind::Delete:
      erase(cursor_, behind(cursor_));
      return true;
    case Key::Kind::Left:
      cursor_ = before(cursor_);
      return true;
    case Key::Kind::Right:
      cursor_ = behind(cursor_);
      return true;
    case Key::Kind::Home:
      cursor_ = 0;
      return true;
    case Key::Kind::End:
      cursor_ = text_.size();
      return true;
    case Key::Kind::Control:
      return control(key.letter);
    default:
      return false;
  }
}

}  // namespace musubi
