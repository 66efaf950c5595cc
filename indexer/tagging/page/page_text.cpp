#include "indexer/tagging/page/page_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>

#include "common/gazetteer/phrase_matcher.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/page_lines.h"

namespace musubi {

namespace {

// Longer texts are judged by their beginning.
constexpr std::size_t kMaxTextBytes = 256U << 10;
constexpr std::size_t kOpeningBytes = 900;  // about 300 characters
constexpr std::size_t kWrappedChars = 28;   // of a line that may go on in the next
constexpr std::size_t kMaxBareLabelChars = 8;

constexpr auto kLabels = std::to_array<std::string_view>({
    "都道府県名", "都道府県",   "自治体名称", "自治体名",   "団体名",     "登録団体",
    "国名",       "国・地域",   "国地域",     "相手国",     "提携先",     "提携相手",
    "相手先",     "相手都市",   "提携都市",   "締結先",     "調印先",     "州・省",
    "姉妹都市名", "友好都市名", "市町村名",   "都市名",     "派遣先",     "日本側",
    "韓国側",     "中国側",     "台湾側",     "参加自治体", "構成自治体",
});

constexpr std::string_view kSentenceEnd = "。";

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_continuation_byte(text[at - 1])) --at;
  return at == 0 ? 0 : next_code_point(text, --at);
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

bool is_letter(char32_t c) {
  return (c >= U'ぁ' && c <= U'ー') || (c >= 0x3400 && c <= 0x9FFF);
}

// 分野:経済・観光
bool begins_with_label(std::string_view line) {
  constexpr std::size_t kMaxChars = 8;
  const std::size_t colon = line.find(':');
  return colon != line.npos && char_count(line.substr(0, colon)) <= kMaxChars;
}

bool has_chars(std::string_view line, std::size_t least) {
  return line.size() >= 4 * least || char_count(line) >= least;
}

// A line end in the middle of a sentence, as mail, PDF and some pages have them.
bool goes_on(std::string_view line, std::string_view next) {
  constexpr std::u32string_view kParticles = U"のをにはがとでもへやてし、,";
  const char32_t last = last_character(line);
  if (!is_letter(first_character(next)) || line.empty()) return false;
  if (line.ends_with("について") || begins_with_label(next)) return false;
  if (kParticles.find(last) != std::u32string_view::npos) return has_chars(line, 5);
  return is_letter(last) && has_chars(line, kWrappedChars);
}

bool has_blank(std::string_view text) {
  return text.find_first_of(" \n\t\r") != text.npos;
}

bool is_label(std::string_view line) {
  for (const std::string_view mark : {"※", "■", "○", "・"}) {
    if (line.starts_with(mark)) line = trim(line.substr(mark.size()));
  }
  static const PhraseMatcher labels(std::vector<std::string>(kLabels.begin(), kLabels.end()));
  return labels.match(line, 0, [](std::uint32_t, std::size_t) { return true; });
}

// ヴィンフック省, 萬栄郷: letters that a person chose, not the width of half of them or the
// radicals of a PDF.
bool is_other_spelling(std::string_view raw, std::string_view folded) {
  if (char_count(raw) != char_count(folded)) return raw.find("ヴ") != raw.npos && !has_blank(raw);
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = next_code_point(raw, at);
    if (!is_letter(c)) return false;
  }
  return true;
}

// A text without a heading lends its beginning as a title: that tells nothing besides.
bool is_cut_from(std::string_view title, std::string_view body) {
  constexpr std::string_view kCut = "…";
  return title.ends_with(kCut) &&
         body.find(title.substr(0, title.size() - kCut.size())) != body.npos;
}

}  // namespace

PageText::PageText(const Document& document)
    : raw_title_(document.title),
      raw_body_(truncate_utf8(document.body, kMaxTextBytes)),
      url_(document.url),
      title_(raw_title_),
      body_(raw_body_),
      text_(title_.text()) {
  const std::size_t title_end = text_.size();
  const Zone zone = is_cut_from(raw_title_, raw_body_) ? Zone::Opening : Zone::Title;
  if (title_end != 0) sentences_.push_back({0, title_end, zone});
  text_ += "\n\n";
  body_begin_ = text_.size();
  is_whole_ = raw_body_.size() == document.body.size();
  text_ += body_.text();
  add_body(body_begin_);
}

std::string PageText::as_written(std::size_t begin, std::size_t end) const {
  const bool in_body = begin >= body_begin_;
  const FoldedNames& folded = in_body ? body_ : title_;
  const std::size_t offset = in_body ? body_begin_ : 0;
  const std::size_t first = folded.to_raw(begin - offset);
  const std::size_t last = folded.end_in_raw(end - offset);
  const std::string_view raw = (in_body ? raw_body_ : raw_title_).substr(first, last - first);
  const std::string_view folded_name = text().substr(begin, end - begin);
  return without_line_ends(is_other_spelling(raw, folded_name) ? raw : folded_name);
}

std::string without_line_ends(std::string_view name) {
  std::string joined(name);
  std::erase_if(joined, [](char c) { return c == '\n' || c == '\r'; });
  return joined;
}

Zone PageText::zone_at(std::size_t byte) const {
  const auto found = std::partition_point(sentences_.begin(), sentences_.end(),
                                          [&](const Sentence& one) { return one.end <= byte; });
  return found == sentences_.end() ? Zone::Text : found->zone;
}

Zone PageText::zone_of_text(std::string_view line) {
  const Zone zone = opening_bytes_ < kOpeningBytes ? Zone::Opening : Zone::Text;
  opening_bytes_ += line.size();
  return zone;
}

void PageText::add_body(std::size_t body) {
  const std::string_view text = std::string_view(text_).substr(body);
  const auto lines = lines_of_page(text);
  std::unordered_set<std::string_view> seen;
  if (!sentences_.empty()) seen.insert(in(sentences_.front()));
  bool label_before = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::Blank) continue;
    const std::size_t first = i;
    Zone zone = Zone::Aside;
    switch (lines[i].kind) {
      case LineKind::Text:
        while (i + 1 < lines.size() && lines[i + 1].kind == LineKind::Text &&
               goes_on(lines[i].in(text), lines[i + 1].in(text))) {
          ++i;
        }
        break;
      case LineKind::Trail:
        zone = Zone::Trail;
        break;
      case LineKind::Contact:
        zone = Zone::Contact;
        break;
      case LineKind::Number:
        zone = Zone::Text;
        break;
      default:
        break;
    }
    const std::string_view line =
        text.substr(lines[first].begin, lines[i].end - lines[first].begin);
    if (lines[first].kind == LineKind::Text) {
      const bool is_new = seen.insert(line).second;
      const bool begins_with_label = is_label(line);
      const bool has_label = begins_with_label || label_before;
      if (is_new) zone = zone_of_text(line);
      if (is_new && has_label) zone = Zone::Label;
      // The name of a value alone, which stands in the line below.
      label_before = begins_with_label && char_count(line) <= kMaxBareLabelChars;
    }
    add_sentences(body + lines[first].begin, body + lines[i].end, zone);
  }
}

void PageText::add_sentences(std::size_t begin, std::size_t end, Zone zone) {
  const std::string_view text = std::string_view(text_).substr(0, end);
  while (begin < end) {
    const std::size_t full_stop = position_of(kSentenceEnd, text, begin);
    const std::size_t stop = full_stop == text.npos ? end : full_stop + kSentenceEnd.size();
    sentences_.push_back({begin, stop, zone});
    begin = stop;
  }
}

}  // namespace musubi
