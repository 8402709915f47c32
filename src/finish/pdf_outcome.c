/*
 * What became of a PDF; see pdf_outcome.h.
 *
 * The fonts are the pages' own, and those that Cairo's PDF of figures has
 * descriptors of (ISO 32000-1, 9.8): what stands in the file, not what was
 * asked for.
 */
#include "finish/pdf_outcome.h"

#include <stdlib.h>
#include <string.h>

#include "finish/embed_font.h"

enum { SUBSET_TAG = 7 }; /* "ABCDEF+" (9.6.4) */

static bool
is_named(struct pdf_slice value, const char *name)
{
	return value.length == strlen(name) &&
	    memcmp(value.at, name, value.length) == 0;
}

static bool
is_embedded(struct pdf_slice descriptor)
{
	return pdf_find(descriptor, "/FontFile").length > 0 ||
	    pdf_find(descriptor, "/FontFile2").length > 0 ||
	    pdf_find(descriptor, "/FontFile3").length > 0;
}

static struct pdf_font
read_font(struct arena *arena, struct pdf_slice descriptor)
{
	struct pdf_slice name = pdf_find(descriptor, "/FontName");
	bool is_subset = name.length > 1 + SUBSET_TAG &&
	    name.at[SUBSET_TAG] == '+';
	size_t skipped = MIN(name.length, is_subset ? 1u + SUBSET_TAG : 1u);

	return (struct pdf_font){
		.name = arena_strndup(arena, name.at + skipped,
		    name.length - skipped),
		.is_embedded = is_embedded(descriptor),
		.is_subset = is_subset,
	};
}

static int
compare_fonts(const void *a, const void *b)
{
	const struct pdf_font *one = a, *two = b;

	return strcmp(one->name, two->name);
}

/* Figures have fonts of the pages', too; how many names there are. */
static size_t
merge(GArray *fonts)
{
	struct pdf_font *all = (struct pdf_font *)fonts->data;
	size_t kept = 0;

	for (guint i = 0; i < fonts->len; i++) {
		if (kept == 0 || strcmp(all[kept - 1].name, all[i].name) != 0) {
			all[kept++] = all[i];
			continue;
		}
		all[kept - 1].is_embedded &= all[i].is_embedded;
		all[kept - 1].is_subset &= all[i].is_subset;
	}
	return kept;
}

/* All that the pages show is embedded, and no more of it. */
static void
collect_typefaces(const struct finisher *f, struct arena *arena, GArray *fonts)
{
	size_t count;
	struct typeface *const *all =
	    typefaces_all(f->input->painted->typefaces, &count);

	for (size_t i = 0; i < count; i++) {
		char *name = embed_font_name(all[i]);
		struct pdf_font font = { arena_strdup(arena, name), true,
			true };

		g_array_append_val(fonts, font);
		g_free(name);
	}
}

static void
collect_fonts(const struct finisher *f, struct pdf_outcome *outcome)
{
	const struct pdf_file *source = f->source;
	GArray *fonts = g_array_new(FALSE, FALSE, sizeof(struct pdf_font));

	collect_typefaces(f, outcome->arena, fonts);
	for (size_t i = 0; i < source->object_count; i++) {
		struct pdf_slice object = source->objects[i];
		struct pdf_font font;

		if (!is_named(pdf_find(object, "/Type"), "/FontDescriptor"))
			continue;
		font = read_font(outcome->arena, object);
		g_array_append_val(fonts, font);
	}
	if (fonts->len > 0) {
		qsort(fonts->data, fonts->len, sizeof(struct pdf_font),
		    compare_fonts);
		outcome->font_count = merge(fonts);
		outcome->fonts = arena_copy(outcome->arena, fonts->data,
		    outcome->font_count * sizeof(struct pdf_font));
	}
	g_array_free(fonts, TRUE);
}

void
pdf_outcome_collect(const struct finisher *f, struct pdf_outcome *outcome)
{
	outcome->asked = f->input->claim;
	outcome->claim = f->claim;
	outcome->elements = f->tags != NULL ? f->tags->structure->count : 0;
	outcome->links = f->annotations->len;
	collect_fonts(f, outcome);
}
