/*
 * The structure tree (ISO 32000-1, 14.7): the elements that layout's objects
 * stand for, with the marks and annotations that paint/ and annotate.c made
 * of them.
 *
 * Marks come page by page.  They are sorted to their elements by counting,
 * and within one by the order of the objects that they begin with, so that an
 * element's children and its own content stand as the document says.  An
 * element that came to have nothing in it is left out.
 */
#include "finish/tagging.h"

#include <stdlib.h>
#include <string.h>

#include "finish/attribute.h"

/* What one element has. */
struct node {
	size_t object;         /* number; 0: left out */
	uint32_t first, count; /* in `content` */
	uint32_t first_link, link_count;
	uint8_t level; /* of a heading, without gaps */
};

struct tagger {
	struct finisher *f;
	struct node *nodes;       /* by element's index */
	struct content *content;  /* by element, in order */
	struct annotation *links; /* by element, in order */
	size_t root;
	GString *body;
	GPtrArray *named; /* struct element: those with identifiers */
};

static bool
is_kept(const struct tagger *t, const struct element *element)
{
	return t->nodes[element->index].object != 0;
}

/* ---- sorting ---- */

static int
compare_order(const void *left, const void *right)
{
	const struct content *a = left, *b = right;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

static void
sort_content(struct tagger *t)
{
	const GArray *all = t->f->content;
	uint32_t count = t->f->tags->structure->count, from = 0;

	t->content = g_new(struct content, all->len + 1);
	for (guint i = 0; i < all->len; i++)
		t->nodes[g_array_index(all, struct content, i).element].count++;
	for (uint32_t i = 0; i < count; i++) {
		t->nodes[i].first = from;
		from += t->nodes[i].count;
		t->nodes[i].count = 0;
	}
	for (guint i = 0; i < all->len; i++) {
		const struct content *content = &g_array_index(all,
		    struct content, i);
		struct node *node = &t->nodes[content->element];

		t->content[node->first + node->count++] = *content;
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct node *node = &t->nodes[i];

		if (node->count > 1)
			qsort(&t->content[node->first], node->count,
			    sizeof(struct content), compare_order);
	}
}

static void
sort_links(struct tagger *t)
{
	const GArray *all = t->f->annotations;
	uint32_t count = t->f->tags->structure->count, from = 0;

	t->links = g_new(struct annotation, all->len + 1);
	for (guint i = 0; i < all->len; i++)
		t->nodes[g_array_index(all, struct annotation, i).element]
		    .link_count++;
	for (uint32_t i = 0; i < count; i++) {
		t->nodes[i].first_link = from;
		from += t->nodes[i].link_count;
		t->nodes[i].link_count = 0;
	}
	for (guint i = 0; i < all->len; i++) {
		const struct annotation *link = &g_array_index(all,
		    struct annotation, i);
		struct node *node = &t->nodes[link->element];

		t->links[node->first_link + node->link_count++] = *link;
	}
}

/* ---- which elements there are ---- */

static void
keep(struct tagger *t, const struct element *element)
{
	while (element != NULL && !is_kept(t, element)) {
		t->nodes[element->index].object = pdf_writer_reserve(
		    t->f->writer);
		element = element->parent;
	}
}

static bool
is_table_part(const struct element *element)
{
	switch (element->type) {
	case ELEMENT_THEAD:
	case ELEMENT_TBODY:
	case ELEMENT_TFOOT:
	case ELEMENT_TR:
	case ELEMENT_TH:
	case ELEMENT_TD:
		return true;
	default:
		return false;
	}
}

/* Elements with content, and what is around them; a table's empty cells. */
static void
keep_elements(struct tagger *t)
{
	const struct element *root = t->f->tags->structure->root;

	keep(t, root);
	for (const struct element *e = root; e != NULL;
	     e = structure_next(e, root)) {
		const struct node *node = &t->nodes[e->index];

		if (node->count > 0 || node->link_count > 0)
			keep(t, e);
	}
	for (const struct element *e = root; e != NULL;
	     e = structure_next(e, root)) {
		if (is_table_part(e) && is_kept(t, e->parent))
			keep(t, e);
	}
}

/*
 * Headings count without gaps (ISO 14289-1, 7.4.2): one goes a level below
 * the last one that is above it.
 */
static void
number_headings(struct tagger *t)
{
	const struct element *root = t->f->tags->structure->root;
	enum element_type open[6];
	uint8_t depth = 0;

	for (const struct element *e = root; e != NULL;
	     e = structure_next(e, root)) {
		if (!element_is_heading(e->type) || !is_kept(t, e))
			continue;
		while (depth > 0 && open[depth - 1] >= e->type)
			depth--;
		open[depth++] = e->type;
		t->nodes[e->index].level = depth;
	}
}

/* ---- writing ---- */

static size_t
page_object(const struct tagger *t, uint32_t page)
{
	return finish_page_number(t->f, t->f->tree->pages[page]);
}

static void
append_content(struct tagger *t, const struct content *content, uint32_t page)
{
	GString *body = t->body;

	if (content->page == page) {
		g_string_append_c(body, ' ');
		pdf_append_count(body, content->number);
		return;
	}
	g_string_append(body, "<</Type/MCR/Pg");
	pdf_append_reference(body, page_object(t, content->page));
	g_string_append(body, "/MCID ");
	pdf_append_count(body, content->number);
	g_string_append(body, ">>");
}

static void
append_link(struct tagger *t, const struct annotation *link)
{
	g_string_append(t->body, "<</Type/OBJR/Pg");
	pdf_append_reference(t->body, page_object(t, link->page));
	g_string_append(t->body, "/Obj");
	pdf_append_reference(t->body, link->object);
	g_string_append(t->body, ">>");
}

/* Child elements and content, merged by their place in the document. */
static size_t
append_kids(struct tagger *t, const struct element *element, uint32_t page)
{
	const struct node *node = &t->nodes[element->index];
	uint32_t at = 0;
	size_t count = 0;

	for (const struct element *child = element->first; child != NULL;
	     child = child->next) {
		if (!is_kept(t, child))
			continue;
		for (; at < node->count &&
		     t->content[node->first + at].order < child->order;
		     at++, count++)
			append_content(t, &t->content[node->first + at], page);
		pdf_append_reference(t->body, t->nodes[child->index].object);
		count++;
	}
	for (; at < node->count; at++, count++)
		append_content(t, &t->content[node->first + at], page);
	for (uint32_t i = 0; i < node->link_count; i++, count++)
		append_link(t, &t->links[node->first_link + i]);
	return count;
}

static void
append_type(struct tagger *t, const struct element *element)
{
	uint8_t level = t->nodes[element->index].level;

	g_string_append(t->body, "<</S/");
	if (level != 0)
		g_string_append_printf(t->body, "H%d", level);
	else
		g_string_append(t->body, element_name(element->type));
}

static void
write_element(struct tagger *t, const struct element *element)
{
	const struct node *node = &t->nodes[element->index];
	const struct content *first = node->count > 0 ? &t->content[node->first]
						      : NULL;
	size_t kids_at;

	g_string_truncate(t->body, 0);
	append_type(t, element);
	g_string_append(t->body, "/P");
	pdf_append_reference(t->body,
	    element->parent != NULL ? t->nodes[element->parent->index].object
				    : t->root);
	if (first != NULL) {
		g_string_append(t->body, "/Pg");
		pdf_append_reference(t->body, page_object(t, first->page));
	}
	if (element->lang != NULL) {
		g_string_append(t->body, "/Lang");
		pdf_append_bytes(t->body, element->lang);
	}
	if (element->type == ELEMENT_NOTE || element->is_named) {
		g_string_append(t->body, "/ID");
		attribute_append_name(t->body, element);
		g_ptr_array_add(t->named, (void *)element);
	}
	attribute_append(t->f, t->body, element, first, node->count);
	g_string_append(t->body, "/K");
	kids_at = t->body->len;
	g_string_append_c(t->body, '[');
	if (append_kids(t, element, first != NULL ? first->page : 0) == 1) {
		if (t->body->str[kids_at + 1] != ' ')
			t->body->str[kids_at] = ' ';
		else
			g_string_erase(t->body, (gssize)kids_at, 1);
	} else {
		g_string_append_c(t->body, ']');
	}
	g_string_append(t->body, ">>");
	pdf_writer_object(t->f->writer, node->object, t->body->str,
	    t->body->len);
}

/* ---- the trees beside ---- */

enum { LEAF = 128 };

static void
end_leaf(struct tagger *t, GString *kids, size_t first, size_t last)
{
	size_t number = pdf_writer_reserve(t->f->writer);
	char limits[64];

	g_string_append_c(t->body, ']');
	g_snprintf(limits, sizeof(limits), "/Limits [%zu %zu]>>", first, last);
	g_string_append(t->body, limits);
	pdf_writer_object(t->f->writer, number, t->body->str, t->body->len);
	pdf_append_reference(kids, number);
	g_string_assign(t->body, "<</Nums[");
}

/* The parents of a page's marks, in an object of its own. */
static size_t
write_page_parents(struct tagger *t, const struct content *content,
    size_t count)
{
	GString *body = g_string_new("[");
	size_t number = pdf_writer_reserve(t->f->writer);

	for (size_t i = 0; i < count; i++)
		pdf_append_reference(body, t->nodes[content[i].element].object);
	g_string_append_c(body, ']');
	pdf_writer_object(t->f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
	return number;
}

/* Which element each mark and annotation belongs to (14.7.4.4). */
static size_t
write_parents(struct tagger *t)
{
	struct finisher *f = t->f;
	GString *kids = g_string_new("<</Kids[");
	size_t keys = f->tree->page_count + f->annotations->len, first = 0;
	size_t number = pdf_writer_reserve(f->writer);
	guint at = 0;

	g_string_assign(t->body, "<</Nums[");
	for (size_t key = 0; key < keys; key++) {
		size_t object;
		guint end = at;

		if (key < f->tree->page_count) {
			while (end < f->content->len &&
			    g_array_index(f->content, struct content, end)
				    .page == key)
				end++;
			object = write_page_parents(t,
			    &g_array_index(f->content, struct content, at),
			    end - at);
			at = end;
		} else {
			object = t->nodes[g_array_index(f->annotations,
					      struct annotation,
					      key - f->tree->page_count)
					      .element]
				     .object;
		}
		g_string_append_c(t->body, ' ');
		pdf_append_count(t->body, key);
		pdf_append_reference(t->body, object);
		if (key + 1 == keys || (key + 1) % LEAF == 0) {
			end_leaf(t, kids, first, key);
			first = key + 1;
		}
	}
	g_string_append(kids, "]>>");
	pdf_writer_object(f->writer, number, kids->str, kids->len);
	g_string_free(kids, TRUE);
	return number;
}

/* Elements by their identifiers, which were given in their order (14.7.2). */
static size_t
write_identifiers(struct tagger *t)
{
	size_t number;

	if (t->named->len == 0)
		return 0;
	number = pdf_writer_reserve(t->f->writer);
	g_string_assign(t->body, "<</Names[");
	for (guint i = 0; i < t->named->len; i++) {
		const struct element *element = t->named->pdata[i];

		attribute_append_name(t->body, element);
		pdf_append_reference(t->body, t->nodes[element->index].object);
	}
	g_string_append(t->body, "]>>");
	pdf_writer_object(t->f->writer, number, t->body->str, t->body->len);
	return number;
}

static gint
compare_named(gconstpointer left, gconstpointer right)
{
	const struct element *const *a = left, *const *b = right;

	return ((*a)->index > (*b)->index) - ((*a)->index < (*b)->index);
}

static void
write_root(struct tagger *t)
{
	size_t parents = write_parents(t), identifiers;
	const struct element *root = t->f->tags->structure->root;
	GString *body = g_string_new("<</Type/StructTreeRoot/K");

	g_ptr_array_sort(t->named, compare_named);
	identifiers = write_identifiers(t);
	pdf_append_reference(body, t->nodes[root->index].object);
	g_string_append(body, "/ParentTree");
	pdf_append_reference(body, parents);
	g_string_append_printf(body, "/ParentTreeNextKey %zu",
	    t->f->tree->page_count + t->f->annotations->len);
	if (identifiers != 0) {
		g_string_append(body, "/IDTree");
		pdf_append_reference(body, identifiers);
	}
	g_string_append(body, "/RoleMap<<");
	for (int i = 0; i < ELEMENT__MAX; i++) {
		const char *mapped = element_mapped((enum element_type)i);

		if (mapped != NULL)
			g_string_append_printf(body, "/%s/%s",
			    element_name((enum element_type)i), mapped);
	}
	g_string_append(body, ">>>>");
	pdf_writer_object(t->f->writer, t->root, body->str, body->len);
	g_string_free(body, TRUE);
}

size_t
tagging_write(struct finisher *f)
{
	const struct element *root = f->tags->structure->root;
	struct tagger t = {
		.f = f,
		.nodes = g_new0(struct node, f->tags->structure->count),
		.root = pdf_writer_reserve(f->writer),
		.body = g_string_new(NULL),
		.named = g_ptr_array_new(),
	};

	sort_content(&t);
	sort_links(&t);
	keep_elements(&t);
	number_headings(&t);
	for (const struct element *e = root; e != NULL;
	     e = structure_next(e, root)) {
		if (is_kept(&t, e))
			write_element(&t, e);
	}
	write_root(&t);
	g_free(t.nodes);
	g_free(t.content);
	g_free(t.links);
	g_string_free(t.body, TRUE);
	g_ptr_array_free(t.named, TRUE);
	return t.root;
}
