// answer_fixture.h - answers for the tests of the presenters.
#pragma once
#include <string>

#include "searcher/answer.h"

namespace musubi {

inline Hit sample_hit(int rank) {
  Hit hit;
  hit.rank = rank;
  hit.score = 12.34;
  hit.id = "agreements.csv#" + std::to_string(rank);
  hit.title = "経済交流に関する覚書";
  hit.prefecture = {"青森県"};
  hit.country = {"中国"};
  hit.domain = {"経済", "観光"};
  hit.organization = {"青森県"};
  hit.partner = "中国/大連市";
  hit.date = "2004-12-24";
  hit.year = {2004};
  hit.url = "https://example.jp/dalian";
  hit.path = "agreements.csv";
  hit.snippet = "県と大連市は、経済の分野で協力する。";
  hit.highlights = {{2, 4}, {7, 9}};
  hit.title_highlights = {{0, 2}};
  return hit;
}

// Two of seven hits of 大連 経済, narrowed by a prefecture.
inline Answer sample_answer() {
  Answer answer;
  answer.query = "大連 経済";
  answer.total = 7;
  answer.took_ms = 3.1;
  answer.hits = {sample_hit(1), sample_hit(2)};
  answer.filters = {{"都道府県", "青森県"}};
  answer.facets = {
      {"prefecture", "都道府県", {{"青森県", 8, true}, {"宮城県", 4, false}, {"北海道", 1, false}}},
      {"country", "国・地域", {{"中国", 7, false}}},
      {"domain", "分野", {}},
  };
  return answer;
}

// Everything that a document could try: escape sequences, line breaks, tabs,
// overrides of direction, ill-formed bytes, and far too much of it.
inline Answer hostile_answer() {
  const std::string attack =
      "\x1b[31m赤\r\n\t\x07\xC2\x9B"
      "2J\xE2\x80\xAE"
      "gpj\xFF\xE9\x9D";
  std::string endless;
  for (int i = 0; i < 300; ++i) endless += attack;
  Answer answer = sample_answer();
  answer.query = endless;
  answer.notes = {attack};
  answer.suggestion = attack;
  answer.filters = {{"都道府県", attack}};
  Hit& hit = answer.hits.front();
  for (std::string* text : {&hit.id, &hit.partner, &hit.date, &hit.url, &hit.path}) *text = attack;
  for (std::string* text : {&hit.title, &hit.snippet}) *text = endless;
  hit.prefecture = hit.country = hit.domain = hit.organization = {attack, endless};
  hit.highlights = hit.title_highlights = {{1, 3}, {5, 1'000'000}};
  answer.facets.front().label = attack;
  answer.facets.front().counts.push_back({endless, 2, true});
  return answer;
}

}  // namespace musubi
