/*
 * Messages about a document and its surroundings.
 *
 * Each kind of message stands once in diag.def with its severity, its name
 * and the sentence that says what is wrong and what is done about it.  A call
 * adds the place and the detail, and the line comes out as
 *
 *	file:line:col: severity: sentence: detail [name]
 *
 * Severities: NOTE; WARNING; ERROR, the output is made but is wrong there;
 * FATAL, nothing is made.  The exit status follows from the worst of them.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

enum diag_severity {
	DIAG_SEVERITY_NOTE,
	DIAG_SEVERITY_WARNING,
	DIAG_SEVERITY_ERROR,
	DIAG_SEVERITY_FATAL,
	DIAG_SEVERITY__MAX,
};

enum diag_kind {
#define DIAG(severity, name, sentence) DIAG_##name,
#include "base/diag.def"
#undef DIAG
	DIAG__MAX,
};

/* A place in a source; what is not known is NULL or 0. */
struct pos {
	const char *file; /* as the user named it; outlives all messages */
	unsigned line;    /* from 1 */
	unsigned column;  /* from 1, in bytes */
};

#define POS_NONE ((struct pos){ 0 })

/* Where messages go, how many there were, and what not to say twice. */
struct diags;

/* Prints to stderr from `least` on; notes are for -v.  Free with diags_free. */
struct diags *diags_new(enum diag_severity least);
void diags_free(struct diags *diags);

/*
 * Says one message.  `format` makes the detail, in one line; NULL if the
 * sentence says all.  The very same line is not printed twice, so what a
 * second layout round finds again costs nothing.  Of one kind a hundred are
 * printed, by diags_report_rest() how many more there were; with -v all.
 */
void diag(struct diags *diags, enum diag_kind kind, struct pos pos,
    const char *format, ...) G_GNUC_PRINTF(4, 5);

/* At the end: how many messages of each kind were too many to print. */
void diags_report_rest(const struct diags *diags);

size_t diags_count(const struct diags *diags, enum diag_severity severity);

/* 0 without errors, 1 after an error, 2 after a fatal one. */
int diags_exit_status(const struct diags *diags);

/* The worst severity so far is FATAL: the caller unwinds. */
bool diags_is_fatal(const struct diags *diags);

const char *diag_name(enum diag_kind kind); /* "image-missing" */
const char *diag_sentence(enum diag_kind kind);
enum diag_severity diag_severity(enum diag_kind kind);

/*
 * Reads "file:line:column" from the end, so that the file may hold colons;
 * the file name is interned and lives as long as the program.
 */
struct pos pos_read(const char *text);

#endif
