# new: an article from a plain text.  SPDX-License-Identifier: MIT
mkdir -p made && cd made || exit 2

printf 'Le CNT ratifie l’accord\r\n\r\nLe Conseil de la transition a approuvé le projet.\r\n' >text.txt
p new text.txt --date 2024-07~ --source 'A: P #A' --lang fr --rights '© APA'
is 0 && same out 2024-07-cnt-ratifie-accord.yaml && err_has 'text: 3 CRLF line ends; 1 blank line dropped' &&
	err_has 'next: postil 2024-07-cnt-ratifie-accord.yaml' && err_has 'made entities.yaml'
ok 'new prints the path, and reports on stderr' $?
cat >want <<'END'
postil: 1
title: Le CNT ratifie l’accord
lang: fr
date: "2024-07~"
source: {name: "A: P #A"}
rights: © APA
text: |
  Le CNT ratifie l’accord
  Le Conseil de la transition a approuvé le projet.
END
diff -u want 2024-07-cnt-ratifie-accord.yaml >diff.out
ok 'what was made is as if written by hand' $?
printf 'postil: 1\nentities: []\n' | cmp -s - entities.yaml
ok 'a folder without a register gets one' $?
p check .
is 0 && [ "$(tail -n 1 out)" = '2 files: 0 errors, 0 warnings, 0 notes' ]
ok 'check finds nothing' $?
cp 2024-07-cnt-ratifie-accord.yaml before
p new text.txt --date 2024-07~
is 0 && same out 2024-07-cnt-ratifie-accord-2.yaml && cmp -s before 2024-07-cnt-ratifie-accord.yaml &&
	! err_has register
ok 'nothing is overwritten' $?
p new text.txt -o 2024-07-cnt-ratifie-accord.yaml
is 2 && [ ! -s out ] && err_has 'there is such a file already' && cmp -s before 2024-07-cnt-ratifie-accord.yaml
ok 'nor where the name was given' $?
ls -A >names
p new text.txt --title x -o new.txt
is 2 && err_has 'is called NAME.yaml' && p new text.txt -o entities.yaml && is 2 && err_has "the register's" &&
	p new text.txt -o nowhere/a.yaml && is 2 && p new text.txt -C nowhere && is 2 && err_has 'no such folder' &&
	ls -A | diff names - >diff.out
ok 'a name that no article can have' $?
mkdir below && cd below || exit 2
"$POSTIL" new ../text.txt --title 'A corpus above' >../out 2>../err </dev/null
status=$? && cd ..
is 0 && same out ../corpus-above.yaml && [ -f corpus-above.yaml ]
ok 'it goes into the corpus above' $?
mkdir other
p new text.txt -C other --title "It's"
is 0 && same out other/it-s.yaml && [ -f other/entities.yaml ]
ok 'or into the one that is named' $?
mkdir "o'dd" && cp text.txt "o'dd/my text.txt"
p new text.txt -C "o'dd"
is 0 && err_has "next: postil 'o'"
ok 'the next step can be copied into a shell' $?

# ---- metadata is never invented
printf 'Une phrase, qui est la première.\nEt le reste de la page est pour les autres.\n' >plain.txt
p new plain.txt
is 0 && same out plain.yaml && ! grep -q 'title\|lang\|date\|source' plain.yaml &&
	err_has 'not known, and left out: title, date, source, lang' && err_has 'looks like fr; if so'
