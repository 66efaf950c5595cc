// Writes the user dictionary of other spellings, still to be compiled by
// mecab-dict-index.
//
// usage: spelling_dictionary DATA_FOLDER IPADIC_TABLES OUTPUT.csv
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "common/analysis/dictionary/ipadic_table.h"
#include "common/analysis/dictionary/spelling_words.h"

namespace musubi {

namespace {

int complain(const Error& error) {
  fmt::print(stderr, "spelling_dictionary: {}\n", error.message);
  return EXIT_FAILURE;
}

int write_dictionary(const char* data_dir, const char* tables, const char* output) {
  const auto gazetteer = Gazetteer::load(data_dir);
  if (!gazetteer) return complain(gazetteer.error());
  const auto ipadic = read_ipadic(tables);
  if (!ipadic) return complain(ipadic.error());

  std::ofstream csv(output, std::ios::binary);
  for (const SpellingWord& word : spelling_words(*ipadic, gazetteer->places())) csv << to_csv(word);
  csv.close();
  if (!csv) return complain({fmt::format("cannot write {}", output), {}});
  return EXIT_SUCCESS;
}

}  // namespace

}  // namespace musubi

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: spelling_dictionary DATA_FOLDER IPADIC_TABLES OUTPUT.csv\n");
    return EXIT_FAILURE;
  }
  return musubi::write_dictionary(argv[1], argv[2], argv[3]);
}
