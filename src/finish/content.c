/*
 * Rewriting pages' content: Cairo's signs (paint/mark.h) become marks.
 *
 *	/Span << /MCID 7 >> BDC      /P <</MCID 5>> BDC
 *	/NonStruct << ... >> BDC     /Artifact <</Type/Pagination ...>> BDC
 *	/Span << /MCID 8 >> BDC      /Code <</MCID 6>> BDC
 *	                             /Span <</ActualText(    x = 1;)>> BDC
 *
 * The operators between are copied as bytes; only tokens are told apart, so
 * that the text of a string isn't taken for an operator.  Signs are told from
 * Cairo's own marks for ligatures (/Span << /ActualText ...) by what they
 * hold, and their order says which is which.  Operators that paint outside
 * of all signs are a fault.
 */
#include "finish/content.h"

#include <string.h>

#include <libdeflate.h>

struct scanner {
	const char *at, *end;
	const char *copied; /* up to here */
	GString *to;
	const struct mark *marks;
	const char *texts; /* of the marks */
	size_t count, next, number;
	int nesting; /* of marks within the sign that is open */
	bool is_open;
	bool is_line; /* MARK_LINE: has two marks, but none within them */
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
	    c == '\0';
}

static void
skip_string(struct scanner *s)
{
	int depth = 0;

	while (s->at < s->end) {
		char c = *s->at++;

		if (c == '\\' && s->at < s->end)
			s->at++;
		else if (c == '(')
			depth++;
		else if (c == ')' && --depth == 0)
			return;
	}
}

/* The next operator or name; strings, numbers and the like are skipped. */
static struct pdf_slice
next_word(struct scanner *s)
{
	while (s->at < s->end) {
		const char *from = s->at;
		char c = *s->at;

		if (c == '(') {
			skip_string(s);
		} else if (c == '<' && s->at + 1 < s->end && s->at[1] != '<') {
			while (s->at < s->end && *s->at++ != '>')
				;
		} else if (g_ascii_isalpha(c) || c == '/' || c == '\'' ||
		    c == '"') {
			do
				s->at++;
			while (s->at < s->end && !is_space(*s->at) &&
			    strchr("()<>[]/%", *s->at) == NULL);
			return (
			    struct pdf_slice){ from, (size_t)(s->at - from) };
		} else {
			s->at++;
		}
	}
	return (struct pdf_slice){ NULL, 0 };
}

static bool
is_word(struct pdf_slice word, const char *name)
{
	return word.length == strlen(name) &&
	    memcmp(word.at, name, word.length) == 0;
}

/* Operators that leave a trace on the page (table 51). */
static bool
is_painting(struct pdf_slice word)
{
	static const char *const operators[] = { "f", "f*", "F", "S", "s", "B",
		"B*", "b", "b*", "Do", "Tj", "TJ", "'", "\"", "sh", "BI" };

	if (word.length > 2)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(operators); i++) {
		if (is_word(word, operators[i]))
			return true;
	}
	return false;
}

static void
copy_up_to(struct scanner *s, const char *at)
{
	g_string_append_len(s->to, s->copied, at - s->copied);
	s->copied = at;
}

static void
append_mark(struct scanner *s, const struct mark *mark)
{
	static const char *const artifacts[] = {
		[MARK_HEADER] = "/Type/Pagination/Subtype/Header",
		[MARK_FOOTER] = "/Type/Pagination/Subtype/Footer",
		[MARK_PAGINATION] = "/Type/Pagination",
		[MARK_LAYOUT] = "/Type/Layout",
	};

	if (mark->kind > MARK_LEADER) {
		g_string_append(s->to, "/Artifact <<");
		g_string_append(s->to, artifacts[mark->kind]);
		g_string_append(s->to, ">> BDC");
		return;
	}
	g_string_append_c(s->to, '/');
	g_string_append(s->to,
	    mark->kind == MARK_LEADER ? "Span"
				      : element_name(mark->fo->element->type));
	g_string_append(s->to, " <</MCID ");
	pdf_append_count(s->to, s->number++);
	if (mark->kind == MARK_LEADER)
		g_string_append(s->to, "/ActualText( )");
	g_string_append(s->to, ">> BDC");
	s->is_line = mark->kind == MARK_LINE;
	if (s->is_line) {
		g_string_append(s->to, "\n/Span <</ActualText");
		pdf_append_text(s->to, s->texts + mark->text);
		g_string_append(s->to, ">> BDC");
	}
}

/* "/Span << /MCID 7 >> BDC" at the cursor, which is behind the name. */
static const char *
sign_end(const struct scanner *s)
{
	const char *at = s->at;
	static const char *const words[] = { "<<", "/MCID", NULL, ">>", "BDC" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		while (at < s->end && is_space(*at))
			at++;
		if (words[i] == NULL) {
			while (at < s->end && g_ascii_isdigit(*at))
				at++;
			continue;
		}
		if ((size_t)(s->end - at) < strlen(words[i]) ||
		    memcmp(at, words[i], strlen(words[i])) != 0)
			return NULL;
		at += strlen(words[i]);
	}
	return at;
}

static const char *
begin_mark(struct scanner *s, struct pdf_slice name, const char *end)
{
	const struct mark *mark;

	if (s->is_open)
		return "a sign stands in another one";
	if (s->next == s->count)
		return "there are more signs than marks";
	mark = &s->marks[s->next++];
	if (is_word(name, "/Span") != (mark->kind <= MARK_LEADER))
		return "a sign is not that of its mark";
	copy_up_to(s, name.at);
	append_mark(s, mark);
	s->at = s->copied = end;
	s->is_open = true;
	s->nesting = 0;
	return NULL;
}

