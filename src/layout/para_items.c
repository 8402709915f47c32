/*
 * From parts to items, see para_items.h.
 *
 * Where a piece of a word is wider than a line it gets cuts that leave a
 * short line behind and otherwise no trace:
 *
 *	box  10000 fill  500 -fill  box     fill: glue that stretches at will
 *
 * Between letters of prose such a cut shows a hyphen.
 *
 * Ragged text has spaces that don't stretch; its lines have stretch at their
 * end.
 */
#include "layout/para_items.h"

#include "layout/font.h"
#include "layout/protrude.h"

static const dimen fill = DIMEN_PT(100000);

/* Whether a line may end at `item`, if it comes next. */
static bool
is_break(const struct builder *b, const struct item *item)
{
	if (item->kind == ITEM_PENALTY)
		return item->penalty < PENALTY_FORBIDDEN;
	return item->kind == ITEM_GLUE && b->count > 0 &&
	    b->items[b->count - 1].kind == ITEM_BOX;
}

void
para_items_add(struct builder *b, const struct item *item, uint32_t part,
    uint32_t byte)
{
	if (b->count == b->limit) {
		size_t limit = b->limit * 2;
		struct arena *arena = b->list->layout->scratch;
		struct item *items = ARENA_TAKE_ARRAY(arena, struct item,
		    limit);
		struct para_place *places = ARENA_TAKE_ARRAY(arena,
		    struct para_place, limit);

		for (size_t i = 0; i < b->count; i++) {
			items[i] = b->items[i];
			places[i] = b->places[i];
		}
		b->items = items;
		b->places = places;
		b->limit = limit;
	}
	if (item->kind != ITEM_BOX && is_break(b, item))
		b->unbroken = 0;
	else if (item->kind != ITEM_PENALTY)
		b->unbroken += item->size;
	b->items[b->count] = *item;
	b->places[b->count++] = (struct para_place){ part, byte };
}

void
para_items_add_box(struct builder *b, dimen width, uint32_t part, uint32_t byte)
{
	const struct item box = { .kind = ITEM_BOX, .size = width };

	para_items_add(b, &box, part, byte);
}

static void
add_penalty(struct builder *b, int penalty, uint32_t part, uint32_t byte)
{
	const struct item item = { .kind = ITEM_PENALTY, .penalty = penalty };

	para_items_add(b, &item, part, byte);
}

static void
add_glue(struct builder *b, dimen size, dimen stretch, dimen shrink,
    uint32_t part, uint32_t byte)
{
	const struct item item = {
		.kind = ITEM_GLUE,
		.size = size,
		.stretch = stretch,
		.shrink = shrink,
	};

	para_items_add(b, &item, part, byte);
}

/* A place where a line may end short, `hyphen`: with one of this width. */
void
para_items_add_cut(struct builder *b, dimen hyphen, uint32_t part,
    uint32_t byte)
{
	const struct item cut = {
		.kind = ITEM_PENALTY,
		.penalty = PENALTY_CUT,
		.size = hyphen,
	};

	add_penalty(b, PENALTY_FORBIDDEN, part, byte);
	add_glue(b, 0, fill, 0, part, byte);
	para_items_add(b, &cut, part, byte);
	add_glue(b, 0, -fill, 0, part, byte);
}

static bool
is_long(const struct builder *b, uint32_t part)
{
	return b->has_cuts && part < b->para->count &&
	    b->para->parts[part].kind == PART_WORD &&
	    b->para->parts[part].word->width > b->measure;
}

/* The next part after a space that a line could begin with. */
static const struct part *
part_after(const struct builder *b, uint32_t part)
{
	for (part++; part < b->para->count; part++) {
		if (b->para->parts[part].kind == PART_WORD ||
		    b->para->parts[part].kind == PART_OBJECT)
			return &b->para->parts[part];
	}
	return NULL;
}

static const struct part *
part_before(const struct builder *b, uint32_t part)
{
	while (part-- > 0) {
		if (b->para->parts[part].kind == PART_WORD ||
		    b->para->parts[part].kind == PART_OBJECT)
			return &b->para->parts[part];
	}
	return NULL;
}

static bool
may_break_at_space(const struct builder *b, uint32_t part)
{
	const struct part *before = part_before(b, part);
	const struct part *after = part_after(b, part);

	if (b->para->parts[part].is_tied)
		return false;
	if (after != NULL && after->kind == PART_WORD &&
	    !after->word->may_begin)
		return false;
	return before == NULL || before->kind != PART_WORD ||
	    before->word->may_end;
}

/*
 * The word that touches the edge if a line begins with `part`, or ends before
 * it; NULL if what is there doesn't hang: an object, an inline's border, text
 * that runs the other way.
 */
static const struct word *
edge_word(const struct builder *b, uint32_t part, bool is_end)
{
	const struct para *para = b->para;

	for (;; part += is_end ? 0 : 1) {
		const struct part *p;

		if (is_end ? part-- <= b->from.part : part >= para->count)
			return NULL;
		p = &para->parts[part];
		if (p->kind == PART_WORD)
			return ((p->level & 1) != 0) == para->is_backward
			    ? p->word
			    : NULL;
		if (p->kind == PART_OPEN || p->kind == PART_CLOSE) {
			if (part_width(para, p, b->list->objects) != 0)
				return NULL;
		} else if (p->kind != PART_SPACE && p->kind != PART_POINT) {
			return NULL;
		}
	}
}

