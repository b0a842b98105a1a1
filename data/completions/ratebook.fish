# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of ratebook: books, and its few options.

complete -c ratebook -f -s h -l help -d 'Show help options'
complete -c ratebook -f -l version -d 'Print the version and exit'
complete -c ratebook -k -f -a '(__fish_complete_suffix .ratebook)'
