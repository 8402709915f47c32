#!/bin/sh
# layers.sh: fails where an #include crosses a border of src/README.md.
#
# A stage includes its own folder, base/, and the public headers of the stages
# that the list allows; each library is included behind its own door only.
set -eu
cd "$(dirname "$0")/.."
failed=0

complain() {
	echo "layers: $1" >&2
	failed=1
}

# stage: headers of other stages that it may include
allowed() {
	case $1 in
	base) echo '^base/' ;;
	read) echo '^(base|read)/' ;;
	tree) echo '^(base|tree)/|^read/book\.h$' ;;
	transform) echo '^(base|transform)/' ;;
	fo) echo '^(base|fo)/' ;;
	layout) echo '^(base|layout)/|^fo/(fo|structure)\.h$' ;;
	paint) echo '^(base|paint)/|^fo/(fo|structure)\.h$|^layout/(area|image)\.h$' ;;
	finish) echo '^(base|finish)/|^fo/(fo|structure)\.h$|^layout/(area|image)\.h$|^paint/(painted|mark|raster|typeface|outline)\.h$' ;;
	epub) echo '^(base|epub)/|^transform/(transform|aside)\.h$' ;;
	report) echo '^(base|report)/|^(read/book|tree/tree|transform/transform|layout/area|layout/image|finish/finish|epub/epub)\.h$' ;;
	esac
}

for stage in base read tree transform fo layout paint finish epub report; do
	for file in src/$stage/*.[ch]; do
		[ -e "$file" ] || continue
		sed -n 's/^#include "\([^"]*\)".*/\1/p' "$file" |
		    grep -vE "$(allowed $stage)" |
		    sed "s|^|$file may not include |" >"${TMPDIR:-/tmp}/layers.$$" || true
		while read -r line; do complain "$line"; done <"${TMPDIR:-/tmp}/layers.$$"
	done
done
rm -f "${TMPDIR:-/tmp}/layers.$$"

# library: the folders that may include its headers
door() {
	for file in $(grep -lE "^#include <$1" -r src || true); do
		echo "$file" | grep -qE "$2" ||
		    complain "$file may not include <$1...>"
	done
}
door 'cmark' '^src/read/'
door 'yaml\.h' '^src/read/'
door 'libxml/' '^src/(read|tree|transform|fo|epub|report)/|^src/base/entity_loader|^src/run\.h'
door 'libx?slt|libexslt' '^src/transform/'
door '(pango/|hb|fontconfig/|fribidi)' '^src/layout/|^src/paint/|^src/finish/(embed|drawn)_font\.c|^src/epub/font\.c'
door 'hyphen\.h' '^src/layout/hyphen\.c'
door 'cairo' '^src/paint/|^src/layout/font\.c'
door 'tree_sitter/' '^src/tree/grammar'
door '(png\.h|gdk-pixbuf)' '^src/paint/|^src/epub/shrink\.c'
door 'librsvg' '^src/paint/'
door 'unicode/' '^src/transform/collate\.c'
door 'zip\.h' '^src/epub/'
door 'libdeflate\.h' '^src/(paint|finish)/|^src/epub/deflate\.c'
door '(ft2build|freetype)' '^src/paint/typeface\.c'

exit $failed
