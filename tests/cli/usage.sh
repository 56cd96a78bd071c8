# Help, versions, wrong usage, and how a corpus is found.  SPDX-License-Identifier: MIT
commands="list show entities mentions facts check new log"

p --help
is 0 && [ ! -s err ] && out_has '^usage: postil \[CORPUS' && out_has '^Options:'
ok 'help goes to stdout' $?
for c in $commands check-config completion tutor; do
	out_has "^  $c "
	ok "help names $c" $?
done
for c in $commands; do
	p "$c" --help
	is 0 && [ ! -s err ] && out_has "^usage: postil $c " && out_has '--json'
	ok "$c has help" $?
done
p -h
is 0 && out_has '^usage: postil'
ok 'help has a letter' $?

p --version
is 0 && [ ! -s err ] && [ "$(head -n 1 out | cut -d. -f1)" = 'postil 0' ]
ok 'the version stands in the first line' $?
for lib in ncurses libyaml utf8proc 'Unicode [0-9]' PCRE2 Jansson 'codeset UTF-8'; do
	out_has "$lib"
	ok "versions: $lib" $?
done

p list --nope
is 2 && [ ! -s out ] && err_has 'no option --nope' && [ "$(wc -l <err)" -eq 2 ]
ok 'an unknown option is one sentence and one hint' $?
p list --jsn
is 2 && err_has 'did you mean --json?'
ok 'a near miss of an option is told' $?
p list -q
is 2 && err_has 'no option -q'
ok 'an unknown letter' $?
p list -C
is 2 && err_has '-C needs a value'
ok 'a value that is missing' $?
p list --json=yes
is 2 && err_has '--json takes no value'
ok 'a value too many' $?
p list --width=4
is 2 && err_has 'list takes no --width'
ok 'an option of other commands' $?
p --json
is 2 && err_has 'goes with a command'
ok 'an option that wants a command' $?
p show -w wide x
is 2 && err_has 'number of columns, not wide'
ok 'a width that is no number' $?
p list --color=perhaps
is 2 && err_has 'auto, always or never, not perhaps'
ok 'a colour that is none' $?
p lsit
is 2 && [ ! -s out ] && err_has 'did you mean list?' && err_has 'list, show, entities'
ok 'an unknown command is told with the list and the near miss' $?
p ''
is 2 && err_has "'' is neither a command"
ok 'an empty word is shown' $?
for words in "$content nosuch" "$content $content" "nosuch $content"; do
	p list $words
	is 2 && [ ! -s out ] && err_has 'content is a folder; name one corpus, or articles'
	ok "a folder among other words: $words" $?
done
p "$content" nosuch
is 2 && err_has 'content is a folder; name one corpus'
ok 'also for the reader' $?
p show
is 2 && err_has 'path or its id' && err_has 'usage: postil show'
ok 'show wants an article' $?
p
is 2 && [ ! -s out ] && err_has 'entities.yaml' && err_has 'postil FOLDER'
ok 'no corpus says what to do' $?
p list
is 2 && err_has '-C DIR'
ok 'no corpus for a command either' $?
p nowhere/x.yaml
is 2 && err_has 'nowhere/x.yaml'
ok 'a path that is not there' $?

mkdir -p c/deep/er empty
printf 'postil: 1\nentities: [{id: a, type: person, name: Ann}]\n' >c/entities.yaml
printf 'postil: 1\ntitle: One\ntext: Ann and Bob\nmentions: {entity: a, quote: Ann}\n' >c/one.yaml
printf 'postil: 1\ntitle: Two\ntext: Ann again\n' >c/list.yaml
one='one	One				3	1	0' two='list	Two				2	0	0'
both="$two
$one"

p list -C c
is 0 && same out "$both"
ok 'list of a corpus named by -C' $?
p list c
is 0 && same out "$both"
ok 'list of a corpus named as an operand' $?
p -C c list one
is 0 && same out "$one"
ok 'options before the command, an article by its id' $?
p list one -C c
is 0 && same out "$one"
ok 'options after operands' $?
p list c/one.yaml
is 0 && same out "$one"
ok 'an article by its path' $?
p list -Cc one.yaml
is 0 && same out "$one"
ok 'an article by the name of its file' $?
(cd c/deep/er && "$POSTIL" list ../../one.yaml list >../../../out 2>../../../err)
status=$?
is 0 && same out "$one
$two"
ok 'a path and an id, in the order that was given' $?
(cd c/deep/er && "$POSTIL" list >../../../out 2>../../../err)
status=$?
is 0 && same out "$both"
ok 'the corpus above' $?
(cd c && "$POSTIL" >../out 2>../err)
status=$?
is 0 && out_has '^Ann and Bob$' && out_has '^Ann again$'
ok 'without a terminal the reader prints the texts' $?
p -C c -- list
is 0 && out_has '^Two$' && ! out_has '^One$'
ok 'after -- a word is no command' $?
p list -C c oen
is 2 && err_has 'did you mean one?'
ok 'a near miss of an id' $?
p list -C empty
is 2 && err_has 'neither articles'
ok 'a folder that is no corpus' $?
p list -C c usage.sh
is 2 && [ ! -s out ]
ok 'no such article' $?
p entities c/one.yaml
is 0 && same out 'a	person	Ann		1	1'
ok 'an article alone has the register of its folder' $?

# The manual knows what the program knows.
missing=
for c in $commands check-config completion tutor; do
	grep -q "^\.It Ic $c " "$here/man/postil.1" || missing="$missing $c"
done
p --help && cp out options
for c in $commands; do
	p "$c" --help && cat out >>options
done
for o in $(sed -n 's/^  .*--\([a-z]*\).*/\1/p' options | sort -u); do
	grep -q "^\.It Fl .*\\\\-$o" "$here/man/postil.1" || missing="$missing --$o"
done
for code in $(sed -n 's/.*X([A-Z0-9_]*, [A-Z]*, "\([a-z0-9-]*\)").*/\1/p' "$here/include/base/diag.h"); do
	grep -q "^\.It Li $code\$" "$here/man/postil-format.5" || missing="$missing $code"
done
echo "missing in the manual:$missing" >out
[ -z "$missing" ] && grep -q -- --json options
ok 'the manual has every command, option and code' $?

p --plain "$content"
mv out plain.out
p "$content"
is 0 && cmp -s out plain.out; ok 'without a terminal --plain prints the texts' $?
