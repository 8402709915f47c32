/*
 * Footnotes.  DocBook has a note's text where it is first cited, and knows no
 * note in a note: there a note's words follow in parentheses.
 */
#include "read/note.h"
#include "base/suggest.h"

#include <string.h>

#include "read/abbreviation.h"
#include "read/block.h"
#include "read/inline.h"

struct note {
	const char *label;
	cmark_node *definition;
	unsigned first_line, first_column; /* what its positions count from */
	const char *id;                    /* once it stands in the tree */
	bool open;                         /* its own text is being read */
	bool used;
};

static void
report_double(struct markdown *md, const struct note *note)
{
	const struct note *first = g_hash_table_lookup(md->notes, note->label);
	char *piece = g_strdup_printf("[^%s]", note->label);

	diag_hint(md->reading->diags, DIAG_FOOTNOTE_DOUBLE,
	    markdown_pos(md, note->definition),
	    &(struct diag_hint){ .piece = piece,
		.other = markdown_pos(md, first->definition),
		.other_is = "the first one is here" },
	    "%s", piece);
	g_free(piece);
}

static bool
is_inline(cmark_node *node)
{
	return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) ==
	    CMARK_NODE_TYPE_INLINE;
}

void
note_collect(struct markdown *md, cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		struct note *note;

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (is_inline(node)) { /* so are its siblings */
			cmark_iter_reset(iter, cmark_node_parent(node),
			    CMARK_EVENT_EXIT);
			continue;
		}
		if (syntax_abbreviation_find(node) != NULL)
			abbreviation_collect(md,
			    syntax_abbreviation_find(node));
		if (!syntax_is_note(node))
			continue;
		note = ARENA_NEW(md->reading->arena, struct note);
		note->label = syntax_note_label(node);
		note->definition = node;
		note->first_line = md->first_line;
		note->first_column = md->first_column;
		if (g_hash_table_contains(md->notes, note->label))
			report_double(md, note);
		else
			g_hash_table_insert(md->notes, (void *)note->label,
			    note);
	}
	cmark_iter_free(iter);
}

bool
note_ends_at(struct markdown *md, cmark_node *node)
{
	const struct syntax_inline *before = syntax_inline_find(
	    cmark_node_previous(node));

	return before != NULL && before->kind == SYNTAX_NOTE &&
	    g_hash_table_contains(md->notes, before->label) &&
	    cmark_node_get_literal(node)[0] == ']';
}

/* A note within a note, or within itself. */
static void
add_in_parentheses(struct markdown *md, struct note *note)
{
	cmark_node *child = cmark_node_first_child(note->definition);

	if (md->text->len == 0 || md->text->str[md->text->len - 1] != ' ')
		inline_add_text(md, " ", 1);
	inline_add_text(md, "(", 1);
	for (; child != NULL && !note->open; child = cmark_node_next(child)) {
		char *text = inline_plain_text(md, child);

		inline_add_text(md, text, strlen(text));
	}
	inline_add_text(md, ")", 1);
}

/* Reads the note's blocks with inline content of their own. */
static void
add_text(struct markdown *md, struct note *note, xmlNode *footnote,
    cmark_node *paragraph)
{
	const struct element_maker *make = &md->reading->make;
	struct smart smart = md->smart;
	unsigned line = md->first_line, column = md->first_column;
	bool in_link = md->in_link;
	GArray *open = md->open;
	xmlNode *at = md->at;

	md->open = g_array_new(FALSE, FALSE, sizeof(struct open_inline));
	md->in_link = false;
	md->in_note = true;
	md->first_line = note->first_line;
	md->first_column = note->first_column;
	note->open = true;
	if (paragraph == NULL)
		block_fill(md, note->definition, footnote);
	else
		inline_fill(md, paragraph,
		    element_add(make, footnote, "para",
			markdown_pos(md, paragraph)));
	note->open = false;
	md->in_note = false;
	md->first_line = line;
	md->first_column = column;
	md->in_link = in_link;
	g_array_free(md->open, TRUE);
	md->open = open;
	md->at = at;
	md->smart = smart;
}

/* `paragraph`: the text of a note without definition, or NULL. */
static void
add_footnote(struct markdown *md, struct note *note, cmark_node *node,
    cmark_node *paragraph)
{
	struct pos pos = markdown_pos(md, node);
	char *wanted = g_strconcat("fn-", note->label, NULL);
	xmlNode *footnote;

	inline_flush(md);
	footnote = element_add(&md->reading->make, md->at, "footnote", pos);
	note->id = scope_unique_id(md->reading, wanted);
	element_set_id(&md->reading->make, footnote, note->id);
	add_text(md, note, footnote, paragraph);
	g_free(wanted);
}

static void
report_undefined(struct markdown *md, cmark_node *node, const char *label)
{
	char *piece = g_strdup_printf("[^%s]", label), *instead;
	struct suggestion best;
	GHashTableIter iter;
	void *key, *value;

	suggest_begin(&best, label);
	g_hash_table_iter_init(&iter, md->notes);
	while (g_hash_table_iter_next(&iter, &key, &value))
		suggest_weigh(&best, key);
	instead = suggest_end(&best) == NULL
	    ? NULL
	    : g_strdup_printf("[^%s]", suggest_end(&best));
	diag_hint(md->reading->diags, DIAG_FOOTNOTE_UNDEFINED,
	    markdown_pos(md, node),
	    &(struct diag_hint){ .piece = piece, .instead = instead }, "%s",
	    piece);
	g_free(instead);
	g_free(piece);
}

bool
note_add_reference(struct markdown *md, cmark_node *node, const char *label)
{
	struct note *note = g_hash_table_lookup(md->notes, label);
	xmlNode *again;

	if (note == NULL) {
		report_undefined(md, node, label);
		return false;
	}
	note->used = true;
	if (md->in_note) {
		add_in_parentheses(md, note);
	} else if (note->id == NULL) {
		add_footnote(md, note, node, /*paragraph*/ NULL);
	} else {
		inline_flush(md);
		again = element_add(&md->reading->make, md->at, "footnoteref",
		    markdown_pos(md, node));
		element_set(again, "linkend", note->id);
	}
	return true;
}

void
note_add_inline(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine)
{
	struct note note = { .label = "inline",
		.definition = mine->content,
		.first_line = md->first_line,
		.first_column = md->first_column };

	if (md->in_note) {
		inline_add_text(md, " (", 2);
		for (cmark_node *child = cmark_node_first_child(mine->content);
		     child != NULL; child = cmark_node_next(child)) {
			char *text = inline_plain_text(md, child);

			inline_add_text(md, text, strlen(text));
		}
		inline_add_text(md, ")", 1);
	} else {
		add_footnote(md, &note, node, mine->content);
	}
}

static int
compare_lines(const void *a, const void *b)
{
	const struct note *const *first = a, *const *second = b;

	return cmark_node_get_start_line((*first)->definition) -
	    cmark_node_get_start_line((*second)->definition);
}

void
note_report_unused(struct markdown *md)
{
	GPtrArray *unused = g_ptr_array_new();
	GHashTableIter iter;
	void *key, *value;

	g_hash_table_iter_init(&iter, md->notes);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		if (!((struct note *)value)->used)
			g_ptr_array_add(unused, value);
	}
	g_ptr_array_sort(unused, compare_lines);
	for (guint i = 0; i < unused->len; i++) {
		struct note *note = g_ptr_array_index(unused, i);

		diag(md->reading->diags, DIAG_FOOTNOTE_UNUSED,
		    markdown_pos(md, note->definition), "[^%s]", note->label);
	}
	g_ptr_array_free(unused, TRUE);
}
