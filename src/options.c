/* The command line; see options.h. */
#include "options.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "base/suggest.h"
#include "report/report.h"
#include "version.h"

/* What GOption fills, before lists are taken apart. */
struct raw {
	char *formats, *emit, *micro, *messages, *pdf;
	char **rest;
	gboolean strict, quiet, verbose; /* what GOption calls a flag */
};

struct word {
	const char *name;
	unsigned bit;
};

static const struct word formats[] = {
	{ "pdf", FORMAT_PDF },
	{ "epub", FORMAT_EPUB },
	{ "none", 0 },
	{ NULL, 0 },
};

static const struct word emits[] = {
	{ "docbook", EMIT_DOCBOOK },
	{ "fo", EMIT_FO },
	{ "areas", EMIT_AREAS },
	{ "xhtml", EMIT_XHTML },
	{ NULL, 0 },
};

static const struct word forms[] = {
	{ "text", DIAG_FORM_LONG },
	{ "json", DIAG_FORM_JSON },
	{ "sarif", DIAG_FORM_SARIF },
	{ NULL, 0 },
};

static const struct word pdfs[] = {
	{ "ua", PDF_UA },
	{ "a-2a", PDF_A_2A },
	{ "a-2u", PDF_A_2U },
	{ "a-3a", PDF_A_3A },
	{ "plain", PDF_PLAIN },
	{ NULL, 0 },
};

static const struct command_name {
	const char *name;
	const char *argument;
	const char *summary;
} commands[] = {
	[COMMAND_BUILD] = { "build", "BOOK",
	    "Makes a PDF and an EPUB from a book: a directory with book.yaml, "
	    "a Markdown file, or a DocBook file." },
	[COMMAND_FO] = { "fo", "FILE.fo",
	    "Formats XSL-FO that somebody else made." },
	[COMMAND_CHECK] = { "check", "BOOK",
	    "Prints all messages, looks at what readers with other senses "
	    "need, too, and makes nothing." },
	[COMMAND_INIT] = { "init", "DIR", "Makes a small book to start from." },
	[COMMAND_REPORT] = { "report", "REPORT.json",
	    "Writes a report that build --report has made anew, with what "
	    "validators found in its files." },
	[COMMAND_EXPLAIN] = { "explain", "[NAME]",
	    "Says more about the messages of this name, or lists all names." },
};

static void
print_usage(FILE *file)
{
	fprintf(file,
	    "usage: quoin build [-f pdf,epub] [-o DIR] [-e EDITION] "
	    "[-s NAME=VALUE]...\n"
	    "                   [--emit docbook,fo,areas,xhtml] "
	    "[--pdf ua,a-2a]\n"
	    "                   [--report FILE.html]... BOOK\n"
	    "       quoin fo FILE.fo -o FILE.pdf [--emit areas] "
	    "[--font-dir DIR]...\n"
	    "                   [--allow DIR]... [--micro off] "
	    "[--pdf ua,a-2a] [--report FILE.html]...\n"
	    "       quoin check [--format text|json|sarif] BOOK\n"
	    "       quoin report REPORT.json [--join FILE.json]... "
	    "-o FILE.html\n"
	    "       quoin init DIR\n"
	    "       quoin explain [NAME]\n"
	    "       quoin --version | --help | COMMAND --help\n");
}

/* Reads "a,b" into bits; the word that is wrong, interned, or NULL. */
static const char *
read_words(const char *list, const struct word *words, unsigned *bits)
{
	char **parts = g_strsplit(list, ",", /*max*/ -1);
	const char *wrong = NULL;

	*bits = 0;
	for (char **part = parts; *part != NULL && wrong == NULL; part++) {
		const struct word *word = words;

		g_strstrip(*part);
		while (word->name != NULL && strcmp(word->name, *part) != 0)
			word++;
		if (word->name == NULL)
			wrong = g_intern_string(*part);
		*bits |= word->bit;
	}
	g_strfreev(parts);
	return wrong;
}

