/*
 * Page masters: the choice (XSL 1.1, 6.4.8 ... 6.4.12).
 *
 * A page-sequence-master is a list of sub-sequence-specifiers, each used until
 * it has made as many pages as it may.  Where the last one is used up it goes
 * on, with a message: text is never left over for want of a master.
 */
#include "layout/master.h"

#include <string.h>

#include "base/suggest.h"

struct masters {
	GHashTable *by_name;
	const struct fo *first; /* a simple-page-master, for want of others */
};

static void
release(void *table)
{
	g_hash_table_destroy(table);
}

struct masters *
masters_new(struct layout *layout, const struct fo *root)
{
	struct masters *masters = ARENA_NEW(layout->arena, struct masters);

	masters->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	arena_defer(layout->arena, release, masters->by_name);
	for (const struct fo *set = root->first; set != NULL; set = set->next) {
		if (set->kind != FO_LAYOUT_MASTER_SET)
			continue;
		for (const struct fo *fo = set->first; fo != NULL;
		     fo = fo->next) {
			const char *name = fo_own(fo, FO_PROP_MASTER_NAME);

			if (name != NULL)
				g_hash_table_insert(masters->by_name,
				    (char *)name, (struct fo *)fo);
			if (fo->kind == FO_SIMPLE_PAGE_MASTER &&
			    masters->first == NULL)
				masters->first = fo;
		}
	}
	return masters;
}

static void
report_missing(struct layout *layout, const struct masters *masters,
    const struct fo *fo, const char *name)
{
	struct diag_hint hint = { .piece = name };
	struct suggestion best;
	GHashTableIter iter;
	void *key, *value;

	if (name != NULL) {
		suggest_begin(&best, name);
		g_hash_table_iter_init(&iter, masters->by_name);
		while (g_hash_table_iter_next(&iter, &key, &value))
			suggest_weigh(&best, key);
		hint.instead = suggest_end(&best);
	}
	diag_hint(layout->diags, DIAG_MASTER_MISSING, fo->pos, &hint, "%s",
	    name == NULL ? "no master-reference" : name);
}

/* The master that `fo` refers to, of the kinds that may stand there. */
static const struct fo *
find_master(struct layout *layout, const struct masters *masters,
    const struct fo *fo, bool is_simple)
{
	const char *name = fo_own(fo, FO_PROP_MASTER_REFERENCE);
	const struct fo *found = NULL;

	if (name != NULL)
		found = g_hash_table_lookup(masters->by_name, name);
	if (found != NULL &&
	    (found->kind == FO_SIMPLE_PAGE_MASTER ||
		(!is_simple && found->kind == FO_PAGE_SEQUENCE_MASTER)))
		return found;
	if (layout != NULL)
		report_missing(layout, masters, fo, name);
	return masters->first;
}

