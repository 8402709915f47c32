/*
 * Parameters of page and style: what they are called and may be.
 */
#ifndef READ_SETTINGS_H
#define READ_SETTINGS_H

#include <stdbool.h>

#include "base/suggest.h"
#include "read/reading.h"
#include "read/yaml.h"

bool settings_has(const char *name);

/* Takes the value if it is one that `name` can have; else reports it. */
void settings_add(struct reading *reading, const char *name, const char *value,
    struct pos pos);

/*
 * Before the book is read: what the command line says and is not like any
 * parameter is a variable.
 */
void settings_add_variables(struct reading *reading,
    const char *const *options);

/* Takes what the command line says: "NAME=VALUE". */
void settings_add_options(struct reading *reading, const char *const *options);

/* The last value that options give `name`, or NULL. */
const char *settings_find_option(const char *const *options, const char *name);

/* When all are set: reports margins that leave no room, and drops them. */
void settings_check(struct reading *reading);

/* Weighs all names for a misspelt one. */
void settings_weigh(struct suggestion *suggestion);

#endif
