# Turns the groups of options that --help lists into those of a man page.
#
# usage: indexer --help all | awk -v page=musubi-indexer.1.in -f options.awk
# Prints the page, with the options in the place of its line =OPTIONS=.

# A line that begins with a dot or a quote would be a request to the formatter.
function escaped(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  return (text ~ /^[.']/ ? "\\&" : "") text
}

function add(line) { options = options line "\n" }

/^[A-Z].*:$/ { in_group = 1; sub(/:$/, ""); add(".SS " escaped($0)); next }
/^[^ ]/ { in_group = 0 }
!in_group { next }
/^  -/ {
  sub(/^ +/, "")
  text = ""
  if (match($0, /  +/)) {
    text = substr($0, RSTART + RLENGTH)
    $0 = substr($0, 1, RSTART - 1)
  }
  sub(/ \[ /, ", ")
  sub(/ \]/, "")
  add(".TP\n.B " escaped($0))
  if (text != "") add(escaped(text))
  next
}
/^ +[^ ]/ { sub(/^ +/, ""); add(escaped($0)) }

END {
  while ((getline line < page) > 0) {
    if (line == "=OPTIONS=") printf "%s", options
    else print line
  }
}
