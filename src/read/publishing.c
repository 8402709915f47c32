/*
 * What shops and libraries want to know; see publishing.h.
 *
 * DocBook has elements for most of it; the rest is bibliomisc with a role:
 * language, accessibility-conforms, accessibility-certifier, …
 */
#include "read/publishing.h"

#include <string.h>

struct writer {
	struct reading *reading;
	const struct element_maker *make;
	xmlNode *info;
};

typedef void write_value(struct writer *w, const struct yaml_node *node);

static void
write_text(struct writer *w, const struct yaml_node *node, xmlNode *parent,
    const char *element, const char *text)
{
	element_add_with_text(w->make, parent, element, node->pos, text);
}

/* The value of `name` in a map; NULL if it has none. */
static const char *
find_text(const struct yaml_node *map, const char *name)
{
	const struct yaml_node *part = map->kind == YAML_MAP ? map->first
							     : NULL;

	for (; part != NULL; part = part->next)
		if (strcmp(part->key, name) == 0 && part->kind == YAML_SCALAR &&
		    *part->text != '\0')
			return part->text;
	return NULL;
}

static void
report(struct writer *w, const struct yaml_node *node, const char *what)
{
	diag(w->reading->diags, DIAG_VALUE_WRONG, node->pos, "%s", what);
}

/* ---- numbers ---- */

/* The sum of ISBN-13 or ISBN-10 over the digits, which must come out even. */
static bool
is_isbn(const char *text)
{
	int digits[13], count = 0, sum = 0;

	for (; *text != '\0'; text++) {
		if (*text == '-' || *text == ' ')
			continue;
		if (count == 13 ||
		    (!g_ascii_isdigit(*text) &&
			!(count == 9 && g_ascii_toupper(*text) == 'X')))
			return false;
		digits[count++] = *text <= '9' ? *text - '0' : 10;
	}
	if (count != 10 && count != 13)
		return false;
	for (int i = 0; i < count; i++)
		sum += digits[i] * (count == 10 ? 10 - i : 1 + 2 * (i % 2));
	return sum % (count == 10 ? 11 : 10) == 0;
}

static void
write_number(struct writer *w, const struct yaml_node *node)
{
	bool is_print = strcmp(node->key, "isbn-print") == 0;
	const char *class = is_print ? "isbn" : node->key;
	xmlNode *number;

	if (strcmp(class, "isbn") == 0 && !is_isbn(node->text)) {
		report(w, node, "that is no ISBN, its last digit doesn't fit");
		return;
	}
	number = element_add_with_text(w->make, w->info, "biblioid", node->pos,
	    node->text);
	element_set(number, "class", class);
	element_set(number, "role", is_print ? "print" : NULL);
}

/* ---- people ---- */

static const char *
name_of(const struct yaml_node *item)
{
	return item->kind == YAML_SCALAR ? item->text : find_text(item, "name");
}

static void
write_person(struct writer *w, const struct yaml_node *item,
    const char *element, const char *class, const char *role)
{
	const char *name = name_of(item);
	xmlNode *person;

	if (name == NULL || *name == '\0') {
		report(w, item, "a person needs a name");
		return;
	}
	person = element_add(w->make, w->info, element, item->pos);
	element_set(person, "class", class);
	element_set(person, "role", role);
	write_text(w, item, person, "personname", name);
}

static const struct yaml_node *
first_item(const struct yaml_node *node)
{
	return node->kind == YAML_LIST ? node->first : node;
}

static const struct yaml_node *
next_item(const struct yaml_node *node, const struct yaml_node *item)
{
	return node->kind == YAML_LIST ? item->next : NULL;
}

static void
write_editors(struct writer *w, const struct yaml_node *node)
{
	for (const struct yaml_node *item = first_item(node); item != NULL;
	     item = next_item(node, item))
		write_person(w, item, "editor", /*class*/ NULL, /*role*/ NULL);
}

static void
write_translators(struct writer *w, const struct yaml_node *node)
{
	for (const struct yaml_node *item = first_item(node); item != NULL;
	     item = next_item(node, item))
		write_person(w, item, "othercredit", "translator",
		    /*role*/ NULL);
}

/* MARC's codes have three letters: ill, pht, aui, nrt … */
static bool
is_relator(const char *role)
{
	return strlen(role) == 3 &&
	    strspn(role, "abcdefghijklmnopqrstuvwxyz") == 3;
}

static void
write_contributors(struct writer *w, const struct yaml_node *node)
{
	for (const struct yaml_node *item = first_item(node); item != NULL;
	     item = next_item(node, item)) {
		const char *role = find_text(item, "role");

		if (role != NULL && !is_relator(role)) {
			report(w, item,
			    "a role is a MARC relator code, as ill");
			role = NULL;
		}
		write_person(w, item, "othercredit", /*class*/ NULL, role);
	}
}

/* ---- the book among others ---- */

