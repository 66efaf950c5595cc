#include "searcher/options/option_lists.h"

#include <fmt/format.h>

namespace musubi {

namespace po = boost::program_options;

namespace {

constexpr FacetOption kFacetOptions[] = {
    {"prefecture", FieldId::Prefecture,
     "only this prefecture, by any name: 青森県, 青森, Aomori; or those of a region: 東北, 北陸"},
    {"country", FieldId::Country,
     "only this country, by any name: 米国, アメリカ, USA; or those of a part of the world: "
     "東南アジア"},
    {"domain", FieldId::Domain, "only this domain: 経済, 観光, …"},
    {"organization", FieldId::Organization, "only this organization"},
    {"municipality", FieldId::Municipality,
     "only what this municipality ties or tells of: 仙台市, 東京都港区"},
    {"partner", FieldId::Partners, "only with this partner: 遼寧省, 大連, 米国"},
    {"kind", FieldId::Kind, "only this kind of document: 協定書, 覚書, 報告, 議事録, …"},
};

constexpr PlaceOption kPlaceOptions[] = {
    {"region", &SearchRequest::regions, "only this region of Japan: 東北, 関西, 北陸"},
};

}  // namespace

std::span<const FacetOption> facet_options() {
  return kFacetOptions;
}

std::span<const PlaceOption> place_options() {
  return kPlaceOptions;
}

po::options_description search_options() {
  const auto value = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description search("Search");
  for (const FacetOption& option : kFacetOptions) {
    search.add_options()(option.name,
                         po::value<std::vector<std::string>>()->composing()->value_name("V"),
                         fmt::format("{} (repeatable: any of them)", option.help).c_str());
  }
  for (const PlaceOption& option : kPlaceOptions) {
    search.add_options()(option.name,
                         po::value<std::vector<std::string>>()->composing()->value_name("V"),
                         fmt::format("{} (repeatable: any of them)", option.help).c_str());
  }
  search.add_options()("year", value("Y"),
                       "year of signing: 2004, 2004..2012, 平成16..平成24, 1990年代, 平成16年度, "
                       "昭和; 2004-12 is that "
                       "month")(
      "date", value("D"),
      "day of the first signing: 2004-12-24, 2004-12-01..2005-01-31, ..平成16年12月")(
      "since", value("WHEN"),
      "what came or changed since a day (2026-11-01), or last: since the index last told of it")(
      "limit", value("N")->default_value("10"), "hits to show")(
      "offset", value("N")->default_value("0"), "hits to skip")(
      "sort", value("ORDER")->default_value("relevance"),
      "relevance, date (oldest first), -date (newest first) or -changed (what came last first)")(
      "partial", po::bool_switch(),
      "where the server of a shard does not answer: search the others, and say so")(
      "synonyms", value("FILE"), "your own synonyms, in the format of Solr's synonyms.txt")(
      "own-synonyms-only", po::bool_switch(), "without the synonyms of the trade");
  return search;
}

po::options_description output_options() {
  const auto choice = [](const char* usual, const char* name) {
    return po::value<std::string>()->default_value(usual)->value_name(name);
  };
  po::options_description output("Output");
  output.add_options()("format", choice("text", "FORMAT"),
                       "text, json, jsonl (a hit a line), csv, tsv or template")(
      "fields", po::value<std::string>()->value_name("NAME[,NAME]"),
      "of each hit, for json, jsonl, csv and tsv: title, url, date, …")(
      "template", po::value<std::string>()->value_name("TEXT"),
      "for --format template, which it stands for: '{rank} {title} {url}'")(
      "with", po::value<std::string>()->value_name("WHAT"), "body: the whole text of each hit")(
      "bom", po::bool_switch(), "csv begins with a byte order mark, for Excel")(
      "all-copies", po::bool_switch(), "show each copy of a document, and not the first alone")(
      "brief", po::bool_switch(), "one line for each hit")(
      "full", po::bool_switch(), "each hit with its passage and place, however long that gets")(
      "no-facets", po::bool_switch(), "hits alone, without counts by facet")(
      "no-pager", po::bool_switch(), "no pager where the answer is long")(
      "color", choice("auto", "WHEN"), "auto, always or never")(
      "lang", choice("auto", "LANG"), "ja or en; auto: as the locale says")(
      "ambiguous", choice("auto", "WIDTH"),
      "how wide characters such as ○ and … are on the terminal: narrow, wide; auto: as the locale "
      "says")("links", choice("auto", "WHEN"),
              "titles and places as links that a terminal can follow: auto, always or never")(
      "notify-command", po::value<std::string>()->value_name("COMMAND"),
      "what --notify hands each mail to: /usr/sbin/sendmail -t")(
      "explain", po::bool_switch(), "say why each hit scored as it did");
  return output;
}

po::options_description instead_options() {
  const auto value = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description instead("This time only");
  instead.add_options()("interactive,i", po::bool_switch(),
                        "search as you type, on the full screen")("page", value("P"),
                                                                  "the hits of that page")(
      "show", value("N|ID"),
      "read a document: hit N of the last answer, or the one with this id or path")(
      "open", value("N|ID"), "open its page of the web, or its file")(
      "facet", value("NAME[,NAME]"),
      "print all values of these facets: prefecture, country, domain, year, organization, …")(
      "facet-sort", value("ORDER")->default_value("usual"),
      "count, name or time; usual: years by time, others by count")(
      "facet-prefix", value("TEXT"), "only values that begin so, as written or as read")(
      "like", value("ID"), "documents like the one with this id, or like hit N of the last answer")(
      "notify", po::bool_switch(),
      "print a mail of what is new for the saved searches that say notify = ADDRESS")(
      "batch", po::bool_switch(),
      "one query a line from stdin, each answered with one line of JSON")(
      "show-query", po::bool_switch(), "print how the query is read, and stop")(
      "analyze", value("TEXT"), "print token by token which terms a text gives, and stop");
  return instead;
}

}  // namespace musubi
