/* The contents of pages, and what they refer to; see content.h. */
#include "finish/content.h"

#include "base/pdf_syntax.h"

/* Notes what the page's marks belong to. */
static void
add_marks(struct finisher *f, const struct page *page, size_t index)
{
	size_t count;
	const struct mark *marks = marks_of_page(f->tags->marks, page->painted,
	    &count);
	uint32_t number = 0;

	for (size_t i = 0; i < count; i++) {
		struct content content = {
			.page = (uint32_t)index,
			.number = number,
			.mark = &marks[i],
		};

		if (marks[i].kind > MARK_LEADER)
			continue;
		content.element = marks[i].fo->element->index;
		content.order = marks[i].fo->order;
		g_array_append_val(f->content, content);
		number++;
	}
}

void
content_write(struct finisher *f)
{
	for (size_t i = 0; i < f->tree->page_count; i++) {
		const struct page *page = f->tree->pages[i];
		const struct painted_page *painted = finish_painted_page(f,
		    page);

		pdf_writer_stream(f->writer, f->contents[page->painted],
		    "/Filter /FlateDecode",
		    f->input->painted->contents->data + painted->at,
		    painted->length);
		if (f->tags != NULL)
			add_marks(f, page, i);
	}
}

/* "/Font<</F1 12 0 R>>": those of one kind; nothing if there are none. */
static void
append_kind(const struct finisher *f, GString *body,
    const struct painted_page *page, enum resource_kind kind)
{
	static const struct {
		const char *category;
		char letter;
	} kinds[] = {
		[RESOURCE_FONT] = { "/Font<<", 'F' },
		[RESOURCE_PICTURE] = { "/XObject<<", 'X' },
		[RESOURCE_OPACITY] = { "/ExtGState<<", 'G' },
	};
	bool is_open = false;

	for (guint i = page->first; i < page->first + page->count; i++) {
		const struct resource *resource = &g_array_index(
		    f->input->painted->resources, struct resource, i);

		if (resource->kind != kind)
			continue;
		if (!is_open)
			g_string_append(body, kinds[kind].category);
		is_open = true;
		g_string_append_c(body, '/');
		g_string_append_c(body, kinds[kind].letter);
		pdf_append_count(body, resource->number);
		if (kind == RESOURCE_OPACITY) {
			g_string_append(body, "<</ca ");
			pdf_append_number(body, resource->number / 255.0);
			g_string_append(body, "/CA ");
			pdf_append_number(body, resource->number / 255.0);
			g_string_append(body, ">>");
			continue;
		}
		pdf_append_reference(body,
		    kind == RESOURCE_FONT ? f->fonts[resource->number]
					  : f->pictures[resource->number]);
	}
	if (is_open)
		g_string_append(body, ">>");
}

void
content_append_resources(const struct finisher *f, GString *body,
    const struct page *page)
{
	const struct painted_page *painted = finish_painted_page(f, page);

	g_string_append(body, "/Resources<<");
	append_kind(f, body, painted, RESOURCE_FONT);
	append_kind(f, body, painted, RESOURCE_PICTURE);
	append_kind(f, body, painted, RESOURCE_OPACITY);
	g_string_append(body, ">>");
}
