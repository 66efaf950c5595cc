#include "searcher/present/news_mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "common/calendar/moment.h"
#include "common/messages.h"
#include "common/text/base64.h"
#include "common/text/utf8.h"
#include "searcher/present/copies.h"
#include "searcher/present/facet_tables.h"
#include "searcher/present/filter_text.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/single_line.h"

namespace musubi {

namespace {

// RFC 2047: words of at most 75 characters, cut between letters of the text.
std::string encoded(std::string_view text) {
  constexpr std::size_t kBytes = 45;
  std::string words;
  while (!text.empty()) {
    const std::string_view part = truncate_utf8(text, kBytes);
    words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\n ", base64(part));
    text.remove_prefix(part.size());
  }
  return words;
}

// No header is given more lines than its own.
std::string in_header(std::string_view text) {
  std::string line = single_line(text);
  std::erase_if(line, [](char c) { return c == '\n' || c == '\r'; });
  return line;
}

std::string indented_line(std::string_view text) {
  return "   " + single_line(text) + "\n";
}

}  // namespace

std::string news_mail(const MailHead& head, const Answer& answer, std::uint64_t since) {
  const std::string subject =
      translated(fmt::format("Musubi: {} の新着 {} 件", head.name, grouped(answer.total)));
  std::string mail = fmt::format(
      "To: {}\nSubject: {}\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n"
      "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n",
      in_header(head.address), encoded(in_header(subject)));
  mail += translated(fmt::format("{} より後の新着と更新を示します。", moment_text(since))) + "\n";
  if (!trim(answer.query).empty()) mail += fmt::format("「{}」\n", single_line(answer.query));
  // Since when stands above already.
  auto filters = answer.filters;
  std::erase_if(filters, [](const auto& filter) { return filter.first == "更新"; });
  if (!filters.empty()) mail += translated("絞り込み: " + filters_text(filters)) + "\n";
  const TextStyle from_root;
  for (const Hit& hit : folded(answer).hits) {
    mail += fmt::format("\n{}. {}\n", hit.rank, single_line(title_of(hit)));
    mail += indented_line(about(hit));
    if (!hit.snippet.empty()) mail += indented_line(hit.snippet);
    for (const std::string& line : {copies_of(hit), hit.url, place_of(hit, from_root)}) {
      if (!line.empty()) mail += indented_line(line);
    }
  }
  if (answer.total > answer.hits.size()) {
    mail += "\n" +
            translated(
                fmt::format("ほか {} 件。続きは {}", grouped(answer.total - answer.hits.size()),
                            fmt::format("searcher --since {} @{}", day_text(since), head.name))) +
            "\n";
  }
  return mail;
}

std::string in_mailbox(const std::string& mail) {
  std::string entry = "From musubi Thu Jan  1 00:00:00 1970\n";
  std::istringstream lines(mail);
  for (std::string line; std::getline(lines, line);) {
    entry += (line.starts_with("From ") ? ">" : "") + line + "\n";
  }
  return entry + "\n";
}

}  // namespace musubi
