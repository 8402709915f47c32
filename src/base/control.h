/* Bytes that a character begins with which XML cannot hold, or nobody types. */
#ifndef BASE_CONTROL_H
#define BASE_CONTROL_H

#include <stddef.h>

/*
 * Where in the UTF-8 text, from byte `from` on, a control character (C0 but
 * tab and line ends, DEL, C1) or a noncharacter (U+FFFE, U+FFFF) may begin;
 * `length` where none does.  Whether it does is for the caller to see.
 */
size_t control_seek(const char *text, size_t from, size_t length);

#endif
