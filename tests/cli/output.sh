# Pipes that break, disks that are full, colours and widths.  SPDX-License-Identifier: MIT
if [ -w /dev/full ]; then
	: >out
	for c in list entities mentions facts check; do
		"$POSTIL" $c -C "$content" >/dev/full 2>err
		status=$?
		is 2 && err_has 'cannot write the output: No space left'
		ok "a full disk is told, status 2: $c" $?
	done
	"$POSTIL" --help >/dev/full 2>err
	status=$?
	is 2 && err_has 'cannot write the output: No space left'
	ok 'also by --help' $?
else
	skip 'a full disk is told' 'no /dev/full'
fi
"$POSTIL" list -C "$content" >&- 2>err
status=$?
is 2 && err_has 'cannot write'
ok 'a closed stdout is told' $?

# Enough lines that the pipe breaks before the end.
mkdir many
i=0
while [ $i -lt 40 ]; do
	cp "$content"/2024*.yaml many/a$i.yaml
	i=$((i + 1))
done
cp "$content/entities.yaml" many/
{ "$POSTIL" facts many 2>err; echo $? >code; } | head -n 1 >out
[ ! -s err ] && [ -s out ] && [ "$(cat code)" -ne 2 ]
ok 'a pipe that breaks is quiet' $?
(trap '' PIPE; { "$POSTIL" facts many 2>err; echo $? >code; } | head -n 1 >out)
[ ! -s err ] && [ "$(cat code)" -eq 0 ]
ok 'also when SIGPIPE is ignored' $?

esc=$(printf '\033')
p show c/one.yaml --color=always
is 0 && out_has "$esc\[1;36mAnn$esc\[0m and Bob"
ok 'colours on demand' $?
p show c/one.yaml --color
is 0 && out_has "$esc\["
ok '--color alone is always' $?
p show c/one.yaml --color=auto
is 0 && ! out_has "$esc"
ok 'no colours in a pipe' $?
NO_COLOR=1 "$POSTIL" show c/one.yaml --color=always >out 2>err
out_has "$esc\["
ok '--color beats NO_COLOR' $?
p show --width 6 c/one.yaml
is 0 && [ "$(tail -n +3 out)" = "$(printf 'Ann\nand\nBob')" ]
ok 'a width of its own' $?
p show --width 30 "$content"/2024*.yaml
is 0 && [ "$(head -n 2 out | tr '\n' '|')" = "Le CNT ratifie l'accord|militaire avec la Russie|" ] && [ "$(LC_ALL=C awk '{ gsub(/[\200-\277]/, "") } length > 30' out)" = '' ]
ok 'the title is wrapped to it, too' $?
p show --color=always "$content"/2024*.yaml
out_has "$esc\[1;32mCNT$esc" && out_has "$esc\[1;35mMali$esc" && out_has "$esc\[1;36mAbdoulaye Diop$esc"
ok 'organizations are green, places magenta, persons cyan' $?

# On a terminal, where script(1) can make one.
terminal() { # width, command …
	cols=$1
	shift
	TERM=xterm script -qec "stty cols $cols rows 24; '$POSTIL' $*" /dev/null </dev/null 2>/dev/null | tr -d '\r' >out
}
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	terminal 80 list -C c
	: >err
	out_has 'article.*title' && out_has '^one  .* 3 .*One'
	ok 'a table on a terminal has a heading and columns' $?
	for cols in 140 80 40; do
		for c in list entities mentions; do
			terminal $cols $c --color=never -C "'$content'"
			[ -s out ] && [ "$(LC_ALL=C awk -v most=$cols '{ gsub(/[\200-\277]/, "") } length > most' out)" = '' ]
			ok "$c fits $cols columns" $?
			case $c in list | mentions) out_has "^$first\( \|\$\)" && out_has "^$second\( \|\$\)"; ok "$c has whole ids on $cols columns" $? ;; esac
		done
	done
	terminal 60 facts -C "'$content'"
	out_has '^  claim' && [ "$(sed "s/$esc\[[0-9;]*m//g" out | LC_ALL=C awk '{ gsub(/[\200-\277]/, "") } length > most { most = length } END { print (most <= 60) }')" = 1 ]
	ok 'blocks are wrapped to the terminal' $?
	terminal 100 show "'$content'/2024*.yaml"
	[ "$(sed "s/$esc\[[0-9;]*m//g" out | LC_ALL=C awk '{ gsub(/[\200-\277]/, "") } length > most { most = length } END { print (most <= 80 && most > 60) }')" = 1 ]
	ok 'text is never wider than 80 columns' $?
	TERM=xterm LC_ALL=C script -qec "stty cols 80; '$POSTIL' show '$content'/2024*.yaml --color=never" /dev/null </dev/null 2>/dev/null | tr -d '\r' >out
	[ -s out ] && ! LC_ALL=C grep -q "$(printf '[\200-\377]')" out && out_has 'Federation de'
	ok 'a terminal that knows ASCII only gets ASCII' $?
else
	for what in 'a table on a terminal' 'blocks are wrapped' 'text is never wider' 'a terminal that knows ASCII only'; do
		skip "$what" 'no script(1)'
	done
fi
LC_ALL=C p show "$content"/2024*.yaml
LC_ALL=C grep -q 'Fédération de Russie' out
ok 'a pipe gets UTF-8 in any locale' $?
