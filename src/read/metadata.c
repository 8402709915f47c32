/* What a book says about itself; see metadata.h. */
#include "read/metadata.h"

#include <stddef.h>
#include <string.h>

#include "base/suggest.h"
#include "read/settings.h"
#include "read/smart.h"

enum key_form {
	FORM_TEXT,
	FORM_LIST, /* or one text */
};

static const struct metadata_key {
	const char *name;
	enum key_form form;
	size_t offset; /* in struct metadata */
} keys[] = {
	{ "title", FORM_TEXT, offsetof(struct metadata, title) },
	{ "subtitle", FORM_TEXT, offsetof(struct metadata, subtitle) },
	{ "author", FORM_LIST, offsetof(struct metadata, authors) },
	{ "authors", FORM_LIST, offsetof(struct metadata, authors) },
	{ "lang", FORM_TEXT, offsetof(struct metadata, lang) },
	{ "language", FORM_TEXT, offsetof(struct metadata, lang) },
	{ "date", FORM_TEXT, offsetof(struct metadata, date) },
	{ "identifier", FORM_TEXT, offsetof(struct metadata, identifier) },
	{ "publisher", FORM_TEXT, offsetof(struct metadata, publisher) },
	{ "rights", FORM_TEXT, offsetof(struct metadata, rights) },
	{ "description", FORM_TEXT, offsetof(struct metadata, description) },
	{ "abstract", FORM_TEXT, offsetof(struct metadata, abstract) },
	{ "subject", FORM_LIST, offsetof(struct metadata, subjects) },
	{ "subjects", FORM_LIST, offsetof(struct metadata, subjects) },
	{ "keywords", FORM_LIST, offsetof(struct metadata, keywords) },
	{ "cover", FORM_TEXT, offsetof(struct metadata, cover) },
	{ "slug", FORM_TEXT, offsetof(struct metadata, slug) },
	{ "quotes", FORM_TEXT, offsetof(struct metadata, quotes) },
};

/* Keys by which Pandoc, Quarto and makers of websites know what to do. */
static const char *const of_others[] = { "bibliography", "biblio-style",
	"categories", "classoption", "citation", "code-fold", "colorlinks",
	"csl", "css", "documentclass", "draft", "editor", "engine", "execute",
	"fontsize", "format", "geometry", "header-includes", "highlight-style",
	"jupyter", "knitr", "layout", "link-citations", "linestretch",
	"mainfont", "monofont", "nocite", "output", "pagetitle", "papersize",
	"params", "permalink", "pdf-engine", "reference-section-title",
	"sansfont", "tags", "template", "theme", "toc-title", "weight" };

struct metadata *
metadata_new(struct reading *reading)
{
	struct metadata *metadata = ARENA_NEW(reading->arena, struct metadata);

	publishing_init(&metadata->publishing, reading->arena);
	metadata->authors = g_ptr_array_new();
	metadata->subjects = g_ptr_array_new();
	metadata->keywords = g_ptr_array_new();
	arena_defer(reading->arena, (void (*)(void *))g_ptr_array_unref,
	    metadata->authors);
	arena_defer(reading->arena, (void (*)(void *))g_ptr_array_unref,
	    metadata->subjects);
	arena_defer(reading->arena, (void (*)(void *))g_ptr_array_unref,
	    metadata->keywords);
	return metadata;
}

static void
report_form(struct reading *reading, const struct yaml_node *node,
    const char *wanted)
{
	diag(reading->diags, DIAG_VALUE_WRONG, node->pos, "%s must be %s",
	    node->key, wanted);
}

/* An author may be a map with a name, as Quarto has it. */
static const char *
item_text(const struct yaml_node *item)
{
	if (item->kind == YAML_SCALAR)
		return item->text;
	for (const struct yaml_node *part = item->first; part != NULL;
	     part = part->next) {
		if (part->key != NULL && strcmp(part->key, "name") == 0 &&
		    part->kind == YAML_SCALAR)
			return part->text;
	}
	return NULL;
}

