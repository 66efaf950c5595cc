#include "indexer/tagging/parties/unlisted_name.h"

#include <algorithm>
#include <array>

#include "common/analysis/kana.h"
#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

std::size_t skip_joint(std::string_view text, std::size_t at) {
  // オーストラリアの姉妹都市ラトローブ市
  constexpr auto kJoints = std::to_array<std::string_view>(
      {"・", "島の", "の", " ", "\n", "(", "姉妹都市", "友好都市", "の", "・", "「"});
  for (const std::string_view joint : kJoints) {
    if (text.substr(at).starts_with(joint)) at += joint.size();
  }
  return at;
}

std::size_t end_of_katakana(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("・")) return at;
  std::size_t end = at;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(text, next);
    if ((c < U'ァ' || c > U'ー') && c != U'&' && c != U'=') break;
    end = next;
  }
  const std::size_t kind = end == at ? 0 : kind_abroad_at(text.substr(end));
  return kind == 0 ? at : end + kind;
}

// 大武郷, 霊川県: a few kanji up to what says the kind of a place, and no other word.
std::size_t end_of_kanji(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxChars = 4;
  constexpr std::u32string_view kKinds = U"市県区郷鎮町村郡邑面";
  constexpr std::u32string_view kOthers = U"都両同本各他全当内副姉妹友好省州県市地特海沿諸自";
  std::size_t end = at;
  for (std::size_t chars = 0; chars < kMaxChars; ++chars) {
    const std::size_t begin = end;
    const char32_t c = next_code_point(text, end);
    if (script_of(c) != Script::Kanji) return at;
    if (chars > 0 && kKinds.find(c) != kKinds.npos) {
      std::size_t behind = end;
      const bool goes_on =
          end < text.size() && script_of(next_code_point(text, behind)) == Script::Kanji;
      return goes_on ? at : end;
    }
    if (kOthers.find(c) != kOthers.npos) return at;
    if (begin >= text.size()) return at;
  }
  return at;
}

}  // namespace

UnlistedName unlisted_name_at(std::string_view text, std::size_t at, Joint joint) {
  const std::size_t begin = joint == Joint::MayBe ? skip_joint(text, at) : at;
  if (begin >= text.size()) return {begin, begin};
  std::size_t end = end_of_katakana(text, begin);
  if (end == begin) end = end_of_kanji(text, begin);
  return {begin, end};
}

UnlistedName bare_name_at(std::string_view text, std::size_t country_begin,
                          std::size_t country_end) {
  constexpr std::string_view kDot = "・";
  constexpr std::size_t kMinChars = 3;
  constexpr auto kTies = std::to_array<std::string_view>(
      {"姉妹都市", "友好都市", "姉妹都市の", "友好都市の", "姉妹都市である", "友好都市である",
       "姉妹都市・", "友好都市・", "提携先の", "提携先である"});
  const bool is_partner = ends_with_any(text.substr(0, country_begin), kTies);
  if (!is_partner || !text.substr(country_end).starts_with(kDot)) return {};
  const std::size_t begin = country_end + kDot.size();
  std::size_t end = begin;
  for (std::size_t next = end; next < text.size(); end = next) {
    const char32_t c = next_code_point(text, next);
    if (c < U'ァ' || c > U'ー') break;
  }
  const bool is_name = char_count(text.substr(begin, end - begin)) >= kMinChars;
  return is_name ? UnlistedName{begin, end} : UnlistedName{};
}

UnlistedName unlisted_name_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxBytes = 60;
  if (at == 0 || text[at - 1] != '(') return {};
  const std::size_t end = at - 1;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kMaxBytes) {
    std::size_t previous = begin - 1;
    while (previous > 0 && is_continuation_byte(text[previous])) --previous;
    std::size_t next = previous;
    const char32_t c = next_code_point(text, next);
    const bool is_kind = next == end && kind_abroad_at(text.substr(previous, end - previous)) != 0;
    if (!is_kind && (c < U'ァ' || c > U'ー')) break;
    begin = previous;
  }
  const std::size_t kind = end_of_katakana(text, begin);
  return kind == end ? UnlistedName{begin, end} : UnlistedName{};
}

}  // namespace musubi
