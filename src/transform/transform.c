/*
 * Runs stylesheets; see transform.h.
 *
 * libxslt reports everything through one printf-like function, in fragments:
 * an error is a line of context ("runtime error: file … line … element …")
 * and a line of detail, while an xsl:message comes as bare text.  The fragments
 * are joined to lines here, and each line finds its place in the catalogue.
 */
#include "transform/transform.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "base/entity_loader.h"
#include "transform/functions.h"

/* Where styles are installed, for a program that has none beside it. */
#ifndef QUOIN_STYLES
#define QUOIN_STYLES "/usr/local/share/quoin/styles"
#endif

/* What the stylesheet and libxslt say while one transform runs. */
struct listener {
	struct diags *diags;
	GString *line;    /* not yet ended by a newline */
	GString *context; /* "runtime error: …", its detail to come */
	bool is_broken;
};

struct transform {
	struct listener listener;
	xsltStylesheetPtr stylesheet; /* NULL: it is broken */
};

static char *
find_styles(void)
{
	const char *named = getenv("QUOIN_STYLES");
	char *program, *directory, *found = NULL;

	if (named != NULL && *named != '\0')
		return g_canonicalize_filename(named, NULL);
	program = g_file_read_link("/proc/self/exe", NULL);
	directory = g_path_get_dirname(program != NULL ? program : ".");
	/* build/quoin, build/unit/test_x */
	for (int up = 0; up < 3 && found == NULL; up++) {
		char *parent = g_path_get_dirname(directory);
		char *styles = g_build_filename(parent, "styles", "common",
		    NULL);

		if (g_file_test(styles, G_FILE_TEST_IS_DIR))
			found = g_build_filename(parent, "styles", NULL);
		g_free(styles);
		g_free(directory);
		directory = parent;
	}
	g_free(directory);
	g_free(program);
	return found != NULL ? found : g_strdup(QUOIN_STYLES);
}

const char *
transform_styles_directory(void)
{
	static const char *directory;

	if (g_once_init_enter(&directory)) {
		char *found = find_styles();
		char *real = realpath(found, NULL);
		const char *interned = g_intern_string(
		    real != NULL ? real : found);

		free(real);
		g_free(found);
		g_once_init_leave(&directory, interned);
	}
	return directory;
}

/* Allows a file to be read if it lies in the styles directory. */
static int
check_read(xsltSecurityPrefsPtr prefs, xsltTransformContextPtr context,
    const char *value)
{
	const char *styles = transform_styles_directory();
	size_t length = strlen(styles);
	char *plain, *path;
	int allowed;

	(void)prefs;
	(void)context;
	plain = xmlURIUnescapeString(value, /*len*/ 0, /*target*/ NULL);
	path = plain != NULL ? realpath(plain, NULL) : NULL;
	allowed = path != NULL && strncmp(path, styles, length) == 0 &&
	    path[length] == '/';
	free(path);
	xmlFree(plain);
	return allowed;
}

static xsltSecurityPrefsPtr
new_security(void)
{
	xsltSecurityPrefsPtr prefs = xsltNewSecurityPrefs();

	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_FILE, check_read);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_FILE,
	    xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_CREATE_DIRECTORY,
	    xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK,
	    xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_NETWORK,
	    xsltSecurityForbid);
	return prefs;
}

static void
say_broken(struct listener *listener, const char *detail)
{
	if (!listener->is_broken)
		diag(listener->diags, DIAG_STYLE_BROKEN, POS_NONE, "%s",
		    detail);
	listener->is_broken = true;
}

/* True if `text` begins with "file:line:column: "; finds what follows. */
static bool
is_placed(const char *text, size_t *place_length, const char **rest)
{
	const char *end = strstr(text, ": ");
	int numbers = 0;

	for (const char *at = end; at != NULL && at > text; at--) {
		if (g_ascii_isdigit(at[-1]))
			continue;
		if (at[-1] != ':' || !g_ascii_isdigit(at[0]))
			break;
		if (++numbers == 2) {
			*place_length = (size_t)(end - text);
			*rest = end + 2;
			return true;
		}
	}
	return false;
}

