// The extractor: reads documents of foreign formats for the indexer, which starts it.
#include <unistd.h>

#include <string_view>

#include "common/process/program_start.h"
#include "indexer/extractor/convert.h"
#include "indexer/extractor/print.h"
#include "indexer/extractor/serve.h"

int main(int argc, char** argv) {
  musubi::prepare_process();
  if (argc == 2 && std::string_view(argv[1]) == "--worker") return musubi::serve(STDIN_FILENO);
  if (argc > 2 && std::string_view(argv[1]) == "--convert") return musubi::convert(argv + 2);
  bool is_fine = true;
  for (int i = 1; i < argc; ++i) is_fine = musubi::print_extracted(argv[i]) && is_fine;
  return is_fine ? 0 : 1;
}
