# The configuration: where it is read, and what is wrong in it.  SPDX-License-Identifier: MIT
mkdir -p config/postil home/.config/postil here
XDG_CONFIG_HOME=$PWD/config
HOME=$PWD/home
export XDG_CONFIG_HOME HOME

p check-config
is 0 && [ ! -s out ] && err_has 'there is no .*config/postil/config.yaml'
ok 'no file is no fault' $?
printf 'settings: {measure: 80}\n' >config/postil/config.yaml
p check-config
is 0 && [ ! -s out ] && [ ! -s err ]
ok 'a right file is silent' $?
printf 'settings: {mesure: 80}\nkeys: {text: {a: dwn, b: up}}\n' >config/postil/config.yaml
p check-config
is 1 && [ ! -s err ] && [ "$(wc -l <out)" -eq 2 ] &&
	out_has 'config/postil/config.yaml:1:12: error: .*did you mean measure? \[bad-value\]' &&
	out_has ':2:18: error: .*did you mean down? \[bad-value\]'
ok 'faults as a compiler tells them' $?
printf 'settings: {theme: no-such}\n' >config/postil/config.yaml
p check-config
is 1 && out_has 'no theme is called "no-such"'
ok 'a theme that is none' $?
cp config/postil/config.yaml home/.config/postil/config.yaml
unset XDG_CONFIG_HOME
p check-config
is 1 && out_has '/home/.config/postil/config.yaml: '
ok 'without the variable it is below ~/.config' $?
p check-config nowhere.yaml
is 2 && [ ! -s out ] && err_has 'nowhere.yaml'
ok 'a file that is not there' $?
p check-config a b
is 2 && err_has 'one file'
ok 'one file at a time' $?
printf 'settings: {theme: "\\e]0;x\\a"}\n' >hostile.yaml
p check-config hostile.yaml
is 1 && ! LC_ALL=C grep -q "$(printf '\033')" out
ok 'nothing hostile is printed' $?
rm -f home/.config/postil/config.yaml
printf 'settings: {measure: nonsense}\n' | tee config.yaml >here/config.yaml
p check-config
is 0
ok 'none is read from the current folder' $?
