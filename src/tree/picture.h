/*
 * Whether a picture's file is whole, so that both outputs can show it: a copy
 * that broke off, or another file under a picture's name, is found here.
 */
#ifndef TREE_PICTURE_H
#define TREE_PICTURE_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * False, and a reason in `arena`, where the file is damaged or no picture.
 * What kind it is its content tells; pixels are not decoded.
 */
bool picture_is_whole(struct arena *arena, const char *path,
    const char **reason);

#endif
