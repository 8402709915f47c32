/*
 * Content models as lists of particles.  Each particle is a set of kinds and
 * how often one of them may come; a model is walked forward as children come,
 * which is enough since no model of XSL-FO needs to look ahead.
 */
#include "fo/fo_content.h"

#include <string.h>

enum { PARTICLES = 6 };

struct kind_set {
	uint64_t bits[2];
};

struct particle {
	struct kind_set kinds;
	const char *words; /* in fo_kind.def, for messages */
	char times;        /* '1', '?', '*' or '+' */
	bool is_any;       /* %any: as the parent's parent */
};

struct model {
	struct particle particles[PARTICLES];
	unsigned count;
	struct kind_set all;
};

static const char *const contents[FO__MAX] = {
	[FO_TEXT] = "",
#define KIND(id, name, level, content) [FO_##id] = content,
#include "fo/fo_kind.def"
#undef KIND
};

/* 6.2, with what stands for either and with out-of-line objects. */
static const enum fo_kind block_kinds[] = { FO_BLOCK, FO_BLOCK_CONTAINER,
	FO_TABLE_AND_CAPTION, FO_TABLE, FO_LIST_BLOCK, FO_MULTI_SWITCH,
	FO_MULTI_PROPERTIES, FO_WRAPPER, FO_RETRIEVE_MARKER,
	FO_RETRIEVE_TABLE_MARKER, FO_FLOAT };

static const enum fo_kind inline_kinds[] = { FO_BIDI_OVERRIDE, FO_CHARACTER,
	FO_EXTERNAL_GRAPHIC, FO_INSTREAM_FOREIGN_OBJECT, FO_INLINE,
	FO_INLINE_CONTAINER, FO_LEADER, FO_PAGE_NUMBER, FO_PAGE_NUMBER_CITATION,
	FO_PAGE_NUMBER_CITATION_LAST, FO_SCALING_VALUE_CITATION, FO_BASIC_LINK,
	FO_MULTI_TOGGLE, FO_INDEX_PAGE_CITATION_LIST, FO_MULTI_SWITCH,
	FO_MULTI_PROPERTIES, FO_WRAPPER, FO_RETRIEVE_MARKER,
	FO_RETRIEVE_TABLE_MARKER, FO_FLOAT, FO_FOOTNOTE };

static struct model models[FO__MAX];

static void
set_add(struct kind_set *set, enum fo_kind kind)
{
	set->bits[kind / 64] |= (uint64_t)1 << (kind % 64);
}

static bool
set_has(const struct kind_set *set, enum fo_kind kind)
{
	return (set->bits[kind / 64] >> (kind % 64) & 1) != 0;
}

static void
add_word(struct particle *particle, const char *word, size_t length)
{
	if (strncmp(word, "#text", length) == 0) {
		set_add(&particle->kinds, FO_TEXT);
	} else if (strncmp(word, "%any", length) == 0) {
		particle->is_any = true;
	} else if (strncmp(word, "%block", length) == 0) {
		for (size_t i = 0; i < G_N_ELEMENTS(block_kinds); i++)
			set_add(&particle->kinds, block_kinds[i]);
	} else if (strncmp(word, "%inline", length) == 0) {
		for (size_t i = 0; i < G_N_ELEMENTS(inline_kinds); i++)
			set_add(&particle->kinds, inline_kinds[i]);
	} else {
		for (unsigned i = 0; i < FO__MAX; i++) {
			const char *name = fo_kind_name((enum fo_kind)i);

			if (strlen(name) == length &&
			    memcmp(name, word, length) == 0)
				set_add(&particle->kinds, (enum fo_kind)i);
		}
	}
}

static void
fill_model(struct model *model, const char *content)
{
	while (*content != '\0') {
		struct particle *particle = &model->particles[model->count++];

		particle->words = content;
		particle->times = '1';
		for (;;) {
			size_t length = strcspn(content, "|?*+ ");

			add_word(particle, content, length);
			content += length;
			if (*content != '|')
				break;
			content++;
		}
		if (*content != '\0' && *content != ' ')
			particle->times = *content++;
		content += strspn(content, " ");
		for (size_t i = 0; i < 2; i++)
			model->all.bits[i] |= particle->kinds.bits[i];
	}
}

static const struct model *
find_model(enum fo_kind kind)
{
	static gsize filled;

	G_STATIC_ASSERT(FO__MAX <= 2 * 64);
	if (g_once_init_enter(&filled)) {
		for (size_t i = 0; i < FO__MAX; i++)
			fill_model(&models[i], contents[i]);
		g_once_init_leave(&filled, 1);
	}
	return &models[kind];
}

/* Their content is what may stand where they do. */
static bool
is_transparent(enum fo_kind kind)
{
	return kind == FO_WRAPPER || kind == FO_MULTI_CASE;
}

