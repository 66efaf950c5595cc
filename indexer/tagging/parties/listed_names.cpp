#include "indexer/tagging/parties/listed_names.h"

#include <array>
#include <cstddef>

#include "common/analysis/kana.h"
#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

constexpr std::u32string_view kListJoints = U"・･ 　";
constexpr std::u32string_view kOpensReading = U"(（[［";
constexpr std::u32string_view kClosesReading = U")）]］";

bool is_char_of(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

// The bytes of what always parts two names; 0 for none.
std::size_t separator_at(std::string_view text) {
  constexpr auto kSeparators = std::to_array<std::string_view>(
      {"、", "，",     ",",    "､",        ";",      "；", "/",  "／", "|", "｜",
       "\n", "および", "及び", "ならびに", "並びに", "と", "や", "の", "(", "（",
       "[",  "［",     ")",    "）",       "]",      "］", "「", "」"});
  for (const std::string_view separator : kSeparators) {
    if (text.starts_with(separator)) return separator.size();
  }
  return 0;
}

bool may_be_in_name(char32_t c) {
  const bool is_katakana = (c >= U'ァ' && c <= U'ー') || (c >= U'ｦ' && c <= U'ﾟ');
  return script_of(c) == Script::Kanji || is_katakana || is_char_of(c, U"・･=＝゠&＆");
}

bool is_name_of_place(std::string_view name) {
  constexpr std::size_t kMinChars = 2;
  constexpr std::size_t kMaxChars = 24;
  constexpr auto kNoNames =
      std::to_array<std::string_view>({"同", "両", "各", "本", "全", "他", "当", "・"});
  const std::size_t chars = char_count(name);
  if (chars < kMinChars || chars > kMaxChars || starts_with_any(name, kNoNames)) return false;
  for (std::size_t at = 0; at < name.size();) {
    if (!may_be_in_name(next_code_point(name, at))) return false;
  }
  return ends_as_place(name);
}

class ListReading {
 public:
  ListReading(std::string_view text, Before before) : text_(text), before_(before) {}

  std::vector<std::string_view> read();

 private:
  void close(std::size_t end);

  const std::string_view text_;
  Before before_;
  std::size_t begin_ = 0;  // of the name that is being read
  std::vector<std::string_view> names_;
};

void ListReading::close(std::size_t end) {
  const std::string_view name = trim(text_.substr(begin_, end - begin_));
  if (before_ == Before::BareName || !is_name_of_place(name)) return;
  names_.push_back(name);
  before_ = Before::WholeName;
}

std::vector<std::string_view> ListReading::read() {
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text_, at);
    if (const std::size_t bytes = separator_at(text_.substr(begin)); bytes != 0) {
      close(begin);
      begin_ = at = begin + bytes;
      const bool is_behind_name = before_ == Before::WholeName || before_ == Before::BareName;
      if (is_char_of(c, kOpensReading) &&
          is_behind_name) {  // how it is read, what else it is called
        while (at < text_.size() && !is_char_of(next_code_point(text_, at), kClosesReading))
          continue;
        begin_ = at;
      }
      before_ = Before::Nothing;
      continue;
    }
    const bool is_blank = c == U' ' || c == U'　';
    const bool is_new = begin == begin_ && (before_ != Before::BareName || is_blank);
    if (is_char_of(c, kListJoints) &&
        (is_new || ends_as_place(text_.substr(begin_, begin - begin_)))) {
      close(begin);
      begin_ = at;
      before_ = Before::Nothing;
    }
  }
  close(text_.size());
  return std::move(names_);
}

}  // namespace

bool ends_as_place(std::string_view name) {
  constexpr auto kEnds = std::to_array<std::string_view>(
      {"市", "州", "洲", "省", "県", "郡", "区", "町", "村", "郷", "鎮", "地方"});
  constexpr auto kCommon =
      std::to_array<std::string_view>({"都市", "町村", "区町村", "市町村", "本市", "特区", "地区"});
  return ends_with_any(name, kEnds) && !ends_with_any(name, kCommon) && char_count(name) > 1;
}

std::vector<std::string_view> listed_names(std::string_view text, Before before) {
  return ListReading(text, before).read();
}

}  // namespace musubi
