#include "searcher/options/help_texts.h"

namespace musubi {

const std::string_view kShortHelp =
    R"(usage: searcher [options] QUERY…

  searcher 大連 経済                   what has both words
  searcher '"友好交流" OR 覚書 -観光'  a wording, alternatives, without a word
  searcher --country 中国 --year 2004..2012 協定
  searcher                             everything, the newest first

Narrow  --prefecture --country --domain --organization --region --municipality
        --partner --kind NAME (or a clear part of it)  --year --date 2004..2012
Look    --facet country  all its values     --sort -date  the newest first
        --page P  --limit N  --offset N  --brief  --full  --no-facets
        --since DAY|last  what came or changed since
Read    -i  search as you type   --show N  hit N whole   --open N   --like N|ID
Export  --format json|jsonl|csv|tsv  --fields title,url  --with body
        --template '{date} {title} {url}'  --batch
Set up  --index DIR  --config FILE  --lang ja|en  --color WHEN  --no-pager

More:   --help query  how queries are written    --help all  every option

Exit status: 0 hits, 1 none, 2 an error.
)";

const std::string_view kShortHelpJapanese =
    R"(使い方: searcher [オプション] 検索語…

  searcher 大連 経済                   両方の語を含むもの
  searcher '"友好交流" OR 覚書 -観光'  完全一致、いずれか、除外
  searcher --country 中国 --year 2004..2012 協定
  searcher                             すべての文書を新しい順に

絞り込み  --prefecture --country --domain --organization --region
          --municipality --partner --kind 名前（別名や一部でもよい）
          --year --date 2004..2012    --since 日付|last  新着と更新
表示      --facet country   ファセットのすべての値    --sort -date  新しい順
          --page P  --limit N  --offset N  --brief  --full  --no-facets
読む      -i 入力しながら検索  --show 番号 全文  --open 番号 開く  --like N|ID
出力      --format json|jsonl|csv|tsv  --fields title,url  --with body
          --template '{date} {title} {url}'  --batch
設定      --index DIR  --config FILE  --lang ja|en  --color WHEN  --no-pager

詳しくは  --help query  検索語の書き方    --help all  すべてのオプション

終了ステータス: 0 見つかった、1 見つからなかった、2 エラー
)";

const std::string_view kQueryHelp =
    R"(大連 経済                   both words; where none has both, those with some
だいれん  dairen  平成16年  other spellings, readings, calendars are found
大連 OR 瀋陽                either of them
大連 -経済                  without a word
(大連 OR 瀋陽) 経済         groups
"経済交流"  「経済交流」    this wording only
観光*                       words that begin so
title:大連                  in a field: title partner body prefecture country
                            domain organization year date id url
year:2004..2012             years, also 平成16..平成24, 1990年代, 昭和,
                            平成16年度
kaigi.txt  https://…        the documents of that file, of that page
青森県と大連市の交流はいつから    a question, answered by what fits it best

Signs may be typed in full width.  Quotes, parentheses, * and | mean something
to the shell: put such a query in ' '.  How it is read: --show-query
)";

const std::string_view kQueryHelpJapanese =
    R"(大連 経済                   両方の語を含むもの。なければ、一部の語を含むもの
だいれん  dairen  平成16年  別の表記、読み、暦でも見つかる
大連 OR 瀋陽                いずれか
大連 -経済                  この語を含まないもの
(大連 OR 瀋陽) 経済         かっこでまとめる
"経済交流"  「経済交流」    この語句と完全に一致するもの
観光*                       この文字で始まる語
題名:大連                   項目を指定（題名 相手 本文 都道府県 国 分野 団体 年
                            日付 id url）
年:2004..2012               年。平成16..平成24、1990年代、昭和、平成16年度
                            でもよい
kaigi.txt  https://…        その名前のファイルの文書、その URL の文書
青森県と大連市の交流はいつから    文章や質問に近い内容のもの

記号は全角でもかまいません。引用符、かっこ、* と | はシェルにも意味があるので、
検索語を ' ' で囲んでください。どう解釈されるかは --show-query で分かります。
)";

const std::string_view kUsage =
    R"(usage: searcher [--index DIR] [options] QUERY…

Answers a query with ranked documents and counts by facet.  All words must be
found; where no document has them all, those with some are shown.

  searcher 大連 経済
  searcher '"友好交流" OR 覚書 -観光'      a phrase, alternatives, without a word
  searcher --country 中国 --year 2004..2012 協定
  searcher --prefecture 青森 --format json   no query: all that passes
  searcher                                   everything, the newest first
  searcher --facet country 協定              all countries, with their counts
  searcher --show 2                          read hit 2 of the last answer
  searcher --open 2                          open its page or its file
  searcher --batch < queries.txt             a query a line, a line of JSON each
)";

const std::string_view kExitStatus = R"(
Exit status: 0 hits, 1 none, 2 an error (message on stderr, nothing on stdout).
With --batch: 0 hits for one of the queries or more, 1 none for any, 2 an error; that of
one query is answered on its line, and the others are answered all the same.
)";

const std::string_view kUsageJapanese =
    R"(使い方: searcher [--index DIR] [オプション] 検索語…

文書を関連の深い順に表示し、ファセットごとの件数を添えます。すべての語を含む
文書がなければ、一部の語を含む文書を表示します。値を取らないオプションは
--no-… で取り消せます。
)";

const std::string_view kExitStatusJapanese = R"(
終了ステータス: 0 見つかった、1 見つからなかった、2 エラー
（説明は標準エラー出力）
--batch では、一つでも見つかれば 0、どれも見つからなければ 1、エラーに
なった検索語があれば 2
)";

}  // namespace musubi