/* The model that holds for the children of `content`. */
static const struct model *
effective_model(const struct content *content)
{
	return find_model(
	    is_transparent(content->kind) ? content->model : content->kind);
}

struct content
fo_content_start(enum fo_kind parent, const struct content *outer)
{
	struct content content = { .kind = parent, .model = parent };

	if (is_transparent(parent) || parent == FO_MULTI_SWITCH ||
	    parent == FO_MULTI_PROPERTIES)
		content.model = outer != NULL ? outer->model : FO_BLOCK;
	return content;
}

/* Points that may stand anywhere in a flow, and have no areas. */
static bool
is_point(enum fo_kind kind)
{
	return kind == FO_CHANGE_BAR_BEGIN || kind == FO_CHANGE_BAR_END ||
	    kind == FO_INDEX_RANGE_BEGIN || kind == FO_INDEX_RANGE_END;
}

static bool
particle_has(const struct content *content, const struct particle *particle,
    enum fo_kind kind)
{
	if (particle->is_any)
		return set_has(&effective_model(content)->all, kind);
	return set_has(&particle->kinds, kind);
}

static bool
is_required(const struct particle *particle)
{
	return particle->times == '1' || particle->times == '+';
}

/* Moves on to the particle that `child` is of; false if there is none. */
static bool
advance(struct content *content, enum fo_kind child, const char **missing)
{
	const struct model *model = find_model(content->kind);
	unsigned at = content->at;
	const char *skipped = NULL;

	for (bool is_used = content->is_used; at < model->count;
	     at++, is_used = false) {
		const struct particle *particle = &model->particles[at];
		bool is_full = is_used &&
		    (particle->times == '1' || particle->times == '?');

		if (!is_full && particle_has(content, particle, child)) {
			content->at = at;
			content->is_used = true;
			*missing = skipped;
			return true;
		}
		if (!is_used && is_required(particle) && skipped == NULL)
			skipped = particle->words;
	}
	return false;
}

static bool
is_flowing(enum fo_kind kind)
{
	const struct model *block = find_model(FO_BLOCK);

	return set_has(&block->all, kind) && kind != FO_MARKER &&
	    kind != FO_INITIAL_PROPERTY_SET;
}

/* The object that a table or list wants around a child that stands bare. */
static bool
find_wrapper(enum fo_kind parent, enum fo_kind child, enum fo_kind *wrapper)
{
	switch (parent) {
	case FO_TABLE:
		*wrapper = FO_TABLE_BODY;
		return child == FO_TABLE_ROW || child == FO_TABLE_CELL;
	case FO_TABLE_HEADER:
	case FO_TABLE_FOOTER:
	case FO_TABLE_BODY:
	case FO_TABLE_ROW:
		*wrapper = FO_TABLE_CELL;
		return is_flowing(child);
	case FO_LIST_ITEM:
		*wrapper = FO_LIST_ITEM_BODY;
		return is_flowing(child);
	default:
		return false;
	}
}

enum content_verdict
fo_content_add(struct content *content, enum fo_kind child,
    const char **missing, enum fo_kind *wrapper)
{
	const struct model *model = find_model(content->kind);
	const struct model *effective = effective_model(content);
	bool takes_blocks = set_has(&effective->all, FO_BLOCK);

	*missing = NULL;
	if (advance(content, child, missing))
		return CONTENT_GOOD;
	if (is_point(child) && (takes_blocks || model->count > 0))
		return CONTENT_GOOD;
	content->is_broken = true;
	/* the right parent, the wrong order or one too many */
	if (set_has(&model->all, child) || set_has(&effective->all, child))
		return CONTENT_MISPLACED;
	if (find_wrapper(content->kind, child, wrapper))
		return CONTENT_WRAPPED;
	if (model->count == 0 || child == FO_MARKER ||
	    child == FO_INITIAL_PROPERTY_SET)
		return CONTENT_DROPPED;
	if (is_flowing(child) &&
	    (takes_blocks || set_has(&effective->all, FO_INLINE)))
		return CONTENT_MISPLACED;
	return takes_blocks && find_model(child)->count > 0 ? CONTENT_BLOCK
							    : CONTENT_DROPPED;
}

const char *
fo_content_missing(const struct content *content)
{
	const struct model *model = find_model(content->kind);

	if (content->is_broken)
		return NULL; /* it has been said that something is wrong */
	for (unsigned at = content->at; at < model->count; at++) {
		bool is_used = at == content->at && content->is_used;

		if (!is_used && is_required(&model->particles[at]))
			return model->particles[at].words;
	}
	return NULL;
}

bool
fo_content_drops_space(const struct content *content)
{
	return !set_has(&effective_model(content)->all, FO_TEXT);
}
