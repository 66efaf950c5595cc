// member_output.h - delivers what comes of a member under its name.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "indexer/extractor/extract.h"

namespace musubi {

class MemberOutput : public Output {
 public:
  // `whole`: where the file around it delivers; outlives this object.  `fields` are added to
  // each document.  Without a name it delivers as the file around it does.
  MemberOutput(std::string name, Output& whole, std::vector<NamedValue> fields = {})
      : name_(std::move(name)), whole_(whole), fields_(std::move(fields)) {}

  void opened(SourceKind) override {}
  void document(Extracted document) override {
    document.member = inside(document.member);
    document.fields.insert(document.fields.end(), fields_.begin(), fields_.end());
    whole_.document(std::move(document));
  }
  void begin_table(TableHead head) override {
    head.member = inside(head.member);
    head.fields.insert(head.fields.end(), fields_.begin(), fields_.end());
    whole_.begin_table(std::move(head));
  }
  void row(TableRow row) override { whole_.row(std::move(row)); }
  void plain(PlainMember member) override {
    member.member = inside(member.member);
    member.fields.insert(member.fields.end(), fields_.begin(), fields_.end());
    whole_.plain(std::move(member));
  }
  void remark(Remark remark) override {
    remark.member = inside(remark.member);
    whole_.remark(std::move(remark));
  }
  // A member of a member is read anew with it.
  bool begin_member(const Input& member) override {
    return !name_.empty() || whole_.begin_member(member);
  }
  void end_member() override {
    if (name_.empty()) whole_.end_member();
  }

 private:
  std::string inside(const std::string& member) const {
    if (name_.empty()) return member;
    return member.empty() ? name_ : name_ + '/' + member;
  }

  std::string name_;
  Output& whole_;
  std::vector<NamedValue> fields_;
};

}  // namespace musubi
