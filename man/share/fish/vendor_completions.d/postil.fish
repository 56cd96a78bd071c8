# fish completion for postil.  It knows no words: postil itself is asked for them.
# SPDX-License-Identifier: MIT

function __postil_words
    set -l token (commandline -ct)
    set -l words (commandline -opc) $token
    set -l before (string match -r -- '^--[^=]*=' $token)
    set -l answer (command postil completion words -- $words[2..] 2>/dev/null)
    for line in $answer[2..]
        echo -- "$before$line"
    end
    switch "$answer[1]"
        case files
            set answer (__fish_complete_path "$(string replace -- "$before" '' $token)")
        case yaml
            set answer (__fish_complete_path "$(string replace -- "$before" '' $token)" | string match -r -- '^(?:.*/|[^\t]*\.yaml)(?:\t.*)?$')
        case folders
            set answer (__fish_complete_directories "$(string replace -- "$before" '' $token)" '')
        case '*'
            return
    end
    for line in $answer
        echo -- "$before$line"
    end
end

complete -c postil -f -a '(__postil_words)'
