# Completes a man page: fills in the version and, in the place of each line ".OPTIONS GROUP", the
# options of that group as the program itself lists them.
#
# usage: awk -v version=VERSION -v language=LANGUAGE -v page=FILE -f complete.awk [ENGLISH LOCAL]
# ENGLISH, LOCAL: what --help all prints in English, which has the groups, and in the language
# of the page, which has the words.

function trimmed(text) {
  sub(/^ +/, "", text)
  sub(/ +$/, "", text)
  return text
}

# A line that begins with a dot or a quote would be a request to the formatter.
function escaped(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  gsub(/\$[A-Z]/, "\\%&", text)  # variables are not hyphenated
  return (text ~ /^[.']/ ? "\\&" : "") text
}

function long_name(option) {
  match(option, /--[a-z-]+/)
  return substr(option, RSTART, RLENGTH)
}

# "-h [ --help ]" as "-h, --help".
function head_of(option) {
  sub(/ \[ /, ", ", option)
  sub(/ \]/, "", option)
  return ".TP\n.B " escaped(option)
}

FNR == 1 { ++file; group = ""; name = "" }
file == 1 && /^[A-Z].*:$/ { group = substr($0, 1, length($0) - 1); next }
/^[^ ]/ { name = "" }
/^  -/ {
  line = trimmed($0)
  text = ""
  if (match(line, /   */)) {
    text = substr(line, RSTART + RLENGTH)
    line = trimmed(substr(line, 1, RSTART - 1))
  }
  name = long_name(line)
  if (file == 1) {
    heads[name] = head_of(line)
    groups[group] = groups[group] " " name
  } else if (text != "") {
    words[name] = escaped(text) "\n"
  }
  next
}
file == 2 && name != "" && /^ +[^ ]/ { words[name] = words[name] escaped(trimmed($0)) "\n" }

END {
  while ((getline line < page) > 0) {
    gsub(/@VERSION@/, version, line)
    if (line !~ /^\.OPTIONS /) {
      print line
      # Japanese has no blanks to break lines at, and none to stretch; words in Latin letters are
      # names, which are not hyphenated.
      if (language == "ja" && line ~ /^\.TH /) print ".mso ja.tmac\n.ad l\n.nh"
      continue
    }
    count = split(groups[substr(line, 10)], names, " ")
    for (i = 1; i <= count; ++i) printf "%s\n%s", heads[names[i]], words[names[i]]
  }
}
