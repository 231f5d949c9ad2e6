#!/bin/sh
# decks.sh - every bundled deck can be told: all figures computed, all sources known, the same bytes twice.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8 NO_COLOR=1
unset COLUMNS LINES
n=0
result() {
	n=$((n + 1))
	if [ "$2" = 0 ]; then echo "ok $n - $1"; else
		sed 's/^/# /' "$tmp/said" | head -n 20
		echo "not ok $n - $1"
	fi
}
for file in "$srcdir"/data/decks/*.yaml; do
	deck=$(basename "$file" .yaml)
	steps=$(grep -c '^  - title:' "$file")
	"$KASOKU" present "$deck" --plain >"$tmp/plain" 2>"$tmp/said"
	result "$deck is told and all its figures are computed" $?
	cp "$tmp/plain" "$tmp/said"
	[ "$(grep -cE "^[0-9]+ of $steps  " "$tmp/plain")" = "$steps" ]
	result "$deck has each of its $steps steps" $?
	! grep -n 'cannot be computed\|{\|}' "$tmp/plain" >"$tmp/said"
	result "$deck leaves no quote open" $?
	awk '/^[0-9]+ of /{if(step && !sources) print step; step=$0; sources=0} /Sources:/{sources=1}
	     END{if(step && !sources) print step}' "$tmp/plain" >"$tmp/said"
	[ ! -s "$tmp/said" ]
	result "$deck names the sources of every step" $?
	"$KASOKU" present "$deck" --markdown >"$tmp/one" 2>"$tmp/said" &&
		"$KASOKU" present "$deck" --markdown >"$tmp/two" 2>>"$tmp/said" && cmp "$tmp/one" "$tmp/two"
	result "$deck gives the same minutes twice" $?
done
mkdir -p "$tmp/config/kasoku/decks"
cat >"$tmp/config/kasoku/decks/mine.yaml" <<'YAML'
id: mine
title: Mine
steps:
  - title: One
    text: "{fit mmlu nonsense} and {fit mmlu n}"
YAML
"$KASOKU" present mine --plain >"$tmp/said" 2>&1
[ $? = 1 ] && grep -q "cannot be computed: a fit has no quantity 'nonsense'" "$tmp/said"
result "a quote that cannot be computed is said where it stands, and the exit status is 1" $?
sed -i 's/title: One/title: One\n    view: nowhere/' "$tmp/config/kasoku/decks/mine.yaml"
"$KASOKU" present mine --plain >"$tmp/said" 2>&1
[ $? = 1 ] && grep -q "mine.yaml:4: there is no view 'nowhere'" "$tmp/said"
result "a step with a view that does not exist names its file and line" $?
printf 'id: mine\ntitle: Mine\nstpes: []\n' >"$tmp/config/kasoku/decks/mine.yaml"
"$KASOKU" present mine --plain >"$tmp/said" 2>&1
[ $? = 1 ] && grep -q "mine.yaml:3:.*there is no key 'stpes' here" "$tmp/said"
result "an unknown key names its file, line and column" $?
"$KASOKU" present nosuch >"$tmp/said" 2>&1
[ $? = 2 ] && grep -q "there is no deck 'nosuch'; there are: mine, accelerating" "$tmp/said"
result "a deck that does not exist is refused with those that do" $?
echo "1..$n"
