/*
 * Files that XML names: external entities, DTDs.
 *
 * libxml2 asks one function of the whole process for them.  Stages that run
 * beside each other want different ones, so that function asks here for the
 * one of its thread.
 */
#ifndef BASE_ENTITY_LOADER_H
#define BASE_ENTITY_LOADER_H

#include <libxml/parser.h>

/* Puts that function in place, before there is a thread that may ask it. */
void entity_loader_init(void);

/*
 * What this thread loads such files with from now on: NULL for libxml2's own
 * way, which also holds in threads that never call this.  Returns what it was,
 * to be set again.
 */
xmlExternalEntityLoader entity_loader_set(xmlExternalEntityLoader loader);

#endif
