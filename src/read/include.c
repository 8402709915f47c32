/* Text of other files and variables, in double braces; see include.h. */
#include "read/include.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "read/brace.h"
#include "read/reading.h"

#define DEPTH_MAX 10    /* of includes in included files, as mdBook has it */
#define COUNT_MAX 50000 /* includes in a book */
#define BYTES_MAX ((size_t)64 << 20) /* that a book may include */

/* A file that is being put in, and the one that asked for it. */
struct frame {
	const struct frame *outer;
	const struct source *source;
	const char *path; /* absolute, without symbolic links */
	unsigned depth;
};

struct expander {
	struct reading *reading;
	GString *text;
	GArray *pieces; /* struct source_piece */
	struct fence fence;
};

void
include_init(struct include_state *state)
{
	memset(state, 0, sizeof(*state));
	state->files = g_hash_table_new(g_str_hash, g_str_equal);
	state->variables = g_hash_table_new(g_str_hash, g_str_equal);
	state->used = g_hash_table_new(g_str_hash, g_str_equal);
	state->helpers = g_hash_table_new(g_str_hash, g_str_equal);
}

void
include_clear(struct include_state *state)
{
	g_hash_table_destroy(state->files);
	g_hash_table_destroy(state->variables);
	g_hash_table_destroy(state->used);
	g_hash_table_destroy(state->helpers);
}

static void
add_piece(struct expander *x, const struct source *from, size_t offset,
    bool is_fixed)
{
	struct source_piece piece = { x->text->len, from, offset, is_fixed };

	g_array_append_val(x->pieces, piece);
}

/* Text that stands for what is at `offset`. */
static void
add_fixed(struct expander *x, const struct source *from, size_t offset,
    const char *text)
{
	if (*text == '\0')
		return;
	add_piece(x, from, offset, /*is_fixed*/ true);
	g_string_append(x->text, text);
}

/* Copies text; `prefix` comes behind each end of a line. */
static void
copy(struct expander *x, const struct source *from, size_t start, size_t end,
    const char *prefix)
{
	while (start < end) {
		const char *at = from->text + start;
		const char *line = *prefix == '\0'
		    ? NULL
		    : memchr(at, '\n', end - start);
		size_t length = line == NULL ? end - start
					     : (size_t)(line - at) + 1;

		add_piece(x, from, start, /*is_fixed*/ false);
		g_string_append_len(x->text, at, (gssize)length);
		start += length;
		if (line != NULL)
			add_fixed(x, from, start, prefix);
	}
}

static struct pos
brace_pos(const struct frame *frame, const struct brace *brace)
{
	return source_place(frame->source, brace->start + brace->is_escaped);
}

/* The file as messages name it: as the user named the book. */
static const char *
label_from_path(struct reading *reading, const char *path)
{
	const char *root = g_ptr_array_index(reading->book->roots.paths, 0);
	const char *directory = reading->book->directory;
	size_t length = strlen(root);

	if (strncmp(path, root, length) != 0 || path[length] != '/')
		return path;
	if (strcmp(directory, ".") == 0)
		return path + length + 1;
	return arena_printf(reading->arena, "%s%s", directory, path + length);
}

/* Reads a file once; NULL where it cannot be, with the reason. */
static const struct source *
read_file(struct reading *reading, const char *path, const char **reason)
{
	GHashTable *files = reading->include.files;
	struct source *source = g_hash_table_lookup(files, path);
	size_t length;
	char *text;

	if (source != NULL)
		return source;
	text = file_read(reading->arena, path, &length, reason);
	if (text == NULL)
		return NULL;
	if (!g_utf8_validate(text, (gssize)length, NULL)) {
		*reason = "it is not UTF-8 text";
		return NULL;
	}
	source = source_from_text(reading->arena, reading->diags,
	    label_from_path(reading, path), text, length);
	g_hash_table_insert(files, (void *)path, source);
	return source;
}

static const char *
find_path(struct reading *reading, const struct frame *frame,
    const char *reference, const char **reason)
{
	char *base = file_directory(reading->arena, frame->path);
	char *plain = g_strdelimit(arena_strdup(reading->arena, reference),
	    "\\", '/');
	char *escaped = g_uri_escape_string(plain, "/", /*allow_utf8*/ TRUE);
	char *path = file_confine(reading->arena, &reading->book->roots, base,
	    escaped, reason);

	g_free(escaped);
	return path;
}

