/* What became of an EPUB; see epub_outcome.h. */
#include "epub/epub_outcome.h"

#include <string.h>
#include <sys/stat.h>

#include "epub/probe.h"
#include "epub/split.h"

static const char *
copy_attribute(struct arena *arena, const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
	const char *copy = arena_strdup(arena,
	    value != NULL ? (const char *)value : "");

	xmlFree(value);
	return copy;
}

static void
collect_claims(struct epub_outcome *outcome, xmlDoc *result)
{
	const xmlNode *files = xmlDocGetRootElement(result);
	struct epub_claim *claims = ARENA_NEW_ARRAY(outcome->arena,
	    struct epub_claim, xmlChildElementCount((xmlNode *)files) + 1);

	for (const xmlNode *node = files->children; node != NULL;
	     node = node->next) {
		if (node->type != XML_ELEMENT_NODE ||
		    strcmp((const char *)node->name, "claim") != 0)
			continue;
		claims[outcome->claim_count++] = (struct epub_claim){
			.property = copy_attribute(outcome->arena, node,
			    "property"),
			.value = copy_attribute(outcome->arena, node, "value"),
			.evidence = copy_attribute(outcome->arena, node,
			    "evidence"),
			.is_made = strcmp(copy_attribute(outcome->arena, node,
					      "is-made"),
				       "true") == 0,
		};
	}
	outcome->claims = claims;
}

static size_t
file_length(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 ? (size_t)status.st_size : 0;
}

static void
collect_images(struct epub_outcome *outcome, const struct images *images)
{
	struct arena *arena = outcome->arena;
	struct epub_picture *pictures = ARENA_NEW_ARRAY(arena,
	    struct epub_picture, images->list->len + 1);

	for (guint i = 0; i < images->list->len; i++) {
		const struct image *image = g_ptr_array_index(images->list, i);
		const struct probe probe = image->source != NULL
		    ? probe_file(image->source)
		    : probe_bytes(image->bytes, image->length);
		struct epub_picture *picture =
		    &pictures[outcome->picture_count++];

		*picture = (struct epub_picture){
			.path = arena_strdup(arena, image->path),
			.media_type = image->media_type,
			.bytes = image->source != NULL
			    ? file_length(image->source)
			    : image->length,
			.width = (int)probe.width,
			.height = (int)probe.height,
			.is_shrunk = image->is_temporary && !image->is_drawn,
			.is_drawn = image->is_drawn,
		};
		if (image->origin != NULL)
			picture->origin = arena_strdup(arena, image->origin);
	}
	outcome->pictures = pictures;
}

static void
collect_fonts(struct epub_outcome *outcome, const struct container *container)
{
	static const char folder[] = SPLIT_FOLDER "fonts/";
	struct epub_font *fonts = ARENA_NEW_ARRAY(outcome->arena,
	    struct epub_font, container->files->len + 1);

	for (guint i = 0; i < container->files->len; i++) {
		const struct container_file *file =
		    &g_array_index(container->files, struct container_file, i);

		if (!g_str_has_prefix(file->path, folder))
			continue;
		fonts[outcome->font_count++] = (struct epub_font){
			.path = arena_strdup(outcome->arena,
			    file->path + strlen(SPLIT_FOLDER)),
			.bytes = file->length,
		};
	}
	outcome->fonts = fonts;
}

void
epub_outcome_collect(struct epub_outcome *outcome, xmlDoc *result,
    const struct images *images, const struct container *container)
{
	outcome->identifier = copy_attribute(outcome->arena,
	    xmlDocGetRootElement(result), "identifier");
	collect_claims(outcome, result);
	collect_images(outcome, images);
	collect_fonts(outcome, container);
}
