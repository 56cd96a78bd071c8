# check: all faults in one go, each at its place.  SPDX-License-Identifier: MIT
mkdir bad
cat >bad/entities.yaml <<'END'
postil: 1
entities:
- {id: bob, type: person, name: Bob}
- {id: cnt, type: organization, name: Conseil, aliases: [CNT]}
END
cat >bad/ten.yaml <<'END'
postil: 2
titel: Ten faults
date: "2024-02-30"
text: CNT says that Bob was there
mentions:
- {entity: cnt, quote: CNT}
- {entity: ghost, quote: Bob}
- {entity: bob, quote: nobody stands here}
- {entity: cnt}
facts:
- id: f-000000
  claim: Bob was there.
  when: 2024
  verdict: perhaps
  evidence: [{quote: Bob was there}]
  links: [{same-as: "f-zzzzzz"}]
- id: f-000001
  claim: Nothing shows this.
END
p check bad
cat >want <<'END'
bad/ten.yaml:1:9: error [version]
bad/ten.yaml:2:1: warning [unknown-key]
bad/ten.yaml:3:7: error [bad-date]
bad/ten.yaml:7:12: error [unknown-entity]
bad/ten.yaml:8:24: error [orphan]
bad/ten.yaml:9:3: error [missing-key]
bad/ten.yaml:13:9: warning [unquoted]
bad/ten.yaml:14:12: error [bad-value]
bad/ten.yaml:16:21: error [unknown-link]
bad/ten.yaml:17:3: warning [no-evidence]
2 files: 7 errors, 3 warnings, 0 notes
END
sed 's/^\([^ ]*: [a-z]*\): .* \(\[[a-z-]*\]\)$/\1 \2/' out | diff -u want - >diff.out
ok 'ten faults, ten places' $?
is 1
ok 'faults are status 1' $?
p check bad --json
is 1 && [ "$(wc -l <out)" -eq 10 ] && [ "$(head -n 1 out | cut -d, -f1-5)" = \
	'{"file":"bad/ten.yaml","line":1,"column":9,"severity":"error","code":"version"' ]
ok 'the same as JSON' $?
p facts bad
is 0 && out_has '^f-000001' && err_has 'bad/ten.yaml: 6 errors; postil check says which'
ok 'other commands take what is sound and say that there is more' $?
p check bad/entities.yaml
is 0 && [ "$(tail -n 1 out)" = '1 file: 0 errors, 0 warnings, 0 notes' ]
ok 'the register alone' $?
(cd bad && "$POSTIL" check ten >../out 2>../err)
status=$?
is 1 && out_has '^ten.yaml:1:9: error'
ok 'an article by its id, from inside' $?

mkdir links
for id in a b; do
	cat >links/$id.yaml <<END
postil: 1
text: x y z
facts:
- id: f-00000$id
  claim: c
  evidence: [{quote: x}]
  links: [{same-as: "$([ $id = a ] && echo b || echo a)#f-00000$([ $id = a ] && echo b || echo a)"}]
END
done
printf 'postil: 1\ntext: x\nfacts: [{id: f-00000c, claim: c, evidence: x, links: [{contradicts: "a#f-00000a"}, {part-of: "q#f-000000"}, {updates: "b#f-000009"}]}]\n' >links/c.yaml
p check links/a.yaml
is 0 && [ "$(tail -n 1 out)" = '1 file: 0 errors, 0 warnings, 0 notes' ]
ok 'links of one file are looked up in its folder' $?
p check links
is 1 && [ "$(grep -c '\[one-way-link\]\|\[unknown-link\]' out)" -eq 3 ] && [ "$(tail -n 1 out)" = '3 files: 2 errors, 1 warning, 0 notes' ]
ok 'links that lead nowhere, or only one way' $?

mkdir notes
printf 'postil: 1\nentities: [{id: a, type: river, name: A river}]\n' >notes/entities.yaml
p check notes
is 0 && out_has 'note: .*\[unknown-type\]' && [ "$(tail -n 1 out)" = '1 file: 0 errors, 0 warnings, 1 note' ]
ok 'notes alone are status 0' $?
p check notes links bad/ten.yaml c
is 1 && [ "$(tail -n 1 out)" = '8 files: 9 errors, 4 warnings, 1 note' ]
ok 'several folders and files at once' $?
p check nowhere
is 2 && [ ! -s out ] && err_has 'nowhere'
ok 'what is not there is status 2' $?
printf 'postil: 1\ntext: "open\nmentions:\n- {entity: cnt, quote: \n' >bad/broken.yaml
p check bad/broken.yaml
is 1 && out_has 'broken.yaml:[0-9]*:[0-9]*: error: .*\[syntax\]'
ok 'a file that is no YAML has places too' $?
printf '\376\377\0p\0o' >bad/utf16.yaml
p check bad/utf16.yaml
is 1 && out_has '\[utf8\]'
ok 'UTF-16 is told' $?
: >bad/empty.yaml
p check bad/empty.yaml
is 1 && out_has 'empty.yaml: error: the file is empty'
ok 'an empty file is told' $?
