#include "indexer/help.h"

#include <fmt/format.h>

#include <sstream>

#include "common/messages.h"
#include "common/options/japanese_help.h"

namespace musubi {

namespace {

constexpr const char* kIndexerUsage =
    R"(usage: indexer [--index DIR] [options] SOURCE…
       indexer [--index DIR] [options] [--add SOURCE…] [--remove SOURCE…]
       indexer [--index DIR] --list | --check | --rollback | --prune | --push | --export solr | --front FOLDER

Brings an index up to date with its sources and publishes it.  A SOURCE is a
file or a folder of files: texts, tables, web pages, PDFs, office documents,
mails, archives, in any Japanese encoding.  Only what has changed is read; what
is gone is removed.  The old index stays in use until the new one is complete
and checked.  Name every source of the index, or none, which means all of them.

  indexer --index ~/agreements corpus/
  indexer --report night.json /srv/documents list.csv
  indexer --index ~/agreements --add minutes/   one source more
  indexer --config /etc/musubi/musubi.conf      sources named in the file
  indexer --index ~/agreements --rollback       back to the one before
)";

constexpr const char* kIndexerExitStatus = R"(
Exit status: 0 published, or nothing to do; 1 the same, but some documents are
refused, or kept as they were last read (listed); 2 not published: the old index
is untouched; 3 another indexer is at work.  --check: 0 sound, 2 not.
)";

constexpr const char* kIndexerUsageJapanese =
    R"(使い方: indexer [--index DIR] [オプション] SOURCE…
        indexer [--index DIR] [オプション] [--add SOURCE…] [--remove SOURCE…]
        indexer [--index DIR] --list | --check | --rollback | --prune | --push | --export solr | --front FOLDER

索引を SOURCE の今の内容に合わせ、公開します。SOURCE はファイルかフォルダーで、
テキスト、表、ウェブページ、PDF、オフィス文書、メール、書庫を読みます。日本語の
文字コードは問いません。変わったものだけを読み、なくなったものは索引から除き
ます。新しい索引がすべてそろって検査に通るまで、古い索引で検索できます。
SOURCE は、索引のものをすべて指定するか、一つも指定しないでください（すべての
意味になります）。

  indexer --index ~/agreements corpus/
  indexer --report night.json /srv/documents list.csv
  indexer --index ~/agreements --add minutes/   SOURCE を追加する
  indexer --config /etc/musubi/musubi.conf      SOURCE は設定ファイルから
  indexer --index ~/agreements --rollback       一つ前の世代に戻す
)";

constexpr const char* kIndexerExitStatusJapanese = R"(
終了ステータス:
  0  公開した。または、何も変わっていない
  1  0 と同じ。ただし、受け付けなかった文書や、最後に読めたときのまま残した
     文書がある（一覧を表示する）
  2  公開しなかった。古い索引はそのまま残る
  3  別の indexer がこの索引で作業している
--check では、問題がなければ 0、あれば 2
)";

}  // namespace

std::string indexer_help(const boost::program_options::options_description& options) {
  if (spoken_language() == Language::Japanese) {
    return fmt::format("{}{}{}", kIndexerUsageJapanese, options_in_japanese(options),
                       kIndexerExitStatusJapanese);
  }
  std::ostringstream text;
  text << kIndexerUsage << options << kIndexerExitStatus;
  return text.str();
}

}  // namespace musubi
