/* Outlines of glyphs as paths of a PDF; see outline.h. */
#include "paint/outline.h"

#include <hb.h>

#include "base/pdf_syntax.h"

struct outline {
	GString *to;
	double scale, x, y;
};

static void
append_point(const struct outline *outline, float x, float y)
{
	pdf_append_number(outline->to, outline->x + x * outline->scale);
	g_string_append_c(outline->to, ' ');
	pdf_append_number(outline->to, outline->y + y * outline->scale);
	g_string_append_c(outline->to, ' ');
}

static void
move_to(hb_draw_funcs_t *functions, void *outline, hb_draw_state_t *state,
    float x, float y, void *closure)
{
	(void)functions, (void)state, (void)closure;
	append_point(outline, x, y);
	g_string_append(((struct outline *)outline)->to, "m\n");
}

static void
line_to(hb_draw_funcs_t *functions, void *outline, hb_draw_state_t *state,
    float x, float y, void *closure)
{
	(void)functions, (void)state, (void)closure;
	append_point(outline, x, y);
	g_string_append(((struct outline *)outline)->to, "l\n");
}

static void
curve_to(hb_draw_funcs_t *functions, void *outline, hb_draw_state_t *state,
    float x1, float y1, float x2, float y2, float x3, float y3, void *closure)
{
	(void)functions, (void)state, (void)closure;
	append_point(outline, x1, y1);
	append_point(outline, x2, y2);
	append_point(outline, x3, y3);
	g_string_append(((struct outline *)outline)->to, "c\n");
}

static void
close_path(hb_draw_funcs_t *functions, void *outline, hb_draw_state_t *state,
    void *closure)
{
	(void)functions, (void)state, (void)closure;
	g_string_append(((struct outline *)outline)->to, "h\n");
}

/* Quadratic curves come as cubic ones where there is no function for them. */
void
outline_append(GString *to, hb_font_t *font, uint32_t glyph, double scale,
    double x, double y)
{
	struct outline outline = { to, scale, x, y };
	hb_draw_funcs_t *functions = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(functions, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(functions, line_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(functions, curve_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(functions, close_path, NULL, NULL);
	hb_font_get_glyph_shape(font, glyph, functions, &outline);
	hb_draw_funcs_destroy(functions);
}