static const struct fo *
first_part(const struct fo *master)
{
	const struct fo *part = master->first;

	while (part != NULL && part->kind != FO_SINGLE_PAGE_MASTER_REFERENCE &&
	    part->kind != FO_REPEATABLE_PAGE_MASTER_REFERENCE &&
	    part->kind != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
		part = part->next;
	return part;
}

struct master_place
master_begin(struct layout *layout, const struct masters *masters,
    const struct fo *sequence)
{
	struct master_place place = {
		.masters = masters,
		.sequence = sequence,
	};
	const struct fo *master = find_master(layout, masters, sequence,
	    /*is_simple*/ false);

	if (master != NULL && master->kind == FO_PAGE_SEQUENCE_MASTER)
		place.part = first_part(master);
	if (place.part == NULL)
		place.simple = master != NULL &&
			master->kind == FO_SIMPLE_PAGE_MASTER
		    ? master
		    : masters->first;
	return place;
}

static bool
fits_position(const struct fo *reference, const struct master_query *query)
{
	switch (fo_keyword(reference, FO_PROP_PAGE_POSITION)) {
	case FO_KW_ONLY:
		return query->is_first && query->is_last;
	case FO_KW_FIRST:
		return query->is_first;
	case FO_KW_LAST:
		return query->is_last;
	case FO_KW_REST:
		return !query->is_first && !query->is_last;
	default:
		return true;
	}
}

static bool
is_fitting(const struct fo *reference, const struct master_query *query)
{
	enum fo_keyword side = fo_keyword(reference, FO_PROP_ODD_OR_EVEN);
	enum fo_keyword blank = fo_keyword(reference,
	    FO_PROP_BLANK_OR_NOT_BLANK);
	bool is_odd = query->number % 2 != 0;

	if (reference->kind != FO_CONDITIONAL_PAGE_MASTER_REFERENCE)
		return false;
	if ((side == FO_KW_ODD && !is_odd) || (side == FO_KW_EVEN && is_odd))
		return false;
	if ((blank == FO_KW_BLANK && !query->is_blank) ||
	    (blank == FO_KW_NOT_BLANK && query->is_blank))
		return false;
	return fits_position(reference, query);
}

static const struct fo *
find_alternative(struct layout *layout, const struct master_place *place,
    const struct master_query *query)
{
	for (const struct fo *child = place->part->first; child != NULL;
	     child = child->next)
		if (is_fitting(child, query))
			return find_master(layout, place->masters, child,
			    /*is_simple*/ true);
	return NULL;
}

/* How many pages a sub-sequence-specifier makes; negative: any number. */
static long
repeats(const struct fo *part)
{
	if (part->kind == FO_SINGLE_PAGE_MASTER_REFERENCE)
		return 1;
	return (long)fo_number(part, FO_PROP_MAXIMUM_REPEATS, -1);
}

static const struct fo *
next_part(const struct fo *part)
{
	do
		part = part->next;
	while (part != NULL && part->kind != FO_SINGLE_PAGE_MASTER_REFERENCE &&
	    part->kind != FO_REPEATABLE_PAGE_MASTER_REFERENCE &&
	    part->kind != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES);
	return part;
}

/* The master of the part, or NULL if none of its alternatives fits. */
static const struct fo *
find_in_part(struct layout *layout, struct master_place *place,
    const struct master_query *query)
{
	if (place->part->kind == FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
		return find_alternative(layout, place, query);
	return find_master(layout, place->masters, place->part,
	    /*is_simple*/ true);
}

const struct fo *
master_next(struct layout *layout, struct master_place *place,
    const struct master_query *query)
{
	const struct fo *found;

	if (place->simple != NULL || place->part == NULL)
		return place->simple;
	while (
	    repeats(place->part) >= 0 && place->used >= repeats(place->part)) {
		const struct fo *next = next_part(place->part);

		if (next == NULL) {
			if (layout != NULL)
				diag(layout->diags, DIAG_MASTER_EXHAUSTED,
				    place->part->pos, NULL);
			break;
		}
		place->part = next;
		place->used = 0;
	}
	place->used++;
	found = find_in_part(layout, place, query);
	if (found != NULL)
		return found;
	if (layout != NULL)
		diag(layout->diags, DIAG_MASTER_MISSING, place->part->pos,
		    "no alternative is for page %ld", query->number);
	return place->masters->first;
}

bool
master_knows_last(const struct master_place *place)
{
	const struct fo *part = place->part;

	for (; part != NULL; part = next_part(part)) {
		if (part->kind != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
			continue;
		for (const struct fo *child = part->first; child != NULL;
		     child = child->next) {
			enum fo_keyword position = fo_keyword(child,
			    FO_PROP_PAGE_POSITION);

			if (position == FO_KW_LAST || position == FO_KW_ONLY ||
			    position == FO_KW_REST)
				return true;
		}
	}
	return false;
}

static const char *
format_roman(struct arena *arena, long number, bool is_upper)
{
	static const struct {
		long value;
		const char *digits;
	} steps[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" },
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
		{ 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" } };
	char text[64] = "";

	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			g_strlcat(text, steps[i].digits, sizeof(text));
	for (char *c = text; is_upper && *c != '\0'; c++)
		*c = g_ascii_toupper(*c);
	return arena_strdup(arena, text);
}

/* a ... z, aa, ab ... */
static const char *
format_letters(struct arena *arena, long number, char first)
{
	char text[32];
	size_t at = sizeof(text) - 1;

	text[at] = '\0';
	for (; number > 0 && at > 0; number = (number - 1) / 26)
		text[--at] = (char)(first + (number - 1) % 26);
	return arena_strdup(arena, text + at);
}

const char *
master_format(struct arena *arena, long number, const char *format)
{
	const char *token = format == NULL ? "1" : format;
	size_t zeros = strspn(token, "0");

	if (number > 0 && number < 5000 &&
	    (strcmp(token, "i") == 0 || strcmp(token, "I") == 0))
		return format_roman(arena, number, *token == 'I');
	if (number > 0 && (strcmp(token, "a") == 0 || strcmp(token, "A") == 0))
		return format_letters(arena, number, *token);
	if (zeros > 0 && zeros < 20 && token[zeros] == '1')
		return arena_printf(arena, "%0*ld", (int)zeros + 1, number);
	return arena_printf(arena, "%ld", number);
}