static void
write_series(struct writer *w, const struct yaml_node *node)
{
	const char *name = name_of(node), *number = find_text(node, "number");
	xmlNode *set;

	if (name == NULL) {
		report(w, node, "a series needs a name");
		return;
	}
	set = element_add(w->make, w->info, "biblioset", node->pos);
	element_set(set, "relation", "series");
	write_text(w, node, set, "title", name);
	if (number != NULL)
		write_text(w, node, set, "seriesvolnums", number);
}

static void
write_note(struct writer *w, const struct yaml_node *node, const char *role,
    const char *text)
{
	xmlNode *note = element_add_with_text(w->make, w->info, "bibliomisc",
	    node->pos, text);

	element_set(note, "role", role);
}

static void
write_languages(struct writer *w, const struct yaml_node *node)
{
	for (const struct yaml_node *item = first_item(node); item != NULL;
	     item = next_item(node, item)) {
		if (item->kind == YAML_SCALAR && *item->text != '\0')
			write_note(w, item, "language", item->text);
		else
			report(w, item, "a language is a tag, as en");
	}
}

static void
write_accessibility(struct writer *w, const struct yaml_node *node)
{
	static const char *const names[] = { "conforms", "certifier",
		"credential", "report", "summary", NULL };

	if (node->kind != YAML_MAP) {
		report(w, node, "accessibility must be a map");
		return;
	}
	for (const struct yaml_node *part = node->first; part != NULL;
	     part = part->next) {
		char *role = arena_printf(w->reading->arena, "accessibility-%s",
		    part->key);

		if (!g_strv_contains(names, part->key) ||
		    part->kind != YAML_SCALAR)
			report(w, part,
			    "accessibility has conforms, certifier, "
			    "credential, report, summary");
		else if (strcmp(part->key, "conforms") == 0 &&
		    strcmp(part->text, "A") != 0 &&
		    strcmp(part->text, "AA") != 0 &&
		    strcmp(part->text, "AAA") != 0)
			report(w, part, "conforms must be A, AA or AAA");
		else if (*part->text != '\0')
			write_note(w, part, role, part->text);
	}
}

/* "Thema", "UMX", "Programming": a subject as shops sort it. */
static void
write_subject(struct writer *w, const struct yaml_node *item)
{
	const char *code = find_text(item, "code");
	const char *scheme = find_text(item, "scheme");
	const char *term = find_text(item, "term");
	xmlNode *set = element_add(w->make, w->info, "subjectset", item->pos);
	xmlNode *subject = element_add(w->make, set, "subject", item->pos);

	element_set(set, "scheme", scheme);
	write_text(w, item, subject, "subjectterm", term != NULL ? term : code);
	element_set(element_add_with_text(w->make, subject, "subjectterm",
			item->pos, code),
	    "role", "code");
}

/* ---- all together ---- */

static const struct publishing_key {
	const char *name;
	write_value *write;
	bool is_text; /* nothing else will do */
} keys[] = {
	{ "isbn", write_number, true },
	{ "isbn-print", write_number, true },
	{ "issn", write_number, true },
	{ "doi", write_number, true },
	{ "editors", write_editors, false },
	{ "translators", write_translators, false },
	{ "contributors", write_contributors, false },
	{ "series", write_series, false },
	{ "languages", write_languages, false },
	{ "accessibility", write_accessibility, false },
};

static const struct publishing_key *
find_key(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (strcmp(keys[i].name, name) == 0)
			return &keys[i];
	return NULL;
}

void
publishing_init(struct publishing *publishing, struct arena *arena)
{
	publishing->nodes = g_ptr_array_new();
	publishing->subjects = g_ptr_array_new();
	arena_defer(arena, (void (*)(void *))g_ptr_array_unref,
	    publishing->nodes);
	arena_defer(arena, (void (*)(void *))g_ptr_array_unref,
	    publishing->subjects);
}

bool
publishing_has(const char *key)
{
	return find_key(key) != NULL;
}

const char *
publishing_key(size_t i)
{
	return i < G_N_ELEMENTS(keys) ? keys[i].name : NULL;
}

void
publishing_add(struct reading *reading, struct publishing *publishing,
    const struct yaml_node *node)
{
	if (find_key(node->key)->is_text && node->kind != YAML_SCALAR)
		diag(reading->diags, DIAG_VALUE_WRONG, node->pos,
		    "%s must be a text", node->key);
	else if (node->kind != YAML_SCALAR || *node->text != '\0')
		g_ptr_array_add(publishing->nodes, (gpointer)node);
}

bool
publishing_add_subject(struct publishing *publishing,
    const struct yaml_node *item)
{
	if (item->kind != YAML_MAP || find_text(item, "code") == NULL ||
	    find_text(item, "scheme") == NULL)
		return false;
	g_ptr_array_add(publishing->subjects, (gpointer)item);
	return true;
}

void
publishing_write(struct reading *reading, const struct publishing *publishing,
    xmlNode *info)
{
	struct writer w = { reading, &reading->make, info };

	for (guint i = 0; i < publishing->nodes->len; i++) {
		const struct yaml_node *node = publishing->nodes->pdata[i];

		find_key(node->key)->write(&w, node);
	}
	for (guint i = 0; i < publishing->subjects->len; i++)
		write_subject(&w, publishing->subjects->pdata[i]);
}
