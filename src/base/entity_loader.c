/* Files that XML names; see entity_loader.h. */
#include "base/entity_loader.h"

#include <glib.h>

static _Thread_local xmlExternalEntityLoader of_thread;
static xmlExternalEntityLoader of_libxml2;

static xmlParserInput *
load(const char *url, const char *id, xmlParserCtxt *parser)
{
	return of_thread != NULL ? of_thread(url, id, parser)
				 : of_libxml2(url, id, parser);
}

void
entity_loader_init(void)
{
	static gsize is_installed;

	if (g_once_init_enter(&is_installed)) {
		of_libxml2 = xmlGetExternalEntityLoader();
		xmlSetExternalEntityLoader(load);
		g_once_init_leave(&is_installed, 1);
	}
}

xmlExternalEntityLoader
entity_loader_set(xmlExternalEntityLoader loader)
{
	xmlExternalEntityLoader before = of_thread;

	entity_loader_init();
	of_thread = loader;
	return before;
}