static void
report(struct expander *x, const struct frame *frame, const struct brace *brace,
    const char *detail)
{
	diag(x->reading->diags, DIAG_INCLUDE_BROKEN, brace_pos(frame, brace),
	    "%s", detail);
}

static void
report_missing(struct expander *x, const struct frame *frame,
    const struct brace *brace, const char *name, const char *reason)
{
	const char *base = file_directory(x->reading->arena, frame->path);

	diag_hint(x->reading->diags, DIAG_INCLUDE_BROKEN,
	    brace_pos(frame, brace),
	    &(struct diag_hint){ .piece = name,
		.instead = strcmp(reason, g_strerror(ENOENT)) == 0
		    ? suggest_file(base, name)
		    : NULL },
	    "%s: %s", name, reason);
}

/* Does the file stand above this one already, or too much else? */
static bool
may_include(struct expander *x, const struct frame *frame,
    const struct brace *brace, const char *path)
{
	struct reading *reading = x->reading;
	const char *label = label_from_path(reading, path);

	for (const struct frame *up = frame; up != NULL; up = up->outer) {
		if (strcmp(up->path, path) != 0)
			continue;
		report(x, frame, brace,
		    up == frame ? arena_printf(reading->arena,
				      "%s includes itself", label)
				: arena_printf(reading->arena,
				      "%s includes %s, and so itself", label,
				      frame->source->path));
		return false;
	}
	if (frame->depth >= DEPTH_MAX) {
		report(x, frame, brace, "includes are nested too deep");
		return false;
	}
	reading->include.count++;
	if ((reading->include.bytes > BYTES_MAX ||
		reading->include.count > COUNT_MAX) &&
	    !reading->include.is_full) {
		reading->include.is_full = true;
		report(x, frame, brace, "too much text is included");
	}
	return !reading->include.is_full;
}

static const char *
unknown_selection(struct reading *reading, const struct source *source,
    const char *selection)
{
	const char *near;

	if (include_is_lines(selection))
		return arena_printf(reading->arena,
		    "%s has no lines %s, for it ends with line %zu",
		    source->path, selection,
		    source->line_count -
			(source->length > 0 &&
			    source->text[source->length - 1] == '\n'));
	near = include_suggest(reading->arena, source, selection);
	if (near == NULL)
		return arena_printf(reading->arena, "%s has no anchor %s",
		    source->path, selection);
	return arena_printf(reading->arena,
	    "%s has no anchor %s; did you mean %s?", source->path, selection,
	    near);
}

static void expand(struct expander *x, const struct frame *frame, size_t start,
    size_t end, const char *prefix);

/* Puts in what is selected of a file, without the end of its last line. */
static void
put_in(struct expander *x, const struct frame *frame, const struct brace *brace,
    const GArray *ranges, const char *prefix)
{
	const struct source *source = frame->source;
	struct fence inner = {
		.is_code = !g_str_has_suffix(frame->path, ".md") ||
		    brace_is_in_code(&x->fence, frame->outer->source,
			brace->start),
	};
	struct fence outer = x->fence;

	x->fence = inner;
	for (guint i = 0; i + 1 < ranges->len; i += 2) {
		size_t start = g_array_index(ranges, size_t, i);
		size_t end = g_array_index(ranges, size_t, i + 1);

		if (i + 2 == ranges->len && end > start &&
		    source->text[end - 1] == '\n')
			end--;
		if (i + 2 == ranges->len && end > start &&
		    source->text[end - 1] == '\r')
			end--;
		x->reading->include.bytes += end - start;
		expand(x, frame, start, end, prefix);
	}
	x->fence = outer;
}

