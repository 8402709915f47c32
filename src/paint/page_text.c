/*
 * Text in a page's content: one show operator for a run of glyphs, with the
 * adjustments that justification and kerning made (ISO 32000-1, 9.4.3).
 *
 *	/F1 10 Tf 101.5 Tz 72 700 Td [(..) -12 (..)] TJ
 *
 * Strings hold codes as bytes, half as long as in hexadecimal.  A line is placed
 * from where the last one began, and a run that goes on in its line from where
 * the pen is: all that is left to be packed is what is new.
 *
 * Clusters come in the order of reading, as who reads the content without
 * looking at the page wants them; from right to left the pen is moved back.
 */
#include <math.h>
#include <string.h>

#include <hb.h>

#include "base/pdf_syntax.h"
#include "paint/outline.h"
#include "paint/page_content.h"

/*
 * What is less than that, in thousandths of the size, nobody sees; it is made
 * up for with the next adjustment.
 */
enum { ADJUSTMENT_MIN = 2 };

/* Further than that along its line, in thousandths, a run begins anew. */
enum { ADJUSTMENT_MAX = 32767 };

/* A run while it is written. */
struct run {
	struct page_content *c;
	const struct typeface_use *use;
	double em;           /* a thousandth of the size, as wide as drawn */
	double letter_space; /* after each glyph, as wide as drawn */
	double pen;          /* from the run's start, where PDF's own is */
	size_t shown; /* where strings begin in the operators; 0: none yet */
	bool is_array, is_string; /* "[" and "(" are open */
};

static void
end_string(struct run *run)
{
	if (run->is_string)
		g_string_append_c(run->c->operators, ')');
	run->is_string = false;
}

static void
end_shown(struct run *run)
{
	end_string(run);
	if (run->shown != 0)
		g_string_append(run->c->operators,
		    run->is_array ? "]TJ\n" : "Tj\n");
	run->is_array = false;
	run->shown = 0;
}

/* There is always something before: BT. */
static void
begin_shown(struct run *run)
{
	if (run->shown == 0)
		run->shown = run->c->operators->len;
}

static void
set_font(struct run *run, unsigned number)
{
	struct content_state *state = &run->c->state;

	if (state->font == number && state->size == run->use->size)
		return;
	end_shown(run);
	state->font = number;
	state->size = run->use->size;
	content_append_resource(run->c, RESOURCE_FONT, number);
	pdf_append_number(run->c->operators, state->size);
	g_string_append(run->c->operators, " Tf\n");
}

static void
set_rise(struct run *run, double rise)
{
	struct content_state *state = &run->c->state;

	if (state->rise == rise)
		return;
	end_shown(run);
	state->rise = rise;
	pdf_append_number(run->c->operators, rise);
	g_string_append(run->c->operators, " Ts\n");
}

static void
set_widening(struct run *run, double widening)
{
	struct content_state *state = &run->c->state;

	if (state->widening == widening)
		return;
	state->widening = widening;
	pdf_append_number(run->c->operators, widening);
	g_string_append(run->c->operators, " Tz\n");
}

static void
set_letter_space(struct run *run, double space)
{
	struct content_state *state = &run->c->state;

	/* what is written down, so that nothing adds up to be seen */
	space = round(space * 1000) / 1000;
	if (state->letter_space == space)
		return;
	state->letter_space = space;
	pdf_append_number(run->c->operators, space);
	g_string_append(run->c->operators, " Tc\n");
}

/* A feigned bold is filled and drawn around (9.3.6). */
static void
set_boldness(struct run *run, uint32_t color)
{
	struct page_content *c = run->c;

	if (run->use->boldness > 0)
		content_set_stroke(c, color);
	if (c->state.boldness == run->use->boldness)
		return;
	c->state.boldness = run->use->boldness;
	if (run->use->boldness > 0) {
		pdf_append_number(c->operators, run->use->boldness);
		g_string_append(c->operators, " w 2 Tr\n");
	} else {
		g_string_append(c->operators, "0 Tr\n");
	}
}

/* Moves the pen to `x`, from where PDF has it. */
static void
adjust(struct run *run, double x)
{
	double by = run->pen - x;
	long units;

	if (fabs(by) < run->em)
		return;
	units = lround(by / run->em);
	if (labs(units) < ADJUSTMENT_MIN)
		return;
	end_string(run);
	begin_shown(run);
	if (!run->is_array)
		g_string_insert_c(run->c->operators, (gssize)run->shown, '[');
	run->is_array = true;
	pdf_append_number(run->c->operators, (double)units);
	run->pen -= (double)units * run->em;
}

/* A byte of a literal string (7.3.4.2), where CR would be taken for LF. */
static void
append_byte(GString *to, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		g_string_append_c(to, '\\');
	if (byte == '\r')
		g_string_append_len(to, "\\r", 2);
	else
		g_string_append_c(to, (char)byte);
}

static void
append_code(struct run *run, const struct letter *letter)
{
	GString *to = run->c->operators;

	begin_shown(run);
	if (!run->is_string)
		g_string_append_c(to, '(');
	run->is_string = true;
	if (run->use->typeface->kind != TYPEFACE_DRAWN)
		append_byte(to, letter->code >> 8);
	append_byte(to, letter->code & 0xff);
}