/* `subjects`, if not NULL, takes the items that are codes of a scheme. */
static void
read_list(struct reading *reading, GPtrArray *list, struct publishing *subjects,
    const struct yaml_node *node)
{
	const struct yaml_node *item = node->kind == YAML_LIST ? node->first
							       : node;

	g_ptr_array_set_size(list, 0);
	for (; item != NULL;
	     item = node->kind == YAML_LIST ? item->next : NULL) {
		const char *text = item_text(item);

		if (subjects != NULL && publishing_add_subject(subjects, item))
			continue;
		if (text == NULL)
			report_form(reading, node, "a list of texts");
		else if (*text != '\0')
			g_ptr_array_add(list, (void *)text);
	}
}

static void
report_key(struct reading *reading, const struct metadata *metadata,
    const struct yaml_node *node, bool is_book)
{
	struct suggestion best;

	if (metadata->is_foreign)
		return;
	suggest_begin(&best, node->key);
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		suggest_weigh(&best, keys[i].name);
	for (size_t i = 0; publishing_key(i) != NULL; i++)
		suggest_weigh(&best, publishing_key(i));
	if (is_book) {
		suggest_weigh(&best, "chapters");
		suggest_weigh(&best, "variables");
	}
	settings_weigh(&best);
	diag_hint(reading->diags, DIAG_KEY_UNKNOWN, node->pos,
	    &(struct diag_hint){ .piece = node->key,
		.instead = suggest_end(&best) },
	    "%s", node->key);
}

static bool
is_of_others(const char *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(of_others); i++) {
		if (strcmp(of_others[i], key) == 0)
			return true;
	}
	return false;
}

static const struct metadata_key *
find_key(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (strcmp(keys[i].name, name) == 0)
			return &keys[i];
	}
	return NULL;
}

/* A list is as good as words in a row for lists-of. */
static const char *
setting_text(struct reading *reading, const struct yaml_node *node)
{
	const char *text = NULL;

	if (node->kind == YAML_SCALAR)
		return node->text;
	for (const struct yaml_node *item = node->first;
	     node->kind == YAML_LIST && item != NULL; item = item->next) {
		if (item->kind != YAML_SCALAR)
			return NULL;
		text = text == NULL
		    ? item->text
		    : arena_printf(reading->arena, "%s %s", text, item->text);
	}
	return text;
}

static void
read_setting(struct reading *reading, const char *name,
    const struct yaml_node *node)
{
	const char *text = setting_text(reading, node);

	if (text != NULL)
		settings_add(reading, name, text, node->pos);
	else
		report_form(reading, node, "a text");
}

/* epub: {profile: …} is a way to write epub-profile: … */
static void
read_epub_settings(struct reading *reading, const struct yaml_node *map)
{
	for (const struct yaml_node *node = map->first; node != NULL;
	     node = node->next) {
		const char *name = arena_printf(reading->arena, "epub-%s",
		    node->key);
		struct suggestion best;

		if (settings_has(name)) {
			read_setting(reading, name, node);
			continue;
		}
		suggest_begin(&best, name);
		settings_weigh(&best);
		name = suggest_end(&best);
		diag_hint(reading->diags, DIAG_KEY_UNKNOWN, node->pos,
		    &(struct diag_hint){ .piece = node->key,
			.instead = name != NULL &&
				g_str_has_prefix(name, "epub-")
			    ? name + strlen("epub-")
			    : NULL },
		    "%s", node->key);
	}
}

/* variables: a map of names and texts; the command line counts more. */
static void
read_variables(struct reading *reading, const struct yaml_node *map)
{
	const char *const *options = reading->options->settings;

	if (map->kind != YAML_MAP) {
		report_form(reading, map, "a map of names and texts");
		return;
	}
	for (const struct yaml_node *item = map->first; item != NULL;
	     item = item->next) {
		const char *value = settings_find_option(options, item->key);

		if (value == NULL)
			value = item->text;
		if (item->kind != YAML_SCALAR) {
			report_form(reading, item, "a text");
			continue;
		}
		g_hash_table_insert(reading->include.variables,
		    (void *)item->key, (void *)value);
		g_hash_table_add(reading->include.used, (void *)item->key);
	}
}

/* Pandoc's switches that have a setting here. */
static bool
read_switch(struct reading *reading, const struct yaml_node *node)
{
	const char *setting = strcmp(node->key, "toc") == 0 ? "toc-depth"
	    : strcmp(node->key, "number-sections") == 0     ? "number-depth"
							    : NULL;

	if (setting == NULL || node->kind != YAML_SCALAR)
		return false;
	if (strcmp(node->text, "false") == 0 || strcmp(node->text, "no") == 0)
		settings_add(reading, setting, "0", node->pos);
	return true;
}

