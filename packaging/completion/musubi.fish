# Completion of musubi, musubi-indexer and musubi-searcher for fish.  The options are asked of the
# program itself, the values of facets of the live index.

# The program that the line is for, with the index that the line names.
function __musubi_asked
    set -l words (commandline -opc)
    echo -- $words[1]
    if string match -q -- '*musubi' $words[1]
        echo -- $words[2]
    end
    for i in (seq (count $words))
        switch $words[$i]
            case --index --config
                set -l next (math $i + 1)
                printf '%s\n' -- $words[$i] $words[$next] | tail -n 2
            case '--index=*' '--config=*'
                echo -- $words[$i]
        end
    end
end

function __musubi_options
    set -l asked (__musubi_asked)
    LC_ALL=C $asked --help all 2>/dev/null |
        string replace -rf -- '^  (?:-. \[ )?(--[a-z-]+)(?: \])?(?: [A-Z]\S*)?(?: \(=\S*\))? *(.*)$' '$1\t$2'
end

function __musubi_values --argument-names facet
    set -l asked (__musubi_asked)
    set -l typed (commandline -ct)
    $asked --facet $facet --facet-prefix "$typed" --format tsv 2>/dev/null | tail -n +2 |
        string replace -r '^[^\t]*\t([^\t]*)\t(.*)$' '$1\t$2'
end

function __musubi_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    if test (count $words) -eq 1; and string match -q -- '*musubi' $words[1]
        printf '%s\n' index search --help --version
        return
    end
    if string match -q -- '-*' $typed
        __musubi_options
        return
    end
    switch $words[-1]
        case --export
            echo solr
        case --format
            printf '%s\n' text json jsonl csv tsv template
        case --lang
            printf '%s\n' ja en
        case --with
            echo body
        case --facet
            printf '%s\n' prefecture country domain year organization municipality partners kind region continent
        case --facet-sort
            printf '%s\n' count name time
        case --prefecture --country --domain --organization --municipality --kind --region
            __musubi_values (string sub -s 3 -- $words[-1])
        case --partner
            __musubi_values partners
        case --sort
            printf '%s\n' relevance date -date -changed
        case --since
            echo last
        case --color --links
            printf '%s\n' auto always never
        case --ambiguous
            printf '%s\n' auto narrow wide
        case --log-format
            printf '%s\n' text json
        case '*'
            __fish_complete_path $typed
    end
end

for command in musubi musubi-indexer musubi-searcher
    complete -c $command -f -a '(__musubi_complete)'
end