static void
show_glyph(struct run *run, const struct letter *letter,
    const struct area_glyph *glyph, double x)
{
	const struct typeface *typeface = run->use->typeface;

	set_font(run, g_array_index(typeface->fonts, unsigned, letter->font));
	set_rise(run, glyph->y == 0 ? 0 : -dimen_pt(glyph->y));
	adjust(run, x + dimen_pt(glyph->x));
	append_code(run, letter);
	run->pen += letter->width * run->em + run->letter_space;
}

/*
 * A font's sign for a letter that it hasn't got may not be shown as text
 * (ISO 14289-1, 7.21.8): it is drawn, and a space stands for the letter.
 */
static uint32_t
shown_glyph(const struct run *run, const struct area_glyph *glyph)
{
	hb_codepoint_t space;

	return glyph->index == 0 &&
		hb_font_get_nominal_glyph(run->use->typeface->font, ' ', &space)
	    ? space
	    : glyph->index;
}

static bool
says(const struct letter *letter, const char *text, size_t length)
{
	return letter->length == length &&
	    memcmp(letter->text, text, length) == 0;
}

/*
 * What a glyph reads as to those who don't know /ActualText.  One that adds
 * nothing to the text before it is a character that searches pass over.  A soft
 * hyphen is a hyphen: pdf.js leaves the soft one out, and with it the sign that
 * a word goes on in the next line.
 */
static const struct letter *
find_letter(const struct run *run, const struct area_glyph *glyph,
    const char *text, size_t length)
{
	static const char grapheme_joiner[] = "\u034f";
	static const char soft_hyphen[] = "\u00ad", hyphen[] = "-";

	if (text != NULL && length == 0) {
		text = grapheme_joiner;
		length = strlen(grapheme_joiner);
	} else if (text != NULL && length == strlen(soft_hyphen) &&
	    memcmp(text, soft_hyphen, length) == 0) {
		text = hyphen;
		length = strlen(hyphen);
	}
	return typeface_letter(run->c->painted->typefaces, run->use->typeface,
	    shown_glyph(run, glyph), text, length);
}

/*
 * So many glyphs for so much text, NULL if they stand for what their font says;
 * `x` is where the first one's pen is.
 */
static void
show_cluster(struct run *run, const struct area_glyph *glyphs, size_t count,
    const char *text, size_t length, double x)
{
	struct page_content *c = run->c;
	const struct letter *letter = count > 0
	    ? find_letter(run, glyphs, text, length)
	    : NULL;
	/*
	 * The text of a whole line tells all of it; a glyph that stands for
	 * nothing has to say so.
	 */
	bool is_told = text == NULL || c->mark.is_line ||
	    (count == 1 && length > 0 && says(letter, text, length));

	if (count == 0)
		return;
	if (!is_told) {
		end_shown(run);
		g_string_append(c->operators, "/Span<</ActualText");
		pdf_append_utf16(c->operators, text, length);
		g_string_append(c->operators, ">>BDC\n");
	}
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			letter = find_letter(run, &glyphs[i], text, 0);
		show_glyph(run, letter, &glyphs[i], x);
		x += dimen_pt(glyphs[i].advance);
	}
	if (!is_told) {
		end_shown(run);
		g_string_append(c->operators, "EMC\n");
	}
}

static dimen
advance_of(const struct area_glyph *glyphs, size_t count)
{
	dimen advance = 0;

	for (size_t i = 0; i < count; i++)
		advance += glyphs[i].advance;
	return advance;
}

/*
 * Arabic fonts draw dots as glyphs of their own.  A reader that is told of
 * letter and dots together takes the last glyph's width for the letter's, and
 * sees spaces in words: so the letter is its widest glyph, the dots nothing.
 */
static void
show_split(struct run *run, const struct area_glyph *glyphs, size_t count,
    const char *text, size_t length, dimen pen)
{
	size_t widest = 0;

	for (size_t i = 1; i < count; i++) {
		if (glyphs[i].advance > glyphs[widest].advance)
			widest = i;
	}
	pen += advance_of(glyphs, count);
	for (size_t i = count; i-- > 0;) {
		pen -= glyphs[i].advance;
		show_cluster(run, &glyphs[i], 1, text, i == widest ? length : 0,
		    dimen_pt(pen));
	}
}

static void
show_clusters(struct run *run, const struct area_text *text)
{
	size_t at = text->is_backward ? text->glyph_count : 0;
	dimen pen = text->is_backward
	    ? advance_of(text->glyphs, text->glyph_count)
	    : 0;
	const char *utf8 = text->utf8;

	for (size_t i = 0; i < text->cluster_count; i++) {
		const struct area_cluster *cluster = &text->clusters[i];
		dimen advance;

		if (text->is_backward)
			at -= cluster->glyphs;
		advance = advance_of(text->glyphs + at, cluster->glyphs);
		if (text->is_backward)
			pen -= advance;
		if (text->is_backward && cluster->glyphs > 1)
			show_split(run, text->glyphs + at, cluster->glyphs,
			    utf8, cluster->bytes, pen);
		else
			show_cluster(run, text->glyphs + at, cluster->glyphs,
			    utf8, cluster->bytes, dimen_pt(pen));
		utf8 += cluster->bytes;
		if (!text->is_backward) {
			at += cluster->glyphs;
			pen += advance;
		}
	}
}

