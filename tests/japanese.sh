#!/bin/sh
# japanese.sh - kasoku in another language than English: which one is chosen, and what comes of it.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config"
unset COLUMNS LINES NO_COLOR KASOKU_THEME KASOKU_DATADIR LANG LC_ALL LC_CTYPE LC_MESSAGES LANGUAGE
cd "$tmp" || exit 99
# speaks LANGUAGE WORDS…: findings when the command in WORDS, an env with variables, does not.
speaks() {
	case $1 in ja) want='使い方' ;; *) want='Usage' ;; esac
	shift
	env "$@" --help 2>err | head -n 1 | grep -q "$want" || echo "$*: not $want"
}

result "--lang needs no locale, installed or named" "$(
	speaks ja "$KASOKU" --lang ja
	speaks ja LANG=C.UTF-8 "$KASOKU" --lang=ja
	speaks ja LANG=en_US.UTF-8 LANGUAGE=en "$KASOKU" --lang ja
	speaks en LANG=ja_JP.UTF-8 "$KASOKU" --lang en
	[ ! -s err ] || cat err
)"
result "the environment chooses as gettext has it: LC_ALL, LC_MESSAGES, LANG, and LANGUAGE before them" "$(
	speaks en "$KASOKU"
	speaks ja LANG=ja_JP.UTF-8 "$KASOKU"
	speaks ja LANG=C.UTF-8 LC_MESSAGES=ja_JP.UTF-8 "$KASOKU"
	speaks en LANG=ja_JP.UTF-8 LC_ALL=en_US.UTF-8 "$KASOKU"
	speaks ja LANGUAGE=xx:ja:en LANG=en_US.UTF-8 "$KASOKU"
	speaks en LANGUAGE=ja LC_ALL=C "$KASOKU"
	[ ! -s err ] || cat err
)"
result "seven bits cannot hold Japanese: a sentence says so, when it was asked for, and English follows" "$(
	for set in "LC_ALL=C $KASOKU --lang ja" "LANG=ja_JP.eucJP $KASOKU --lang ja" "$KASOKU --lang ja --charset ascii"; do
		# shellcheck disable=SC2086 # a list of words
		speaks en $set
		grep -q 'here is English' err || echo "$set: no sentence"
	done
	speaks en LANG=ja_JP.eucJP "$KASOKU"
	[ ! -s err ] || cat err
)"
result "the configuration goes before the environment, and --lang before both" "$(
	mkdir -p config/kasoku && echo 'language: ja' >config/kasoku/config.yaml
	speaks ja LANG=en_US.UTF-8 "$KASOKU"
	speaks en LANG=ja_JP.UTF-8 "$KASOKU" --lang en
	echo 'language: en' >config/kasoku/config.yaml
	speaks en LANG=ja_JP.UTF-8 "$KASOKU"
	rm -r config
	[ ! -s err ] || cat err
)"
result "an unknown language is refused with those there are" "$(
	"$KASOKU" --lang xx >out 2>err && echo "taken"
	grep -qF -- "--lang takes en or ja, not 'xx'" err || cat err
)"
result "what machines read is the same in every language" "$(
	for what in "fit metr-horizon-p50 --json" "data mmlu --csv" "claims C2 --json" "test eci --draws 200 --json" \
		"series --json" "keys --json" "sources --csl" "whatif --json --draws 100" "drivers --json --draws 100" \
		"backtest eci --json" "index --models --csv"; do
		# shellcheck disable=SC2086 # a list of words
		"$KASOKU" --lang en $what >english 2>/dev/null
		# shellcheck disable=SC2086
		"$KASOKU" --lang ja $what >japanese 2>/dev/null
		[ -s english ] || echo "$what: nothing"
		cmp english japanese >/dev/null || echo "$what differs: $(diff english japanese | sed -n 2p | cut -c1-200)"
	done
)"
# widths: the columns of each line, Japanese and full-width signs two, all other signs one.
widths() {
	LC_ALL=C tr -d '\200-\277' | LC_ALL=C tr '\302-\342' '[N*]' | LC_ALL=C tr '\343-\367' '[\001*]' |
		LC_ALL=C awk '{ gsub(/\001/, "NN"); print length($0) }'
}
# broken COLUMNS: findings in the drawn screen on stdin: a line that is too long, a sign cut in its middle,
# no rule that reaches the right edge where the first one begins.
broken() {
	cat >screen
	widths <screen >columns
	paste -d ' ' columns screen | LC_ALL=C awk -v most="$1" '
		$1 > most { print "too wide: " $0 }
		/\357\277\275/ { print "cut: " $0 }
		$2 == "\342\224\200" && !seen++ && $1 != most { print "the first rule has " $1 " columns: " $0 }'
}
# every COLUMNSxROWS KEYS: findings in all views.
every() {
	for view in overview acceleration algorithms hardware training whatif claims sources data; do
		"$KASOKU" --lang ja show $view --size "$1" --keys "$2" 2>err | broken "${1%x*}" | sed "s/^/$view $2: /"
		[ ! -s err ] || cat err
	done
}
for size in 80x24 120x40 200x50; do
	result "no column is broken at $size" "$(every $size "")"
done
result "no column is broken on cards, zoomed, back-tested, in another pane" "$(
	for keys in "e" "?" "z" "b" "Down Tab"; do
		every 80x24 "$keys"
	done
	for keys in "c" "p" "p Enter Space" "7 v" "7 A" "7 Tab" "7 Tab*3" "6 T" "6 S"; do
		"$KASOKU" --lang ja show overview --size 100x30 --keys "$keys" | broken 100 | sed "s/^/$keys: /"
	done
)"
result "help pages are no wider in Japanese than in English" "$(
	for command in "" show fit test index whatif scenario import claims backtest; do
		# shellcheck disable=SC2086 # none or one word
		"$KASOKU" --lang ja help $command >page
		widths <page >columns
		paste -d ' ' columns page | grep -v '^[0-9]*   kasoku' | awk -v what="$command" '$1 > 80 { print what ": " $0 }'
	done
)"
result "a number and its unit stay what they are, and the words around them are Japanese" "$(
	"$KASOKU" --lang ja fit metr-horizon-p50 >japanese
	"$KASOKU" --lang en fit metr-horizon-p50 >english
	for number in $(grep -oE '[0-9]+(\.[0-9]+)?' english | sort -u | head -n 12); do
		grep -qF "$number" japanese || echo "$number is gone"
	done
	grep -q '倍加' japanese || cat japanese
)"
echo "1..$n"
