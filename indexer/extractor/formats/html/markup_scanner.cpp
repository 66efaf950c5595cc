#include "indexer/extractor/formats/html/markup_scanner.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxNameBytes = 32;

}  // namespace

// A "<" before anything but a name, "/", "!" or "?" is but a text.
std::size_t MarkupScanner::next_markup() const {
  for (std::size_t at = at_; (at = page_.find('<', at)) < page_.size(); ++at) {
    const char next = at + 1 < page_.size() ? page_[at + 1] : '\0';
    const char behind = at + 2 < page_.size() ? page_[at + 2] : '\0';
    const bool is_end_tag = next == '/' && is_ascii_letter(behind);
    if (is_ascii_letter(next) || is_end_tag || next == '!' || next == '?') return at;
  }
  return page_.size();
}

std::string_view MarkupScanner::take_text() {
  const std::size_t begin = at_;
  at_ = next_markup();
  return page_.substr(begin, at_ - begin);
}

std::string_view MarkupScanner::take_past(std::string_view end) {
  const std::size_t begin = at_;
  const std::size_t found = page_.find(end, at_ + 1);
  at_ = found == std::string_view::npos ? page_.size() : found + end.size();
  return page_.substr(begin, at_ - begin);
}

std::string MarkupScanner::take_name() {
  const std::size_t begin = at_;
  while (at_ < page_.size() && !is_markup_space(page_[at_]) && page_[at_] != '>' &&
         page_[at_] != '/') {
    ++at_;
  }
  return lower_ascii(page_.substr(begin, std::min(at_ - begin, kMaxNameBytes)));
}

std::optional<MarkupAttribute> MarkupScanner::take_attribute(bool& is_closed) {
  for (is_closed = false; !at_end(); ++at_) {
    if (page_[at_] == '/') {
      is_closed = true;
    } else if (page_[at_] == '>') {
      ++at_;
      return std::nullopt;
    } else if (!is_markup_space(page_[at_])) {
      break;
    } else {
      is_closed = false;
    }
  }
  if (at_end()) {
    is_closed = false;
    return std::nullopt;
  }
  const std::size_t begin = at_++;
  while (at_ < page_.size() && !is_markup_space(page_[at_]) && page_[at_] != '>' &&
         page_[at_] != '/' && page_[at_] != '=') {
    ++at_;
  }
  MarkupAttribute attribute;
  attribute.name = lower_ascii(page_.substr(begin, std::min(at_ - begin, kMaxNameBytes)));
  const std::size_t end = at_;
  while (at_ < page_.size() && is_markup_space(page_[at_])) ++at_;
  if (peek(0) != '=') {
    at_ = end;
  } else {
    ++at_;
    while (at_ < page_.size() && is_markup_space(page_[at_])) ++at_;
    attribute.value = take_value();
  }
  attribute.whole = page_.substr(begin, at_ - begin);
  return attribute;
}

std::string_view MarkupScanner::take_value() {
  const char quote = peek(0);
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = ++at_;
    const std::size_t end = std::min(page_.find(quote, begin), page_.size());
    at_ = std::min(end + 1, page_.size());
    return page_.substr(begin, end - begin);
  }
  const std::size_t begin = at_;
  while (at_ < page_.size() && !is_markup_space(page_[at_]) && page_[at_] != '>') ++at_;
  return page_.substr(begin, at_ - begin);
}

std::optional<std::string_view> MarkupScanner::take_content(std::string_view name) {
  for (std::size_t at = at_; (at = page_.find("</", at)) != std::string_view::npos; at += 2) {
    const std::string_view found = page_.substr(at + 2, name.size());
    const char next = at + 2 + name.size() < page_.size() ? page_[at + 2 + name.size()] : '>';
    if ((is_markup_space(next) || next == '>' || next == '/') && equals_ascii(found, name)) {
      const std::string_view content = page_.substr(at_, at - at_);
      at_ = at;
      return content;
    }
  }
  return std::nullopt;
}

}  // namespace musubi
