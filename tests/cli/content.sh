# The articles of content/.  SPDX-License-Identifier: MIT
first=2022-11-accord-securite-mali-russie second=2024-07-accord-militaire-mali-russie

p list "$content"
is 0 && [ "$(cut -f1 out | tr '\n' ' ')" = "$second $first " ]
ok 'content lists its two articles, the newest first' $?
p check "$content"
is 0 && [ ! -s err ] && [ "$(tail -n 1 out)" = '3 files: 0 errors, 0 warnings, 0 notes' ]
ok 'content has no faults' $?

# As cksum(1) tells: the texts as they were supplied.
text_sum() {
	p show -C "$content" "$1"
	printf '%s' "$(tail -n +4 out)" | cksum
}
[ "$(text_sum $first)" = '1457322867 2228' ]
ok "the text of $first is as supplied" $?
[ "$(text_sum $second)" = '2384262143 2915' ]
ok "the text of $second is as supplied" $?

p mentions "$content"
is 0 && [ -s out ] && ! cut -f7 out | grep -qv '^exact$'
ok 'every mention of content is exact' $?
p mentions "$content" --json
is 0 && [ "$(grep -c '^{"article":"[^"]*","entity":"[^"]*","type":"[^"]*","start":[0-9]*,"end":[0-9]*,"quote":"' out)" = "$(wc -l <out | tr -d ' ')" ]
ok 'mentions as JSON have their keys in order' $?
p facts "$content" --json
is 0 && [ -s out ] && ! grep -qv '^{"id":"f-[0-9a-z]*","article":"[^"]*","claim":"' out && ! grep -q '"state":"\(orphan\|fuzzy\)"' out
ok 'facts as JSON have their keys in order, and all evidence is exact' $?
p entities "$content" --json
is 0 && [ -s out ] && ! grep -qv '^{"id":"[^"]*","type":"[^"]*","name":".*","aliases":\[.*\],"mentions":[0-9]*,"articles":[0-2]' out
ok 'entities as JSON have their keys in order' $?
p list "$content" --json
is 0 && [ -s out ] && ! grep -qv '^{"article":"[^"]*","title":".*","date":"[^"]*","source":"[^"]*","lang":"fr","words":[0-9]*,"mentions":[0-9]*,"facts":[0-9]*}$' out
ok 'list as JSON has its keys in order' $?

# What one command counts the other prints.
p list "$content"
cut -f7,8 out >counts
for id in $second $first; do
	p mentions -C "$content" $id && m=$(wc -l <out)
	p facts -C "$content" $id --json && f=$(wc -l <out)
	printf '%d\t%d\n' "$m" "$f"
done | diff - counts >counts.diff
ok 'list counts what mentions and facts print' $?
p facts -C "$content" $second
is 0 && out_has '^f-' && out_has '^  claim ' && out_has '^  evidence ' && out_has '^  verdict '
ok 'facts are blocks of labelled lines' $?
if command -v python3 >/dev/null; then
	p show -C "$content" $first $second --json
	cp out shown
	p mentions "$content" --json
	python3 - 2>err <<'PY'
import json
texts = {}
for line in open('shown', encoding='utf-8'):
    o = json.loads(line)
    texts[o['article']] = o['text']
lines = open('out', encoding='utf-8').readlines()
assert len(texts) == 2 and len(lines) > 50
for line in lines:
    o = json.loads(line)
    for part in o.get('parts', [o]):
        assert texts[o['article']][part['start']:part['end']] == part['quote'], line
PY
	ok 'start and end are code points of the text' $?
else
	skip 'start and end are code points of the text' 'no python3'
fi
