#!/bin/sh
# tmux.sh - the real program in a real terminal: every key draws what `kasoku show` draws, and every
# way out leaves the terminal sane.  Nothing is timed: each step waits until it is seen, at most 10 s.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
if ! command -v tmux >/dev/null 2>&1; then
	echo "1..0 # SKIP there is no tmux"
	exit 0
fi
tmp=$(mktemp -d) || exit 99
tm() { tmux -S "$tmp/socket" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null; rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8
export SOURCE_DATE_EPOCH=0 NO_COLOR=1 # no day is today, and bands are letters, as for show
unset COLUMNS LINES TMUX KASOKU_THEME SSH_CONNECTION SSH_TTY
cd "$tmp" || exit 99
screen() { tm capture-pane -p -t it; }
# settle COMMAND…: until it succeeds; false when it does not within 10 s.
settle() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || return 1
		sleep 0.05
	done
}
drawn() { screen | sed 's/ *$//' | cmp -s - "$tmp/wanted"; }
holds() { screen | grep -qF -- "$1"; }
# start SIZE TERM COMMAND: a shell that runs COMMAND; what it says afterwards can be seen.
start() {
	tm kill-session -t it 2>/dev/null
	tm new-session -d -s it -x "${1%x*}" -y "${1#*x}" "export TERM=$2; $3; echo LEFT; exec cat"
}
# wants ARGUMENTS…: what `kasoku show` draws is what the screen becomes.
wants() {
	"$KASOKU" show "$@" >"$tmp/wanted.raw" 2>&1
	sed 's/ *$//' "$tmp/wanted.raw" >"$tmp/wanted"
	settle drawn || { screen | sed 's/ *$//' | diff "$tmp/wanted" - | head -n 12; }
}
# Keys of a script as tmux spells them.
tmux_key() {
	case $1 in
	Esc) echo Escape ;; Shift-Tab) echo BTab ;; PgUp) echo PPage ;; PgDn) echo NPage ;;
	Ctrl-*) echo "C-$(echo "${1#Ctrl-}" | tr '[:upper:]' '[:lower:]')" ;;
	*) echo "$1" ;;
	esac
}
"$KASOKU" series >/dev/null

tm new-session -d -s base cat
tm set -g status off
tm set -s escape-time 0
# The keys that show the same with and without a terminal.  The others leave it, ask for text, reach
# outside (theme, mouse, clipboard, file, browser, shell, store), or go on by themselves (play).
keys="Tab Shift-Tab Up k Down j Left h Right l PgUp PgDn Ctrl-U Ctrl-D g G Enter Esc z Esc ? Esc n N c Esc e Esc
	u Ctrl-R Ctrl-L = f ( ) { } , . < > x [ ] X ' + - 0 H L i I r"
for size in 80x24 200x50; do
	start $size screen-256color "$KASOKU"
	result "the overview of the terminal is that of show at $size" "$(wants overview --size $size)"
	for view in 1:overview 3:algorithms 4:hardware 5:training 8:sources 9:data; do
		pressed="${view%%:*}"
		[ $view != 1:overview ] || pressed=
		start $size screen-256color "$KASOKU"
		settle holds kasoku
		[ -z "$pressed" ] || tm send-keys -t it "$pressed"
		for key in $keys Esc Esc Esc Esc; do
			pressed="$pressed $key"
			tm send-keys -t it "$(tmux_key "$key")"
			# A terminal cannot tell Escape from the start of a key but by a pause.
			[ "$key" != Esc ] || wants overview --size $size --keys "$pressed" >/dev/null
		done
		result "all keys one after the other leave ${view#*:} as show draws it at $size" \
			"$(wants overview --size $size --keys "$pressed")"
	done
done

# What is put off goes on by itself: no key comes after the one that asked.
for view in 2 7; do
	start 80x24 screen-256color "$KASOKU"
	settle holds kasoku
	tm send-keys -t it "$view"
	result "view $view is computed to its end without another key" "$(wants overview --size 80x24 --keys "$view")"
done

