/*
 * The readers' door: a book on disk becomes one DocBook document.
 *
 * BOOK is a directory with book.yaml, one Markdown file, or one DocBook file.
 * The document is DocBook 5.0 once the attributes in our private namespace
 * are taken off; each element carries q:pos, its place in the source.
 */
#ifndef READ_BOOK_H
#define READ_BOOK_H

#include <stdbool.h>

#include <glib.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#define BOOK_NS_DOCBOOK "http://docbook.org/ns/docbook"
#define BOOK_NS_XLINK "http://www.w3.org/1999/xlink"
#define BOOK_NS_QUOIN "urn:x-quoin"

/* One parameter of page or style, wherever it was set. */
struct book_setting {
	const char *name;  /* one of setting.def */
	const char *value; /* checked */
	struct pos pos;    /* POS_NONE where the command line set it */
};

struct book_options {
	const char *const
	    *settings;              /* "NAME=VALUE", NULL at the end, or NULL */
	const char *const *allowed; /* directories, NULL at the end, or NULL */
	const char *edition;        /* or NULL */
	/* told early of PNG files that will probably be shown; or NULL */
	void (*picture_met)(void *closure, const char *path);
	/* told of each piece of code that Markdown has, whole, unless
	   highlighting was switched off before; or NULL */
	void (*code_met)(void *closure, const xmlNode *code);
	void *closure;
};

struct book {
	xmlDoc *doc;
	const char *path; /* as the user named it */
	const char
	    *directory;      /* that the book may read from; no trailing "/" */
	const char *slug;    /* names the output files */
	const char *lang;    /* BCP 47; "en" where nobody said */
	bool has_lang;       /* somebody said */
	const char *edition; /* or NULL */
	const char *cover;   /* image file, relative to directory, or NULL */
	struct file_roots roots;
	GArray *settings; /* struct book_setting, each name at most once */
};

/*
 * Reads `path`.  The book, its document and all strings live as long as
 * `arena`.  NULL after a fatal message; a fault in the text gives a message
 * and a visible stand-in.
 */
struct book *book_read(struct arena *arena, struct diags *diags,
    const char *path, const struct book_options *options);

/* The value of a setting, or NULL where nobody set it. */
const char *book_setting(const struct book *book, const char *name);

#endif
