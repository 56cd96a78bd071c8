# log: what was changed.  What it prints of a journal is in tests/unit/u_cli_log.c.
# SPDX-License-Identifier: MIT
mkdir -p logged home
printf 'postil: 1\nentities: [{id: a, type: person, name: Ann}]\n' >logged/entities.yaml
printf 'postil: 1\ntitle: One\ntext: Ann and Bob\n' >logged/one.yaml
l() {
	XDG_STATE_HOME=$work/home "$POSTIL" log "$@" >out 2>err </dev/null
	status=$?
}

l -C logged
is 0 && [ ! -s out ] && [ ! -s err ] && [ -z "$(ls -A home)" ]
ok 'log: nothing was changed, and nothing is made' $?
l logged && is 0 && l logged/one.yaml && is 0 && l -C logged one && is 0 && l logged/entities.yaml && is 0 && [ ! -s err ]
ok 'log: articles by path and id, and the register' $?
l -C logged --json
is 0 && [ ! -s out ]
ok 'log: JSON of nothing' $?
l -C logged gone
is 2 && [ ! -s out ] && err_has 'gone: no such article in logged, now or in its past'
ok 'log: an article that never was' $?
l -C nowhere
is 2 && [ ! -s out ] && err_has nowhere
ok 'log: no such corpus' $?