/* Includes "file", "file:anchor" or "file:2:10"; false where it cannot. */
static bool
include(struct expander *x, const struct frame *frame,
    const struct brace *brace, const char *what, bool all_regions,
    const char *prefix)
{
	struct reading *reading = x->reading;
	const char *colon = strchr(what, ':'), *reason = NULL;
	char *name = colon == NULL
	    ? arena_strdup(reading->arena, what)
	    : arena_strndup(reading->arena, what, (size_t)(colon - what));
	const char *path = reading->include.is_full
	    ? NULL
	    : find_path(reading, frame, name, &reason);
	struct frame inner = { .outer = frame,
		.path = path,
		.depth = frame->depth + 1 };
	GArray *ranges;
	bool found;

	if (reading->include.is_full ||
	    (path != NULL && !may_include(x, frame, brace, path)))
		return false;
	if (path != NULL)
		inner.source = read_file(reading, path, &reason);
	if (inner.source == NULL) {
		report_missing(x, frame, brace, name, reason);
		return false;
	}
	ranges = g_array_new(FALSE, FALSE, sizeof(size_t));
	found = include_select(inner.source, colon == NULL ? NULL : colon + 1,
	    all_regions, ranges);
	if (found)
		put_in(x, &inner, brace, ranges, prefix);
	else
		report(x, frame, brace,
		    unknown_selection(reading, inner.source, colon + 1));
	g_array_free(ranges, TRUE);
	return found;
}

/* A whole program, which becomes code of its own. */
static void
include_program(struct expander *x, const struct frame *frame,
    const struct brace *brace, const char *file, char *attributes,
    const char *prefix)
{
	struct arena *arena = x->reading->arena;
	size_t place = brace->start;

	g_strdelimit(attributes, " \t", ',');
	add_fixed(x, frame->source, place,
	    arena_printf(arena, "```rust%s%s\n%s",
		*attributes != '\0' ? "," : "", attributes, prefix));
	include(x, frame, brace, file, /*all_regions*/ false, prefix);
	add_fixed(x, frame->source, place,
	    arena_printf(arena, "\n%s```", prefix));
}

static const char *const helpers[] = { "include", "rustdoc_include",
	"playground", "playpen", "title" };

/* Helpers that are none of ours belong to a preprocessor, which isn't run. */
static void
report_helper(struct expander *x, const struct frame *frame,
    const struct brace *brace)
{
	GHashTable *known = x->reading->include.helpers;
	struct suggestion best;
	const char *near;

	if (g_hash_table_contains(known, brace->name))
		return;
	g_hash_table_add(known, (void *)brace->name);
	suggest_begin(&best, brace->name);
	for (size_t i = 0; i < G_N_ELEMENTS(helpers); i++)
		suggest_weigh(&best, helpers[i]);
	near = suggest_end(&best);
	diag(x->reading->diags, DIAG_HELPER_UNKNOWN, brace_pos(frame, brace),
	    near != NULL ? "{{%c%s}}; did you mean {{#%s}}?" : "{{%c%s}}",
	    brace->sigil, brace->name, near);
}

static bool expand_variable(struct expander *x, const struct frame *frame,
    const struct brace *brace);

/* Quarto's {{< name … >}}; false where it is to be shown as it is. */
static bool
expand_shortcode(struct expander *x, const struct frame *frame,
    const struct brace *brace, char *file, const char *prefix)
{
	struct brace variable = *brace;

	if (brace_is_in_code(&x->fence, frame->source, brace->start) ||
	    strcmp(brace->name, "pagebreak") == 0)
		return false;
	if (strcmp(brace->name, "include") == 0 && *file != '\0') {
		include(x, frame, brace, file, /*all_regions*/ false, prefix);
		return true;
	}
	if (strcmp(brace->name, "var") == 0 && *file != '\0') {
		variable.name = file;
		return expand_variable(x, frame, &variable);
	}
	report_helper(x, frame, brace);
	return brace_is_alone(frame->source, brace);
}

