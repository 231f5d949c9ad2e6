#!/bin/sh
# themes.sh - themes from outside: the bundled ones are sound, a reader's own go before them, mistakes
# are said with their place.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8
unset COLUMNS LINES KASOKU_THEME KASOKU_BACKGROUND NO_COLOR COLORFGBG
own=$tmp/config/kasoku/themes
mkdir -p "$own"
esc=$(printf '\033')
ansi() { COLORTERM=truecolor TERM=xterm "$KASOKU" show overview --format ansi "$@"; }

result "every bundled theme has contrast and colours that the eyes it is for tell apart" \
	"$("$KASOKU" themes --check | grep -v ': all is well$')"
for theme in dark light projector mono high-contrast colour-blind colour-blind-light tritan tritan-light; do
	result "there is a theme $theme" "$(says 0 "$theme" themes "$theme")"
done
for theme in colour-blind colour-blind-light; do
	result "$theme is for protanopia and deuteranopia" \
		"$("$KASOKU" themes --json | grep -o "\"name\":\"$theme\"[^}]*\"safe\":\"protanopia, deuteranopia\"" >"$tmp/out" || echo no)"
done
result "tritan is for tritanopia" "$("$KASOKU" themes tritan | grep -q 'told apart with tritanopia' || echo no)"

printf 'name: x\nbase: dark\nroles:\n  strong: {fg: "#010203"}\n' >"$own/mine.yaml"
result "a theme of one's own is listed" "$("$KASOKU" themes | grep -q '^mine ' || "$KASOKU" themes)"
result "and has what it says" "$(ansi --theme mine | grep -qF "38;2;1;2;3m" || echo no)"
ansi --theme dark --size 80x24 | sed "s/38;2;255;255;255m/X/g" >"$tmp/dark"
result "and what its base says" "$(ansi --theme mine --size 80x24 | sed "s/38;2;1;2;3m/X/g; s/38;2;255;255;255m/X/g" | cmp - "$tmp/dark" 2>&1)"
printf 'name: dark\nbase: dark\npaper: "#123456"\n' >"$own/dark.yaml"
result "a theme of one's own goes before the bundled one that it is based on" \
	"$("$KASOKU" show overview --theme dark --format svg | grep -qi 123456 || echo no)"
rm "$own/dark.yaml"
printf 'name: a\nbase: b\n' >"$own/a.yaml"
printf 'name: b\nbase: a\n' >"$own/b.yaml"
result "a theme that is based on itself is refused" "$(says 1 "a.yaml:2:7: $own/b.yaml:2:7: a is based on itself" show overview --theme a)"
printf 'name: a\nbase: drak\n' >"$own/a.yaml"
result "a base that is not there is named with what was meant" "$(says 2 "a.yaml:2:7: there is no theme 'drak'; did you mean dark?" show overview --theme a)"
printf 'name: a\nbase: dark\nroles:\n  strnog: {bold: true}\n  fit: {basic: pink}\n' >"$own/a.yaml"
result "a colour that is none is refused with its place" "$(says 1 "a.yaml:5:16: basic is black, red" show overview --theme a)"
printf 'name: a\nbase: dark\nroles:\n  strnog: {bold: true}\n' >"$own/a.yaml"
result "a role that is none is a warning" "$(says 1 "a.yaml:4:3: 'strnog': there is no such role" themes a --check)"
printf 'name: a\nbase: dark\nsafe: [deuteranopia]\nroles:\n  dim: {fg: "#333333"}\n  hardware: {fg: "#e69f00"}\n' >"$own/a.yaml"
result "a faint word is found" "$(says 1 'the contrast of dim is' themes a --check)"
result "and two series of one colour" "$(says 1 'algorithms and hardware are 0.0 apart' themes a --check)"
rm "$own"/*

result "a theme that paints leaves nothing to the terminal's background" \
	"$(ansi --theme projector --size 40x12 | grep -v "48;2;255;255;255m" | head -n 2)"
result "a theme that does not paint leaves the background alone" \
	"$(ansi --theme dark --size 40x12 | grep -F "48;2;17;21;26m" | head -n 2)"
for theme in dark high-contrast projector mono; do
	result "with NO_COLOR $theme has no colour" \
		"$(NO_COLOR=1 ansi --theme "$theme" | grep -E "$esc\[[0-9;]*[;0](3[0-8]|4[0-8]|9[0-7])[;m]" | head -n 2)"
done
result "KASOKU_BACKGROUND chooses the light theme" \
	"$(KASOKU_BACKGROUND=light "$KASOKU" show overview --format svg >"$tmp/a"
	"$KASOKU" show overview --theme light --format svg | cmp - "$tmp/a" 2>&1)"
result "COLORFGBG does, too" "$(COLORFGBG='0;15' "$KASOKU" show overview --format svg | cmp - "$tmp/a" 2>&1)"
result "and the configuration goes before COLORFGBG" \
	"$(echo 'background: dark' >"$tmp/config/kasoku/config.yaml"
	COLORFGBG='0;15' "$KASOKU" show overview --format svg | cmp -s - "$tmp/a" && echo light)"
echo "1..$n"