static void
read_pair(struct reading *reading, struct metadata *metadata,
    const struct yaml_node *node, bool is_book)
{
	const struct metadata_key *key = find_key(node->key);
	void *field = key == NULL ? NULL : (char *)metadata + key->offset;

	if (publishing_has(node->key)) {
		publishing_add(reading, &metadata->publishing, node);
	} else if (key == NULL && settings_has(node->key)) {
		read_setting(reading, node->key, node);
	} else if (strcmp(node->key, "epub") == 0 && node->kind == YAML_MAP) {
		read_epub_settings(reading, node);
	} else if (key == NULL && metadata->takes_variables &&
	    strcmp(node->key, "variables") == 0) {
		return; /* they were read before all else */
	} else if (key == NULL && is_book &&
	    strcmp(node->key, "chapters") == 0) {
		metadata->chapters = node;
	} else if (key == NULL && read_switch(reading, node)) {
		return;
	} else if (key == NULL && !metadata->is_foreign &&
	    is_of_others(node->key)) {
		diag(reading->diags, DIAG_KEY_FOREIGN, node->pos, "%s",
		    node->key);
	} else if (key == NULL) {
		report_key(reading, metadata, node, is_book);
	} else if (key->form == FORM_LIST) {
		read_list(reading, *(GPtrArray **)field,
		    field == &metadata->subjects ? &metadata->publishing : NULL,
		    node);
	} else if (node->kind != YAML_SCALAR) {
		report_form(reading, node, "a text");
	} else {
		*(const char **)field = *node->text == '\0'
		    ? NULL
		    : include_expand_text(reading, node->text);
		if (strcmp(key->name, "cover") == 0)
			metadata->cover_pos = node->pos;
	}
}

void
metadata_read(struct reading *reading, struct metadata *metadata,
    const struct yaml_node *map, bool is_book)
{
	const struct yaml_node *variables = yaml_find(map, "variables");

	metadata->pos = map->pos;
	if (variables != NULL && metadata->takes_variables)
		read_variables(reading, variables);
	for (const struct yaml_node *node = map->first; node != NULL;
	     node = node->next)
		read_pair(reading, metadata, node, is_book);
}

char *
metadata_slug(struct arena *arena, const char *wanted)
{
	char *slug = arena_strdup(arena, wanted), *to = slug;

	for (const char *from = wanted; *from != '\0'; from++) {
		bool safe = g_ascii_isalnum(*from) || *from == '_' ||
		    (*from == '.' && to > slug);

		if (safe)
			*to++ = *from;
		else if (to > slug && to[-1] != '-')
			*to++ = '-';
	}
	while (to > slug && (to[-1] == '-' || to[-1] == '.'))
		to--;
	*to = '\0';
	return *slug == '\0' ? arena_strdup(arena, "book") : slug;
}

/* The writer of one info element. */
struct writer {
	struct reading *reading;
	const struct element_maker *make;
	xmlNode *info;
	struct pos pos;
	struct smart smart;
};

static xmlNode *
write_text(struct writer *w, xmlNode *parent, const char *name,
    const char *text)
{
	GString *smart = g_string_new(NULL);
	xmlNode *node = element_add(w->make, parent, name, w->pos);

	smart_begin(&w->smart);
	smart_add(&w->smart, smart, text, strlen(text), /*goes_on*/ false);
	element_add_text(w->make, node, smart->str, smart->len);
	g_string_free(smart, /*free_segment*/ TRUE);
	return node;
}

static xmlNode *
write_in(struct writer *w, const char *outer, const char *name,
    const char *text)
{
	xmlNode *parent;

	if (text == NULL)
		return NULL;
	parent = element_add(w->make, w->info, outer, w->pos);
	write_text(w, parent, name, text);
	return parent;
}

/* A paragraph to each run of lines. */
static void
write_abstract(struct writer *w, const char *text)
{
	char **paragraphs = g_strsplit(text != NULL ? text : "", "\n\n", -1);
	xmlNode *abstract = NULL;

	for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++) {
		if (*g_strstrip(*paragraph) == '\0')
			continue;
		if (abstract == NULL)
			abstract = element_add(w->make, w->info, "abstract",
			    w->pos);
		write_text(w, abstract, "simpara", *paragraph);
	}
	g_strfreev(paragraphs);
}

