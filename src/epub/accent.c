/* The book's accent in the theme's style; see accent.h. */
#include "epub/accent.h"

#include <string.h>

#include "base/color.h"

/* As themes/handout.css writes them, by day and by night. */
#define OWN_DAY "#0b5fa5"
#define OWN_NIGHT "#7db8ec"

#define WHITE 0xffffffffu
#define BLACK 0x000000ffu
#define NIGHT_GROUND 0x242424ffu /* the lightest that text stands on */
#define LEAST 4.5
#define STEPS 40

/* So many steps from `color` on the way to `end`. */
static uint32_t
mix(uint32_t color, uint32_t end, unsigned step)
{
	uint32_t mixed = 0xff;

	for (unsigned shift = 8; shift <= 24; shift += 8) {
		uint32_t from = color >> shift & 0xff, to = end >> shift & 0xff;

		mixed |= (from * (STEPS - step) + to * step) / STEPS << shift;
	}
	return mixed;
}

/* The first colour on the way to `end` that can be read on `ground`. */
static uint32_t
make_legible(uint32_t color, uint32_t end, uint32_t ground)
{
	unsigned step = 0;

	while (step < STEPS &&
	    color_contrast(mix(color, end, step), ground) < LEAST)
		step++;
	return mix(color, end, step);
}

static void
replace(GString *css, const char *own, uint32_t color)
{
	char *text = g_strdup_printf("#%06x", color >> 8);
	size_t length = strlen(own);

	for (char *at = strstr(css->str, own); at != NULL;
	     at = strstr(at + length, own))
		memcpy(at, text, length);
	g_free(text);
}

bool
accent_apply(GString *css, const char *accent)
{
	uint32_t color, day;

	if (accent == NULL || g_ascii_strcasecmp(accent, OWN_DAY) == 0 ||
	    !color_read(accent, strlen(accent), &color))
		return false;
	day = make_legible(color, BLACK, WHITE);
	replace(css, OWN_DAY, day);
	replace(css, OWN_NIGHT, make_legible(color, WHITE, NIGHT_GROUND));
	return day != color;
}