bool
options_read_pdf(const char *list, unsigned *bits)
{
	char *commas = g_strdelimit(g_strdup(list), " ", ',');
	char **parts = g_strsplit(commas, ",", /*max*/ -1);
	unsigned archive;
	bool is_good = true;

	*bits = 0;
	for (char **part = parts; *part != NULL && is_good; part++) {
		unsigned bit;

		if (**part == '\0')
			continue;
		is_good = read_words(*part, pdfs, &bit) == NULL;
		*bits |= bit;
	}
	archive = *bits & (PDF_A_2A | PDF_A_2U | PDF_A_3A);
	g_strfreev(parts);
	g_free(commas);
	return is_good && *bits != 0 && (archive & (archive - 1)) == 0 &&
	    ((*bits & PDF_PLAIN) == 0 || *bits == PDF_PLAIN);
}

static bool usage_error(int *status, const char *command, const char *format,
    ...) G_GNUC_PRINTF(3, 4);

static bool
usage_error(int *status, const char *command, const char *format, ...)
{
	va_list arguments;

	fputs("quoin: fatal: ", stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "; see `quoin %s%s--help` [usage]\n",
	    command != NULL ? command : "", command != NULL ? " " : "");
	*status = 2;
	return false;
}

/* "; did you mean pdf?" where one of the words was, else "". */
static const char *
meant(const char *wrong, const char *words)
{
	const char *word = suggest_word(wrong, words);
	char *text = g_strdup_printf("; did you mean %s?",
	    word != NULL ? word : "");
	const char *hint = word != NULL ? g_intern_string(text) : "";

	g_free(text);
	return hint;
}

/* What GOption says of the command line, and what may have been meant. */
static bool
option_error(int *status, const char *command, const GError *error)
{
	static const char words[] = "--format --edition --set --report --join "
				    "--output --emit --pdf --font-dir --micro "
				    "--allow --messages --strict --quiet "
				    "--verbose --help";
	const char *wrong = strstr(error->message, "--");
	bool is_unknown = g_error_matches(error, G_OPTION_ERROR,
	    G_OPTION_ERROR_UNKNOWN_OPTION);

	return usage_error(status, command, "%s%s", error->message,
	    is_unknown && wrong != NULL ? meant(wrong, words) : "");
}

static bool
pdf_error(int *status, const char *command, const char *list)
{
	unsigned bits;
	const char *wrong = read_words(list, pdfs, &bits);

	return usage_error(status, command,
	    "--pdf is plain, or ua and one of a-2a, a-2u and a-3a, not '%s'%s",
	    list, wrong != NULL ? meant(wrong, "ua a-2a a-2u a-3a plain") : "");
}

/* How messages are printed. */
static bool
check_messages(struct options *options, const struct raw *raw, int *status)
{
	const char *name = commands[options->command].name;
	const struct word *form = forms;

	options->messages = DIAG_FORM_LONG;
	if (raw->messages != NULL && strcmp(raw->messages, "short") == 0)
		options->messages = DIAG_FORM_SHORT;
	else if (raw->messages != NULL && strcmp(raw->messages, "long") != 0)
		return usage_error(status, name, "--messages is long or short");
	if (options->command != COMMAND_CHECK || raw->formats == NULL)
		return true;
	while (form->name != NULL && strcmp(form->name, raw->formats) != 0)
		form++;
	if (form->name == NULL)
		return usage_error(status, name,
		    "no format '%s'; there are text, json and sarif%s",
		    raw->formats, meant(raw->formats, "text json sarif"));
	if (form->bit != DIAG_FORM_LONG)
		options->messages = (enum diag_form)form->bit;
	return true;
}

