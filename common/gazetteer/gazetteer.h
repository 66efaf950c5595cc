// gazetteer.h - prefectures, municipalities, countries and their regions by
// every name they go by.
//
// Loaded from the TSV files of data/ and from files of the user's own.
// Immutable after loading; safe to share between threads.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

enum class PlaceKind { Prefecture, Municipality, Country, ForeignRegion };

// One entry of the gazetteer.
struct Place {
  PlaceKind kind = PlaceKind::Country;
  std::string code;    // JIS (01, 01100), ISO 3166-1 (CN) or ISO 3166-2 (CN-LN), may be empty
  std::string name;    // canonical: 青森県, 仙台市, 中国, 遼寧省
  std::string kana;    // hiragana, may be empty
  std::string romaji;  // Hepburn or the English name, may be empty
  std::string parent;  // 宮城県 for 仙台市, 中国 for 遼寧省 and 大連市, else empty
  std::string region;  // 遼寧省 for 大連市: the first level below the country, where it is known
  std::vector<std::string> aliases;  // every other name, in any script
};

// A name found in a text.  Several places where the name alone does not decide (府中市).
struct PlaceMention {
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;
  std::vector<const Place*> places;  // never empty
};

class Gazetteer {
 public:
  // Reads prefectures.tsv, municipalities.tsv, countries.tsv and regions.tsv of
  // `data_dir`, then `extra_files` (see data/README.md for the columns).  An
  // error names file and line.  abroad.tsv is read when the first text comes: what it holds is
  // found by find_mentions() alone.
  static Result<Gazetteer> load(const std::filesystem::path& data_dir,
                                const std::vector<std::filesystem::path>& extra_files = {});

  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  // The facet value that `alias` stands for, in any spelling, width or case
  // (青森, あおもり, アオモリ, Aomori; 米国, アメリカ, USA).  A municipality's
  // name gives its prefecture (仙台市, 仙台, 山形県庄内町), a foreign region's or
  // city's its country, where the name is unambiguous: not for 府中市.  Romaji in
  // Hepburn or Kunrei, long vowels or not, with or without -ken, -shi, City ...
  std::optional<std::string> prefecture(std::string_view alias) const;
  std::optional<std::string> country(std::string_view alias) const;

  // Known values nearest to a misspelt one, best first; none that has nothing in
  // common with it.
  std::vector<std::string> nearest_prefectures(std::string_view typed, std::size_t limit) const;
  std::vector<std::string> nearest_countries(std::string_view typed, std::size_t limit) const;

  // Places that go by exactly this name (after folding width, case, kana, romaji).
  std::vector<const Place*> find(std::string_view name) const;

  // Every place name in `text`, leftmost-longest, without overlap.  A name is
  // not found inside a longer word of its own script where that would mislead:
  // 京都 in 東京都, タイ in タイトル, a Latin name inside a Latin word.  Names in kanji,
  // katakana and Latin letters (these in their own case) in any width; no readings,
  // and a municipality only with its 市 区 町 村.  One with its prefecture before it
  // is one mention; the parent named right before (米国/ジョージア) decides between places.
  std::vector<PlaceMention> find_mentions(std::string_view text) const;

  const std::vector<Place>& places() const;

 private:
  struct Tables;
  explicit Gazetteer(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace musubi
