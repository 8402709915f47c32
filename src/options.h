/* The command line: one table a command; usage texts come from it, too. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>

#include "base/diag.h"

enum command {
	COMMAND_BUILD,
	COMMAND_FO,
	COMMAND_CHECK,
	COMMAND_INIT,
	COMMAND_REPORT,
	COMMAND_EXPLAIN,
};

enum {
	FORMAT_PDF = 1 << 0,
	FORMAT_EPUB = 1 << 1,
};

enum {
	EMIT_DOCBOOK = 1 << 0,
	EMIT_FO = 1 << 1,
	EMIT_AREAS = 1 << 2,
	EMIT_XHTML = 1 << 3,
};

/* What the PDF is to conform to; none of them: what the book says. */
enum {
	PDF_UA = 1 << 0,
	PDF_A_2A = 1 << 1,
	PDF_A_2U = 1 << 2,
	PDF_A_3A = 1 << 3,
	PDF_PLAIN = 1 << 4, /* no tags */
};

struct options {
	enum command command;
	/* BOOK, FILE.fo, DIR, REPORT.json or NAME; NULL: all names */
	char *input;
	/* a directory; for `fo` the PDF file, for `report` the report */
	char *output;
	char *edition;    /* or NULL */
	char **settings;  /* NAME=VALUE, or NULL */
	char **font_dirs; /* or NULL */
	char **allowed;   /* directories, or NULL */
	char **reports;   /* files, .html or .json, or NULL */
	char **joined;    /* files with results of validators, or NULL */
	unsigned formats; /* FORMAT_... */
	unsigned emit;    /* EMIT_... */
	enum diag_form messages;
	unsigned pdf; /* PDF_... */
	bool micro;
	bool strict; /* warnings fail */
	bool quiet, verbose;
};

/*
 * Fills `options` in any case.  False where nothing is to be run: after
 * --help or --version (status 0) and after a usage error (status 2).
 */
bool options_read(struct options *options, int argc, char **argv, int *status);

/*
 * Reads a list such as "ua,a-2a", commas or spaces between, into PDF_... bits.
 * False where it can't be: an unknown word, two kinds of PDF/A, or "plain"
 * with another.
 */
bool options_read_pdf(const char *list, unsigned *bits);

#endif