static bool
check_lists(struct options *options, const struct raw *raw, int *status)
{
	const char *name = commands[options->command].name;
	const char *wrong;

	options->formats = FORMAT_PDF | FORMAT_EPUB;
	if (raw->formats != NULL && options->command != COMMAND_CHECK) {
		wrong = read_words(raw->formats, formats, &options->formats);
		if (wrong != NULL)
			return usage_error(status, name,
			    "no format '%s'; there are pdf, epub and none%s",
			    wrong, meant(wrong, "pdf epub none"));
	}
	if (raw->emit != NULL) {
		wrong = read_words(raw->emit, emits, &options->emit);
		if (wrong != NULL)
			return usage_error(status, name,
			    "can't emit '%s'; there are docbook, fo, areas "
			    "and xhtml%s",
			    wrong, meant(wrong, "docbook fo areas xhtml"));
	}
	if (!check_messages(options, raw, status))
		return false;
	if (raw->pdf != NULL && !options_read_pdf(raw->pdf, &options->pdf))
		return pdf_error(status, name, raw->pdf);
	for (char **path = options->reports; path != NULL && *path != NULL;
	     path++) {
		if (!report_has_form(*path))
			return usage_error(status, name,
			    "a report ends in .html or .json, not '%s'", *path);
	}
	options->strict = raw->strict;
	options->quiet = raw->quiet;
	options->verbose = raw->verbose;
	options->micro = true;
	if (raw->micro != NULL && strcmp(raw->micro, "off") == 0)
		options->micro = false;
	else if (raw->micro != NULL && strcmp(raw->micro, "on") != 0)
		return usage_error(status, name, "--micro is on or off");
	for (char **set = options->settings; set != NULL && *set != NULL;
	     set++) {
		if (strchr(*set, '=') == NULL)
			return usage_error(status, name,
			    "-s wants NAME=VALUE, not '%s'", *set);
	}
	return true;
}

static bool
check_argument(struct options *options, const struct raw *raw, int *status)
{
	const struct command_name *command = &commands[options->command];

	if (raw->rest == NULL || raw->rest[0] == NULL) {
		if (options->command == COMMAND_EXPLAIN)
			return true;
		return usage_error(status, command->name, "which %s?",
		    command->argument);
	}
	if (raw->rest[1] != NULL)
		return usage_error(status, command->name,
		    "one %s at a time, '%s' is too much", command->argument,
		    raw->rest[1]);
	options->input = g_strdup(raw->rest[0]);
	if (options->command == COMMAND_FO && options->output == NULL)
		return usage_error(status, command->name,
		    "-o must name the PDF");
	if (options->command == COMMAND_REPORT &&
	    (options->output == NULL || !report_has_form(options->output)))
		return usage_error(status, command->name,
		    "-o must name a file that ends in .html or .json");
	if (options->output == NULL)
		options->output = g_strdup("out");
	return true;
}

/* What build and check take. */
static void
add_book_entries(GOptionContext *context, struct options *options,
    struct raw *raw)
{
	bool is_build = options->command == COMMAND_BUILD;
	const GOptionEntry entries[] = {
		{ "format", 'f', 0, G_OPTION_ARG_STRING, &raw->formats,
		    is_build ? "What to make: pdf,epub (both) or none"
			     : "What to print: text, or json or sarif to "
			       "standard output",
		    is_build ? "LIST" : "FORM" },
		{ "edition", 'e', 0, G_OPTION_ARG_STRING, &options->edition,
		    "The edition to make", "NAME" },
		{ "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &options->settings,
		    "Sets a parameter of page or style", "NAME=VALUE" },
		G_OPTION_ENTRY_NULL,
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

/* What build and fo take. */
static void
add_output_entries(GOptionContext *context, struct options *options,
    struct raw *raw)
{
	bool is_fo = options->command == COMMAND_FO;
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
		    is_fo ? "The PDF to write" : "Where output goes (out)",
		    is_fo ? "FILE.pdf" : "DIR" },
		{ "emit", 0, 0, G_OPTION_ARG_STRING, &raw->emit,
		    is_fo ? "Writes what is between the stages, too: areas"
			  : "Writes what is between the stages, too: docbook, "
			    "fo, areas, xhtml",
		    "LIST" },
		{ "pdf", 0, 0, G_OPTION_ARG_STRING, &raw->pdf,
		    "What the PDF conforms to: ua,a-2a (both), a-2u, a-3a; "
		    "or plain, without tags",
		    "LIST" },
		{ "font-dir", 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
		    &options->font_dirs, "Adds a directory of fonts", "DIR" },
		{ "micro", 0, 0, G_OPTION_ARG_STRING, &raw->micro,
		    "Kerning, ligatures and finer setting: on, off", "on|off" },
		{ "report", 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
		    &options->reports,
		    "Reports on the build, as .html or .json; once for each "
		    "file",
		    "FILE" },
		G_OPTION_ENTRY_NULL,
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_report_entries(GOptionContext *context, struct options *options)
{
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
		    "The report to write, .html or .json", "FILE" },
		{ "join", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->joined,
		    "Adds what validators found; once for each file",
		    "FILE.json" },
		G_OPTION_ENTRY_NULL,
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_common_entries(GOptionContext *context, struct options *options,
    struct raw *raw)
{
	const GOptionEntry entries[] = {
		{ "allow", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->allowed,
		    "Adds a directory that the book may read from", "DIR" },
		{ "messages", 0, 0, G_OPTION_ARG_STRING, &raw->messages,
		    "Messages with lines of the source (long), or a line each",
		    "long|short" },
		{ "strict", 0, 0, G_OPTION_ARG_NONE, &raw->strict,
		    "Warnings make the exit status 1, too", NULL },
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &raw->quiet,
		    "No progress", NULL },
		{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &raw->verbose,
		    "Notes, and each stage's time and peak memory", NULL },
		G_OPTION_ENTRY_NULL,
	};

	g_option_context_add_main_entries(context, entries, NULL);
}

static GOptionContext *
new_context(struct options *options, struct raw *raw)
{
	const struct command_name *command = &commands[options->command];
	bool is_build = options->command == COMMAND_BUILD;
	const GOptionEntry arguments[] = {
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
		    &raw->rest, NULL, NULL },
		G_OPTION_ENTRY_NULL,
	};
	GOptionContext *context = g_option_context_new(command->argument);