/* What is only drawn: each glyph reads as its font says. */
static void
show_bare(struct run *run, const struct area_text *text)
{
	dimen pen = 0;

	for (size_t i = 0; i < text->glyph_count; i++) {
		show_cluster(run, &text->glyphs[i], 1, /*text*/ NULL,
		    /*length*/ 0, dimen_pt(pen));
		pen += text->glyphs[i].advance;
	}
}

static void
append_move(GString *to, int64_t x, int64_t y)
{
	pdf_append_number(to, (double)x / 1000);
	g_string_append_c(to, ' ');
	pdf_append_number(to, (double)y / 1000);
}

static void
append_matrix(GString *to, const struct text_line *line)
{
	g_string_append(to, "1 0 ");
	pdf_append_number(to, line->slant);
	g_string_append(to, " 1 ");
	append_move(to, line->x, line->y);
	g_string_append(to, " Tm\n");
}

void
content_append_line(GString *to, const struct text_line *line)
{
	if (line->slant != 0) {
		append_matrix(to, line);
		return;
	}
	append_move(to, line->x, line->y);
	g_string_append(to, " Td\n");
}

/*
 * Brings PDF's pen to the run's start, or as far as adjust() can go on.  In
 * thousandths, as they are written, nothing is lost by rounding.
 */
static void
place_run(struct run *run, double from_left, double from_top)
{
	struct page_content *c = run->c;
	struct text_line *line = &c->line;
	struct text_line next = {
		.x = llround(from_left * 1000),
		.y = llround((c->state.origin - from_top) * 1000),
		.slant = run->use->slant,
	};

	if (line->slant == next.slant && line->y == next.y &&
	    fabs(line->pen - from_left) < ADJUSTMENT_MAX * run->em) {
		run->pen = line->pen - from_left;
		return;
	}
	if (line->slant == 0 && next.slant == 0) {
		append_move(c->operators, next.x - line->x, next.y - line->y);
		g_string_append(c->operators, " Td\n");
	} else {
		append_matrix(c->operators, &next);
	}
	*line = next;
}

static void
draw_missing(struct page_content *c, const struct typeface_use *use,
    const struct area_text *text, double x, double y)
{
	size_t drawn = 0;

	for (size_t i = 0; i < text->glyph_count; i++) {
		const struct area_glyph *glyph = &text->glyphs[i];

		if (glyph->index == 0 && drawn++ == 0) {
			content_leave_text(c);
			content_set_fill(c, text->color);
		}
		if (glyph->index == 0)
			outline_append(c->operators, use->typeface->font,
			    glyph->index, use->size / use->typeface->units,
			    x + dimen_pt(glyph->x),
			    c->state.origin - y - dimen_pt(glyph->y));
		x += dimen_pt(glyph->advance);
	}
	if (drawn > 0)
		g_string_append(c->operators, "f\n");
}

void
content_text(struct canvas *canvas, const struct area_text *text, double x,
    double y)
{
	struct page_content *c = (struct page_content *)canvas;
	double widening = 1 + (double)text->expansion / AREA_EXPANSION_UNIT;
	struct run run = { .c = c };

	if (text->glyph_count == 0)
		return;
	run.use = typefaces_use(c->painted->typefaces, text->font);
	run.em = run.use->size * widening / 1000;
	if (run.em <= 0)
		return;
	draw_missing(c, run.use, text, x, y);
	content_enter_text(c);
	c->mark.has_text = true;
	content_set_fill(c, text->color);
	set_widening(&run, widening * 100);
	set_letter_space(&run, dimen_pt(text->letter_space) / widening);
	run.letter_space = c->state.letter_space * widening;
	set_boldness(&run, text->color);
	place_run(&run, x, y);
	if (text->cluster_count > 0)
		show_clusters(&run, text);
	else
		show_bare(&run, text);
	end_shown(&run);
	c->line.pen = x + run.pen;
}

void
content_outlines(struct canvas *canvas, const struct area_text *text, double x,
    double y)
{
	struct page_content *c = (struct page_content *)canvas;
	const struct typeface_use *use = typefaces_use(c->painted->typefaces,
	    text->font);

	content_leave_text(c);
	content_set_fill(c, text->color);
	for (size_t i = 0; i < text->glyph_count; i++) {
		const struct area_glyph *glyph = &text->glyphs[i];

		outline_append(c->operators, use->typeface->font, glyph->index,
		    use->size / use->typeface->units, x + dimen_pt(glyph->x),
		    c->state.origin - y - dimen_pt(glyph->y));
		x += dimen_pt(glyph->advance);
	}
	g_string_append(c->operators, "f\n");
}
