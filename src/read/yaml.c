/* YAML as a small tree with positions; see yaml.h. */
#include "read/yaml.h"

#include <string.h>

#include <yaml.h>

#define DEPTH_MAX 16 /* levels of lists and maps */

struct reader {
	struct arena *arena;
	yaml_parser_t parser;
	yaml_event_t event;
	struct pos origin;
	const char *reason; /* NULL as long as all is well */
	struct pos where;
	unsigned depth;
};

static struct yaml_node *read_node(struct reader *r);

static struct pos
pos_from_mark(const struct reader *r, yaml_mark_t mark)
{
	return (struct pos){ r->origin.file,
		r->origin.line + (unsigned)mark.line,
		(unsigned)mark.column + 1 };
}

static void
fail(struct reader *r, const char *reason, yaml_mark_t mark)
{
	if (r->reason != NULL)
		return;
	r->reason = arena_strdup(r->arena, reason);
	r->where = pos_from_mark(r, mark);
}

/* Replaces the event under way; false after a failure. */
static bool
advance(struct reader *r)
{
	yaml_event_delete(&r->event);
	if (yaml_parser_parse(&r->parser, &r->event))
		return true;
	fail(r, r->parser.problem != NULL ? r->parser.problem : "broken",
	    r->parser.problem_mark);
	return false;
}

static struct yaml_node *
read_scalar(struct reader *r)
{
	struct yaml_node *node = ARENA_NEW(r->arena, struct yaml_node);

	node->kind = YAML_SCALAR;
	node->pos = pos_from_mark(r, r->event.start_mark);
	node->text = arena_strndup(r->arena,
	    (const char *)r->event.data.scalar.value,
	    r->event.data.scalar.length);
	return node;
}

/* Reads the items of a list or map until its end event. */
static struct yaml_node *
read_items(struct reader *r, enum yaml_kind kind, yaml_event_type_t end)
{
	struct yaml_node *node = ARENA_NEW(r->arena, struct yaml_node);
	const struct yaml_node **link = &node->first;

	node->kind = kind;
	node->pos = pos_from_mark(r, r->event.start_mark);
	while (advance(r) && r->event.type != end) {
		struct yaml_node *key = NULL, *item;

		if (kind == YAML_MAP) {
			if (r->event.type != YAML_SCALAR_EVENT) {
				fail(r, "a key must be a word",
				    r->event.start_mark);
				return NULL;
			}
			key = read_scalar(r);
			if (!advance(r))
				return NULL;
		}
		item = read_node(r);
		if (item == NULL)
			return NULL;
		if (key != NULL) {
			item->key = key->text;
			item->pos = key->pos;
		}
		*link = item;
		link = &item->next;
	}
	return r->reason == NULL ? node : NULL;
}

/* Reads the node whose first event is under way. */
static struct yaml_node *
read_node(struct reader *r)
{
	struct yaml_node *node = NULL;

	if (++r->depth > DEPTH_MAX) {
		fail(r, "nesting is too deep", r->event.start_mark);
		return NULL;
	}
	switch (r->event.type) {
	case YAML_SCALAR_EVENT:
		node = read_scalar(r);
		break;
	case YAML_SEQUENCE_START_EVENT:
		node = read_items(r, YAML_LIST, YAML_SEQUENCE_END_EVENT);
		break;
	case YAML_MAPPING_START_EVENT:
		node = read_items(r, YAML_MAP, YAML_MAPPING_END_EVENT);
		break;
	default:
		fail(r, "aliases are not understood", r->event.start_mark);
		break;
	}
	r->depth--;
	return node;
}

static struct yaml_node *
read_document(struct reader *r)
{
	if (!advance(r)) /* the stream */
		return NULL;
	if (!advance(r)) /* the document, or the end */
		return NULL;
	if (r->event.type == YAML_STREAM_END_EVENT) {
		struct yaml_node *empty = ARENA_NEW(r->arena, struct yaml_node);

		empty->kind = YAML_MAP;
		empty->pos = r->origin;
		return empty;
	}
	return advance(r) ? read_node(r) : NULL;
}

const struct yaml_node *
yaml_read(struct arena *arena, const char *text, size_t length,
    struct pos origin, const char **reason, struct pos *where)
{
	struct reader r = { .arena = arena, .origin = origin };
	struct yaml_node *node;

	if (!yaml_parser_initialize(&r.parser)) {
		*reason = "out of memory";
		*where = origin;
		return NULL;
	}
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)text,
	    length);
	node = read_document(&r);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	*reason = r.reason;
	*where = r.where;
	return node;
}

const struct yaml_node *
yaml_find(const struct yaml_node *map, const char *key)
{
	if (map == NULL || map->kind != YAML_MAP)
		return NULL;
	for (const struct yaml_node *item = map->first; item != NULL;
	     item = item->next) {
		if (strcmp(item->key, key) == 0)
			return item;
	}
	return NULL;
}

const char *
yaml_find_text(const struct yaml_node *map, const char *key)
{
	const struct yaml_node *item = yaml_find(map, key);

	return item != NULL && item->kind == YAML_SCALAR ? item->text : NULL;
}
