#include "searcher/command/print_answer.h"

#include <fmt/format.h>

#include "common/calendar/moment.h"
#include "common/console.h"
#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/command/named_document.h"
#include "searcher/command/output.h"
#include "searcher/command/search_key.h"
#include "searcher/earlier_copies.h"
#include "searcher/live_searcher.h"
#include "searcher/present/csv.h"
#include "searcher/present/json.h"
#include "searcher/present/text.h"
#include "searcher/present/tsv.h"
#include "searcher/reach/last_answer.h"
#include "searcher/reach/last_told.h"

namespace musubi {

namespace {

std::string as_text(const Answer& answer, const SearcherOptions& options) {
  TextStyle style = text_style(options.output);
  style.show_facets = !options.request.facets.empty();
  style.all_copies = options.output.all_copies;
  if (!style.links) return present_text(answer, style);
  Answer linked = answer;
  for (Hit& hit : linked.hits) hit.line = linked_line(hit);
  return present_text(linked, style);
}

std::string present(const Answer& answer, const SearcherOptions& options) {
  const OutputOptions& output = options.output;
  const auto columns = output.fields.empty() ? usual_fields() : output.fields;
  switch (output.format) {
    case OutputFormat::Json:
      return present_json(answer, output.fields);
    case OutputFormat::JsonLines:
      return present_json_lines(answer, output.fields);
    case OutputFormat::Tsv:
      return present_tsv(answer, columns);
    case OutputFormat::Csv:
      return present_csv(answer, columns, output.byte_order_mark);
    case OutputFormat::Template:
      return output.hit_template->present(answer);
    case OutputFormat::Text:
      break;
  }
  return as_text(answer, options);
}

std::string note_of(const Told& told) {
  return told.is_first ? "この検索の前回の記録がないため、索引の最新の更新を示します。"
                       : fmt::format("{} より後の新着と更新を示します。", moment_text(told.since));
}

// A table is taken for the whole where nothing says that more is to come.
void tell_rest(const Answer& answer) {
  const std::size_t shown = answer.hits.size();
  if (shown == 0 || answer.offset + shown >= answer.total) return;
  const bool is_within_reach = answer.offset == 0 && answer.total <= kMaxLimit;
  const std::string note =
      is_within_reach
          ? fmt::format("※ 全{}件中 {}件だけを出力しました。すべて出力するには --limit {}",
                        answer.total, shown, answer.total)
          : fmt::format("※ 全{}件中 {}〜{}件だけを出力しました。続きは --limit {} --offset {}",
                        answer.total, answer.offset + 1, answer.offset + shown, answer.limit,
                        answer.offset + shown);
  write_message(printable(translated(note)) + "\n");
}

int put_out(const Answer& answer, const SearcherOptions& options) {
  const int status = answer.total == 0 ? kNoHits : kHits;
  const std::string text = present(answer, options);
  const OutputFormat format = options.output.format;
  if (format != OutputFormat::Text) {
    if (format != OutputFormat::Json) tell_notes(answer);
    if (format != OutputFormat::Json) tell_rest(answer);
    return print(text, status);
  }
  // A hit is named by its number only where a person saw it.
  static_cast<void>(keep_last_answer(options.common.state, options.common.index, answer));
  return print_paged(text, options.output, status);
}

// Where copies are not known beyond a page, with what was seen on the pages before.
Result<Answer> search_page(Searcher& searcher, const SearchRequest& request,
                           const SearcherOptions& options) {
  const auto search = [&](const SearchRequest& asked) {
    return search_as_meant(searcher, asked, options);
  };
  auto answer = search(request);
  if (!answer || !request.is_each_content_once) return answer;
  const auto noted = note_earlier_copies(search, request, *answer);
  return noted ? std::move(answer) : tl::unexpected(noted.error());
}

int print_news(LiveSearcher& searcher, const SearcherOptions& options) {
  const CommonOptions& common = options.common;
  const std::string key = search_key(options.request);
  Told told;
  const auto news_of = [&](Searcher& current) {
    told = last_told(common.state, common.index, key, current.latest_change().value_or(0));
    SearchRequest request = options.request;
    request.since = told.since;
    return search_page(current, request, options);
  };
  auto answer = searcher.ask(news_of, tell);
  if (!answer) return tell(answer.error());
  answer->notes.insert(answer->notes.begin(), note_of(told));
  const int status = put_out(*answer, options);
  if (status == kSearchError) return status;
  const auto kept = keep_told(common.state, common.index, key, told);
  return kept ? status : tell(kept.error());
}

}  // namespace

int print_answer(const SearcherOptions& options) {
  auto searcher = LiveSearcher::open(options.common, options.synonyms);
  if (!searcher) return tell(searcher.error());
  if (options.since_last) return print_news(*searcher, options);
  const auto question = [&](Searcher& current) {
    return search_page(current, options.request, options);
  };
  const auto answer = searcher->ask(question, tell);
  return answer ? put_out(*answer, options) : tell(answer.error());
}

}  // namespace musubi