/* What hangs out at both sides of a break at `part`. */
static void
set_hangs(const struct builder *b, struct item *item, uint32_t part)
{
	const struct word *word;

	if (b->is_ragged)
		return;
	word = edge_word(b, part, /*is_end*/ true);
	if (word != NULL)
		item->hang_before = word->hang_end;
	word = edge_word(b, part, /*is_end*/ false);
	if (word != NULL)
		item->hang_after = word->hang_start;
}

dimen
para_items_first_hang(const struct builder *b)
{
	const struct word *word = b->is_ragged
	    ? NULL
	    : edge_word(b, b->from.part, /*is_end*/ false);

	if (word == NULL)
		return 0;
	return b->from.byte > 0 ? protrude_start(word, b->from.byte)
				: word->hang_start;
}

static void
add_space(struct builder *b, uint32_t part)
{
	const struct part *space = &b->para->parts[part];
	const struct shape_style *style = space->word->style;
	dimen size = part_width(b->para, space, b->list->objects);
	bool is_stiff = space->is_rigid || b->is_ragged;
	struct item glue = {
		.kind = ITEM_GLUE,
		.size = size,
		.stretch = is_stiff ? 0 : style->space_stretch,
		.shrink = is_stiff ? 0 : style->space_shrink,
	};

	if (!may_break_at_space(b, part))
		add_penalty(b, PENALTY_FORBIDDEN, part, 0);
	else if (is_long(b, part + 1))
		para_items_add_cut(b, /*hyphen*/ 0, part, 0);
	else
		set_hangs(b, &glue, part);
	para_items_add(b, &glue, part, 0);
}

static void
add_object(struct builder *b, uint32_t part)
{
	const struct line_object *object =
	    &b->list->objects[b->para->parts[part].object];
	const struct item box = {
		.kind = ITEM_BOX,
		.size = object->width,
		.stretch = object->stretch,
		.shrink = object->shrink,
	};

	para_items_add(b, &box, part, 0);
}

/* A cut between two words that touch: before the scopes that open there. */
static void
add_seam_cut(struct builder *b, uint32_t part)
{
	const struct part *parts = b->para->parts;
	uint32_t at = part, i = part;
	const struct word *before;
	dimen hyphen = 0;

	for (; i > b->from.part && parts[i - 1].kind != PART_WORD; i--) {
		if (parts[i - 1].kind == PART_OPEN)
			at = i - 1;
		else if (parts[i - 1].kind != PART_CLOSE &&
		    parts[i - 1].kind != PART_POINT)
			break;
	}
	if (i > b->from.part && parts[i - 1].kind == PART_WORD) {
		before = parts[i - 1].word;
		hyphen = para_word_hyphen(b, before,
		    before->text + before->bytes, parts[part].word->text);
	}
	para_items_add_cut(b, hyphen, at, 0);
}

static void
add_part(struct builder *b, uint32_t at)
{
	const struct part *part = &b->para->parts[at];
	bool is_from = at == b->from.part;
	bool is_to = at == b->to.part;
	dimen width;

	if (part->may_break && !is_from) {
		struct item seam = { .kind = ITEM_PENALTY };

		set_hangs(b, &seam, at);
		para_items_add(b, &seam, at, 0);
	} else if (b->has_cuts && part->kind == PART_WORD && !part->is_tied &&
	    b->unbroken > 0 &&
	    b->unbroken + MIN(part->word->width, b->measure) > b->measure) {
		add_seam_cut(b, at);
	}
	switch ((enum part_kind)part->kind) {
	case PART_WORD:
		para_word_add(b, at, is_from ? b->from.byte : 0,
		    is_to ? b->to.byte : part->word->bytes);
		break;
	case PART_SPACE:
		add_space(b, at);
		break;
	case PART_OPEN:
	case PART_CLOSE:
		width = part_width(b->para, part, b->list->objects);
		if (width != 0)
			para_items_add_box(b, width, at, 0);
		break;
	case PART_OBJECT:
		add_object(b, at);
		break;
	default:
		break;
	}
}

static bool
is_at_end(const struct part *part)
{
	return part->kind == PART_OPEN || part->kind == PART_CLOSE ||
	    part->kind == PART_POINT ||
	    (part->kind == PART_SPACE && part->word->text[0] == ' ');
}

/*
 * The items of the whole stretch.  Spaces at both of its ends vanish, also
 * those inside of what opens or closes there; what
 * fills the last line stretches at will, unless that is justified too.
 */
struct item_list
para_items_build(struct builder *b)
{
	uint32_t last = b->to.byte > 0 ? b->to.part + 1 : b->to.part;
	uint32_t first = b->from.part;
	uint32_t solid, foot;
	struct item end = { .kind = ITEM_PENALTY, .penalty = PENALTY_FORCED };

	b->count = 0;
	b->unbroken = 0;
	while (first < last && b->para->parts[first].kind == PART_SPACE)
		first++;
	while (last > first && b->para->parts[last - 1].kind == PART_SPACE)
		last--;
	solid = first;
	while (solid < last && is_at_end(&b->para->parts[solid]))
		solid++;
	foot = last;
	while (foot > solid && is_at_end(&b->para->parts[foot - 1]))
		foot--;
	for (uint32_t i = first; i < last; i++) {
		bool is_inside = i >= solid && i < foot;

		if (is_inside || b->para->parts[i].kind != PART_SPACE)
			add_part(b, i);
	}
	add_penalty(b, PENALTY_FORBIDDEN, last, 0);
	if (para_alignment_last(b->para) != FO_KW_JUSTIFY)
		add_glue(b, 0, fill, 0, last, 0);
	set_hangs(b, &end, last);
	para_items_add(b, &end, b->to.part, b->to.byte);
	return (struct item_list){ b->items, b->count };
}
