/*
 * Interned styles; see style.h.
 *
 * Two tables.  The first finds a style by what it is computed from: parent
 * style, kind, attributes.  The second finds it by its values, so that a
 * block without attributes in a block without attributes does not begin a
 * chain of equal styles.  Both only ever grow; nothing depends on their
 * order.
 */
#include "fo/style.h"

#include <string.h>

struct styles {
	struct arena *arena;
	struct diags *diags;
	struct fo_style initial;
	struct fo_style *work; /* a style being computed */
	GHashTable *texts;     /* char * */
	GHashTable *specs;     /* struct style_spec */
	GHashTable *specified; /* struct fo_specified */
	GHashTable *by_value;  /* struct fo_style */
	GHashTable *markers;   /* struct marker_copy */
	GMutex mutex;          /* for markers, made while layout runs */
};

struct marker_copy {
	const struct fo *marker;
	const struct fo_style *style;
	struct fo *copy;
};

static guint
mix(guint hash, const void *pointer)
{
	guintptr bits = (guintptr)pointer;

	return (hash ^ (guint)(bits >> 4)) * 0x9e3779b1u;
}

static guint
spec_hash(gconstpointer key)
{
	const struct style_spec *spec = key;

	return mix(g_str_hash(spec->value), spec->name);
}

static gboolean
spec_equal(gconstpointer a, gconstpointer b)
{
	const struct style_spec *first = a, *second = b;

	return first->name == second->name &&
	    strcmp(first->value, second->value) == 0;
}

static guint
specified_hash(gconstpointer key)
{
	const struct fo_specified *specified = key;
	guint hash = mix((guint)specified->kind, specified->parent);

	for (size_t i = 0; i < specified->count; i++)
		hash = mix(hash, specified->specs[i]);
	return hash ^ hash >> 15;
}

static gboolean
specified_equal(gconstpointer a, gconstpointer b)
{
	const struct fo_specified *first = a, *second = b;

	return first->parent == second->parent && first->kind == second->kind &&
	    first->count == second->count &&
	    (first->count == 0 ||
		memcmp(first->specs, second->specs,
		    first->count * sizeof(first->specs[0])) == 0);
}

/* Values are made by assigning whole zeroed structs, so bytes can tell. */
static guint
style_hash(gconstpointer key)
{
	const guint32 *words = key;
	guint hash = 0;

	for (size_t i = 0; i < sizeof(struct fo_style) / sizeof(*words); i++)
		hash = (hash ^ words[i]) * 0x9e3779b1u + (hash >> 17);
	return hash;
}

static gboolean
style_equal(gconstpointer a, gconstpointer b)
{
	return memcmp(a, b, sizeof(struct fo_style)) == 0;
}

static guint
marker_hash(gconstpointer key)
{
	const struct marker_copy *copy = key;

	return mix(mix(/*hash*/ 0, copy->marker), copy->style);
}

static gboolean
marker_equal(gconstpointer a, gconstpointer b)
{
	const struct marker_copy *first = a, *second = b;

	return first->marker == second->marker && first->style == second->style;
}

static void
free_styles(void *object)
{
	struct styles *styles = object;

	g_hash_table_destroy(styles->texts);
	g_hash_table_destroy(styles->specs);
	g_hash_table_destroy(styles->specified);
	g_hash_table_destroy(styles->by_value);
	g_hash_table_destroy(styles->markers);
	g_mutex_clear(&styles->mutex);
}

struct styles *
styles_new(struct arena *arena, struct diags *diags)
{
	struct styles *styles = ARENA_NEW(arena, struct styles);

	styles->arena = arena;
	styles->diags = diags;
	styles->work = ARENA_NEW(arena, struct fo_style);
	styles->texts = g_hash_table_new(g_str_hash, g_str_equal);
	styles->specs = g_hash_table_new(spec_hash, spec_equal);
	styles->specified = g_hash_table_new(specified_hash, specified_equal);
	styles->by_value = g_hash_table_new(style_hash, style_equal);
	styles->markers = g_hash_table_new(marker_hash, marker_equal);
	g_mutex_init(&styles->mutex);
	arena_defer(arena, free_styles, styles);
	prop_compute_initial(styles, diags, &styles->initial);
	return styles;
}

const struct fo_style *
styles_initial(const struct styles *styles)
{
	return &styles->initial;
}

const char *
styles_text(struct styles *styles, const char *text, size_t length)
{
	char *copy = g_strndup(text, length);
	char *found = g_hash_table_lookup(styles->texts, copy);

	if (found == NULL) {
		found = arena_strdup(styles->arena, copy);
		g_hash_table_add(styles->texts, found);
	}
	g_free(copy);
	return found;
}

/* Depends on objects other than the parent. */
static bool
is_contextual(const char *value)
{
	return strstr(value, "from-nearest-specified-value") != NULL ||
	    strstr(value, "from-table-column") != NULL;
}

struct style_spec *
styles_spec(struct styles *styles, const struct prop_name *name,
    const char *value)
{
	struct style_spec key = { .name = name, .value = value };
	struct style_spec *found = g_hash_table_lookup(styles->specs, &key);

	if (found != NULL)
		return found;
	found = ARENA_NEW(styles->arena, struct style_spec);
	found->name = name;
	found->value = arena_strdup(styles->arena, value);
	found->is_contextual = is_contextual(value);
	g_hash_table_add(styles->specs, found);
	return found;
}

/* The style of these values: one of before, or a new one. */
static const struct fo_style *
intern(struct styles *styles)
{
	struct fo_style *found = g_hash_table_lookup(styles->by_value,
	    styles->work);

	if (found == NULL) {
		found = arena_copy(styles->arena, styles->work,
		    sizeof(*styles->work));
		g_hash_table_add(styles->by_value, found);
	}
	return found;
}

const struct fo_specified *
styles_find(struct styles *styles, const struct fo_style *parent,
    const struct style_place *place, struct style_spec *const *specs,
    size_t count)
{
	struct fo_specified key = {
		.styles = styles,
		.parent = parent,
		.kind = place->fo->kind,
		.count = count,
		.specs = specs,
	};
	struct fo_specified *found;
	bool is_shared = true;

	for (size_t i = 0; i < count; i++)
		is_shared &= !specs[i]->is_contextual;
	found = is_shared ? g_hash_table_lookup(styles->specified, &key) : NULL;
	if (found != NULL)
		return found;
	prop_compute(styles, styles->diags, parent, place, specs, count,
	    styles->work);
	key.style = intern(styles);
	key.specs = arena_copy(styles->arena, specs, count * sizeof(specs[0]));
	found = arena_copy(styles->arena, &key, sizeof(key));
	if (is_shared)
		g_hash_table_add(styles->specified, found);
	return found;
}

struct fo **
styles_marker(struct styles *styles, const struct fo *marker,
    const struct fo_style *style)
{
	struct marker_copy key = { .marker = marker, .style = style };
	struct marker_copy *found = g_hash_table_lookup(styles->markers, &key);

	if (found == NULL) {
		found = arena_copy(styles->arena, &key, sizeof(key));
		g_hash_table_add(styles->markers, found);
	}
	return &found->copy;
}

void
styles_lock(struct styles *styles)
{
	g_mutex_lock(&styles->mutex);
}

void
styles_unlock(struct styles *styles)
{
	g_mutex_unlock(&styles->mutex);
}
