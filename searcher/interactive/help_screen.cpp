#include "searcher/interactive/help_screen.h"

#include <sstream>
#include <string_view>

#include "common/messages.h"
#include "searcher/present/line_wrapper.h"

namespace musubi {

namespace {

// No line is wider than 58 columns, no more lines than a screen of 24 has room for.
constexpr std::string_view kHelp =
    R"(入力するたびに検索します。入力途中の語は読みでも探します。
@名前 と空白で、保存した検索を呼び出します。

Tab              検索語、一覧、絞り込みの間を移る
↑ ↓              文書や値を選ぶ
Enter            選んだ文書を読む
PageUp PageDown  前のページ、次のページ
Space            絞り込みの値を選ぶ、外す
→ ←              値をすべて並べる、元に戻す
Ctrl-X           絞り込みをすべて外す
Ctrl-S           並び順（関連順、新しい順、古い順、更新順）
Ctrl-V           選んだ文書の本文を下に表示する、消す
n N              全文の中で、次や前の一致箇所へ移る
Ctrl-O Ctrl-G    開く、URL か ID をコピーする（一覧では o y）
Ctrl-A E B F     行頭、行末、前、次へ
Ctrl-K U W Y     後ろ、前、一語を切り取る、貼り付ける
Ctrl-P Ctrl-N    検索語の履歴（文書を開いたもの）
Esc              検索語に戻る（一覧では / でも）
Ctrl-Z  中断     Ctrl-C  終了する（一覧では q でも）)";

}  // namespace

std::vector<std::string> help_screen(const TextStyle& style) {
  LineWrapper wrapper(style.ambiguous);
  std::istringstream text(translated(kHelp));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) {
    if (line.empty()) lines.emplace_back();
    for (const auto& [begin, end] : wrapper.wrap(line, style.columns)) {
      lines.push_back(line.substr(begin, end - begin));
    }
  }
  return lines;
}

}  // namespace musubi
