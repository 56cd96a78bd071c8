# tutor: the copy of the articles that teach.  What they teach is in tests/unit/u_tutor.c.
# SPDX-License-Identifier: MIT
copy=$work/tutors/postil/tutor
t() {
	XDG_STATE_HOME=$work/tutors "$POSTIL" tutor "$@" >out 2>err </dev/null
	status=$?
}

p check "$content/tutor"
is 0 && [ ! -s err ] && [ "$(tail -n 1 out)" = '3 files: 0 errors, 0 warnings, 0 notes' ]
ok 'tutor: its articles have no faults' $?
t
is 0 && [ ! -s err ] && out_has '^The dark lamp$' && out_has '^The keeper.s letter$'
ok 'tutor: without a terminal the texts are printed' $?
diff -r "$copy" "$content/tutor" >out 2>err
ok 'tutor: the copy is made' $?
echo '# mine' >>"$copy/1-the-dark-lamp.yaml"
t && is 0 && tail -n 1 "$copy/1-the-dark-lamp.yaml" | grep -q mine
ok 'tutor: a copy that is there is left as it is' $?
t --again && is 0 && diff -r "$copy" "$content/tutor" >out
ok 'tutor: --again puts it back' $?
echo 'postil: 1' >"$copy/entities.yaml"
t --again
is 2 && [ ! -s out ] && err_has 'entities.yaml: this is no copy of the tutor' && [ "$(cat "$copy/entities.yaml")" = 'postil: 1' ]
ok 'tutor: a file of somebody else stays' $?
t here
is 2 && [ ! -s out ] && err_has 'postil tutor takes no operand, not here'
ok 'tutor: no operand' $?
t -C here
is 2 && err_has 'postil tutor takes no --corpus'
ok 'tutor: no corpus' $?
echo >file
XDG_STATE_HOME=$work/file "$POSTIL" tutor >out 2>err </dev/null
status=$?
is 2 && [ ! -s out ] && err_has 'file/postil.*: cannot make the folder'
ok 'tutor: no place for the copy' $?
