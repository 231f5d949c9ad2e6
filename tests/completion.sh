#!/bin/sh
# completion.sh - the completions parse in the shells that are here, and complete.
: "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8
mkdir "$tmp/bin" && ln -s "$KASOKU" "$tmp/bin/kasoku"
PATH=$tmp/bin:$PATH
n=0
# result SENTENCE FINDINGS: passes when there are no findings.
result() {
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		printf '%s\n' "$2" | sed 's/^/# /'
		echo "not ok $n - $1"
	fi
}
# has WORD…: of the words, those that are no line of the standard input.
has() {
	cat >"$tmp/seen"
	for word in "$@"; do
		grep -qx -e "$word" "$tmp/seen" || echo "$word is not offered"
	done
}
here() {
	command -v "$1" >/dev/null 2>&1 && return
	n=$((n + 1))
	echo "ok $n - completion in $1 # SKIP $1 is not installed"
	return 1
}
for shell in bash zsh fish; do kasoku completion $shell >"$tmp/$shell"; done
if here bash; then
	result "bash reads its completions" "$(bash -n "$tmp/bash" 2>&1)"
	# in_bash WORD…: what is offered for the last word.
	in_bash() {
		bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); compopt() { :; }; _kasoku; printf "%s\n" "${COMPREPLY[@]}"' \
			bash "$tmp/bash" "$@" 2>&1
	}
	result "bash completes commands, options, values and series" "$(
		in_bash kasoku 'fi' | has fit
		in_bash kasoku fit --rob | has --robust
		in_bash kasoku fit mmlu --robust '' | has theil-sen huber mm
		in_bash kasoku fit metr-horizon-p5 | has metr-horizon-p50
	)"
fi
if here zsh; then
	result "zsh reads its completions" "$(zsh -n "$tmp/zsh" 2>&1)"
fi
if here fish; then
	result "fish reads its completions" "$(fish --no-execute "$tmp/fish" 2>&1)"
	in_fish() { fish --no-config -c "source $tmp/fish; complete -C '$1'" 2>&1 | cut -f1; }
	result "fish completes commands, options, values and series" "$(
		in_fish 'kasoku fi' | has fit
		in_fish 'kasoku fit --rob' | has --robust
		in_fish 'kasoku fit mmlu --robust ' | has theil-sen huber mm
		in_fish 'kasoku fit metr-horizon-p5' | has metr-horizon-p50
		in_fish 'kasoku show hard' | has hardware
		in_fish 'kasoku fit --them' | has --theme
	)"
fi
result "no other shell is served in silence" "$(
	kasoku completion tcsh >"$tmp/out" 2>"$tmp/err" && echo "it passed"
	grep -q 'bash, zsh or fish' "$tmp/err" || cat "$tmp/err"
)"
echo "1..$n"
