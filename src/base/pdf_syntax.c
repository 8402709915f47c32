/* The words of a PDF; see pdf_syntax.h. */
#include "base/pdf_syntax.h"

#include <math.h>
#include <string.h>

/* More digits than these no reader takes (annex C). */
#define NUMBER_MAX 1e9

void
pdf_append_count(GString *body, size_t number)
{
	char digits[24];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + number % 10);
	while ((number /= 10) != 0);
	g_string_append_len(body, digits + at, (gssize)(sizeof(digits) - at));
}

void
pdf_append_number(GString *body, double number)
{
	char digits[32];
	size_t at = sizeof(digits), decimals = 3;
	unsigned long long rest = (unsigned long long)llround(
	    fabs(CLAMP(number, -NUMBER_MAX, NUMBER_MAX)) * 1000);

	if (rest == 0) {
		g_string_append_c(body, '0');
		return;
	}
	for (; decimals > 0 && rest % 10 == 0; decimals--)
		rest /= 10;
	if (decimals > 0) {
		for (; decimals > 0; decimals--, rest /= 10)
			digits[--at] = (char)('0' + rest % 10);
		digits[--at] = '.';
	}
	for (; rest > 0; rest /= 10)
		digits[--at] = (char)('0' + rest % 10);
	if (number < 0)
		digits[--at] = '-';
	g_string_append_len(body, digits + at, (gssize)(sizeof(digits) - at));
}

void
pdf_append_reference(GString *body, size_t number)
{
	g_string_append_c(body, ' ');
	pdf_append_count(body, number);
	g_string_append_len(body, " 0 R", 4);
}

void
pdf_append_bytes(GString *body, const char *bytes)
{
	g_string_append_c(body, '(');
	for (; *bytes != '\0'; bytes++) {
		unsigned char c = (unsigned char)*bytes;

		if (c == '(' || c == ')' || c == '\\')
			g_string_append_c(body, '\\');
		if (c < ' ' || c >= 0x7f)
			g_string_append_printf(body, "\\%03o", c);
		else
			g_string_append_c(body, *bytes);
	}
	g_string_append_c(body, ')');
}

void
pdf_append_utf16(GString *body, const char *utf8, size_t length)
{
	glong count;
	gunichar2 *units = g_utf8_to_utf16(utf8, (glong)length, NULL, &count,
	    NULL);

	g_string_append(body, "<FEFF");
	for (glong i = 0; units != NULL && i < count; i++)
		g_string_append_printf(body, "%04X", units[i]);
	g_string_append_c(body, '>');
	g_free(units);
}

void
pdf_append_text(GString *body, const char *utf8)
{
	if (g_str_is_ascii(utf8))
		pdf_append_bytes(body, utf8);
	else
		pdf_append_utf16(body, utf8, strlen(utf8));
}

void
pdf_append_name(GString *body, const char *name)
{
	g_string_append_c(body, '/');
	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;

		if (c <= ' ' || c >= 0x7f || strchr("()<>[]{}/%#", c) != NULL)
			g_string_append_printf(body, "#%02X", c);
		else
			g_string_append_c(body, *name);
	}
}
