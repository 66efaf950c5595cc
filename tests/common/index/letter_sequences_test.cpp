#include "common/index/letter_sequences.h"

#include <map>
#include <random>
#include <set>
#include <string>

#include "tests/catch.h"

using namespace musubi;

namespace {

// All of a few letters, gaps among them.
std::u32string random_text(std::mt19937& random, std::size_t size) {
  std::u32string text;
  for (std::size_t i = 0; i < size; ++i) text += U"\0あいうえ"[random() % 5];
  return text;
}

// あい and いう, あいう, and あい behind あいう.
const std::vector<std::uint64_t> kItems = {
    sequence_item({U'あ', U'い'}), sequence_item({U'い', U'う'}), sequence_item({U'う', U'あ'}),
    sequence_item({kFirstSequence, U'う'}), sequence_item({kFirstSequence + 1, U'あ'})};

template <typename Sequences>
std::set<LetterPair> pairs_of(std::u32string_view text, const Sequences& sequences) {
  std::set<LetterPair> pairs;
  for_each_pair(text, sequences, [&](LetterPair pair, auto, auto) { pairs.insert(pair); });
  return pairs;
}

}  // namespace

TEST_CASE("a sequence that many documents have begins longer pairs", "[index][letters]") {
  const LetterSequences sequences(kItems);
  REQUIRE(sequences.is_sound());
  std::map<std::u32string, LetterPair> stand_for;
  const std::u32string text = U"えあいうあい";
  for_each_pair(text, sequences, [&](LetterPair pair, std::size_t begin, std::size_t size) {
    stand_for[text.substr(begin, size)] = pair;
  });
  const std::map<std::u32string, LetterPair> expected = {
      {U"えあ", {U'え', U'あ'}},
      {U"あい", {U'あ', U'い'}},
      {U"いう", {U'い', U'う'}},
      {U"うあ", {U'う', U'あ'}},
      {U"い", {U'い', 0}},
      {U"あいう", {kFirstSequence, U'う'}},
      {U"いうあ", {kFirstSequence + 1, U'あ'}},
      {U"うあい", {kFirstSequence + 2, U'い'}},
      {U"あいうあ", {kFirstSequence + 3, U'あ'}},
  };
  CHECK((stand_for == expected));
}

TEST_CASE("a text has all pairs of each phrase in it", "[index][letters]") {
  const LetterSequences searched(kItems);
  const SequenceTable hashed(kItems);
  std::mt19937 random(3);
  for (int i = 0; i < 300; ++i) {
    const std::u32string text = random_text(random, 1 + random() % 30);
    const auto pairs = pairs_of(text, hashed);
    CHECK((pairs_of(text, searched) == pairs));
    const std::size_t begin = random() % text.size();
    const std::u32string phrase = text.substr(begin, 1 + random() % 8);
    auto wanted = pairs_of(phrase, searched);
    wanted.erase({phrase.back(), kNoLetter});  // where the text may go on
    for (const LetterPair& pair : wanted) CHECK(pairs.contains(pair));
  }
}

TEST_CASE("sequences that are made of themselves are damage", "[index][letters]") {
  using Items = std::vector<std::uint64_t>;
  const auto damaged =
      GENERATE(Items{sequence_item({kFirstSequence, U'あ'})},
               Items{sequence_item({U'あ', U'い'}), sequence_item({kFirstSequence + 1, U'あ'})},
               Items{sequence_item({U'い', U'い'}), sequence_item({U'あ', U'い'})},
               Items{sequence_item({U'い', U'い'}), sequence_item({U'い', U'い'})});
  CHECK_FALSE(LetterSequences(damaged).is_sound());
}
