/*
 * Code blocks.  The info string names the language; what follows it are
 * words as mdBook writes them (rust,ignore) or attributes in braces.
 *
 *	```rust,should_panic
 *	```{.rust #lst-main title="The program"}
 */
#include "read/code.h"

#include <string.h>

#include "base/suggest.h"
#include "read/hidden.h"
#include "read/inline.h"

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
	struct attributes *attributes;
};

const char *
code_language_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		if (g_ascii_strcasecmp(languages[i].name, name) == 0)
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

/* The first class of {.rust .numbered} is the language. */
static void
read_braces(struct arena *arena, struct info *info)
{
	if (info->language == NULL)
		info->language = attributes_find(info->attributes, "class");
	if (info->language != NULL)
		info->role = attributes_role(arena, info->attributes,
		    info->language);
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
	if (scanned > 0) {
		info.attributes = attributes_read(arena, rest, scanned);
		read_braces(arena, &info);
	} else if (*rest != '\0' && word > 0 && text[word] == ',') {
		info.role = g_strdelimit(arena_strdup(arena, rest), ",", ' ');
	}
	return info;
}

static void
set_language(struct markdown *md, cmark_node *node, xmlNode *listing,
    const struct info *info)
{
	const char *language, *near;

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
	near = suggest_language(info->language);
	diag(md->reading->diags, DIAG_CODE_LANGUAGE_UNKNOWN,
	    markdown_pos(md, node),
	    near != NULL ? "%s; did you mean %s?" : "%s", info->language, near);
	element_add_role(listing, info->language);
}

/* The element the listing stands in: an example if it has a title. */
static xmlNode *
add_wrapper(struct markdown *md, cmark_node *node, xmlNode *into,
    const struct attributes *attributes)
{
	const char *title = attributes_find(attributes, "title");
	xmlNode *example;

	if (title == NULL)
		title = attributes_find(attributes, "caption");
	if (title == NULL)
		return into;
	example = markdown_add(md, into, "example", node);
	element_add_with_text(&md->reading->make, example, "title",
	    markdown_pos(md, node), title);
	return example;
}

void
code_add(struct markdown *md, cmark_node *node, xmlNode *into)
{
	struct arena *arena = md->reading->arena;
	const char *text = cmark_node_get_literal(node);
	struct info info = read_info(arena,
	    markdown_plain(md, cmark_node_get_fence_info(node)));
	xmlNode *outer = add_wrapper(md, node, into, info.attributes);
	xmlNode *listing = markdown_add(md, outer, "programlisting", node);
	size_t length = strlen(text);
	GString *shown;

	if (info.attributes != NULL && info.attributes->id != NULL)
		scope_add_id(md->reading, md->scope,
		    outer != into ? outer : listing, info.attributes->id,
		    markdown_pos(md, node));
	set_language(md, node, listing, &info);
	if (length > 0 && text[length - 1] == '\n')
		length--;
	text = hidden_drop(md->reading, info.language, info.role, text,
	    &length);
	if (md->has_hidden && smart_has_hidden(text, length)) {
		shown = g_string_new(NULL);
		smart_show(shown, text, length, /*is_code*/ true);
		element_add_text(&md->reading->make, listing, shown->str,
		    shown->len);
		g_string_free(shown, /*free_segment*/ TRUE);
	} else {
		element_add_text(&md->reading->make, listing, text, length);
	}
}
