/* What diag.c keeps of each message, and what diag_report.c prints of it. */
#ifndef BASE_DIAG_MESSAGE_H
#define BASE_DIAG_MESSAGE_H

#include "base/diag.h"
#include "base/diag_source.h"

struct json;

struct diag_message {
	enum diag_kind kind;
	struct pos pos;       /* column in bytes */
	size_t length;        /* bytes of `piece` where it was found, or 0 */
	const char *detail;   /* or NULL */
	const char *piece;    /* what is wrong, as the source has it, or NULL */
	const char *instead;  /* what was probably meant, or NULL */
	struct pos other;     /* with .file NULL where there is none */
	const char *other_is; /* or NULL */
	char *line;           /* the short form */
	size_t order;
};

struct diag_counts {
	size_t of_severity[DIAG_SEVERITY__MAX];
	size_t of_kind[DIAG__MAX];
	size_t printed[DIAG__MAX];
};

/* How text for people is laid out. */
struct diag_look {
	enum diag_form form;
	bool has_colour, is_terminal;
	int width; /* columns */
};

/* File by file as they came up, each from its beginning on. */
void diag_messages_sort(GPtrArray *messages);

/* "file:line:column: severity: …", in the look's form, to stderr. */
void diag_report_message(const struct diag_message *message,
    struct diag_sources *sources, const struct diag_look *look);

/* At the end of the long form, if there was more than one message. */
void diag_report_counts(const struct diag_counts *counts,
    const struct diag_look *look);

/* The parts of a report: an array of messages, and how many of each severity. */
void diag_report_messages(struct json *json, const char *key,
    const GPtrArray *messages, struct diag_sources *sources);
void diag_report_totals(struct json *json, const char *key,
    const struct diag_counts *counts);

/* Messages of `least` and worse as one document, to stdout. */
void diag_report_json(const GPtrArray *messages, struct diag_sources *sources,
    const struct diag_counts *counts, int status);
void diag_report_sarif(const GPtrArray *messages, struct diag_sources *sources);

#endif
