# Completion in the shells that are here.  SPDX-License-Identifier: MIT
share=$here/man/share
mkdir -p bin sly
ln -sf "$POSTIL" bin/postil
printf 'postil: 1\ntext: x\n' >'sly/a b$(touch caught).yaml'

for shell in bash zsh fish; do
	p completion $shell
	is 0 && [ ! -s err ] && out_has "$shell completion for postil"
	ok "a script for $shell" $?
done
p completion ksh
is 2 && [ ! -s out ] && err_has 'bash, zsh or fish'
ok 'no script for another shell' $?
p completion
is 2 && err_has 'usage: postil completion SHELL'
ok 'completion wants a shell' $?

# Prints what each shell offers for the words, one a line.
cat >complete.bash <<'EOF'
. "$share/bash-completion/completions/postil"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_postil
printf '%s\n' "${COMPREPLY[@]}"
EOF
cat >complete.zsh <<'EOF'
words=("$@") CURRENT=$# PREFIX=${@[-1]}
compset() { [[ $PREFIX != --*=* ]] || PREFIX=${PREFIX#*=} }
_describe() { print -rl -- "${(@P)4}" | sed 's/\([^\\]\):.*/\1/; s/\\:/:/g' }
_files() { print -rl -- "$PREFIX"*(N) }
. "$share/zsh/site-functions/_postil"
EOF
cat >complete.fish <<'EOF'
source $share/fish/vendor_completions.d/postil.fish
complete -C "$argv" | string replace -r '\t.*' ''
EOF
export share
offers() { PATH=$work/bin:$PATH "$@" 2>err | sort >out; }

if command -v bash >/dev/null; then
	bash -n "$share/bash-completion/completions/postil" 2>err && offers bash complete.bash postil men && same out mentions
	ok 'bash: commands' $?
	offers bash complete.bash postil --color = a && same out 'always
auto'
	ok 'bash: a value after =' $?
	offers bash complete.bash postil list --jso && same out --json
	ok 'bash: options' $?
	offers bash complete.bash postil show -C "$content" 2024 && same out 2024-07-accord-militaire-mali-russie
	ok 'bash: articles' $?
	offers bash complete.bash postil new sl && same out sly
	ok 'bash: files' $?
	offers bash complete.bash postil show -C sly a && out_has '^a b\$(touch caught)$' && [ ! -e caught ]
	ok 'bash: a hostile name is only a name' $?
else
	skip bash 'no bash'
fi
if command -v zsh >/dev/null; then
	zsh -n "$share/zsh/site-functions/_postil" 2>err && offers zsh -f complete.zsh postil --the && same out --theme
	ok 'zsh: options' $?
	offers zsh -f complete.zsh postil --color=ne && same out never
	ok 'zsh: a value after =' $?
	offers zsh -f complete.zsh postil show -C "$content" 2024 && out_has '^2024-07-accord-militaire-mali-russie$'
	ok 'zsh: articles' $?
	offers zsh -f complete.zsh postil show -C sly a && out_has '^a b\$(touch caught)$' && [ ! -e caught ]
	ok 'zsh: a hostile name is only a name' $?
else
	skip zsh 'no zsh'
fi
if command -v fish >/dev/null; then
	fish() { command fish --no-config "$@"; }
	fish -n "$share/fish/vendor_completions.d/postil.fish" 2>err && offers fish complete.fish 'postil men' && same out mentions
	ok 'fish: commands' $?
	offers fish complete.fish 'postil --color=ne' && same out --color=never
	ok 'fish: a value after =' $?
	offers fish complete.fish "postil show -C $content 2024" && out_has '^2024-07-accord-militaire-mali-russie$'
	ok 'fish: articles' $?
	offers fish complete.fish 'postil show -C sly a' && out_has '^a b\$(touch caught)$' && [ ! -e caught ]
	ok 'fish: a hostile name is only a name' $?
	unset -f fish
else
	skip fish 'no fish'
fi
