/* Cells of CALS tables; see cell.h. */
#include "read/cell.h"

#include <stdio.h>

void
cell_set_span(xmlNode *entry, unsigned column, unsigned across, unsigned down)
{
	char name[16];

	if (across > 1) {
		snprintf(name, sizeof(name), "c%u", column + 1);
		element_set(entry, "namest", name);
		snprintf(name, sizeof(name), "c%u", column + across);
		element_set(entry, "nameend", name);
	}
	if (down > 1) {
		snprintf(name, sizeof(name), "%u", down - 1);
		element_set(entry, "morerows", name);
	}
}

void
cell_unwrap(xmlNode *entry)
{
	xmlNode *paragraph = entry->children;

	if (paragraph == NULL || paragraph->next != NULL ||
	    !element_is_paragraph(paragraph) || element_id(paragraph) != NULL)
		return;
	xmlUnlinkNode(paragraph);
	element_move_children(paragraph, entry);
	xmlFreeNode(paragraph);
}

void
cell_add_colspecs(const struct element_maker *make, xmlNode *tgroup,
    unsigned columns)
{
	xmlNode *first = element_first(tgroup);
	char text[16];

	snprintf(text, sizeof(text), "%u", columns);
	element_set(tgroup, "cols", text);
	for (unsigned i = 0; i < columns; i++) {
		xmlNode *colspec = element_add(make, NULL, "colspec", POS_NONE);

		snprintf(text, sizeof(text), "c%u", i + 1);
		element_set(colspec, "colname", text);
		if (first != NULL)
			xmlAddPrevSibling(first, colspec);
		else
			xmlAddChild(tgroup, colspec);
	}
}
