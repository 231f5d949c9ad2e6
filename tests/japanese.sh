#!/bin/sh
# japanese.sh - kasoku in another language than English: which one is chosen, and what comes of it.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config"
unset COLUMNS LINES NO_COLOR KASOKU_THEME KASOKU_DATADIR LANG LC_ALL LC_CTYPE LC_MESSAGES LANGUAGE
cd "$tmp" || exit 99
n=0
# result SENTENCE FINDINGS: passes when there are no findings.
result() {
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		printf '%s\n' "$2" | head -n 20 | sed 's/^/# /'
		echo "not ok $n - $1"
	fi
}
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
		"$KASOKU" --lang en $what >en 2>/dev/null
		# shellcheck disable=SC2086
		"$KASOKU" --lang ja $what >ja 2>/dev/null
		[ -s en ] || echo "$what: nothing"
		cmp en ja >/dev/null || echo "$what differs: $(diff en ja | sed -n 2p | cut -c1-200)"
	done
)"
echo "1..$n"
