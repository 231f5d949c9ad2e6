#!/bin/sh
# install.sh - make install into a folder with an odd name: what is there works, and uninstall takes it all.
: "${srcdir:=.}" "${MAKE:=make}" "${CC:=cc}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
dest="$tmp/in stall für dich"
unset MAKEFLAGS MFLAGS MAKELEVEL COLUMNS LINES
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8 NO_COLOR=1
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
skip() {
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}
# file NAME: where it was installed.
file() { find "$dest" -name "$1" ! -type d | head -n 1; }
result "it installs below DESTDIR" "$("$MAKE" -s install DESTDIR="$dest" 2>&1 >/dev/null)"
program=$(file kasoku) pc=$(file kasoku.pc)
[ -x "$program" ] || program=$(find "$dest" -path '*/bin/kasoku')
result "the installed program finds the catalogue beside it" "$(
	"$program" series 2>&1 | grep -q metr-horizon-p50 || "$program" series 2>&1 | head -n 3
)"
result "the installed program finds nothing wrong" "$(
	"$program" doctor >"$tmp/doctor" 2>&1 || cat "$tmp/doctor"
	grep -qF "$(dirname "$(dirname "$program")")" "$tmp/doctor" || echo "doctor names another catalogue"
)"
sed -n '/^#include <kasoku.h>/,/^\.EE/p' "$srcdir/man/kasoku.3" | awk '/^#include <kasoku.h>/ { text = "" }
	!/^\.EE/ { text = text $0 "\n" } END { printf "%s", text }' | sed 's/\\-/-/g; s/\\e/\\/g' >"$tmp/example.c"
# flags WHAT…: what pkg-config says, as if the tree were where it will be; it cannot quote odd names.
ln -s "$dest" "$tmp/root"
flags() {
	PKG_CONFIG_PATH=$(dirname "$pc") pkg-config \
		--define-variable=prefix="$tmp/root$(PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --variable=prefix kasoku)" "$@" kasoku
}
# statsmodels 0.13: OLS of ln minutes on decimal years
cat >"$tmp/said" <<'END'
doubles every 158 days [98, 406]
480 minutes on 2026-06-02
END
if ! command -v pkg-config >/dev/null 2>&1 || [ ! -e "$(file libkasoku.so)" ]; then
	skip "the example of kasoku(3) runs" "no pkg-config, or no shared library on this system"
else
	result "the example of kasoku(3) compiles against the installed header and library, and runs" "$(
		# shellcheck disable=SC2046,SC2086 # lists of words
		$CC -Wall -Wextra -Werror -o "$tmp/example" "$tmp/example.c" $(flags --cflags --libs) 2>&1 &&
			LD_LIBRARY_PATH=$(dirname "$(file libkasoku.so)") "$tmp/example" 2>&1 | diff "$tmp/said" - 2>&1
	)"
	# mangle_path: gcov's, in a build that counts what is run.
	result "the shared library shows nothing but its interface" \
		"$(nm -D --defined-only "$(file libkasoku.so)" 2>&1 | grep -E ' [TDRBVW] ' | grep -vE ' (kasoku_[a-z_]*|_init|_fini|__.*|_edata|_end|mangle_path)$')"
	result "the library has a soname and its links" "$(
		cd "$(dirname "$pc")/.." && for name in libkasoku.so libkasoku.so.1; do [ -L $name ] || echo "$name is no link"; done
		! command -v readelf >/dev/null 2>&1 || readelf -d libkasoku.so | grep -q 'soname: \[libkasoku.so.1\]' || echo "no soname"
	)"
fi
if [ -e "$(file libkasoku.a)" ] && command -v pkg-config >/dev/null 2>&1; then
	result "the example runs with the static library" "$(
		# shellcheck disable=SC2046,SC2086 # lists of words
		$CC -o "$tmp/static" "$tmp/example.c" $(flags --cflags) "$(file libkasoku.a)" \
			$(pkg-config --libs gsl) -lm -lpthread 2>&1 && "$tmp/static" 2>&1 | diff "$tmp/said" - 2>&1
	)"
	result "the static library clashes with nobody's names" \
		"$(nm -g --defined-only "$(file libkasoku.a)" 2>&1 | grep -E ' [TDRBC] ' | grep -v ' kasoku_[a-z_]*$')"
else
	skip "the example runs with the static library" "no static library on this system"
fi
if printf 'int main(void) { return 0; }\n' >"$tmp/cc.cc" && c++ -o "$tmp/cc" "$tmp/cc.cc" 2>/dev/null; then
	result "the header is one of C++ too" "$(
		printf '#include "%s"\nint main() { return 0; }\n' "$(file kasoku.h)" >"$tmp/cc.cc"
		c++ -Wall -Wextra -Werror -fsyntax-only "$tmp/cc.cc" 2>&1
	)"
else
	skip "the header is one of C++ too" "no C++ compiler"
fi
result "uninstall leaves no file and no folder of ours" \
	"$("$MAKE" -s uninstall DESTDIR="$dest" 2>&1 >/dev/null; find "$dest" ! -type d -o -name kasoku)"
echo "1..$n"