	g_option_context_set_summary(context, command->summary);
	if (is_build || options->command == COMMAND_CHECK)
		add_book_entries(context, options, raw);
	if (is_build || options->command == COMMAND_FO)
		add_output_entries(context, options, raw);
	if (options->command == COMMAND_REPORT)
		add_report_entries(context, options);
	if (options->command != COMMAND_EXPLAIN)
		add_common_entries(context, options, raw);
	g_option_context_add_main_entries(context, arguments, NULL);
	return context;
}

static bool
find_command(struct options *options, const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		if (strcmp(name, commands[i].name) == 0) {
			options->command = (enum command)i;
			return true;
		}
	}
	return false;
}

static bool
read_command(struct options *options, int argc, char **argv, int *status)
{
	struct raw raw = { 0 };
	GOptionContext *context = new_context(options, &raw);
	GError *error = NULL;
	char *program = g_strdup_printf("quoin %s",
	    commands[options->command].name);
	bool is_good;

	/* after --help, GOption ends the program with status 0 */
	g_set_prgname(program);
	is_good = g_option_context_parse(context, &argc, &argv, &error);
	if (!is_good) {
		option_error(status, commands[options->command].name, error);
		g_error_free(error);
	} else {
		is_good = check_lists(options, &raw, status) &&
		    check_argument(options, &raw, status);
	}
	g_option_context_free(context);
	g_strfreev(raw.rest);
	g_free(raw.formats);
	g_free(raw.emit);
	g_free(raw.micro);
	g_free(raw.messages);
	g_free(raw.pdf);
	g_free(program);
	return is_good;
}

bool
options_read(struct options *options, int argc, char **argv, int *status)
{
	*options = (struct options){ 0 };
	*status = 0;
	if (argc < 2) {
		print_usage(stderr);
		*status = 2;
		return false;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		print_usage(stdout);
		return false;
	}
	if (strcmp(argv[1], "--version") == 0) {
		printf("quoin %s\n", QUOIN_VERSION);
		return false;
	}
	if (!find_command(options, argv[1]))
		return usage_error(status, /*command*/ NULL,
		    "no command '%s'; there are build, fo, check, report, init "
		    "and explain%s",
		    argv[1],
		    meant(argv[1], "build fo check report init explain"));
	/* argv[1] stands in for the program's name */
	return read_command(options, argc - 1, argv + 1, status);
}