static void
write_authors(struct writer *w, const GPtrArray *authors)
{
	xmlNode *parent = w->info;

	if (authors->len > 1)
		parent = element_add(w->make, w->info, "authorgroup", w->pos);
	for (guint i = 0; i < authors->len; i++) {
		xmlNode *author = element_add(w->make, parent, "author",
		    w->pos);

		element_add_with_text(w->make, author, "personname", w->pos,
		    g_ptr_array_index(authors, i));
	}
}

static void
write_words(struct writer *w, const struct metadata *metadata)
{
	xmlNode *set = NULL;

	for (guint i = 0; i < metadata->subjects->len; i++) {
		if (i == 0)
			set = element_add(w->make, w->info, "subjectset",
			    w->pos);
		element_add_with_text(w->make,
		    element_add(w->make, set, "subject", w->pos), "subjectterm",
		    w->pos, g_ptr_array_index(metadata->subjects, i));
	}
	for (guint i = 0; i < metadata->keywords->len; i++) {
		if (i == 0)
			set = element_add(w->make, w->info, "keywordset",
			    w->pos);
		element_add_with_text(w->make, set, "keyword", w->pos,
		    g_ptr_array_index(metadata->keywords, i));
	}
}

static void
write_cover(struct writer *w, const char *cover, struct pos pos)
{
	xmlNode *node;

	if (cover == NULL)
		return;
	node = element_add(w->make, w->info, "cover", pos);
	node = element_add(w->make, node, "mediaobject", pos);
	node = element_add(w->make, node, "imageobject", pos);
	node = element_add(w->make, node, "imagedata", pos);
	element_set(node, "fileref", cover);
}

static void
write_all(struct writer *w, const struct metadata *metadata, const char *cover)
{
	xmlNode *description;

	if (metadata->subtitle != NULL)
		write_text(w, w->info, "subtitle", metadata->subtitle);
	write_authors(w, metadata->authors);
	if (metadata->date != NULL)
		element_add_with_text(w->make, w->info, "date", w->pos,
		    metadata->date);
	if (metadata->identifier != NULL)
		element_add_with_text(w->make, w->info, "biblioid", w->pos,
		    metadata->identifier);
	write_in(w, "publisher", "publishername", metadata->publisher);
	write_in(w, "legalnotice", "simpara", metadata->rights);
	description = write_in(w, "abstract", "simpara", metadata->description);
	if (description != NULL)
		element_set(description, "role", "description");
	write_abstract(w, metadata->abstract);
	write_words(w, metadata);
	publishing_write(w->reading, &metadata->publishing, w->info);
	write_cover(w, cover, metadata->cover_pos);
}

/* The info an abstract has already made, or a new one. */
static xmlNode *
find_or_add_info(struct writer *w, xmlNode *root)
{
	xmlNode *first = element_first(root), *info = first;

	if (element_is(info, "title"))
		info = element_next(info);
	if (!element_is(info, "info"))
		info = element_add(w->make, NULL, "info", w->pos);
	xmlUnlinkNode(info);
	first = root->children;
	if (first != NULL)
		xmlAddPrevSibling(first, info);
	else
		xmlAddChild(root, info);
	return info;
}

void
metadata_write(struct reading *reading, const struct metadata *metadata,
    xmlNode *root)
{
	const char *lang = reading->book->lang;
	struct writer w = {
		.reading = reading,
		.make = &reading->make,
		.pos = metadata->pos,
	};
	xmlNode *title;

	if (g_strcmp0(metadata->quotes, "off") != 0)
		w.smart.marks = smart_marks_find(lang);
	w.info = find_or_add_info(&w, root);
	title = element_next(w.info);
	if (metadata->title != NULL) {
		title = write_text(&w, NULL, "title", metadata->title);
	} else if (!element_is(title, "title")) {
		title = element_add_with_text(w.make, NULL, "title", w.pos,
		    reading->book->slug);
		element_set(title, "role", READING_ROLE_GENERATED);
	} else {
		xmlUnlinkNode(title);
	}
	if (w.info->children != NULL)
		xmlAddPrevSibling(w.info->children, title);
	else
		xmlAddChild(w.info, title);
	write_all(&w, metadata, reading->book->cover);
}