/* Leaves out what lies between the beginning of `word` and the cursor. */
static void
leave_out(struct scanner *s, struct pdf_slice word)
{
	copy_up_to(s, word.at);
	s->copied = s->at;
}

static const char *
end_mark(struct scanner *s, struct pdf_slice word)
{
	if (s->nesting > 0) {
		s->nesting--;
		if (s->is_line)
			leave_out(s, word);
		return NULL;
	}
	if (!s->is_open)
		return "a mark ends that is not open";
	copy_up_to(s, s->at);
	if (s->is_line)
		g_string_append(s->to, "\nEMC");
	s->is_open = s->is_line = false;
	return NULL;
}

/* Cairo's own mark in a line whose text is told already. */
static const char *
begin_inner(struct scanner *s, struct pdf_slice name)
{
	struct pdf_slice word;

	do
		word = next_word(s);
	while (word.length > 0 && !is_word(word, "BDC"));
	leave_out(s, name);
	s->nesting++;
	return NULL;
}

static const char *
read_word(struct scanner *s, struct pdf_slice word)
{
	const char *end;

	if ((is_word(word, "/Span") || is_word(word, "/NonStruct")) &&
	    (end = sign_end(s)) != NULL)
		return begin_mark(s, word, end);
	if (s->is_line && is_word(word, "/Span"))
		return begin_inner(s, word);
	if (is_word(word, "BDC") || is_word(word, "BMC")) {
		s->nesting++;
	} else if (is_word(word, "EMC")) {
		return end_mark(s, word);
	} else if (!s->is_open && is_painting(word)) {
		return "something is painted outside of all marks";
	} else if (is_word(word, "BI")) {
		return "there is an inline image";
	}
	return NULL;
}

const char *
content_mark(struct pdf_slice from, const struct mark *marks, size_t count,
    const char *texts, GString *to)
{
	struct scanner s = {
		.at = from.at,
		.end = from.at + from.length,
		.copied = from.at,
		.to = to,
		.marks = marks,
		.texts = texts,
		.count = count,
	};
	struct pdf_slice word;

	while ((word = next_word(&s)).length > 0) {
		const char *fault = read_word(&s, word);

		if (fault != NULL)
			return fault;
	}
	if (s.is_open)
		return "a mark isn't closed";
	if (s.next < count)
		return "there are fewer signs than marks";
	copy_up_to(&s, s.end);
	return NULL;
}

/* Decodes into `to`, which grows as needed, within reason; false if broken. */
static bool
decode(struct libdeflate_decompressor *d, struct pdf_slice from, GByteArray *to,
    size_t *length)
{
	enum { MOST = 1 << 30 };
	size_t room = MAX((size_t)to->len, from.length * 8 + 4096);

	for (; room < MOST; room *= 2) {
		enum libdeflate_result result;

		g_byte_array_set_size(to, (guint)room);
		result = libdeflate_zlib_decompress(d, from.at, from.length,
		    to->data, room, length);
		if (result == LIBDEFLATE_SUCCESS)
			return true;
		if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
			return false;
	}
	return false;
}

/* Notes what the page's marks belong to. */
static void
add_content(struct finisher *f, const struct mark *marks, size_t count,
    size_t page)
{
	uint32_t number = 0;

	for (size_t i = 0; i < count; i++) {
		struct content content = {
			.page = (uint32_t)page,
			.number = number,
			.mark = &marks[i],
		};

		if (marks[i].kind > MARK_LEADER)
			continue;
		content.element = marks[i].fo->element->index;
		content.order = marks[i].fo->order;
		g_array_append_val(f->content, content);
		number++;
	}
}

static bool
fail(struct finisher *f, size_t page, const char *fault)
{
	diag(f->diags, DIAG_INTERNAL, POS_NONE, "content of page %zu: %s",
	    page + 1, fault);
	return false;
}

bool
content_write(struct finisher *f)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	GByteArray *plain = g_byte_array_new();
	GString *marked = g_string_new(NULL);
	bool is_good = true;

	for (size_t i = 0; i < f->tree->page_count && is_good; i++) {
		const struct page *page = f->tree->pages[i];
		struct pdf_slice object =
		    f->source->objects[finish_page_number(f, page)];
		size_t number = pdf_reference(pdf_find(object, "/Contents"));
		struct pdf_slice packed = { NULL, 0 }, from;
		const struct mark *marks;
		const char *fault;
		size_t count;

		if (number != 0 && number < f->source->object_count)
			packed = pdf_stream(f->source,
			    f->source->objects[number]);
		if (packed.length == 0 ||
		    !decode(d, packed, plain, &from.length)) {
			is_good = fail(f, i, "it can't be decoded");
			break;
		}
		from.at = (const char *)plain->data;
		marks = marks_of_page(f->tags->marks, page->painted, &count);
		g_string_truncate(marked, 0);
		fault = content_mark(from, marks, count,
		    f->tags->marks->texts->str, marked);
		if (fault != NULL) {
			is_good = fail(f, i, fault);
			break;
		}
		add_content(f, marks, count, i);
		pdf_writer_deflate(f->writer, number, "", marked->str,
		    marked->len);
	}
	libdeflate_free_decompressor(d);
	g_byte_array_free(plain, TRUE);
	g_string_free(marked, TRUE);
	return is_good;
}
