# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of ratebook-cli. What may follow is asked of the program itself.

function __ratebook_cli_complete
    set -l typed (commandline -opc)
    set -l program $typed[1]
    set -e typed[1]
    set -l last (commandline -ct)
    for line in ($program complete -- $typed "$last" 2>/dev/null)
        if test "$line" = :files
            # Behind `--option=` the name of a file begins after the sign.
            set -l parts (string match -r -- '^(--[^=]*=)(.*)$' "$last")
            if set -q parts[3]
                __fish_complete_path "$parts[3]" | string replace -r -- '^' $parts[2]
            else
                __fish_complete_path "$last"
            end
        else
            echo $line
        end
    end
end

complete -c ratebook-cli -f -a '(__ratebook_cli_complete)'
