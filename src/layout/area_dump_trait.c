/* Tags and common attributes of the area tree as XML; see area_dump.h. */
#include "layout/area_dump.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "layout/box.h"
#include "layout/image.h"

void
dump_start(struct dump *d, const char *name)
{
	g_string_append_c(d->xml, '<');
	g_string_append(d->xml, name);
}

void
dump_text(struct dump *d, const char *text, size_t length)
{
	const char *end = text + length;

	for (const char *at = text; at < end; at++) {
		unsigned char c = (unsigned char)*at;

		if (c == '&')
			g_string_append(d->xml, "&amp;");
		else if (c == '<')
			g_string_append(d->xml, "&lt;");
		else if (c == '>')
			g_string_append(d->xml, "&gt;");
		else if (c == '"')
			g_string_append(d->xml, "&quot;");
		else if (c < ' ' || c == 0x7f)
			g_string_append(d->xml, "\xef\xbf\xbd");
		else
			g_string_append_c(d->xml, *at);
	}
}

void
dump_string(struct dump *d, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	g_string_append_printf(d->xml, " %s=\"", name);
	dump_text(d, value, strlen(value));
	g_string_append_c(d->xml, '"');
}

void
dump_format(struct dump *d, const char *name, const char *format, ...)
{
	va_list arguments;

	g_string_append_printf(d->xml, " %s=\"", name);
	va_start(arguments, format);
	g_string_append_vprintf(d->xml, format, arguments);
	va_end(arguments);
	g_string_append_c(d->xml, '"');
}

void
dump_length(struct dump *d, const char *name, dimen length)
{
	dump_format(d, name, "%" PRId64, length);
}

void
dump_length_unless_0(struct dump *d, const char *name, dimen length)
{
	if (length != 0)
		dump_length(d, name, length);
}

void
dump_color(struct dump *d, const char *name, uint32_t color)
{
	dump_format(d, name, "#%06x", color >> 8);
}

void
dump_body(struct dump *d)
{
	g_string_append_c(d->xml, '>');
}

void
dump_end(struct dump *d, const char *name)
{
	g_string_append_printf(d->xml, "</%s>", name);
}

/* ---- boxes ---- */

static bool
is_backward(const struct area *area)
{
	return area->fo != NULL && box_is_backward(area->fo);
}

/* Of a collapsed border half lies in the area. */
static dimen
border_inside(const struct area_box *box, int side)
{
	return box->is_collapsed ? box->border[side].width / 2
				 : box->border[side].width;
}

static dimen
edge(const struct area_box *box, int side)
{
	return border_inside(box, side) + box->padding[side];
}

struct dump_edges
dump_edges(const struct area *area)
{
	const struct area_box *box = area->box;
	struct dump_edges edges = { 0 };

	if (box == NULL)
		return edges;
	edges.before = edges.top = edge(box, AREA_TOP);
	edges.after = edge(box, AREA_BOTTOM);
	edges.left = edge(box, AREA_LEFT);
	edges.start = is_backward(area) ? edge(box, AREA_RIGHT) : edges.left;
	edges.end = is_backward(area) ? edges.left : edge(box, AREA_RIGHT);
	return edges;
}

struct dump_edges
dump_outer_edges(const struct area *area)
{
	const struct area_box *box = area->box;
	struct dump_edges outer = { 0 };
	dimen right;

	if (box == NULL || !box->is_collapsed)
		return outer;
	outer.before = outer.top = box->border[AREA_TOP].width / 2;
	outer.after = box->border[AREA_BOTTOM].width / 2;
	outer.left = box->border[AREA_LEFT].width / 2;
	right = box->border[AREA_RIGHT].width / 2;
	outer.start = is_backward(area) ? right : outer.left;
	outer.end = is_backward(area) ? outer.left : right;
	return outer;
}

void
dump_extents(struct dump *d, const struct area *area, dimen space)
{
	struct dump_edges edges = dump_edges(area);
	struct dump_edges outer = dump_outer_edges(area);
	dimen width = area->width - edges.start - edges.end;
	dimen height = area->height - edges.before - edges.after;

	dump_length(d, "ipd", width);
	dump_length(d, "bpd", height);
	if (width != 0)
		dump_length(d, "ipda", area->width + outer.start + outer.end);
	if (height != 0)
		dump_length(d, "bpda",
		    area->height + outer.before + outer.after + space);
	dump_format(d, "bap", "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64,
	    edges.start + outer.start, edges.end + outer.end,
	    edges.before + outer.before, edges.after + outer.after);
}

