#include "indexer/extractor/table/time_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "indexer/extractor/table/format_code.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxDecimals = 3;  // Excel shows no more

char in_small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view small) {
  return text.size() >= small.size() && std::equal(small.begin(), small.end(), text.begin(),
                                                   [](char a, char b) { return a == in_small(b); });
}

}  // namespace

TimeFormat::TimeFormat(std::string_view code) {
  if (code.size() > kMaxCodeBytes) code = "h:mm:ss";
  for (std::size_t at = 0; at < code.size() && code[at] != ';';) at = read(code, at);
}

// From the place of one part of the code to that of the next.
std::size_t TimeFormat::read(std::string_view code, std::size_t at) {
  const auto unit_of = [](char c) {
    const char small = in_small(c);
    return small == 'h'   ? Kind::Hours
           : small == 'm' ? Kind::Minutes
           : small == 's' ? Kind::Seconds
                          : Kind::Text;
  };
  const auto behind = [&](std::size_t from) {
    std::size_t end = from;
    while (end < code.size() && in_small(code[end]) == in_small(code[from])) ++end;
    return end;
  };
  const char c = code[at];
  const std::size_t end = end_of_part(code, at);
  for (const std::string_view halves : {"am/pm", "a/p"}) {
    if (!begins_with(code.substr(at), halves)) continue;
    add(Kind::HalfOfDay, code.substr(at, halves.size()));
    return at + halves.size();
  }
  if (unit_of(c) != Kind::Text) {
    add(unit_of(c), code.substr(at, behind(at) - at));
    return behind(at);
  }
  if (c == '.' && end < code.size() && code[end] == '0') {
    add(Kind::Fraction, code.substr(end, behind(end) - end));
    return behind(end);
  }
  if (c == '[') {
    const std::string_view inside = code.substr(at + 1, end - at - 1);
    const std::string_view unit = inside.substr(0, inside.find(']'));
    const bool is_unit =
        !unit.empty() && unit_of(unit[0]) != Kind::Text && behind(at + 1) == at + 1 + unit.size();
    if (is_unit) add(unit_of(unit[0]), unit, true);
  } else if (c == '"') {
    const std::string_view quoted = code.substr(at + 1, end - at - 1);
    add(Kind::Text, quoted.substr(0, quoted.find('"')));
  } else if (c == '\\' || c == '!') {
    add(Kind::Text, code.substr(at + 1, end - at - 1));
  } else if (c != '_' && c != '*' && c != '@') {  // room, what fills the cell, a text
    add(Kind::Text, code.substr(at, 1));
  }
  return end;
}

void TimeFormat::add(Kind kind, std::string_view text, bool runs_on) {
  if (kind == Kind::Fraction) {
    text = text.substr(0, kMaxDecimals);
    decimals_ = std::max(decimals_, text.size());
  }
  has_halves_ = has_halves_ || kind == Kind::HalfOfDay;
  pieces_.push_back({kind, std::string(text), runs_on});
}

std::string TimeFormat::shown(double days) const {
  long long parts = 1;  // of a second
  for (std::size_t i = 0; i < decimals_; ++i) parts *= 10;
  const long long whole = std::llround(days * 86'400 * static_cast<double>(parts));
  const long long seconds = whole / parts;
  std::string text;
  const auto put = [&](const Piece& piece, long long number, long long turn) {
    text += fmt::format("{:0{}}", piece.runs_on ? number : number % turn,
                        std::min<std::size_t>(piece.text.size(), 2));
  };
  for (const Piece& piece : pieces_) {
    switch (piece.kind) {
      case Kind::Text:
        text += piece.text;
        break;
      case Kind::Hours: {
        const long long hours = seconds / 3600;
        const bool is_half = has_halves_ && !piece.runs_on;
        put(piece, is_half ? (hours + 11) % 12 + 1 : hours, 24);
        break;
      }
      case Kind::Minutes:
        put(piece, seconds / 60, 60);
        break;
      case Kind::Seconds:
        put(piece, seconds, 60);
        break;
      case Kind::Fraction:
        text += '.' + fmt::format("{:0{}}", whole % parts, decimals_).substr(0, piece.text.size());
        break;
      case Kind::HalfOfDay: {
        const std::size_t slash = piece.text.find('/');
        const bool is_late = seconds / 3600 % 24 >= 12;
        text += is_late ? piece.text.substr(slash + 1) : piece.text.substr(0, slash);
        break;
      }
    }
  }
  return text;
}

}  // namespace musubi
