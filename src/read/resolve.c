/* Links that wait for the names of a book; see resolve.h. */
#include "read/resolve.h"

#include <string.h>

#include "base/suggest.h"
#include "read/scope.h"

#define SUGGESTIONS_MAX 100 /* each looks at all anchors of the book */

struct link {
	xmlNode *node;
	struct scope *scope;
	const char *target;
	const char *shown; /* what stands in the source, of a reference */
	bool is_perhaps;
	struct brackets *brackets; /* around it, or NULL */
	struct pos pos;
};

GArray *
resolve_links_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(struct link));
}

void
resolve_add_link(struct reading *reading, struct scope *scope, xmlNode *node,
    const char *target, struct pos pos)
{
	struct link link = { node, scope, arena_strdup(reading->arena, target),
		NULL, false, NULL, pos };

	g_array_append_val(reading->links, link);
}

void
resolve_add_reference(struct reading *reading, struct scope *scope,
    xmlNode *node, const char *target, const char *shown, bool is_perhaps,
    struct brackets *brackets, struct pos pos)
{
	struct link link = { node, scope, target, shown, is_perhaps, brackets,
		pos };

	g_array_append_val(reading->links, link);
}

struct brackets *
resolve_add_brackets(struct reading *reading)
{
	struct brackets *brackets = ARENA_NEW(reading->arena, struct brackets);

	g_ptr_array_add(reading->brackets, brackets);
	return brackets;
}

/*
 * The scope of a file that a website knows by another name: page.html is made
 * of page.md, index.html and a folder's page of its README.md.
 */
static struct scope *
find_page(struct reading *reading, const char *path)
{
	static const char *const suffixes[] = { ".html", ".htm", "" };
	static const char *const endings[] = { ".md", "/README.md",
		"/index.md" };
	struct scope *found = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		size_t length = strlen(path), suffix = strlen(suffixes[i]);

		if (!g_str_has_suffix(path, suffixes[i]))
			continue;
		length -= suffix;
		if (g_str_has_suffix(path, "/index.html") ||
		    g_str_has_suffix(path, "/index.md"))
			length = (size_t)(strrchr(path, '/') - path);
		for (size_t j = 0; j < G_N_ELEMENTS(endings) && found == NULL;
		     j++) {
			char *file = g_strdup_printf("%.*s%s", (int)length,
			    path, endings[j]);

			found = g_hash_table_lookup(reading->files, file);
			g_free(file);
		}
		break;
	}
	return found;
}

/* The scope of the file that `reference` names, seen from `scope`. */
static struct scope *
find_file(struct reading *reading, const struct scope *scope,
    const char *reference)
{
	char *plain = g_uri_unescape_string(reference, /*illegal*/ NULL);
	char *directory = g_path_get_dirname(scope->path);
	const char *wanted = plain != NULL ? plain : reference;
	bool from_root = *wanted == '/' && reading->site.src != NULL;
	char *path = g_canonicalize_filename(wanted + from_root,
	    from_root ? reading->site.src : directory);
	struct scope *found = g_hash_table_lookup(reading->files, path);

	if (found == NULL)
		found = find_page(reading, path);
	g_free(path);
	g_free(directory);
	g_free(plain);
	return found;
}

static const char *
find_anchor(const struct scope *scope, const char *anchor)
{
	char *plain = g_uri_unescape_string(anchor, /*illegal*/ NULL);
	const char *wanted = plain != NULL ? plain : anchor;
	const char *id = g_hash_table_lookup(scope->anchors, wanted);
	char *lower = NULL;

	if (id == NULL) { /* browsers find GitHub's ids in any case */
		lower = g_utf8_strdown(wanted, -1);
		id = g_hash_table_lookup(scope->anchors, lower);
	}
	g_free(lower);
	g_free(plain);
	return id;
}

/* An anchor in any other file, for links and cross-references by id alone. */
static const char *
find_anywhere(struct reading *reading, const char *anchor)
{
	const char *id = NULL;

	for (guint i = 0; i < reading->scopes->len && id == NULL; i++)
		id = find_anchor(g_ptr_array_index(reading->scopes, i), anchor);
	return id;
}

static struct scope *
find_file_of(struct reading *reading, const struct link *link)
{
	char *file = g_strndup(link->target, strcspn(link->target, "#?"));
	struct scope *scope = find_file(reading, link->scope, file);

	g_free(file);
	return scope;
}

static const char *
find_target(struct reading *reading, const struct link *link)
{
	const char *hash = strchr(link->target, '#'), *id;
	struct scope *scope = link->scope;

	if (hash != link->target) {
		scope = find_file_of(reading, link);
		if (scope == NULL)
			return NULL;
		if (hash == NULL || hash[1] == '\0')
			return scope->first;
		return find_anchor(scope, hash + 1);
	}
	if (hash[1] == '\0')
		return scope->first;
	id = find_anchor(scope, hash + 1);
	return id != NULL ? id : find_anywhere(reading, hash + 1);
}

