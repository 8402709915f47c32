/*
 * Code blocks.  The info string names the language; what follows it are
 * words as mdBook writes them (rust,ignore) or attributes in braces.
 *
 *	```rust,should_panic
 *	```{.rust #lst-main title="The program" .numbered from=10 lines="11,13-15"}
 *	```rust {2,4-6}
 *
 * Pandoc's and Quarto's words for the same are understood.
 */
#include "read/code.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "read/admonish.h"
#include "read/block.h"
#include "read/codelines.h"
#include "read/doubt.h"
#include "read/hidden.h"
#include "read/html.h"
#include "read/inline.h"
#include "read/quartocell.h"
#include "read/settings.h"

static const struct {
	const char *name;  /* what is written */
	const char *means; /* the language's own name */
} languages[] = {
#define LANGUAGE(name) { name, name },
#define ALIAS(name, means) { name, means },
#include "read/language.def"
#undef LANGUAGE
#undef ALIAS
};

/* What a code block's info string says. */
struct info {
	const char *language; /* as written, or NULL */
	const char *role;     /* the other words, or NULL */
	const char *lines;    /* that stand out: "2,4-6", or NULL */
	const char *first;    /* number of the first line, or NULL */
	bool is_numbered;
	const struct attributes *attributes;
	bool is_executable; /* by Quarto: {python} */
};

/* Words that are not kept as a role. */
static const char number_words[] =
    "numbered numberLines number-lines lineNumbers linenos";

const char *
code_language_find(const char *name)
{
	char first = g_ascii_tolower(name[0]); /* as they are there */

	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		if (languages[i].name[0] == first &&
		    g_ascii_strcasecmp(languages[i].name, name) == 0)
			return languages[i].means;
	}
	return NULL;
}

static const char *
suggest_language(const char *name)
{
	struct suggestion best;

	suggest_begin(&best, name);
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
		suggest_weigh(&best, languages[i].name);
	return suggest_end(&best);
}

/* The value of the first of these keys that is there, or NULL. */
static const char *
find_any(const struct attributes *attributes, const char *const *keys)
{
	const char *value = NULL;

	for (; *keys != NULL && value == NULL; keys++)
		value = attributes_find(attributes, *keys);
	return value;
}

static bool
begins_with_digit(const char *text)
{
	return text != NULL && g_ascii_isdigit(text[0]);
}

static void
read_numbers(struct info *info)
{
	static const char *const firsts[] = { "from", "startFrom", "start-from",
		"startfrom", "start", NULL };
	static const char *const lines[] = { "lines", "highlight", "hl_lines",
		"emphasize-lines", NULL };
	const char *quarto = attributes_find(info->attributes,
	    "code-line-numbers");
	char **words = g_strsplit(number_words, " ", -1);

	for (char **word = words; *word != NULL; word++)
		info->is_numbered = info->is_numbered ||
		    attributes_has_class(info->attributes, *word);
	g_strfreev(words);
	info->first = find_any(info->attributes, firsts);
	info->lines = find_any(info->attributes, lines);
	if (quarto != NULL)
		info->is_numbered = strcmp(quarto, "false") != 0;
	if (begins_with_digit(quarto) && info->lines == NULL)
		info->lines = quarto;
}

/* The first class of {.rust .numbered} that is none of ours is the language. */
static void
read_braces(struct arena *arena, struct info *info)
{
	const char *classes = attributes_role(arena, info->attributes,
	    number_words);

	read_numbers(info);
	if (info->language == NULL && classes != NULL)
		info->language = arena_strndup(arena, classes,
		    strcspn(classes, " "));
	info->role = attributes_role(arena, info->attributes,
	    info->language == NULL
		? number_words
		: arena_printf(arena, "%s %s", number_words, info->language));
}

/* {python} as Quarto writes it, and {2,4-6} behind a language. */
static void
read_plain_braces(struct arena *arena, struct info *info, const char *text)
{
	size_t length = strcspn(text + 1, "}, ");

	if (g_ascii_isdigit(text[1]))
		info->lines = arena_strndup(arena, text + 1,
		    strcspn(text + 1, "}"));
	else if (info->language == NULL && length > 0)
		info->language = arena_strndup(arena, text + 1, length);
}