static void
say_message(struct listener *listener, const char *text)
{
	struct pos pos = POS_NONE;
	const char *rest = text;
	size_t length;

	if (is_placed(text, &length, &rest)) {
		char *place = g_strndup(text, length);

		pos = pos_read(place);
		g_free(place);
	}
	diag(listener->diags, DIAG_STYLE_MESSAGE, pos, "%s", rest);
}

static bool
is_context(const char *line)
{
	return g_str_has_prefix(line, "runtime error") ||
	    g_str_has_prefix(line, "compilation error") ||
	    g_str_has_prefix(line, "XPath error") ||
	    g_str_has_prefix(line, "error");
}

static void
hear_line(struct listener *listener, const char *line)
{
	if (listener->context->len > 0) {
		g_string_append_printf(listener->context, ": %s", line);
		say_broken(listener, listener->context->str);
		g_string_truncate(listener->context, 0);
	} else if (g_str_has_prefix(line, "xmlXPath")) {
		say_broken(listener, line);
	} else if (is_context(line)) {
		g_string_assign(listener->context, line);
	} else if (*line != '\0') {
		say_message(listener, line);
	}
}

static void G_GNUC_PRINTF(2, 0) hear_arguments(struct listener *listener,
    const char *format, va_list arguments)
{
	GString *line = listener->line;
	char *newline;

	g_string_append_vprintf(line, format, arguments);
	while ((newline = memchr(line->str, '\n', line->len)) != NULL) {
		*newline = '\0';
		hear_line(listener, line->str);
		g_string_erase(line, 0, newline + 1 - line->str);
	}
}

static void G_GNUC_PRINTF(2, 3) hear(void *closure, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	hear_arguments(closure, format, arguments);
	va_end(arguments);
}

/*
 * libxslt knows one listener for all threads, of stylesheets that are read: it
 * is the one of the thread.
 */
static _Thread_local struct listener *thread_listener;

static void G_GNUC_PRINTF(2, 3)
    hear_in_thread(void *closure, const char *format, ...)
{
	va_list arguments;

	(void)closure;
	if (thread_listener == NULL)
		return;
	va_start(arguments, format);
	hear_arguments(thread_listener, format, arguments);
	va_end(arguments);
}

/* An error of the XML parser or of XPath: always the stylesheet's. */
static void
hear_xml_error(void *closure, xmlErrorPtr error)
{
	struct listener *listener = closure;
	char *text;

	if (error->level < XML_ERR_ERROR || error->message == NULL)
		return;
	text = g_strdup_printf("%s%s%s", error->file != NULL ? error->file : "",
	    error->file != NULL ? ": " : "", error->message);
	say_broken(listener, g_strchomp(text));
	g_free(text);
}

void
transform_init(void)
{
	static gsize done;

	if (!g_once_init_enter(&done))
		return;
	xmlInitParser();
	entity_loader_init();
	xsltInit(); /* libxslt itself would, unguarded, in each thread */
	exsltCommonRegister();
	exsltFuncRegister();
	exsltStrRegister();
	exsltSetsRegister();
	xsltSetDefaultSecurityPrefs(new_security());
	xsltSetGenericErrorFunc(/*ctx*/ NULL, hear_in_thread);
	g_once_init_leave(&done, 1);
}

static xsltStylesheetPtr
read_stylesheet(struct listener *listener, const char *name)
{
	char *path = g_build_filename(transform_styles_directory(), name, NULL);
	xsltStylesheetPtr stylesheet = NULL;
	xmlDoc *doc = NULL;

	if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
		doc = xmlReadFile(path, /*encoding*/ NULL,
		    XSLT_PARSE_OPTIONS | XML_PARSE_NONET);
	else
		say_broken(listener, path);
	if (doc != NULL)
		stylesheet = xsltParseStylesheetDoc(doc);
	if (doc != NULL && stylesheet == NULL)
		xmlFreeDoc(doc);
	if (stylesheet != NULL && stylesheet->errors > 0) {
		xsltFreeStylesheet(stylesheet);
		stylesheet = NULL;
	}
	if (stylesheet == NULL)
		say_broken(listener, path);
	g_free(path);
	return stylesheet;
}

