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
	"$KASOKU" present "$deck" --check >"$tmp/said" 2>&1
	result "$deck states no figure itself, cites every step and is short enough to read" $?
	awk '/^  - title:/{if(step && !(notes && seconds)) print step; step=$0; notes=seconds=0}
	     /^    notes:/{notes=1} /^    seconds:/{seconds=1}
	     END{if(!(notes && seconds)) print step}' "$file" >"$tmp/said"
	[ ! -s "$tmp/said" ]
	result "$deck has notes and seconds for every step" $?
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
[ $? = 1 ] && grep -q "\[cannot be computed: a fit has no quantity 'nonsense'\]" "$tmp/said" &&
	grep -q '^Mine (1 step, data of ' "$tmp/said" &&
	grep -q "mine.yaml:4: a fit has no quantity 'nonsense'" "$tmp/said"
result "a quote that cannot be computed is said where it stands, and with file and line; the exit status is 1" $?
sed -i 's/title: One/title: One\n    view: nowhere/' "$tmp/config/kasoku/decks/mine.yaml"
"$KASOKU" present mine --plain >"$tmp/said" 2>&1
[ $? = 1 ] && grep -q "mine.yaml:4: there is no view 'nowhere'" "$tmp/said"
result "a step with a view that does not exist names its file and line" $?
printf 'id: mine\ntitle: Mine\nstpes: []\n' >"$tmp/config/kasoku/decks/mine.yaml"
"$KASOKU" present mine --plain >"$tmp/said" 2>&1
[ $? = 1 ] && grep -q "mine.yaml:3:.*there is no key 'stpes' here" "$tmp/said"
result "an unknown key names its file, line and column" $?
cat >"$tmp/config/kasoku/decks/mine.yaml" <<'YAML'
id: mine
title: Mine
minutes: 1
steps:
  - title: In 2027 this title is wider than the sixty columns that a title may take
    view: overview
    text: "It doubles every 188 days, since GPT-4 {fit metr-horizon-p50 rate} {nosuch mmlu n}."
    seconds: 61
YAML
"$KASOKU" present mine --check >"$tmp/said" 2>&1
[ $? = 1 ] && grep -q 'mine.yaml:5: the title states the figure 2027 itself' "$tmp/said" &&
	grep -q 'mine.yaml:5: the title is wider than 60 columns' "$tmp/said" &&
	grep -q 'mine.yaml:5: the text states the figure 188 itself' "$tmp/said" &&
	grep -q "mine.yaml:5: there is no quote of the kind 'nosuch'" "$tmp/said" &&
	grep -q 'mine.yaml:5: this step cites no source' "$tmp/said" &&
	grep -q 'mine.yaml: the steps take 61 seconds, and 1 minute is planned' "$tmp/said" &&
	[ "$(wc -l <"$tmp/said")" = 6 ]
result "--check names a stated figure, a wide title, an unknown quote, a missing source and too many seconds" $?
printf 'id: mine\ntitle: Mine\nsteps:\n  - title: One\n    view: overview\n    cite: arxiv:2503.14499\n    text: %s\n' \
	"$(printf 'word %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33)" \
	>"$tmp/config/kasoku/decks/mine.yaml"
"$KASOKU" present mine --check >"$tmp/said" 2>&1
[ $? = 1 ] && grep -q 'mine.yaml:4: the text has 164 characters with its figures; 160 can be read' "$tmp/said"
result "--check names a text that is longer than 160 characters" $?
"$KASOKU" present >"$tmp/said" 2>&1 && grep -q '^mine  *1 step  *Mine' "$tmp/said" &&
	grep -q '^accelerating  *8 steps  *6 min  *Is it really accelerating?' "$tmp/said"
result "the decks are listed with steps and minutes, those of the user first" $?
"$KASOKU" present nosuch >"$tmp/said" 2>&1
[ $? = 2 ] && grep -q "there is no deck 'nosuch'; there are: mine, accelerating" "$tmp/said"
result "a deck that does not exist is refused with those that do" $?
echo "1..$n"
