#include "common/analysis/counted_words.h"

#include <array>

#include "common/analysis/numerals.h"

namespace musubi {

namespace {

// Counters of the words that IPADIC has as a whole: 十二月, 一つ, 一番, 五十音, 四半期.
constexpr std::array<std::string_view, 41> kCounters = {
    "月", "つ", "人", "日", "年", "回", "個", "番", "部", "等", "位", "級", "角",  "夜",
    "音", "世", "階", "割", "分", "倍", "点", "次", "種", "条", "号", "台", "軒",  "本",
    "枚", "週", "度", "時", "秒", "円", "里", "期", "章", "字", "流", "輪", "半期"};

constexpr std::array<CountedInKana, 18> kCountedInKana = {{
    {"ひとり", "1", "人"},
    {"ふたり", "2", "人"},
    {"ひとつ", "1", "つ"},
    {"ふたつ", "2", "つ"},
    {"みっつ", "3", "つ"},
    {"よっつ", "4", "つ"},
    {"いつつ", "5", "つ"},
    {"むっつ", "6", "つ"},
    {"ななつ", "7", "つ"},
    {"やっつ", "8", "つ"},
    {"ここのつ", "9", "つ"},
    {"ついたち", "1", "日"},
    {"ふつか", "2", "日"},
    {"みっか", "3", "日"},
    {"よっか", "4", "日"},
    {"とおか", "10", "日"},
    {"はつか", "20", "日"},
    {"はたち", "20", "歳"},
}};

}  // namespace

std::span<const CountedInKana> counted_in_kana() {
  return kCountedInKana;
}

std::optional<CountedWord> counted_word(std::string_view surface) {
  for (const CountedInKana& counted : kCountedInKana) {
    if (counted.word == surface) {
      return CountedWord{surface.size(), std::string(counted.decimal),
                         std::string(counted.counter)};
    }
  }
  for (const std::string_view counter : kCounters) {
    if (!surface.ends_with(counter) || surface.size() == counter.size()) continue;
    const std::size_t begin = surface.size() - counter.size();
    if (auto decimal = decimal_form(surface.substr(0, begin))) {
      return CountedWord{begin, std::move(*decimal), std::string(counter)};
    }
  }
  return std::nullopt;
}

}  // namespace musubi
