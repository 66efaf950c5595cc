#include "searcher/answer_notes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

#include "common/text/utf8.h"

namespace musubi {

namespace {

// In marks that the text does not have itself.
std::string in_marks(std::string_view text) {
  const bool has_marks = text.find("「") != text.npos || text.find("」") != text.npos;
  return fmt::format("{}{}{}", has_marks ? "“" : "「", text, has_marks ? "”" : "」");
}

}  // namespace

void tell_copies(const ContentCounts& counts, Answer& answer) {
  answer.copies = answer.total - counts.size();
  answer.total = counts.size();
  for (Hit& hit : answer.hits) hit.same_elsewhere = counts.of(hit.content) - 1;
}

void tell_correction(const Correction& correction, Answer& answer) {
  answer.suggestion = correction.query;
  answer.suggestion_was_searched = !correction.is_other_word;
  if (correction.is_other_word) return;
  answer.notes.push_back(fmt::format("{}に一致する文書がないため、{}で検索しました。",
                                     in_marks(answer.query), in_marks(correction.query)));
}

void tell_shared(const SharedDocuments& shared, Answer& answer) {
  if (shared.count == 0) return;
  answer.notes.push_back(
      fmt::format("検索した複数のデータベースに、同じ ID の文書が {} 件あります（例: "
                  "{}）。別々の文書として数えています。",
                  shared.count, shared.example));
}

void tell_lost(const SearchTools& tools, Answer& answer) {
  answer.shards = tools.shards;
  if (tools.lost.empty()) return;
  answer.notes.push_back(fmt::format(
      "索引の一部を受け持つサーバー（{}）が応答しないため、残りの部分だけを検索しました。",
      printable(fmt::format("{}", fmt::join(tools.lost, "、")))));
}

void tell_strictness(Strictness strictness, Answer& answer) {
  if (strictness == Strictness::ByLetters) {
    answer.notes.emplace_back(
        "語としては見つからないため、入力した文字の並びを含む文書を表示しています。");
  }
  if (strictness == Strictness::Relaxed && answer.total > 0) {
    answer.notes.emplace_back(
        "すべての語を含む文書がないため、一部の語を含む文書を表示しています。");
  }
}

}  // namespace musubi
