/* Messages about a document and its surroundings; see diag.h. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/diag_message.h"

enum {
	LINE_MOST = 500,    /* bytes of a message */
	PRINTED_MOST = 100, /* messages of a kind; -v prints all */
	WIDTH = 100,        /* columns where there is no terminal */
};

struct diags {
	GHashTable *said;    /* set of short forms, owned by messages */
	GPtrArray *messages; /* in the order in which they came */
	struct diag_sources *sources;
	struct diag_counts count;
	struct diag_look look;
	enum diag_severity least;
	bool is_held, is_strict, is_draft;
	GMutex mutex; /* pages are painted while others are laid out */
};

static const struct {
	enum diag_severity severity;
	const char *name;
	const char *sentence;
} catalogue[DIAG__MAX] = {
#define DIAG(severity, name, sentence) \
	[DIAG_##name] = { DIAG_SEVERITY_##severity, #name, sentence },
#include "base/diag.def"
#undef DIAG
};

static const char *const severity_names[DIAG_SEVERITY__MAX] = {
	[DIAG_SEVERITY_NOTE] = "note",
	[DIAG_SEVERITY_WARNING] = "warning",
	[DIAG_SEVERITY_ERROR] = "error",
	[DIAG_SEVERITY_FATAL] = "fatal",
};

static void
free_message(void *data)
{
	struct diag_message *message = data;

	g_free((char *)message->detail);
	g_free((char *)message->piece);
	g_free((char *)message->instead);
	g_free((char *)message->other_is);
	g_free(message->line);
	g_free(message);
}

struct diags *
diags_new(enum diag_severity least)
{
	struct diags *diags = g_new0(struct diags, 1);

	diags->said = g_hash_table_new(g_str_hash, g_str_equal);
	diags->messages = g_ptr_array_new_with_free_func(free_message);
	diags->sources = diag_sources_new();
	diags->look.width = WIDTH;
	diags->least = least;
	g_mutex_init(&diags->mutex);
	return diags;
}

struct diags *
diags_new_draft(void)
{
	struct diags *diags = diags_new(DIAG_SEVERITY_NOTE);

	diags->is_draft = true;
	return diags;
}

void
diags_free(struct diags *diags)
{
	if (diags == NULL)
		return;
	g_hash_table_destroy(diags->said);
	g_ptr_array_free(diags->messages, TRUE);
	diag_sources_free(diags->sources);
	g_mutex_clear(&diags->mutex);
	g_free(diags);
}

void
diags_set_form(struct diags *diags, enum diag_form form)
{
	const char *term = getenv("TERM"), *no_colour = getenv("NO_COLOR");
	struct winsize size;

	diags->look.form = form;
	diags->is_held |= form == DIAG_FORM_JSON || form == DIAG_FORM_SARIF;
	if (!isatty(STDERR_FILENO))
		return;
	diags->look.is_terminal = true;
	diags->look.has_colour = (no_colour == NULL || *no_colour == '\0') &&
	    g_strcmp0(term, "dumb") != 0;
	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		diags->look.width = size.ws_col;
}

void
diags_set_strict(struct diags *diags)
{
	diags->is_strict = true;
}

void
diags_hold(struct diags *diags)
{
	diags->is_held = true;
}

void
diags_add_source(struct diags *diags, const char *path, const char *text,
    size_t length)
{
	g_mutex_lock(&diags->mutex);
	diag_sources_add(diags->sources, path, text, length);
	g_mutex_unlock(&diags->mutex);
}

static void
write_place(GString *line, struct diag_sources *sources, struct pos pos)
{
	unsigned column = diag_sources_column(sources, pos);

	g_string_append(line, pos.file != NULL ? pos.file : "quoin");
	if (pos.file != NULL && pos.line > 0)
		g_string_append_printf(line, ":%u", pos.line);
	if (pos.file != NULL && pos.line > 0 && column > 0)
		g_string_append_printf(line, ":%u", column);
}

/* A detail that quotes a line of a megabyte says as much by its beginning. */
static void
cut_long(GString *line, size_t most)
{
	const char *end;

	if (line->len <= most)
		return;
	end = g_utf8_find_prev_char(line->str, line->str + most);
	if (end != NULL)
		g_string_truncate(line, (gsize)(end - line->str));
	g_string_append(line, "…");
}

/* Control characters in a file's name or text must not reach a terminal. */
static void
blank_controls(char *text)
{
	for (; *text != '\0'; text++) {
		if ((unsigned char)*text < ' ' || *text == 0x7f)
			*text = ' ';
	}
}

static void
write_name(GString *line, const char *name)
{
	for (; *name != '\0'; name++)
		g_string_append_c(line,
		    *name == '_' ? '-' : g_ascii_tolower(*name));
}

/* The short form: one line, without its end. */
static char *
line_of(struct diags *diags, const struct diag_message *message)
{
	GString *line = g_string_new(NULL);

	write_place(line, diags->sources, message->pos);
	g_string_append_printf(line, ": %s: %s",
	    severity_names[catalogue[message->kind].severity],
	    catalogue[message->kind].sentence);
	if (message->detail != NULL)
		g_string_append_printf(line, ": %s", message->detail);
	cut_long(line, LINE_MOST);
	if (message->instead != NULL)
		g_string_append_printf(line, "; did you mean %s?",
		    message->instead);
	if (message->other.file != NULL && message->other_is != NULL) {
		g_string_append_printf(line, "; %s: ", message->other_is);
		write_place(line, diags->sources, message->other);
	}
	g_string_append(line, " [");
	write_name(line, catalogue[message->kind].name);
	g_string_append_c(line, ']');
	blank_controls(line->str);
	return g_string_free(line, /*free_segment*/ FALSE);
}

static void
print(struct diags *diags, const struct diag_message *message)
{
	enum diag_kind kind = message->kind;

	if (catalogue[kind].severity < diags->least)
		return;
	if (diags->count.printed[kind] >= PRINTED_MOST &&
	    diags->least != DIAG_SEVERITY_NOTE)
		return;
	diags->count.printed[kind]++;
	diag_report_message(message, diags->sources, &diags->look);
}

/* Says it, and keeps it, unless that was said before. */
static void
take(struct diags *diags, struct diag_message *message)
{
	message->order = diags->messages->len;
	message->length = diag_sources_find(diags->sources, &message->pos,
	    message->piece);
	message->line = line_of(diags, message);
	/* not by the result of adding: that would put the new line in place */
	if (g_hash_table_contains(diags->said, message->line)) {
		free_message(message);
		return;
	}
	g_hash_table_add(diags->said, message->line);
	g_ptr_array_add(diags->messages, message);
	diags->count.of_severity[catalogue[message->kind].severity]++;
	diags->count.of_kind[message->kind]++;
	if (!diags->is_held)
		print(diags, message);
}

static void say(struct diags *diags, enum diag_kind kind, struct pos pos,
    const struct diag_hint *hint, const char *format, va_list arguments)
    G_GNUC_PRINTF(5, 0);

/* `format` may be NULL: then the sentence says all. */
static void
say(struct diags *diags, enum diag_kind kind, struct pos pos,
    const struct diag_hint *hint, const char *format, va_list arguments)
{
	struct diag_message *message = g_new0(struct diag_message, 1);

	*message = (struct diag_message){
		.kind = kind,
		.pos = pos,
		.detail = format != NULL ? g_strdup_vprintf(format, arguments)
					 : NULL,
		.piece = g_strdup(hint->piece),
		.instead = g_strdup(hint->instead),
		.other = hint->other,
		.other_is = g_strdup(hint->other_is),
	};
	g_mutex_lock(&diags->mutex);
	if (diags->is_draft)
		g_ptr_array_add(diags->messages, message);
	else
		take(diags, message);
	g_mutex_unlock(&diags->mutex);
}

GPtrArray *
diags_take_draft(struct diags *draft)
{
	GPtrArray *taken = NULL;

	g_mutex_lock(&draft->mutex);
	if (draft->messages->len > 0) {
		taken = draft->messages;
		draft->messages = g_ptr_array_new_with_free_func(free_message);
	}
	g_mutex_unlock(&draft->mutex);
	return taken;
}

void
diags_say(struct diags *diags, GPtrArray *messages)
{
	if (messages == NULL)
		return;
	g_mutex_lock(&diags->mutex);
	for (guint i = 0; i < messages->len; i++)
		take(diags, messages->pdata[i]);
	g_mutex_unlock(&diags->mutex);
	g_ptr_array_set_free_func(messages, NULL);
	g_ptr_array_free(messages, TRUE);
}

void
diag(struct diags *diags, enum diag_kind kind, struct pos pos,
    const char *format, ...)
{
	const struct diag_hint none = { 0 };
	va_list arguments;

	va_start(arguments, format);
	say(diags, kind, pos, &none, format, arguments);
	va_end(arguments);
}

void
diag_hint(struct diags *diags, enum diag_kind kind, struct pos pos,
    const struct diag_hint *hint, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(diags, kind, pos, hint, format, arguments);
	va_end(arguments);
}

void
diag_last(enum diag_kind kind, const char *detail)
{
	fprintf(stderr, "quoin: %s: %s: %s [%s]\n",
	    severity_names[catalogue[kind].severity], catalogue[kind].sentence,
	    detail, diag_name(kind));
}

void
diags_write_counts(struct diags *diags, struct json *json, const char *key)
{
	struct diag_counts counts;

	g_mutex_lock(&diags->mutex);
	counts = diags->count;
	for (int i = 0; i < DIAG_SEVERITY__MAX; i++)
		counts.of_severity[i] *= (enum diag_severity)i >= diags->least;
	diag_report_totals(json, key, &counts);
	g_mutex_unlock(&diags->mutex);
}

void
diags_write_messages(struct diags *diags, struct json *json, const char *key,
    bool (*wants)(enum diag_kind kind))
{
	GPtrArray *wanted = g_ptr_array_new();

	g_mutex_lock(&diags->mutex);
	for (guint i = 0; i < diags->messages->len; i++) {
		struct diag_message *message = diags->messages->pdata[i];

		if (wants != NULL
			? wants(message->kind)
			: catalogue[message->kind].severity >= diags->least)
			g_ptr_array_add(wanted, message);
	}
	diag_messages_sort(wanted);
	diag_report_messages(json, key, wanted, diags->sources);
	g_mutex_unlock(&diags->mutex);
	g_ptr_array_free(wanted, TRUE);
}

/* For the short form, which has no count at its end. */
static void
print_rest(const struct diags *diags)
{
	for (int kind = 0; kind < DIAG__MAX; kind++) {
		size_t printed = diags->count.printed[kind];

		if (catalogue[kind].severity < diags->least ||
		    printed == diags->count.of_kind[kind])
			continue;
		fprintf(stderr,
		    "quoin: %s: %s: %zu times more (-v prints all) [%s]\n",
		    severity_names[catalogue[kind].severity],
		    catalogue[kind].sentence,
		    diags->count.of_kind[kind] - printed,
		    diag_name((enum diag_kind)kind));
	}
}

/* Notes that nobody asked for are in no report. */
static void
drop_below_least(struct diags *diags)
{
	GPtrArray *messages = diags->messages;
	guint kept = 0;

	for (guint i = 0; i < messages->len; i++) {
		struct diag_message *message = messages->pdata[i];

		if (catalogue[message->kind].severity >= diags->least) {
			messages->pdata[kept++] = message;
			continue;
		}
		diags->count.of_severity[catalogue[message->kind].severity]--;
		diags->count.of_kind[message->kind]--;
		g_hash_table_remove(diags->said, message->line);
		free_message(message);
	}
	messages->len = kept;
}

void
diags_finish(struct diags *diags)
{
	drop_below_least(diags);
	if (diags->is_held)
		diag_messages_sort(diags->messages);
	switch (diags->look.form) {
	case DIAG_FORM_JSON:
		diag_report_json(diags->messages, diags->sources, &diags->count,
		    diags_exit_status(diags));
		return;
	case DIAG_FORM_SARIF:
		diag_report_sarif(diags->messages, diags->sources);
		return;
	case DIAG_FORM_SHORT:
	case DIAG_FORM_LONG:
		break;
	}
	for (guint i = 0; diags->is_held && i < diags->messages->len; i++)
		print(diags, diags->messages->pdata[i]);
	if (diags->look.form == DIAG_FORM_LONG)
		diag_report_counts(&diags->count, &diags->look);
	else
		print_rest(diags);
}

size_t
diags_count(const struct diags *diags, enum diag_severity severity)
{
	return diags->count.of_severity[severity];
}

bool
diags_is_fatal(const struct diags *diags)
{
	return diags_count(diags, DIAG_SEVERITY_FATAL) > 0;
}

int
diags_exit_status(const struct diags *diags)
{
	if (diags_is_fatal(diags))
		return 2;
	if (diags->is_strict && diags_count(diags, DIAG_SEVERITY_WARNING) > 0)
		return 1;
	return diags_count(diags, DIAG_SEVERITY_ERROR) > 0 ? 1 : 0;
}

const char *
diag_name(enum diag_kind kind)
{
	GString *name = g_string_new(NULL);
	const char *interned;

	write_name(name, catalogue[kind].name);
	interned = g_intern_string(name->str);
	g_string_free(name, /*free_segment*/ TRUE);
	return interned;
}

const char *
diag_sentence(enum diag_kind kind)
{
	return catalogue[kind].sentence;
}

enum diag_severity
diag_severity(enum diag_kind kind)
{
	return catalogue[kind].severity;
}

const char *
diag_severity_name(enum diag_severity severity)
{
	return severity_names[severity];
}