# A session inside a session, left and taken up again on another terminal of another size.
inner() { env -u TMUX tmux -S "$tmp/inner" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null; inner kill-server 2>/dev/null; rm -rf "$tmp"' EXIT
inner new-session -d -s base cat
inner set -g status off
inner new-session -d -s in -x 80 -y 24 "$KASOKU"
attach="env -u TMUX tmux -S $tmp/inner attach -t in"
start 80x24 screen-256color "$attach"
result "inside another session the overview is as show draws it" "$(wants overview --size 80x24)"
tm send-keys -t it 7
result "its keys arrive" "$(wants overview --size 80x24 --keys 7)"
inner detach-client -s in
settle holds LEFT
start 100x30 screen-256color "$attach"
result "attached to a larger terminal it is as large" "$(wants overview --size 100x30 --keys 7)"
inner detach-client -s in
settle holds LEFT
start 40x12 screen-256color "$attach"
result "and to a smaller one as small" "$(wants overview --size 40x12 --keys 7)"
tm send-keys -t it Q
settle holds LEFT
result "and leaves it when it is done" "$(holds LEFT || screen)"

start 80x24 screen-256color "$KASOKU"
wants overview --size 80x24 >/dev/null
for size in 20x5 200x50 1x1 100x30 40x12 80x24; do
	tm resize-window -t it -x "${size%x*}" -y "${size#*x}"
done
result "after any sizes the screen is whole" "$(wants overview --size 80x24)"
tm kill-session -t it
tm new-session -d -s it -x 80 -y 24 "PS1='ready> ' TERM=screen-256color sh -i"
settle holds 'ready>'
tm send-keys -t it "$KASOKU" Enter
wants overview --size 80x24 >/dev/null
tm send-keys -t it C-z
result "Ctrl-Z stops with the shell's own screen" "$(settle holds Stopped || screen)"
tm send-keys -t it fg Enter
result "fg draws everything again" "$(wants overview --size 80x24)"

# The line settings and the screen before and after, for every way out.
for way in q Q C-c TERM HUP INT; do
	start 80x24 xterm-256color "stty -a >before; sh -c 'echo \$\$ >pid; exec $KASOKU'; stty -a >after"
	wants overview --size 80x24 >/dev/null
	case $way in
	TERM | HUP | INT) kill -s $way "$(cat pid)" ;;
	*) tm send-keys -t it $way ;;
	esac
	result "$way leaves the terminal as it was" "$(settle holds LEFT || screen
		diff before after
		[ "$(tm display -p -t it '#{alternate_on}#{cursor_flag}#{mouse_any_flag}')" = 010 ] ||
			tm display -p -t it 'alternate #{alternate_on} cursor #{cursor_flag} mouse #{mouse_any_flag}')"
done

for term in xterm-256color tmux-256color vt100; do
	start 80x24 $term "$KASOKU"
	result "TERM=$term draws the overview" "$(wants overview --size 80x24)"
done
start 80x24 dumb "$KASOKU"
result "TERM=dumb is told with a sentence or gets text" "$(settle holds LEFT || screen)"
start 80x24 no-such-terminal "$KASOKU"
settle holds 'is not known to this system'
tm send-keys -t it Q
result "a TERM that is not known is drawn as another, and said again at the end" "$(settle holds LEFT
	holds "kasoku: the terminal type 'no-such-terminal' (TERM) is not known to this system" || screen)"
start 80x24 xterm-256color "$KASOKU"
settle holds kasoku
tm send-keys -t it : ; tm send-keys -t it -l "write a.png"; tm send-keys -t it Enter
result "a figure is not written to a file of a kind that it does not know" "$(
	settle holds "a figure is written to .html, .svg, .txt, .ansi, .md, .csv or .json" || screen
	[ ! -e a.png ] || echo "there is a.png")"
start 80x24 xterm-256color "LC_ALL=C $KASOKU"
result "LC_ALL=C draws in seven bits" "$(wants overview --size 80x24 --charset ascii)"

start 80x24 xterm-256color "$KASOKU --series mmlu"
settle holds MMLU
tm send-keys -t it 9
settle holds rows
printf 'set,date,value,unit,label,source\nx,2026-01-01,0.4,fraction,A,arxiv:2009.03300\n' >x.csv
tm send-keys -t it : ; tm send-keys -t it -l "table observations"; tm send-keys -t it Enter
settle holds bservations
before=$(screen | grep -oE '[0-9,]+ rows' | head -n 1)
"$KASOKU" import x.csv --table observations >/dev/null 2>&1
more() { [ "$(screen | grep -oE '[0-9,]+ rows' | head -n 1)" != "$before" ]; }
result "rows that another process imports appear without a key" "$(settle more || screen)"

mkdir -p "$tmp/config/kasoku/themes"
mine=$tmp/config/kasoku/themes/mine.yaml
printf 'name: mine\nbase: dark\n' >"$mine"
start 80x24 xterm-256color "$KASOKU --theme mine"
wants overview --size 80x24 >/dev/null
printf 'name: mine\nbase: dark\nroles: {fit: {fg: blue}}\n' >"$mine"
result "a mistake written into the theme in use is said with its place" "$(settle holds 'mine.yaml:3:19: a colour is' || screen)"
result "and the dashboard goes on in the colours it had" "$(tm send-keys -t it Tab; settle holds kasoku || screen)"
echo "1..$n"
