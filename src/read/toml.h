/*
 * TOML 1.0 as the same small tree that YAML becomes: maps, lists and scalars,
 * with positions.  Numbers, dates, true and false stay text as written.
 */
#ifndef READ_TOML_H
#define READ_TOML_H

#include <stddef.h>

#include "read/yaml.h"

/*
 * Reads one document, which is a map.  NULL where it cannot be understood,
 * with the reason and its place.
 */
const struct yaml_node *toml_read(struct arena *arena, const char *text,
    size_t length, const char *path, const char **reason, struct pos *where);

#endif
