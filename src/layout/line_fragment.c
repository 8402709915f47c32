/*
 * The fragments of a line: its parts, of which the first and last word may
 * be cut, with the hyphen or the mark that the break put there.
 */
#include <string.h>

#include "layout/font.h"
#include "layout/line.h"
#include "layout/xref.h"

static struct fragment *
add_fragment(struct setting *s, enum part_kind kind,
    const struct inline_run *run)
{
	struct fragment *fragment = &s->fragments[s->count++];

	fragment->kind = (uint8_t)kind;
	fragment->run = run;
	return fragment;
}

/* Spaces that vanish where a line begins or ends. */
static bool
is_discardable(const struct setting *s, const struct part *part)
{
	return part->kind == PART_SPACE && !s->para->is_kept &&
	    part->word->text[0] == ' ';
}

static bool
is_visible(const struct setting *s, const struct part *part)
{
	return part->kind == PART_WORD || part->kind == PART_OBJECT ||
	    part->kind == PART_BLOCK ||
	    (part->kind == PART_SPACE && !is_discardable(s, part));
}

/* The part's word, or the piece of it that stands in this line. */
static const struct word *
piece_of(struct setting *s, uint32_t index)
{
	const struct part *part = &s->para->parts[index];
	const struct line *line = s->line;
	uint32_t from = index == line->from.part ? line->from.byte : 0;
	uint32_t to = index == line->to.part ? line->to.byte
					     : part->word->bytes;

	if (from == 0 && to == part->word->bytes)
		return part->word;
	return shape_word(fonts_shaper(s->layout->fonts), part->word->style,
	    part->word->text + from, to - from);
}

/* What the page is called, where that is known only now. */
static const struct word *
page_number(struct setting *s, const struct part *part)
{
	const char *label = s->layout->page->label;

	return shape_word(fonts_shaper(s->layout->fonts), part->word->style,
	    label, strlen(label));
}

static void
add_part(struct setting *s, uint32_t index)
{
	const struct part *part = &s->para->parts[index];
	const struct inline_run *run = &s->para->content->runs[part->run];
	struct fragment *f = add_fragment(s, (enum part_kind)part->kind, run);

	f->level = part->level;
	f->width = part_width(s->para, part, s->lines->objects);
	switch ((enum part_kind)part->kind) {
	case PART_WORD:
		f->word = run->is_page_number && s->layout->page != NULL
		    ? page_number(s, part)
		    : piece_of(s, index);
		f->width = f->word->width;
		break;
	case PART_SPACE:
		f->word = part->word;
		f->stretches = !part->is_rigid;
		break;
	case PART_OBJECT:
	case PART_BLOCK:
		f->object = &s->lines->objects[part->object];
		break;
	default:
		break;
	}
	s->natural += f->width;
}

/* The hyphen stands with the word it cuts, inside of what closes there. */
static void
add_hyphen(struct setting *s)
{
	size_t at = s->count;
	const struct fragment *cut;
	struct fragment *f;

	while (at > 0 && s->fragments[at - 1].word == NULL)
		at--;
	if (at == 0)
		return;
	f = add_fragment(s, PART_WORD, /*run*/ NULL);
	for (; f > &s->fragments[at]; f--)
		*f = f[-1];
	cut = f - 1;
	*f = (struct fragment){ .kind = PART_WORD, .run = cut->run };
	f->level = cut->level;
	f->word = shape_sign(fonts_shaper(s->layout->fonts), cut->word->style,
	    cut->word->style->hyphen);
	f->is_hyphen = true;
	f->width = f->word->width;
	s->natural += f->width;
}

/* The mark of a turned line hangs at its end, whatever is before it. */
static void
add_mark(struct setting *s)
{
	const char *mark = fo_string(s->para->block, FO_PROP_Q_TURNOVER_MARK);
	struct fragment *f;

	if (mark == NULL || *mark == '\0')
		return;
	f = add_fragment(s, PART_WORD, /*run*/ NULL);
	f->word = shape_sign(fonts_shaper(s->layout->fonts), s->para->style,
	    mark);
	f->is_mark = true;
	f->level = s->para->is_backward ? 1 : 0;
	f->width = f->word->width;
	s->natural += f->width;
}

/* Spaces that are kept stay at the ends of what was written as one line. */
static bool
keeps_ends(const struct setting *s, uint32_t at)
{
	const struct para *para = s->para;

	if (!para->keeps_spaces)
		return false;
	return at == 0 || at == para->count ||
	    para->parts[at].kind == PART_BREAK ||
	    para->parts[at - 1].kind == PART_BREAK;
}

/* Whether white space begins at `at`, be it in an inline. */
static bool
is_space_next(const struct setting *s, uint32_t at)
{
	const struct para *para = s->para;

	while (at < para->count && para->parts[at].kind == PART_OPEN)
		at++;
	return at < para->count && is_discardable(s, &para->parts[at]);
}

/* A line under white space would be seen. */
static bool
is_stroked(const struct fo *fo)
{
	return !fo_is(fo, FO_PROP_TEXT_DECORATION_UNDERLINE, FO_KW_NONE) ||
	    !fo_is(fo, FO_PROP_TEXT_DECORATION_OVERLINE, FO_KW_NONE) ||
	    !fo_is(fo, FO_PROP_TEXT_DECORATION_LINE_THROUGH, FO_KW_NONE);
}

/*
 * Up to where the white space from `last` on stays.  XSL 1.1, 4.7.2 has all of it
 * vanish; but where that can't be told, at the ragged end of a line, that of each
 * object which is followed by another's stays if it has room, as other formatters
 * break lines in the last.
 */
static uint32_t
find_kept(const struct setting *s, uint32_t last, uint32_t end)
{
	const struct para *para = s->para;
	dimen room = s->measure - s->line->indent - s->natural;
	uint32_t kept = last, group = last;

	if (s->line->is_last || s->line->to.byte > 0 ||
	    para_alignment(para) != FO_KW_START)
		return last;
	for (uint32_t i = last; i < end; i++) {
		const struct part *part = &para->parts[i];

		if (!is_discardable(s, part))
			continue;
		if (group > last && part->run != para->parts[group - 1].run)
			kept = group;
		room -= part_width(para, part, s->lines->objects);
		if (room < 0 || is_stroked(para->content->runs[part->run].fo))
			return kept;
		group = i + 1;
	}
	return is_space_next(s, end) ? group : kept;
}

void
line_collect(struct setting *s)
{
	const struct line *line = s->line;
	const struct para *para = s->para;
	uint32_t end = line->to.part + (line->to.byte > 0 ? 1 : 0);
	uint32_t first = line->from.part, last;

	end = MIN(end, (uint32_t)para->count);
	s->limit = end - first + 2;
	s->fragments = ARENA_NEW_ARRAY(s->layout->scratch, struct fragment,
	    s->limit);
	while (first < end && !is_visible(s, &para->parts[first]))
		first++;
	for (last = end;
	     last > first && !is_visible(s, &para->parts[last - 1]);)
		last--;
	if (keeps_ends(s, line->from.part))
		first = line->from.part;
	if (keeps_ends(s, end))
		last = end;
	for (uint32_t i = line->from.part; i < end; i++) {
		if (i == last)
			last = find_kept(s, last, end);
		if ((i < first || i >= last) &&
		    is_discardable(s, &para->parts[i]))
			continue;
		if (para->parts[i].kind != PART_BREAK)
			add_part(s, i);
	}
	if (line->is_hyphenated)
		add_hyphen(s);
	if (line->is_turned)
		add_mark(s);
}
