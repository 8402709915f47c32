/*
 * Preformatted text: every line as it was written; what is too long turns
 * over to the next line, indented, at a space or between two names if such a
 * place is near the end.
 *
 * Nothing is stretched and no character is lost: spaces stay where they are,
 * also at the ends of lines.
 */
#include <string.h>

#include "layout/font.h"
#include "layout/part.h"

/* The part of a line, from its end, in which a space is a good break. */
static const dimen near_end = 3;

struct turner {
	struct line_list *list;
	dimen measure; /* what remains for text in a line that turns over */
	dimen turn_indent;
};

/* A place a line could end at, with its advance from the line's start. */
struct stop {
	struct para_place place;
	dimen x;
};

/* The place after the last character of `word` that fits into `room`. */
static struct para_place
place_in_word(const struct part *part, uint32_t index, uint32_t from,
    dimen room, bool must_move)
{
	uint32_t fit = shape_fit(part->word, from, room);

	if (fit == from && must_move) {
		uint32_t c = 0, at = 0;

		while (at <= from && c < part->word->cluster_count)
			at += part->word->clusters[c++].bytes;
		fit = at;
	}
	if (fit >= part->word->bytes)
		return (struct para_place){ index + 1, 0 };
	return (struct para_place){ index, fit };
}

/* A character that ends a name or a number, when `byte` comes after it. */
static bool
parts_names(const char *text, uint32_t byte)
{
	return byte > 0 && g_ascii_ispunct(text[byte - 1]);
}

/*
 * The last place before `over` in its word that cuts no name and leaves the
 * line well filled, with `room` for the word; else `over`.
 */
static struct para_place
step_back(const struct part *part, struct para_place over, uint32_t from,
    dimen room, dimen full)
{
	const struct word *word = part->word;
	uint32_t byte = over.byte;

	while (byte > from && !parts_names(word->text, byte))
		byte--;
	if (byte <= from ||
	    room - (shape_advance(word, byte) - shape_advance(word, from)) >
		full / near_end)
		return over;
	over.byte = byte;
	return over;
}

/*
 * Where the line from `from` on turns over; `to` if all fits into `measure`.
 */
static struct para_place
find_turn(const struct turner *t, struct para_place from, struct para_place to,
    dimen measure)
{
	const struct para *para = t->list->para;
	struct stop space = { from, 0 };
	dimen room = t->measure - (t->list->measure - measure);
	dimen x = 0, limit = measure;
	bool has_over = false;
	struct para_place over = from;

	for (uint32_t i = from.part; i < to.part; i++) {
		const struct part *part = &para->parts[i];
		uint32_t byte = i == from.part ? from.byte : 0;
		dimen width = part_width(para, part, t->list->objects);

		if (byte > 0)
			width -= shape_advance(part->word, byte);
		if (!has_over && x + width > room) {
			has_over = true;
			over = part->word != NULL
			    ? place_in_word(part, i, byte, room - x,
				  i == from.part)
			    : (struct para_place){ i, 0 };
			if (over.part == from.part && over.byte == from.byte)
				over.part++;
			if (over.part == i && over.byte > 0)
				over = step_back(part, over, byte, room - x,
				    room);
		}
		x += width;
		if (x > limit)
			break;
		if (part->kind == PART_SPACE && x <= room)
			space = (struct stop){ { i + 1, 0 }, x };
	}
	if (x <= limit)
		return to;
	if (space.x > room - room / near_end)
		return space.place;
	return over;
}

/* The mark takes room at the end of a line that turns over. */
static dimen
mark_width(struct layout *layout, const struct para *para)
{
	const char *mark = fo_string(para->block, FO_PROP_Q_TURNOVER_MARK);

	if (mark == NULL || *mark == '\0')
		return 0;
	return shape_sign(fonts_shaper(layout->fonts), para->style, mark)
	    ->width;
}

/*
 * Whether the stretch fits into one line.  What may not wrap and does not fit
 * would lie over its neighbour or off the page: there it turns over after all.
 */
static bool
fits(const struct line_list *list, struct para_place from, struct para_place to,
    dimen measure)
{
	dimen width = 0;

	for (uint32_t i = from.part; i < to.part && width <= measure; i++)
		width += part_width(list->para, &list->para->parts[i],
		    list->objects);
	return width <= measure;
}

void
para_turn_lines(struct line_list *list, struct para_place from,
    struct para_place to, bool is_first)
{
	const struct para *para = list->para;
	dimen indent = is_first ? para_indent(para, list->measure) : 0;
	dimen mark = mark_width(list->layout, para);
	struct turner t = {
		.list = list,
		.measure = MAX(list->measure - mark, 1),
		.turn_indent = fo_length(para->block, FO_PROP_Q_TURNOVER_INDENT,
		    list->measure),
	};
	bool wraps = !fo_is(para->block, FO_PROP_WRAP_OPTION, FO_KW_NO_WRAP) ||
	    !fits(list, from, to,
		list->measure - indent - para_beside(list, list->lines->len));

	if (t.turn_indent > list->measure / 2)
		t.turn_indent = 0;
	for (bool is_done = false; !is_done;) {
		dimen room = list->measure - indent -
		    para_beside(list, list->lines->len);
		struct para_place turn = wraps
		    ? find_turn(&t, from, to, MAX(room, 1))
		    : to;
		struct line line = {
			.from = from,
			.to = turn,
			.indent = indent,
			.is_first = is_first,
		};

		is_done = turn.part >= to.part;
		line.is_last = is_done;
		line.is_turned = !is_done;
		g_array_append_val(list->lines, line);
		from = turn;
		indent = t.turn_indent;
		is_first = false;
	}
}
