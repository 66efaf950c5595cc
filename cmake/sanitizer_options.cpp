// What the sanitizers are to let pass: faults of the libraries, not of our code.

// NOLINTBEGIN(bugprone-reserved-identifier): names that the sanitizers look for

// Xapian::Database::check() of 1.4 deletes a table through its base class, which has
// another size and no virtual destructor.
extern "C" const char* __asan_default_options() {
  return "new_delete_type_mismatch=0";
}

// MeCab::Model::create() of 0.996 forgets its tokenizer where a dictionary cannot be opened.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:MeCab::Tokenizer<mecab_node_t, mecab_path_t>::open\n";
}

extern "C" const char* __lsan_default_options() {
  return "print_suppressions=0";
}

// NOLINTEND(bugprone-reserved-identifier)
