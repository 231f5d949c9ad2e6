#!/bin/sh
# disk.sh - a disk that is full and one that cannot be written to, both real: a small file system of its own,
# mounted where nobody else sees it.  Skipped where the system lets nobody do that.
if [ "${1:-}" != inside ]; then
	if ! unshare -rm sh -c 'mount -t tmpfs -o size=64k tmpfs /tmp' 2>/dev/null; then
		echo "1..0 # SKIP no file system can be mounted here"
		exit 0
	fi
	exec unshare -rm sh "$0" inside
fi
: "${srcdir:=.}" "${KASOKU:=kasoku}"
case $srcdir in /*) ;; *) srcdir=$(pwd)/$srcdir ;; esac
. "$srcdir/tests/support.sh"
tmp=$(mktemp -d) || exit 99
trap 'cd /; umount "$tmp/disk" 2>/dev/null; rm -rf "$tmp"' EXIT
mkdir "$tmp/disk"
mount -t tmpfs -o size=4m,mode=0700 tmpfs "$tmp/disk" || exit 99
disk=$tmp/disk
export HOME="$disk" XDG_DATA_HOME="$disk/data" XDG_CONFIG_HOME="$disk/config" LC_ALL=C.UTF-8
export KASOKU_DATADIR="$srcdir/tests/faults/small"
unset COLUMNS LINES KASOKU_THEME
cat >"$tmp/mine.yaml" <<'EOF'
sources:
- {id: mine, kind: web, title: Mine, url: "https://example.org/x", date: 2026-01-01}
EOF
full() { dd if=/dev/zero of="$disk/fill" bs=4096 count=4096 2>/dev/null; }
room() { rm -f "$disk/fill"; }
writable() { mount -o "remount,$1" "$disk" || exit 99; }

result "with room, a first start keeps a database" "$(says 0 '' sources)"
full
result "on a full disk what is there is still shown" "$(says 0 'kasoku' show overview --size 80x24)"
result "and an import changes nothing and says why" \
	"$(says 1 'the disk is full; nothing is kept' import "$tmp/mine.yaml")"
result "as saving a scenario does" \
	"$(says 1 'the disk is full; nothing is kept' scenario save mine --like none)"
result "a report that does not fit leaves no file" \
	"$(says 1 'No space left on device' report --html --out "$disk/out.html" overview; find "$disk" -name "out*")"
result "an export that does not fit leaves no half of a file" \
	"$(says 1 'No space left on device' export "$disk/exported"; find "$disk/exported" -type f 2>/dev/null)"
room
result "with room again the import goes through" "$(says 0 '1 added' import "$tmp/mine.yaml")"
result "and is there" "$(says 0 'Mine' sources mine)"
writable ro
result "a disk that cannot be written to is read" "$(says 0 'Mine' sources mine)"
result "an import to it is refused" "$(says 1 'no database that can be written to' import "$tmp/mine.yaml")"
result "so is a scenario" "$(says 1 'no database' scenario save mine --like none)"
result "and a report" "$(says 1 'Read-only file system' report --html --out "$disk/out.html" overview)"
writable rw
rm -rf "$disk/data"
full
result "a first start on a full disk shows the catalogue and says that nothing is kept" \
	"$(says 0 'nothing is kept' show overview --size 80x24)"
room
rm -rf "$disk/data"
writable ro
result "as it does on one that cannot be written to" \
	"$(says 0 'nothing is kept' show overview --size 80x24)"
writable rw
result "with room and leave there is a database again" "$(says 0 '1 added' import "$tmp/mine.yaml")"
echo "1..$n"
