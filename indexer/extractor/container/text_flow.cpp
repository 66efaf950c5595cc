#include "indexer/extractor/container/text_flow.h"

#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxFrames = 200;

}  // namespace

void TextFlow::begin_paragraph() {
  Frame& frame = frames_.back();
  if (!frame.is_cell) return;
  if (!frame.line.empty() && frame.line.back() != ' ') frame.line += ' ';
  frame.paragraph_at = frame.line.size();
}

void TextFlow::end_paragraph() {
  Frame& frame = frames_.back();
  last_paragraph_ = trim(std::string_view(frame.line).substr(frame.paragraph_at));
  if (frame.is_cell) return;
  deliver(std::exchange(frame.number, "") + std::exchange(frame.line, ""));
  const std::string below = std::exchange(frame.below, "");
  if (!below.empty()) deliver(below);
}

// To where the lines of this frame go: into the text, or below the paragraph that it is in.
void TextFlow::deliver(std::string line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
  if (trim(line).empty()) return;
  std::string& to = frames_.size() == 1 ? text_ : frames_[frames_.size() - 2].below;
  to += line + "\n";
}

void TextFlow::number(std::string_view label) {
  number_bytes_ += label.size();
  lacks_numbers_ = number_bytes_ > kMaxNumberBytes;
  if (lacks_numbers_) return;
  Frame& frame = frames_.back();
  (frame.is_cell ? frame.line : frame.number) += label;
  if (frame.is_cell) frame.paragraph_at = frame.line.size();
}

void TextFlow::text(std::string_view piece) {
  frames_.back().line += piece;
}

void TextFlow::break_line() {
  frames_.back().line += frames_.back().is_cell ? ' ' : '\n';
}

void TextFlow::begin_cell() {
  if (frames_.size() == kMaxFrames) return;
  frames_.emplace_back();
  frames_.back().is_cell = true;
}

void TextFlow::end_cell() {
  if (frames_.size() < 2 || !frames_.back().is_cell) return;
  Frame cell = std::move(frames_.back());
  frames_.pop_back();
  std::string line(trim(cell.line));
  for (const std::string& inner : cell.cells) line += (line.empty() ? "" : " ") + inner;
  if (!cell.below.empty()) line += (line.empty() ? "" : " ") + std::string(trim(cell.below));
  for (char& c : line) c = c == '\n' ? ' ' : c;
  frames_.back().cells.push_back(std::move(line));
}

void TextFlow::end_row() {
  Frame& frame = frames_.back();
  std::string line;
  for (const std::string& cell : frame.cells) {
    if (cell.empty()) continue;
    if (!line.empty()) line += "  ";
    line += cell;
  }
  frame.cells.clear();
  if (frame.is_cell) {
    frame.line += (frame.line.empty() ? "" : " ") + line;
  } else {
    deliver(std::move(line));
  }
}

void TextFlow::begin_aside() {
  if (frames_.size() < kMaxFrames) frames_.emplace_back();
}

void TextFlow::end_aside() {
  if (frames_.size() < 2 || frames_.back().is_cell) return;
  deliver(frames_.back().line);
  Frame aside = std::move(frames_.back());
  frames_.pop_back();
  frames_.back().below += aside.below;
}

std::string TextFlow::take() {
  end_paragraph();
  return std::exchange(text_, "");
}

}  // namespace musubi
