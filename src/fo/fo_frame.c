/* The objects that are open while XSL-FO is read; see fo_frame.h. */
#include "fo/fo_frame.h"

#include <string.h>

enum { DEPTH_LIMIT = 256 }; /* of objects in objects */

struct frame *
fo_frame_push(struct fo_reader *r, const xmlNode *element, struct fo *fo)
{
	struct frame *frame = r->free;

	if (frame != NULL)
		r->free = frame->outer;
	else
		frame = ARENA_NEW(r->arena, struct frame);
	*frame = (struct frame){
		.outer = r->frame,
		.element = element,
		.fo = fo,
		.is_in_marker = fo->kind == FO_MARKER,
	};
	if (r->frame != NULL) {
		frame->column = r->frame->column;
		frame->depth = r->frame->depth + 1;
		frame->is_in_marker |= r->frame->is_in_marker;
	}
	frame->content = fo_content_start(fo->kind,
	    r->frame != NULL ? &r->frame->content : NULL);
	r->frame = frame;
	return frame;
}

struct fo *
fo_frame_parent(struct fo_reader *r)
{
	struct frame *frame = r->frame;

	if (frame->depth < DEPTH_LIMIT)
		return frame->fo;
	diag(r->diags, DIAG_FO_TOO_DEEP, frame->fo->pos, NULL);
	return frame->fo->parent;
}

static void
report_child(struct fo_reader *r, enum diag_kind kind, enum fo_kind child,
    struct pos pos)
{
	diag(r->diags, kind, pos, "%s in %s", fo_kind_name(child),
	    fo_kind_name(r->frame->fo->kind));
}

static void
report_missing(struct fo_reader *r, const char *words)
{
	int length = (int)strcspn(words, " +*?");

	if (*words == '%') {
		words = "a block";
		length = (int)strlen(words);
	}
	diag(r->diags, DIAG_FO_CONTENT_MISSING, r->frame->fo->pos,
	    "%s lacks %.*s", fo_kind_name(r->frame->fo->kind), length, words);
}

/* The object that a bare child needs around it opens and closes with it. */
static void
open_missing(struct fo_reader *r, enum fo_kind kind, struct pos pos)
{
	struct fo *fo = ARENA_NEW(r->arena, struct fo);
	const char *missing;
	enum fo_kind wrapper;

	fo->kind = kind;
	fo->pos = pos;
	fo_content_add(&r->frame->content, kind, &missing, &wrapper);
	fo_add(fo_frame_parent(r), fo);
	fo_attributes_none(r->attributes, fo);
	fo_frame_push(r, /*element*/ NULL, fo);
}

void
fo_frame_pop(struct fo_reader *r)
{
	struct frame *frame = r->frame;
	const char *missing = fo_content_missing(&frame->content);

	if (missing != NULL)
		report_missing(r, missing);
	r->frame = frame->outer;
	frame->outer = r->free;
	r->free = frame;
}

bool
fo_frame_admit(struct fo_reader *r, enum fo_kind *kind, struct pos pos)
{
	const char *missing;
	enum fo_kind wrapper;
	enum content_verdict verdict;

	if (r->frame == NULL)
		return true;
	verdict = fo_content_add(&r->frame->content, *kind, &missing, &wrapper);
	if (missing != NULL)
		report_missing(r, missing);
	switch (verdict) {
	case CONTENT_GOOD:
		return true;
	case CONTENT_DROPPED:
		report_child(r, DIAG_FO_CONTENT_DROPPED, *kind, pos);
		return false;
	case CONTENT_BLOCK:
	case CONTENT_MISPLACED:
		report_child(r, DIAG_FO_CONTENT_MISPLACED, *kind, pos);
		if (verdict == CONTENT_BLOCK)
			*kind = FO_BLOCK;
		return true;
	case CONTENT_WRAPPED:
		report_child(r, DIAG_FO_CONTENT_MISPLACED, *kind, pos);
		open_missing(r, wrapper, pos);
		/* a table-body in its turn takes cells as they are */
		fo_content_add(&r->frame->content, *kind, &missing, &wrapper);
		return true;
	}
	return false;
}

void
fo_frame_close_missing(struct fo_reader *r)
{
	while (r->frame->element == NULL && r->frame->outer != NULL)
		fo_frame_pop(r);
}

static bool
is_blank(const GString *text)
{
	return strspn(text->str, " \t\r\n") == text->len;
}

/* White space alone is content only where text is. */
bool
fo_frame_admit_text(struct fo_reader *r)
{
	enum fo_kind kind = FO_TEXT;

	if (r->text->len == 0)
		return false;
	if (is_blank(r->text))
		return !fo_content_drops_space(&r->frame->content);
	return fo_frame_admit(r, &kind, r->frame->fo->pos);
}
