/* The children of a result, handed over; see handover.h. */
#include "transform/handover.h"

/*
 * A document for children of `result` that are kept, since libxslt frees that one
 * after an error while they may be looked at: with a copy of the root, and the
 * names of the elements.
 */
static xmlDoc *
new_kept(const xmlDoc *result)
{
	xmlDoc *kept = xmlNewDoc(BAD_CAST "1.0");

	kept->dict = result->dict;
	xmlDictReference(kept->dict);
	xmlDocSetRootElement(kept,
	    xmlDocCopyNode(xmlDocGetRootElement(result), kept,
		/*attributes*/ 2));
	return kept;
}

/* What declares xml:lang and the like hangs on the document itself. */
static void
move_namespaces(xmlDoc *to, xmlDoc *from)
{
	xmlNs *last = from->oldNs;

	if (last == NULL)
		return;
	while (last->next != NULL)
		last = last->next;
	last->next = to->oldNs;
	to->oldNs = from->oldNs;
	from->oldNs = NULL;
}

static void
keep(xmlDoc *kept, xmlNode *child)
{
	const xmlNs *ns = child->ns, *own = child->nsDef;

	xmlUnlinkNode(child);
	move_namespaces(kept, child->doc);
	xmlSetTreeDoc(child, kept);
	/* the root's goes with the root */
	while (own != NULL && own != ns)
		own = own->next;
	if (ns != NULL && own == NULL)
		child->ns = xmlNewNs(child, ns->href, ns->prefix);
}

void
handover_give(struct handover *handover, const xmlDoc *result)
{
	const struct transform_watcher *watcher = handover->watcher;
	const xmlNode *root = xmlDocGetRootElement(result);
	xmlNode *child;

	if (root == NULL)
		return;
	if (watcher->keeps && handover->kept == NULL)
		handover->kept = new_kept(result);
	while ((child = root->children) != NULL) {
		if (watcher->keeps)
			keep(handover->kept, child);
		watcher->ready(watcher->closure, child);
		if (watcher->keeps)
			continue;
		xmlUnlinkNode(child);
		xmlFreeNode(child);
	}
}