void
dump_ctm(struct dump *d, const struct area *area, int turns, dimen x, dimen y)
{
	static const char *const turned[] = { "1.0 0.0 0.0 1.0",
		"0.0 -1.0 1.0 0.0", "-1.0 -0.0 0.0 -1.0", "0.0 1.0 -1.0 0.0" };
	const struct area_box *box = area->box;
	dimen width = area->width, height = area->height;

	if (box != NULL) {
		width -= edge(box, AREA_LEFT) + edge(box, AREA_RIGHT);
		height -= edge(box, AREA_TOP) + edge(box, AREA_BOTTOM);
	}
	turns &= 3;
	if (turns == 1 || turns == 2)
		y += height;
	if (turns == 2 || turns == 3)
		x += width;
	dump_format(d, "ctm", "[%s %.1f %.1f]", turned[turns], (double)x,
	    (double)y);
}

/* Whether the side of a cell is at an edge of its table, `parent`. */
static bool
is_at_edge(const struct area *parent, const struct area *area, int side)
{
	switch (side) {
	case AREA_TOP:
		return area->y <= 0;
	case AREA_BOTTOM:
		return area->y + area->height >= parent->height;
	case AREA_LEFT:
		return area->x <= 0;
	default:
		return area->x + area->width >= parent->width;
	}
}

static void
dump_border(struct dump *d, const char *name, const struct area *parent,
    const struct area *area, int side)
{
	const struct area_box *box = area->box;
	const struct area_border *border = &box->border[side];
	const char *suffix = "";

	if (box->is_collapsed)
		suffix = is_at_edge(parent, area, side) ? ",collapse-outer"
							: ",collapse-inner";
	if (border->width <= 0 || border->style == FO_KW_NONE)
		return;
	dump_format(d, name, "(%s,#%06x,%" PRId64 "%s)",
	    fo_keyword_name(border->style), border->color >> 8, border->width,
	    suffix);
}

static void
dump_background(struct dump *d, const struct area *area)
{
	const struct area_box *box = area->box;
	bool has_color = (box->background & 0xff) != 0;
	GString *value;
	const char *url;

	if (!has_color && box->background_image == NULL)
		return;
	value = g_string_new(NULL);
	if (has_color)
		g_string_append_printf(value, "color=#%06x",
		    box->background >> 8);
	if (box->background_image != NULL) {
		url = area->fo == NULL
		    ? NULL
		    : fo_string(area->fo, FO_PROP_BACKGROUND_IMAGE);
		g_string_append_printf(value,
		    "%surl=%s,repeat=%s,horiz=%" PRId64 ",vertical=%" PRId64,
		    has_color ? "," : "",
		    url != NULL ? url : box->background_image->path,
		    box->repeat_x ? (box->repeat_y ? "repeat" : "repeat-x")
				  : (box->repeat_y ? "repeat-y" : "no-repeat"),
		    box->image_x, box->image_y);
	}
	dump_string(d, "background", value->str);
	g_string_free(value, TRUE);
}

void
dump_box(struct dump *d, const struct area *parent, const struct area *area)
{
	const struct area_box *box = area->box;
	int start = is_backward(area) ? AREA_RIGHT : AREA_LEFT;
	int end = is_backward(area) ? AREA_LEFT : AREA_RIGHT;

	if (box == NULL)
		return;
	dump_border(d, "border-before", parent, area, AREA_TOP);
	dump_border(d, "border-after", parent, area, AREA_BOTTOM);
	dump_border(d, "border-start", parent, area, start);
	dump_border(d, "border-end", parent, area, end);
	dump_length_unless_0(d, "padding-before", box->padding[AREA_TOP]);
	dump_length_unless_0(d, "padding-after", box->padding[AREA_BOTTOM]);
	dump_length_unless_0(d, "padding-start", box->padding[start]);
	dump_length_unless_0(d, "padding-end", box->padding[end]);
	dump_background(d, area);
}

/* ---- names and links ---- */

void
dump_id(struct dump *d, const struct fo *fo)
{
	if (fo != NULL)
		dump_string(d, "prod-id", fo_own(fo, FO_PROP_ID));
}

void
dump_link(struct dump *d, const struct fo *fo)
{
	const char *internal = fo_own(fo, FO_PROP_INTERNAL_DESTINATION);
	const char *external = fo_own(fo, FO_PROP_EXTERNAL_DESTINATION);
	const struct area_target *target;
	char *value = NULL;

	if (internal != NULL && *internal != '\0') {
		target = area_find_target(d->tree, internal);
		value = target == NULL ? g_strdup_printf("(,%s)", internal)
				       : g_strdup_printf("(P%zu,%s)",
					     target->page->index + 1, internal);
		dump_string(d, "internal-link", value);
	} else if (external != NULL && *external != '\0') {
		value = g_strdup_printf("newWindow=%s,dest=%s",
		    fo_is(fo, FO_PROP_SHOW_DESTINATION, FO_KW_NEW) ? "true"
								   : "false",
		    external);
		dump_string(d, "external-link", value);
	}
	g_free(value);
}