static struct info
read_info(struct arena *arena, const char *text)
{
	size_t word = strcspn(text, ", \t{");
	struct info info = { 0 };
	size_t scanned;
	const char *rest;

	if (word > 0)
		info.language = arena_strndup(arena, text, word);
	for (rest = text + word; *rest == ',' || *rest == ' ' || *rest == '\t';)
		rest++;
	scanned = attributes_scan(rest, strlen(rest));
	if (word == 0 && scanned == 0 && rest[0] == '{' &&
	    g_ascii_isalpha(rest[1])) {
		info.is_executable = true;
		info.language = arena_strndup(arena, rest + 1,
		    strcspn(rest + 1, " ,}"));
	} else if (scanned > 0) {
		info.attributes = attributes_read(arena, rest, scanned);
		read_braces(arena, &info);
	} else if (*rest == '{') {
		read_plain_braces(arena, &info, rest);
	} else if (*rest != '\0' && word > 0 && text[word] == ',') {
		info.role = g_strdelimit(arena_strdup(arena, rest), ",", ' ');
	}
	return info;
}

/* As far as it is known by now: the command line counts more than the book. */
static bool
is_highlighted(const struct reading *reading)
{
	const char *wanted = settings_find_option(reading->options->settings,
	    "highlight");

	if (wanted == NULL)
		wanted = book_setting(reading->book, "highlight");
	return g_strcmp0(wanted, "no") != 0;
}

void
code_tell(const struct markdown *md, const xmlNode *code)
{
	const struct book_options *options = md->reading->options;

	if (options->code_met != NULL && is_highlighted(md->reading))
		options->code_met(options->closure, code);
}

static void
set_language(struct markdown *md, cmark_node *node, xmlNode *listing,
    const struct info *info)
{
	const char *language;

	if (info->role != NULL)
		element_set(listing, "role", info->role);
	if (info->language == NULL)
		return;
	language = code_language_find(info->language);
	if (language != NULL) {
		element_set(listing, "language", language);
		return;
	}
	if (md->reading->dialect == SYNTAX_MDBOOK) {
		/* a preprocessor's, often */
		diag(md->reading->diags, DIAG_CODE_LANGUAGE_FOREIGN,
		    markdown_pos(md, node), "%s", info->language);
		element_add_role(listing, info->language);
		return;
	}
	diag_hint(md->reading->diags, DIAG_CODE_LANGUAGE_UNKNOWN,
	    markdown_pos(md, node),
	    &(struct diag_hint){ .piece = info->language,
		.instead = suggest_language(info->language) },
	    "%s", info->language);
	element_add_role(listing, info->language);
}

/* What is asked for by the label of what only running it would show. */
static bool
is_figure(const struct attributes *attributes)
{
	return attributes->id != NULL &&
	    g_str_has_prefix(attributes->id, "fig-");
}

/* The element the listing stands in: an example if it has a title. */
static xmlNode *
add_wrapper(struct markdown *md, cmark_node *node, xmlNode *into,
    const struct attributes *attributes)
{
	static const char *const keys[] = { "title", "caption", "lst-cap",
		NULL };
	const char *title = find_any(attributes, keys);
	xmlNode *example;

	if (title == NULL)
		return into;
	example = markdown_add(md, into,
	    is_figure(attributes) ? "figure" : "example", node);
	html_add_phrase(md,
	    element_add(&md->reading->make, example, "title",
		markdown_pos(md, node)),
	    /*before*/ NULL, title);
	return example;
}

/* The file that the code is from, in a line above it. */
static void
add_file_name(struct markdown *md, cmark_node *node, xmlNode *into,
    const struct attributes *attributes)
{
	static const char *const keys[] = { "filename", "file", NULL };
	const char *name = find_any(attributes, keys);
	xmlNode *line;

	if (name == NULL)
		return;
	line = markdown_add(md, into, "simpara", node);
	element_set(line, "role", "filename");
	element_add_with_text(&md->reading->make, line, "filename", POS_NONE,
	    name);
}

/* How many items the list has that may explain the code's callouts. */
static unsigned
count_explanations(cmark_node *list)
{
	unsigned count = 0;

	if (list == NULL || cmark_node_get_type(list) != CMARK_NODE_LIST ||
	    cmark_node_get_list_type(list) != CMARK_ORDERED_LIST ||
	    cmark_node_get_list_start(list) != 1)
		return 0;
	for (cmark_node *item = cmark_node_first_child(list); item != NULL;
	     item = cmark_node_next(item))
		count++;
	return count;
}

