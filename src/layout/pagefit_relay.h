/* Writing a fit into its galley; for pagefit*.c only. */
#ifndef LAYOUT_PAGEFIT_RELAY_H
#define LAYOUT_PAGEFIT_RELAY_H

#include "layout/pagefit_scan.h"

/*
 * Puts the paragraphs in that the pages up to `last` chose, and marks the BREAKs
 * they end at.  Returns where the item is now that was fit->at.
 */
size_t fit_relay(const struct fit *fit, const struct fit_node *last);

#endif
