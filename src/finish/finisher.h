/* What the finishing modules share.  Private to finish/. */
#ifndef FINISH_FINISHER_H
#define FINISH_FINISHER_H

#include <time.h>

#include "finish/finish.h"
#include "finish/pdf_file.h"
#include "finish/pdf_writer.h"

/* A mark in a page's content, as the structure names it. */
struct content {
	uint32_t element; /* index */
	uint32_t order;   /* of the object that it begins with */
	uint32_t page;    /* index in the book */
	uint32_t number;  /* MCID */
	const struct mark *mark;
};

/* A link's annotation. */
struct annotation {
	size_t object;    /* number */
	uint32_t element; /* index; G_MAXUINT32: none */
	uint32_t page;
};

struct finisher {
	struct diags *diags;
	struct arena *arena; /* of what is read until the file ends */
	const struct finish_input *input;
	const struct area_tree *tree;
	const struct pdf_file *source; /* Cairo's, of figures */
	struct pdf_writer *writer;
	const struct pdf_tags *tags; /* NULL: no tags */
	struct pdf_claim claim;
	time_t made;
	unsigned formulas;              /* that are files, too */
	bool breaks_ua, breaks_archive; /* what turned out not to hold */
	bool tells_cmyk;
	GHashTable *profiles; /* checksum to the object's number */
	GArray *content;      /* struct content, page by page */
	GArray *annotations;  /* struct annotation, page by page */
	/* object numbers of each page's annotations: "12 0 R", or NULL */
	char **page_annotations;
	/* object numbers: of pages and contents, by the order of painting; */
	size_t *pages, *contents;
	/* of fonts and pictures, by the resources' numbers */
	size_t *fonts, *pictures;
};

static inline size_t
finish_page_number(const struct finisher *f, const struct page *page)
{
	return f->pages[page->painted];
}

static inline const struct painted_page *
finish_painted_page(const struct finisher *f, const struct page *page)
{
	return &g_array_index(f->input->painted->pages, struct painted_page,
	    page->painted);
}

/*
 * Reports by which rule the content can't keep the claim, which the file is
 * then made without.
 */
void finish_drop_ua(struct finisher *f, struct pos pos, const char *rule);
void finish_drop_archive(struct finisher *f, struct pos pos, const char *rule);

#endif
