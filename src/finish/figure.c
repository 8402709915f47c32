/*
 * Figures: pages of Cairo's become forms, and what they refer to is copied,
 * mended; see figure.h.
 *
 *	CIDFontType2   gets the CIDToGIDMap that it lacks (9.7.4.2)
 *	images         don't ask to be smoothed (ISO 19005-2, 6.2.8)
 *	JPEG files     say what their colours are (photo.h)
 *	streams        have their length in themselves
 */
#include "finish/figure.h"

#include <string.h>

#include "base/pdf_syntax.h"
#include "finish/photo.h"

static bool
is_object(const struct pdf_file *source, size_t number)
{
	return number != 0 && number < source->object_count &&
	    source->objects[number].length > 0;
}

static void
reach(const struct pdf_file *source, bool *is_used, GArray *open, size_t number)
{
	if (!is_object(source, number) || is_used[number])
		return;
	is_used[number] = true;
	g_array_append_val(open, number);
}

static void
reach_references(const struct pdf_file *source, bool *is_used, GArray *open,
    struct pdf_slice value)
{
	const char *at = value.at;
	size_t number;

	while ((number = pdf_next_reference(value, &at)) != 0)
		reach(source, is_used, open, number);
}

/* The object's value, behind "12 0 obj": up to its stream or end. */
static struct pdf_slice
value_of(struct pdf_slice object)
{
	const char *from = memmem(object.at, object.length, "obj", 3);
	struct pdf_slice dictionary = pdf_dictionary(object);
	const char *end;

	if (from == NULL)
		return (struct pdf_slice){ NULL, 0 };
	from += strlen("obj");
	while (from < object.at + object.length && g_ascii_isspace(*from))
		from++;
	if (from == dictionary.at)
		return dictionary;
	end = object.at + object.length;
	while (end > from && g_ascii_isspace(end[-1]))
		end--;
	if (end - from >= 6 && memcmp(end - 6, "endobj", 6) == 0)
		end -= 6;
	while (end > from && g_ascii_isspace(end[-1]))
		end--;
	return (struct pdf_slice){ from, (size_t)(end - from) };
}

bool *
figure_find_used(struct arena *arena, const struct pdf_file *source)
{
	bool *is_used = ARENA_NEW_ARRAY(arena, bool, source->object_count + 1);
	GArray *open = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (size_t i = 0; i < source->page_count; i++) {
		struct pdf_slice page = source->objects[source->pages[i]];

		reach_references(source, is_used, open,
		    pdf_find(page, "/Resources"));
		reach_references(source, is_used, open,
		    pdf_find(page, "/Group"));
	}
	while (open->len > 0) {
		size_t number = g_array_index(open, size_t, open->len - 1);

		g_array_set_size(open, open->len - 1);
		reach_references(source, is_used, open,
		    value_of(source->objects[number]));
	}
	g_array_free(open, TRUE);
	return is_used;
}

static bool
is_named(struct pdf_slice value, const char *name)
{
	return value.length == strlen(name) &&
	    memcmp(value.at, name, value.length) == 0;
}

/* The dictionary's entries but those named in `left_out`. */
static void
append_entries(GString *to, struct pdf_slice dictionary,
    struct pdf_slice left_out)
{
	const char *end = dictionary.at + dictionary.length - strlen(">>");
	const char *from = dictionary.at + strlen("<<");

	if (left_out.length > 0) {
		const char *key = left_out.at;

		while (key > from && *--key != '/')
			;
		g_string_append_len(to, from, key - from);
		from = left_out.at + left_out.length;
	}
	if (end > from)
		g_string_append_len(to, from, end - from);
}

static void
copy_stream(struct finisher *f, size_t number, struct pdf_slice dictionary,
    struct pdf_slice stream, GString *body)
{
	struct pdf_slice smooth = pdf_find(dictionary, "/Interpolate");
	char *found;

	g_string_truncate(body, 0);
	append_entries(body, dictionary, pdf_find(dictionary, "/Length"));
	if (is_named(smooth, "true") &&
	    (found = strstr(body->str, "/Interpolate true")) != NULL)
		memset(found, ' ', strlen("/Interpolate true"));
	pdf_writer_stream(f->writer, number, body->str, stream.at,
	    stream.length);
}

static void
copy_object(struct finisher *f, size_t number, GString *body)
{
	struct pdf_slice object = f->source->objects[number];
	struct pdf_slice value = value_of(object);
	struct pdf_slice stream = pdf_stream(f->source, object);

	if (stream.length > 0 &&
	    photo_copy(f, number, pdf_dictionary(object), stream)) {
		/* it is written */
	} else if (stream.length > 0) {
		copy_stream(f, number, pdf_dictionary(object), stream, body);
	} else if (is_named(pdf_find(value, "/Subtype"), "/CIDFontType2") &&
	    pdf_find(value, "/CIDToGIDMap").length == 0) {
		g_string_assign(body, "<<");
		append_entries(body, value, (struct pdf_slice){ NULL, 0 });
		g_string_append(body, " /CIDToGIDMap /Identity >>");
		pdf_writer_object(f->writer, number, body->str, body->len);
	} else {
		pdf_writer_object(f->writer, number, value.at, value.length);
	}
}

void
figure_copy_used(struct finisher *f, const bool *is_used)
{
	GString *body = g_string_new(NULL);

	for (size_t i = 1; i < f->source->object_count; i++) {
		if (is_used[i] && is_object(f->source, i))
			copy_object(f, i, body);
	}
	g_string_free(body, TRUE);
}

static void
append_copy(GString *body, struct pdf_slice page, const char *key,
    const char *as)
{
	struct pdf_slice value = pdf_find(page, key);

	if (value.length == 0)
		return;
	g_string_append(body, as);
	g_string_append_c(body, ' ');
	g_string_append_len(body, value.at, (gssize)value.length);
}

/*
 * Cairo makes a group of each page, which blurs thin lines in some readers; it
 * is wanted only where colours are blended otherwise than usual (11.4.5).
 */
static bool
needs_group(const struct pdf_file *source, struct pdf_slice page)
{
	struct pdf_slice resources = pdf_find(page, "/Resources");
	size_t number = pdf_reference(resources);

	if (is_object(source, number))
		resources = source->objects[number];
	return resources.length > 0 &&
	    memmem(resources.at, resources.length, "/BM", 3) != NULL;
}

void
figure_write(struct finisher *f, size_t number, size_t figure)
{
	const struct pdf_file *source = f->source;
	struct pdf_slice page = source->objects[source->pages[figure]];
	size_t contents = pdf_reference(pdf_find(page, "/Contents"));
	struct pdf_slice object = is_object(source, contents)
	    ? source->objects[contents]
	    : (struct pdf_slice){ NULL, 0 };
	struct pdf_slice stream = pdf_stream(source, object);
	GString *body = g_string_new("/Type /XObject /Subtype /Form");

	append_copy(body, page, "/MediaBox", " /BBox");
	append_copy(body, page, "/Resources", " /Resources");
	if (needs_group(source, page))
		append_copy(body, page, "/Group", " /Group");
	append_copy(body, pdf_dictionary(object), "/Filter", " /Filter");
	pdf_writer_stream(f->writer, number, body->str, stream.at,
	    stream.length);
	g_string_free(body, TRUE);
}
