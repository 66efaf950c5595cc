// Writes the user dictionary of place names, still to be compiled by
// mecab-dict-index.
//
// usage: gazetteer_dictionary DATA_FOLDER IPADIC_FOLDER OUTPUT.csv
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "common/analysis/tokenizer.h"
#include "common/gazetteer/dictionary/place_words.h"
#include "common/gazetteer/gazetteer.h"

namespace musubi {

namespace {

int complain(const Error& error) {
  fmt::print(stderr, "gazetteer_dictionary: {}\n", error.message);
  return EXIT_FAILURE;
}

int write_dictionary(const char* data_dir, const char* ipadic_dir, const char* output) {
  const auto gazetteer = Gazetteer::load(data_dir);
  if (!gazetteer) return complain(gazetteer.error());
  const auto ipadic = Dictionary::open(ipadic_dir, {});
  if (!ipadic) return complain(ipadic.error());

  Tokenizer tokenizer(*ipadic);
  std::ofstream csv(output, std::ios::binary);
  for (const PlaceWord& word : place_words(gazetteer->places(), tokenizer)) csv << to_csv(word);
  csv.close();
  if (!csv) return complain({fmt::format("cannot write {}", output), {}});
  return EXIT_SUCCESS;
}

}  // namespace

}  // namespace musubi

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: gazetteer_dictionary DATA_FOLDER IPADIC_FOLDER OUTPUT.csv\n");
    return EXIT_FAILURE;
  }
  return musubi::write_dictionary(argv[1], argv[2], argv[3]);
}
