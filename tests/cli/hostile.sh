# Escape sequences, bidi controls and broken bytes come out visible.  SPDX-License-Identifier: MIT
mkdir hostile
cat >hostile/entities.yaml <<'END'
postil: 1
entities:
- {id: "e\e[31m\u202e", type: "t\u009b2J", name: "n\a\u2066", aliases: ["a\u200b\x7f"], note: "\e[2J"}
END
name=$(printf 'evil\033]0;x\007\nb\377\302\2332J')
cat >"hostile/$name.yaml" <<'END'
postil: 1
title: "T\e[2J\u202eX\u009b31m\x7f"
lang: "f\e"
date: "20\e24"
source: {name: "s\r\n\e[1A", url: "\e]8;;x\a", author: "\u2067"}
tags: ["\e"]
text: "one \e[31mred\e[0m \u202etwo \u009b3 words\u2028\0\n"
mentions:
- {entity: "e\e[31m\u202e", quote: "\e[31mred"}
- {entity: "ghost\e[5m", quote: "gone\e[1m\u202e"}
facts:
- id: "f-\e[31m"
  claim: "c\e[2J\u202e"
  predicate: "p\u009b"
  roles: {"agent\e": ["e\e[31m\u202e", "free\e"]}
  when: "2024\e"
  where: "w\e"
  quantity: {value: "1\e", unit: "u\e", of: "o\e"}
  sources: [{who: "who\e", stance: "de\e", quote: "\u202etwo"}]
  evidence: [{quote: "words", before: "3 "}, {quote: "lost\e"}]
  links: [{same-as: "x\e#f-\e"}]
  note: "n\e"
  by: "b\e"
  on: "o\e"
  "key\e[31m": x
"top\u202e": y
END
for c in list entities mentions facts check 'show --width=30'; do
	for how in '' --json; do
		[ "$c$how" = 'show --width=30--json' ] && c=show
		if [ "${c%% *}" = show ]; then
			p $c $how "hostile/$name.yaml"
		else
			p $c $how hostile
		fi
		[ -s out ] && clean out && clean err
		ok "hostile strings are visible: $c $how" $?
	done
done
p list hostile
out_has 'evil^\[\]0;x^G^Jb<FF><9B>2J' && out_has 'T^\[\[2J<RLO>X<9B>31m^?'
ok 'what was hidden is named' $?
for c in entities mentions facts check; do
	p $c --color=always hostile
	sed "s/$(printf '\033')\[[0-9;]*m//g" out >plain
	[ -s plain ] && clean plain
	ok "colours are the only escape sequences: $c" $?
done
p show "hostile/missing$name"
is 2 && clean err
ok 'an error shows a name in visible form' $?
p "$(printf 'list\033[2J')"
is 2 && clean err
ok 'so does an unknown command' $?
p "$(printf -- '--js\033on')"
is 2 && clean err
ok 'and an unknown option' $?
p check --json hostile
if command -v python3 >/dev/null; then
	python3 -c 'import json,sys
lines = [json.loads(line) for line in open("out", encoding="utf-8")]
assert len(lines) > 9, lines' 2>>err
	ok 'JSON stays JSON' $?
else
	skip 'JSON stays JSON' 'no python3'
fi
mkdir odd
mkfifo odd/fifo.yaml
mkdir odd/folder.yaml
ln -s nowhere odd/dangling.yaml
printf 'postil: 1\ntext: x\n' >odd/good.yaml
p list odd
is 2 && out_has '^good' && [ "$(wc -l <err)" -eq 2 ]
ok 'what is no regular file is told, the rest is listed' $?
p check odd
is 2 && out_has 'fifo.yaml: error: not a regular file' && out_has 'dangling.yaml: error: cannot open'
ok 'check tells the same' $?
p show odd/fifo.yaml
is 2 && err_has 'not a regular file'
ok 'a FIFO is not read' $?