ok 'what nobody said is left out' $?
p new - <plain.txt
is 2 && err_has 'no text in it'
ok 'nothing on standard input is no text' $?
"$POSTIL" new - --title-from-text >out 2>err <text.txt
status=$?
is 0 && same out cnt-ratifie-accord.yaml && [ "$(sed -n '/^text/,$p' cnt-ratifie-accord.yaml)" = 'text: |
  Le Conseil de la transition a approuvé le projet.' ]
ok 'standard input; the title out of the text' $?
"$POSTIL" new - >out 2>err <plain.txt
status=$?
is 0 && same out phrase-premiere-reste-page-autres.yaml
ok 'without title and file the first words are the name' $?
for wrong in '--date 04/07/2024:2024-07-04, 2024-07' '--date 2024-13:date like' '--lang français:fr, en or pt-BR' \
	'--lang x--y:language like' '--title t --title-from-text:not both'; do
	p new text.txt ${wrong%%:*}
	is 2 && [ ! -s out ] && err_has "${wrong#*:}"
	ok "wrong: ${wrong%%:*}" $?
done
printf 'one line alone' >one.txt
p new one.txt --title-from-text
is 2 && err_has 'one line alone'
ok 'a text of one line is not its own title' $?
p new text.txt --title "$(printf 'a\033[31m\nb\342\200\256')" --date '' -o t.yaml
is 0 && clean out && clean err && grep -q '^title: .*a\[31m b' t.yaml && ! grep -q date t.yaml &&
	! LC_ALL=C grep -q "$(printf '\033')" t.yaml
ok 'a hostile title becomes one clean line' $?

# ---- texts
wrapped='Un premier paragraphe qui tient
sur deux lignes.

Un second.'
printf '%s\n' "$wrapped" >wrapped.txt
p new wrapped.txt -o w.yaml
is 0 && err_has '1 line joined to its paragraph; 1 blank line dropped' &&
	grep -q '^  Un premier paragraphe qui tient sur deux lignes.$' w.yaml
ok 'lines that were wrapped by hand are joined' $?
p new wrapped.txt --keep-lines -o k.yaml && p show k.yaml
[ "$(tail -n +4 out)" = "$wrapped" ] || [ "$(tail -n 4 out)" = "$wrapped" ]
ok 'or left alone' $?
printf '\377\376\351\000t\000\351\000' >le.txt
p new le.txt --json
is 0 && out_has '"path":"le.yaml","article":"le","title":null,"date":null' &&
	out_has '"paragraphs":1,"encoding":"UTF-16LE","changes":{"bom":1}}$' && grep -q été le.yaml
ok 'UTF-16, and the report as JSON' $?
printf 'caf\351 e\314\201te\314\201\n' >mixed.txt
p new mixed.txt
is 0 && clean out && p check mixed.yaml && is 0
ok 'Latin-1 and combining letters' $?
printf '%s\n' '- x: y' '  # no comment' '"quoted' '---' '...' '|' '%YAML' '&a *b !c' >yaml.txt
p new yaml.txt --keep-lines -o yaml.yaml && p show yaml.yaml
[ "$(tail -n 8 out)" = "$(cat yaml.txt)" ] && p check yaml.yaml && is 0
ok 'a text that looks like YAML' $?

# ---- hostile input
ls -A >names
: >empty.txt
printf '\357\273\277' >bom.txt
printf ' \n\t\r\n' >blank.txt
printf '%%PDF-1.7\n%%\342\343\317\323\n' >pdf.txt
printf '\000\001\002\003\004\005\006\007\000\001\002\003' >binary.txt
printf '<!DOCTYPE html><p>x' >page.txt
head -c 16777217 /dev/zero | tr '\0' a >large.txt
head -c 9000000 /dev/zero | tr '\0' a >long.txt
ls -A >names
for case in empty:'no text' bom:'no text' blank:'no text' pdf:'a PDF' binary:'no plain text' page:HTML \
	large:'limit is 16 MiB' long:'holds 8 MiB' absent:'cannot open'; do
	p new "${case%%:*}.txt"
	is 2 && [ ! -s out ] && err_has "${case#*:}" && clean err && ls -A | diff names - >diff.out
	ok "refused: ${case%%:*}" $?
done
"$POSTIL" new - <large.txt >out 2>err
status=$?
is 2 && err_has 'more than 16 MiB'
ok 'too much on standard input' $?
rm -f large.txt long.txt
p new plain.yaml
is 2 && err_has 'an article already'
ok 'an article is no text' $?
p new . && is 2 && mkfifo fifo && p new fifo && is 2 && err_has 'not a regular file'
ok 'nor is a folder, nor a FIFO' $?
p new && is 2 && err_has 'a file, or -' && p new a b && is 2
ok 'new takes one text' $?
head -c 3000 /dev/urandom >random.txt
p new random.txt
[ "$status" -eq 2 ] || { is 0 && p check random.yaml && [ "$status" -ne 2 ]; }
ok 'any bytes: an article or a refusal' $?
cd "$work" || exit 2