static void
add_explanations(struct markdown *md, const struct codelines *lines,
    cmark_node *list, xmlNode *into)
{
	xmlNode *element = markdown_add(md, into, "calloutlist", list);
	cmark_node *item = cmark_node_first_child(list);

	for (unsigned i = 1; i <= lines->callouts; i++) {
		xmlNode *callout = markdown_add(md, element, "callout", item);
		GString *ids = g_string_new(NULL);

		for (guint j = 0; j < lines->marks[i]->len; j++)
			g_string_append_printf(ids, "%s%s", j > 0 ? " " : "",
			    (char *)g_ptr_array_index(lines->marks[i], j));
		element_set(callout, "arearefs", ids->str);
		g_string_free(ids, /*free_segment*/ TRUE);
		block_fill(md, item, callout);
		item = cmark_node_next(item);
	}
}

static xmlNode *
add_listing(struct markdown *md, cmark_node *node, xmlNode *outer,
    const struct info *info, bool is_session)
{
	xmlNode *listing = markdown_add(md, outer,
	    is_session ? "screen" : "programlisting", node);

	set_language(md, node, listing, info);
	if (info->is_numbered)
		element_set(listing, "linenumbering", "numbered");
	if (info->is_numbered && info->first != NULL &&
	    strtol(info->first, NULL, 10) > 0)
		element_set(listing, "startinglinenumber", info->first);
	return listing;
}

static struct codelines
ask_of_lines(const struct info *info, const char *text, size_t length,
    cmark_node *next)
{
	const char *language = info->language == NULL
	    ? NULL
	    : code_language_find(info->language);
	long first = info->first == NULL ? 1 : strtol(info->first, NULL, 10);

	return (struct codelines){
		.highlight = info->lines,
		.first_number = first > 0 ? (unsigned)first : 1,
		.is_diff = g_strcmp0(language, "diff") == 0,
		.is_session = g_strcmp0(language, "console") == 0,
		.callouts = codelines_count_callouts(text, length,
		    count_explanations(next)),
	};
}

/* Says so where a line is to stand out that the code doesn't have. */
static void
check_lines(struct markdown *md, cmark_node *node,
    const struct codelines *lines, const char *text, size_t length)
{
	unsigned last = lines->first_number;

	for (size_t i = 0; i < length; i++)
		last += text[i] == '\n';
	if (!codelines_has_all(lines, last))
		diag_hint(md->reading->diags, DIAG_CODE_LINE_MISSING,
		    markdown_pos(md, node),
		    &(struct diag_hint){ .piece = lines->highlight },
		    "%s, there are %u to %u", lines->highlight,
		    lines->first_number, last);
}

cmark_node *
code_add(struct markdown *md, cmark_node *node, xmlNode *into)
{
	const char *text = cmark_node_get_literal(node);
	const char *words = markdown_plain(md, cmark_node_get_fence_info(node));
	cmark_node *next = cmark_node_next(node);
	size_t length = strlen(text);
	struct codelines lines;
	xmlNode *outer, *listing;
	struct info info;

	if (admonish_is(words)) {
		admonish_add(md, node, words, into);
		return next;
	}
	info = read_info(md->reading->arena, words);
	if (length > 0 && text[length - 1] == '\n')
		length--;
	doubt_report(md, info.attributes, /*classes*/ NULL,
	    markdown_pos(md, node));
	if (info.is_executable) {
		info.attributes = quartocell_read(md, node, &text, &length);
		if (quartocell_add(md, node, info.attributes, text, length,
			into))
			return next;
	}
	text = hidden_drop(md->reading, info.language, info.role, text,
	    &length);
	lines = ask_of_lines(&info, text, length, next);
	check_lines(md, node, &lines, text, length);
	outer = add_wrapper(md, node, into, info.attributes);
	add_file_name(md, node, outer, info.attributes);
	listing = add_listing(md, node, outer, &info, lines.is_session);
	if (info.attributes != NULL && info.attributes->id != NULL)
		scope_add_id(md->reading, md->scope,
		    outer != into ? outer : listing, info.attributes->id,
		    markdown_pos(md, node));
	codelines_add(md, &lines, text, length, listing);
	code_tell(md, listing);
	if (lines.callouts > 0) {
		add_explanations(md, &lines, next, outer);
		next = cmark_node_next(next);
	}
	codelines_clear(&lines);
	return next;
}