/* What the author may have meant, for the message; NULL if nothing is near. */
static const char *
suggest_anchor(struct reading *reading, const struct link *link)
{
	const char *hash = strchr(link->target, '#');
	const struct scope *only = NULL;
	struct suggestion best;

	if (hash == NULL || reading->suggestions++ >= SUGGESTIONS_MAX)
		return NULL;
	suggest_begin(&best, hash + 1);
	if (hash != link->target) {
		char *file = g_strndup(link->target,
		    (gsize)(hash - link->target));

		only = find_file(reading, link->scope, file);
		g_free(file);
		if (only == NULL)
			return NULL;
	}
	for (guint i = 0; i < reading->scopes->len; i++) {
		struct scope *scope = g_ptr_array_index(reading->scopes, i);
		GHashTableIter iter;
		void *key, *value;

		if (only != NULL && scope != only)
			continue;
		g_hash_table_iter_init(&iter, scope->anchors);
		while (g_hash_table_iter_next(&iter, &key, &value))
			suggest_weigh(&best, key);
	}
	return suggest_end(&best);
}

/* The chapter that a link to another file may mean, seen from its own. */
static const char *
suggest_chapter(struct reading *reading, const struct link *link)
{
	char *directory = g_path_get_dirname(link->scope->path);
	size_t length = strlen(directory);
	struct suggestion best;

	if (reading->suggestions++ >= SUGGESTIONS_MAX) {
		g_free(directory);
		return NULL;
	}
	suggest_begin(&best, link->target);
	for (guint i = 0; i < reading->scopes->len; i++) {
		const struct scope *scope = g_ptr_array_index(reading->scopes,
		    i);

		if (scope->path != NULL &&
		    strncmp(scope->path, directory, length) == 0 &&
		    scope->path[length] == '/')
			suggest_weigh(&best, scope->path + length + 1);
	}
	g_free(directory);
	return suggest_end(&best);
}

/* What to write instead, as it would stand in the text; or NULL. */
static char *
suggest_target(struct reading *reading, const struct link *link, bool is_xref)
{
	const char *hash = strchr(link->target, '#'), *near;

	if (hash == NULL) {
		near = suggest_chapter(reading, link);
		return g_strdup(near);
	}
	near = suggest_anchor(reading, link);
	if (near == NULL)
		return NULL;
	return is_xref ? g_strconcat("@", near, NULL)
		       : g_strdup_printf("%.*s#%s", (int)(hash - link->target),
			     link->target, near);
}

/* Did an author write this id, in the link's file or in another? */
static bool
is_written(struct reading *reading, const struct link *link)
{
	const char *anchor = link->target + 1;
	bool found = g_hash_table_contains(link->scope->written, anchor);

	for (guint i = 0; i < reading->scopes->len && !found; i++) {
		struct scope *scope = g_ptr_array_index(reading->scopes, i);

		found = g_hash_table_contains(scope->written, anchor);
	}
	return found;
}

static void
replace_by_text(struct reading *reading, xmlNode *node, const char *text)
{
	xmlReplaceNode(node, xmlNewDocText(reading->make.doc, BAD_CAST text));
	xmlFreeNode(node);
}

static void
settle_bracket(struct reading *reading, xmlNode *bracket, const char *text)
{
	if (bracket != NULL)
		replace_by_text(reading, bracket, text);
}

static void
mark_broken(struct reading *reading, const struct link *link)
{
	bool is_xref = element_is(link->node, "xref");
	char *instead = suggest_target(reading, link, is_xref);
	char *piece = is_xref ? g_strconcat("@", link->target + 1, NULL)
			      : g_strdup(link->target);

	diag_hint(reading->diags, is_xref ? DIAG_XREF_BROKEN : DIAG_LINK_BROKEN,
	    link->pos,
	    &(struct diag_hint){ .piece = piece, .instead = instead }, "%s",
	    is_xref ? piece : link->target);
	g_free(piece);
	g_free(instead);
	if (is_xref)
		element_add_text(&reading->make, link->node, link->shown,
		    strlen(link->shown));
	element_remove(link->node, "xrefstyle");
	element_rename(link->node, "phrase");
	xmlUnsetNsProp(link->node, reading->make.xlink, BAD_CAST "title");
	element_add_role(link->node, "broken-link");
}

void
resolve_links(struct reading *reading)
{
	for (guint i = 0; i < reading->links->len; i++) {
		const struct link *link = &g_array_index(reading->links,
		    struct link, i);
		const char *id;

		if (link->is_perhaps && !is_written(reading, link)) {
			replace_by_text(reading, link->node, link->shown);
			continue;
		}
		if (link->brackets != NULL)
			link->brackets->resolved = true;
		id = find_target(reading, link);
		if (id != NULL)
			element_set(link->node, "linkend", id);
		else if (site_is_page(link->target) &&
		    find_file_of(reading, link) == NULL)
			site_link(reading, link->node, link->scope->path,
			    link->target, link->pos);
		else
			mark_broken(reading, link);
	}
	g_array_set_size(reading->links, 0);
	for (guint i = 0; i < reading->brackets->len; i++) {
		struct brackets *b = g_ptr_array_index(reading->brackets, i);

		settle_bracket(reading, b->open, b->resolved ? "" : "[");
		settle_bracket(reading, b->close, b->resolved ? "" : "]");
	}
	g_ptr_array_set_size(reading->brackets, 0);
}
