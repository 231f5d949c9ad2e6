#!/bin/sh
# config.sh - the configuration file from outside: what it decides, what goes before it, what is said
# when it is wrong.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8
unset COLUMNS LINES KASOKU_THEME KASOKU_BACKGROUND KASOKU_LINKS NO_COLOR NO_MOTION COLORFGBG
mkdir -p "$tmp/config/kasoku"
file=$tmp/config/kasoku/config.yaml
row() { "$KASOKU" "$@" 2>&1 | sed 's/  */ /g'; }

result "without a file everything is as usual" "$(says 0 'there is no file; all is as usual' config --check)"
"$KASOKU" config --default >"$tmp/template"
sed -e 's/^#\([a-z]\)/\1/' -e 's/^#  /  /' "$tmp/template" >"$file"
result "the template with every line made is a sound file" "$(says 0 'all is well' config --check)"
result "and changes no key" "$("$KASOKU" keys >"$tmp/made"; rm "$file"; "$KASOKU" keys | diff - "$tmp/made")"
cp "$tmp/template" "$file"
result "the template as it is decides nothing" "$(says 0 '"keys":{}' config --json)"

printf 'theme: projector\ncolor: never\nkeys:\n  zoom: [Z, x]\n  crosshair: none\n' >"$file"
result "the file decides where nobody else does" "$(row config | grep -qx "theme projector $file:1" || row config)"
result "the environment goes before the file" "$(KASOKU_THEME=mono row config | grep -qx 'theme mono KASOKU_THEME' || row config)"
result "the command line goes before both" \
	"$(KASOKU_THEME=mono row config --theme light | grep -qx 'theme light --theme' || row config)"
result "keys are those of the file" "$(row keys | grep -q '^Z x zoom everywhere' || row keys)"
result "color: never draws without colour" \
	"$("$KASOKU" show overview --format ansi | grep -F "$(printf '\033[0;3')" | head -n 3)"
result "the theme of the file is that of pictures" \
	"$("$KASOKU" show overview --format svg >"$tmp/a"
	"$KASOKU" show overview --format svg --theme projector | cmp - "$tmp/a")"
result "scripts press the keys of the table whatever the file says" \
	"$(zoomed() { "$KASOKU" show overview --keys z | sed '$d'; } # without the hints
	zoomed >"$tmp/a"
	mv "$file" "$tmp/away"
	zoomed | diff - "$tmp/a"
	mv "$tmp/away" "$file")"

# linked TEXT ARGUMENTS…: kasoku sends TEXT's address as a link.
linked() {
	address=$1
	shift
	"$KASOKU" "$@" | grep -qF "$(printf '\033]8;;%s\033\134%s\033]8;;\033\134' "$address" "$address")"
}
on_terminal() { # what VARIABLES ARGUMENTS… send to a terminal that says it is that
	script -qec "env $1 '$KASOKU' $2" /dev/null </dev/null
}
paper=https://arxiv.org/abs/1412.6980
escape=$(printf ']8')
cp "$file" "$tmp/away"
result "addresses in a pipe are text, even from a terminal with links" 	"$(TERM=foot VTE_VERSION=7000 "$KASOKU" sources arxiv:1412.6980 | grep -F "$escape"
	"$KASOKU" sources arxiv:1412.6980 | grep -qF "$paper" || echo no)"
result "KASOKU_LINKS makes them links" "$(KASOKU_LINKS=on linked "$paper" sources arxiv:1412.6980 || echo no)"
printf 'links: on
' >"$file"
result "so does the setting, in the list as well" "$(linked "$paper" sources arxiv:1412.6980 && linked "$paper" sources || echo no)"
result "but not in what programs read" "$("$KASOKU" sources --json | grep -F "$escape"; "$KASOKU" sources --bibtex | grep -F "$escape"
	"$KASOKU" claims --markdown | grep -F "$escape")"
printf 'links: maybe
' >"$file"
result "the setting takes auto, on or off" "$(says 1 "$file:1:1: links takes auto, on or off, not 'maybe'" config --check)"
rm "$file"
mkdir -p "$tmp/hostile/data"
printf 'sources:
  - {id: bad, kind: blog, title: Bad, publisher: Nobody, date: 2025-12, url: "https://a.example/x\e]0;y\a", checked: none}
' 	>"$tmp/hostile/data/sources.yaml"
result "an address with control characters is never sent as a link" 	"$(KASOKU_LINKS=on "$KASOKU" sources --data "$tmp/hostile" >"$tmp/out" 2>&1
	grep -F "$escape;;https://a.example" "$tmp/out"; grep -q 'control character' "$tmp/out" || cat "$tmp/out")"
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	result "a terminal that opens links gets them" 		"$(on_terminal 'TERM=foot' 'sources arxiv:1412.6980' | grep -qF "$escape;;$paper" || echo no)"
	result "another does not, nor tmux inside one that does, nor with the setting off" 		"$(for had in 'TERM=vt100 VTE_VERSION=7000' 'TERM=xterm VTE_VERSION=4600' 'TERM=tmux-256color WT_SESSION=1' 			'TERM=foot KASOKU_LINKS=off'; do
			on_terminal "$had" 'sources arxiv:1412.6980' | grep -F "$escape"
		done)"
fi
mv "$tmp/away" "$file"

printf 'view: acceleration
them: dark\nmouse: perhaps\nkeys:\n  zooom: x\n  theme: T\n  up: PgUpp\n' >"$file"
result "an unknown setting is named with its place and what was meant" \
	"$(says 1 "$file:2:1: there is no setting 'them'; did you mean theme?" config --check)"
result "so is a value" "$(says 1 "$file:3:1: mouse takes on or off, not 'perhaps'" config --check)"
result "so is an action" "$(says 1 "$file:5:3: there is no action 'zooom'; did you mean zoom?" config --check)"
result "so is a key" "$(says 1 "$file:7:3: no key is called 'PgUpp'; did you mean PgUp?" config --check)"
result "a clash names the key, both actions and the place" \
	"$(says 1 "$file:6:3: T would be both theme and tornado (whatif)" config --check)"
result "what is sound in a file with mistakes counts" "$(row config 2>&1 | grep -q '^view acceleration' || row config)"
result "other commands do their work and say the first mistake once" "$(says 0 'problems in all: 5' series
	[ "$(grep -c config.yaml "$tmp/out")" = 1 ] || grep config.yaml "$tmp/out")"
printf 'view: [a\ntheme: x\n' >"$file"
result "a file that is no YAML counts for nothing, with a sentence" \
	"$(says 0 'going on as without a configuration' series)"
result "and fails the check" "$(says 1 "$file:" config --check)"
result "a file that was named must be there" "$(says 1 'no-such-file' config no-such-file --check)"
printf 'theme: no-such\n' >"$file"
result "a theme that is not there fails the check" "$(says 1 "there is no theme 'no-such'" config --check)"
printf 'deck: no-such\n' >"$file"
result "so does a deck" "$(says 1 "no-such" config --check)"
echo "1..$n"