/* Returns false where the braces are to be shown as they are. */
static bool
expand_helper(struct expander *x, const struct frame *frame,
    const struct brace *brace, const char *outer_prefix)
{
	struct arena *arena = x->reading->arena;
	size_t word = strcspn(brace->rest, " \t\n");
	char *file = arena_strndup(arena, brace->rest, word);
	char *rest = g_strstrip(arena_strdup(arena, brace->rest + word));
	const char *prefix = arena_printf(arena, "%s%s", outer_prefix,
	    brace_line_prefix(arena, frame->source, brace->start));
	bool is_ours = brace->sigil == '#' && *file != '\0';

	if (brace->sigil == '<')
		return expand_shortcode(x, frame, brace, file, prefix);
	if (is_ours && strcmp(brace->name, "include") == 0) {
		include(x, frame, brace, file, /*all_regions*/ false, prefix);
	} else if (is_ours && strcmp(brace->name, "rustdoc_include") == 0) {
		include(x, frame, brace, file, /*all_regions*/ true, prefix);
	} else if (is_ours && g_str_has_prefix(brace->name, "play") &&
	    g_strv_contains(helpers, brace->name)) {
		include_program(x, frame, brace, file, rest, prefix);
	} else if (!is_ours || strcmp(brace->name, "title") != 0) {
		if (brace_is_in_code(&x->fence, frame->source, brace->start))
			return false;
		report_helper(x, frame, brace);
		return brace_is_alone(frame->source, brace);
	}
	return true;
}

/* False where no variable has this name; that is reported but in code. */
static bool
expand_variable(struct expander *x, const struct frame *frame,
    const struct brace *brace)
{
	GHashTable *variables = x->reading->include.variables;
	const char *value = g_hash_table_lookup(variables, brace->name);
	struct suggestion best;
	GHashTableIter iter;
	void *name, *other;

	if (value != NULL) {
		g_hash_table_add(x->reading->include.used, (void *)brace->name);
		add_fixed(x, frame->source, brace->start, value);
		return true;
	}
	if (g_hash_table_size(variables) == 0 ||
	    brace_is_in_code(&x->fence, frame->source, brace->start))
		return false;
	suggest_begin(&best, brace->name);
	g_hash_table_iter_init(&iter, variables);
	while (g_hash_table_iter_next(&iter, &name, &other))
		suggest_weigh(&best, name);
	diag(x->reading->diags, DIAG_VARIABLE_UNKNOWN, brace_pos(frame, brace),
	    suggest_end(&best) != NULL ? "%s; did you mean %s?" : "%s",
	    brace->name, suggest_end(&best));
	return false;
}

static bool
has_variables(const struct expander *x)
{
	return g_hash_table_size(x->reading->include.variables) > 0 &&
	    !x->reading->include.is_quarto;
}

/* Copies text from `start` on with all that stands in braces put in. */
static void
expand(struct expander *x, const struct frame *frame, size_t start, size_t end,
    const char *prefix)
{
	const struct source *source = frame->source;
	const char *text = source->text, *found;
	struct brace brace;

	for (size_t at = start; at + 4 <= end &&
	     (found = memmem(text + at, end - at, "{{", 2)) != NULL;) {
		at = (size_t)(found - text);
		if (!brace_read(x->reading->arena, source, at, end, &brace) ||
		    (brace.sigil == '\0' && !has_variables(x))) {
			at += 2;
			continue;
		}
		at = brace.end;
		copy(x, source, start, MAX(brace.start, start), prefix);
		start = brace.end;
		if (brace.is_escaped)
			copy(x, source, brace.start + 1, brace.end, prefix);
		else if (brace.sigil != '\0'
			? !expand_helper(x, frame, &brace, prefix)
			: !expand_variable(x, frame, &brace))
			start = brace.start;
	}
	copy(x, source, start, end, prefix);
}

struct source *
include_expand(struct reading *reading, struct source *source, const char *path,
    unsigned first_line)
{
	size_t start = source->lines[first_line], length = source->length;
	struct frame frame = { .source = source, .path = path };
	struct expander x = { .reading = reading, .fence.scanned = start };
	struct source *expanded;

	if (strstr(source->text + start, "{{") == NULL)
		return source;
	x.text = g_string_sized_new(length + 1024);
	x.pieces = g_array_new(FALSE, FALSE, sizeof(struct source_piece));
	copy(&x, source, 0, start, "");
	expand(&x, &frame, start, length, "");
	expanded = source_from_pieces(reading->arena, source->path,
	    arena_strndup(reading->arena, x.text->str, x.text->len),
	    x.text->len,
	    arena_copy(reading->arena, x.pieces->data,
		x.pieces->len * sizeof(struct source_piece)),
	    x.pieces->len);
	g_string_free(x.text, /*free_segment*/ TRUE);
	g_array_free(x.pieces, TRUE);
	return expanded;
}
