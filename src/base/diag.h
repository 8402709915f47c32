/*
 * Messages about a document and its surroundings.
 *
 * Each kind of message stands once in diag.def with its severity, its name
 * and the sentence that says what is wrong and what is done about it.  A call
 * adds the place and the detail, and the line comes out as
 *
 *	file:line:col: severity: sentence: detail [name]
 *
 * In the long form the line of the source follows, with what is wrong
 * underlined, and at the end how many of each kind there were.
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
	unsigned column;  /* from 1, in bytes; characters where printed */
};

#define POS_NONE ((struct pos){ 0 })

/* What makes a message more helpful; each part may be left out. */
struct diag_hint {
	const char *piece;    /* what is wrong, as the source spells it: looked
			         for at the place and behind it, underlined */
	const char *instead;  /* what was probably meant */
	struct pos other;     /* another place that belongs to it, */
	const char *other_is; /* and what is there: "the first one is here" */
};

/* Where messages go, how many there were, and what not to say twice. */
struct diags;

enum diag_form {
	DIAG_FORM_SHORT, /* a line a message; what diags_new() sets */
	DIAG_FORM_LONG,  /* with lines of the source, and counted at the end */
	DIAG_FORM_JSON,  /* at the end, to stdout */
	DIAG_FORM_SARIF, /* likewise: SARIF 2.1.0 */
};

/* Says messages from `least` on; notes are for -v.  Free with diags_free. */
struct diags *diags_new(enum diag_severity least);
void diags_free(struct diags *diags);

/*
 * For a stage that runs beside others, so that the order of messages doesn't
 * depend on which is faster: what is said in a draft is neither printed nor
 * counted, but waits there.  diags_take_draft() takes what has come since the
 * last time (NULL: nothing); diags_say() says it in `diags`, and frees it.
 */
struct diags *diags_new_draft(void);
GPtrArray *diags_take_draft(struct diags *draft);
void diags_say(struct diags *diags, GPtrArray *messages);

/* To be called before the first message. */
void diags_set_form(struct diags *diags, enum diag_form form);
void diags_set_strict(struct diags *diags); /* warnings fail, too */
void diags_hold(struct diags *diags); /* say all at the end, in their order */

/*
 * A file whose lines messages may show: `text` is UTF-8, lives as long as
 * `diags` and is not copied.  No other file is ever shown.
 */
void diags_add_source(struct diags *diags, const char *path, const char *text,
    size_t length);

/*
 * Says one message.  `format` makes the detail, in one line; NULL if the
 * sentence says all.  The very same line is not printed twice, so what a
 * second layout round finds again costs nothing.  Of one kind a hundred are
 * printed, by diags_finish() how many more there were; with -v all.
 */
void diag(struct diags *diags, enum diag_kind kind, struct pos pos,
    const char *format, ...) G_GNUC_PRINTF(4, 5);

/* The same with a hint, of which everything is copied. */
void diag_hint(struct diags *diags, enum diag_kind kind, struct pos pos,
    const struct diag_hint *hint, const char *format, ...) G_GNUC_PRINTF(5, 6);

/*
 * What was said so far, for a report: how many of each severity, and those
 * that `wants` picks (NULL: all that are printed), sorted by their places.
 */
struct json;
void diags_write_counts(struct diags *diags, struct json *json,
    const char *key);
void diags_write_messages(struct diags *diags, struct json *json,
    const char *key, bool (*wants)(enum diag_kind kind));

/*
 * Where nothing can be unwound: says it at once, short, to nobody's account.
 * The caller ends the program.
 */
void diag_last(enum diag_kind kind, const char *detail);

/* At the end: what is held, what was too much to print, and the count. */
void diags_finish(struct diags *diags);

size_t diags_count(const struct diags *diags, enum diag_severity severity);

/* 0 without errors, 1 after an error, 2 after a fatal one. */
int diags_exit_status(const struct diags *diags);

/* The worst severity so far is FATAL: the caller unwinds. */
bool diags_is_fatal(const struct diags *diags);

const char *diag_name(enum diag_kind kind); /* "image-missing" */
const char *diag_sentence(enum diag_kind kind);
enum diag_severity diag_severity(enum diag_kind kind);
const char *diag_severity_name(enum diag_severity severity);

/*
 * Reads "file:line:column" from the end, so that the file may hold colons;
 * the file name is interned and lives as long as the program.
 */
struct pos pos_read(const char *text);

#endif
