/*
 * Colours, 0xRRGGBBAA: by name (CSS Color 3, 4.3) and in hexadecimal, and how
 * much two of them differ (WCAG 2.2, 1.4.3).
 */
#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a name, "#rgb", "#rrggbb" or "#rrggbbaa"; false if it is none. */
bool color_read(const char *text, size_t length, uint32_t *color);

/* From 1, the same, to 21, black on white; both opaque. */
double color_contrast(uint32_t one, uint32_t other);

#endif