/* Hands parameters over as the strings they are: nothing is evaluated. */
static void
set_params(xsltTransformContextPtr context,
    const struct transform_param *params, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (params[i].value == NULL)
			continue;
		xsltQuoteOneUserParam(context, BAD_CAST params[i].name,
		    BAD_CAST params[i].value);
	}
}

static xmlDoc *
run_stylesheet(struct listener *listener, xsltStylesheetPtr stylesheet,
    xmlDoc *doc, const struct transform_param *params, size_t count,
    const struct transform_watcher *watcher)
{
	xsltTransformContextPtr context = xsltNewTransformContext(stylesheet,
	    doc);
	xsltSecurityPrefsPtr prefs = new_security();
	struct handover handover = { .watcher = watcher };
	struct functions *functions = functions_register(context,
	    watcher != NULL ? &handover : NULL);
	xmlDoc *result;

	xsltSetCtxtSecurityPrefs(prefs, context);
	xsltSetTransformErrorFunc(context, listener, hear);
	set_params(context, params, count);
	result = xsltApplyStylesheetUser(stylesheet, doc, /*params*/ NULL,
	    /*output*/ NULL, /*profile*/ NULL, context);
	if (context->state != XSLT_STATE_OK)
		say_broken(listener, "the stylesheet stopped");
	if (listener->is_broken || result == NULL) {
		say_broken(listener, "the stylesheet made nothing");
		xmlFreeDoc(result);
		result = NULL;
	} else if (watcher != NULL) {
		handover_give(&handover, result);
		if (handover.kept != NULL) {
			xmlFreeDoc(result);
			result = handover.kept;
		}
	}
	xsltFreeTransformContext(context);
	functions_free(functions);
	xsltFreeSecurityPrefs(prefs);
	return result;
}

/* What libxml2 and libxslt called before, while they call a listener of ours. */
struct handlers {
	xmlStructuredErrorFunc structured;
	void *structured_context;
	xmlGenericErrorFunc plain;
	void *plain_context;
};

static struct handlers
begin_listening(struct listener *listener)
{
	const struct handlers before = {
		xmlStructuredError,
		xmlStructuredErrorContext,
		xmlGenericError,
		xmlGenericErrorContext,
	};

	xmlSetStructuredErrorFunc(listener, hear_xml_error);
	xmlSetGenericErrorFunc(listener, hear);
	thread_listener = listener;
	return before;
}

static void
end_listening(const struct handlers *before)
{
	thread_listener = NULL;
	xmlSetGenericErrorFunc(before->plain_context, before->plain);
	xmlSetStructuredErrorFunc(before->structured_context,
	    before->structured);
}

struct transform *
transform_open(struct diags *diags, const char *name)
{
	struct transform *transform = g_new0(struct transform, 1);
	struct handlers before;

	transform_init();
	transform->listener.diags = diags;
	transform->listener.line = g_string_new(NULL);
	transform->listener.context = g_string_new(NULL);
	before = begin_listening(&transform->listener);
	transform->stylesheet = read_stylesheet(&transform->listener, name);
	end_listening(&before);
	return transform;
}

void
transform_close(struct transform *transform)
{
	xsltFreeStylesheet(transform->stylesheet);
	g_string_free(transform->listener.context, TRUE);
	g_string_free(transform->listener.line, TRUE);
	g_free(transform);
}

xmlDoc *
transform_run(struct transform *transform, xmlDoc *doc,
    const struct transform_param *params, size_t count,
    const struct transform_watcher *watcher)
{
	struct handlers before;
	xmlDoc *result;

	if (transform->stylesheet == NULL)
		return NULL;
	before = begin_listening(&transform->listener);
	result = run_stylesheet(&transform->listener, transform->stylesheet,
	    doc, params, count, watcher);
	end_listening(&before);
	return result;
}

xmlDoc *
transform_apply(struct diags *diags, const char *name, xmlDoc *doc,
    const struct transform_param *params, size_t count)
{
	struct transform *transform = transform_open(diags, name);
	xmlDoc *result = transform_run(transform, doc, params, count,
	    /*watcher*/ NULL);

	transform_close(transform);
	return result;
}
