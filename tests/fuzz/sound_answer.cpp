#include "tests/fuzz/sound_answer.h"

#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "searcher/present/json.h"
#include "searcher/present/text.h"
#include "searcher/present/tsv.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

void expect_sound(const Answer& answer) {
  expect(answer.hits.size() <= answer.total, "no more hits than there are");
  expect(nlohmann::json::accept(present_json(answer)), "an answer is JSON");
  for (const std::string& text : {present_text(answer, {}), present_tsv(answer)}) {
    expect(printable(text) == text, "an answer is safe to print");
  }
}

}  // namespace musubi::fuzz
