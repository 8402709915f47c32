/* XML as JSON again; see json_write.h. */
#include "report/json_write.h"

#include <string.h>

#include "base/json.h"

static bool
is_named(const xmlNode *node, const char *name)
{
	return strcmp((const char *)node->name, name) == 0;
}

static void
write_node(struct json *json, xmlNode *node)
{
	xmlChar *attribute = xmlGetNoNsProp(node, BAD_CAST "key");
	xmlChar *content = NULL;
	const char *key = (const char *)attribute;

	if (is_named(node, "map"))
		json_open_object(json, key);
	else if (is_named(node, "array"))
		json_open_array(json, key);
	else
		content = xmlNodeGetContent(node);
	if (content == NULL) {
		for (xmlNode *item = node->children; item != NULL;
		     item = item->next)
			write_node(json, item);
		json_close(json);
	} else if (is_named(node, "string")) {
		json_text(json, key, (const char *)content);
	} else {
		json_word(json, key,
		    is_named(node, "null") ? "null" : (const char *)content);
	}
	xmlFree(content);
	xmlFree(attribute);
}

void
json_write(GString *out, xmlDoc *tree)
{
	struct json json;

	json_begin(&json, out);
	write_node(&json, xmlDocGetRootElement(tree));
}
