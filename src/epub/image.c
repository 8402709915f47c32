/* The images of an EPUB; see image.h. */
#include "epub/image.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epub/probe.h"
#include "epub/svg.h"

/* No e-reader opens more; and a book of such would not open at all. */
enum { RASTER_BYTES_MAX = 100 << 20, SVG_BYTES_MAX = 20 << 20 };

enum { HEAD_SIZE = 512 };

enum image_kind {
	IMAGE_UNKNOWN,
	IMAGE_PNG,
	IMAGE_JPEG,
	IMAGE_GIF,
	IMAGE_WEBP,
	IMAGE_SVG,
};

/* A drawing, cleaned. */
struct svg {
	const char *text;
	size_t length;
	const char *reference;
	struct pos pos;
};

static const struct {
	const char *media_type;
	const char *extension; /* that it gets in the container */
	const char *other;     /* that it may have outside */
} kinds[] = {
	[IMAGE_PNG] = { "image/png", ".png", ".png" },
	[IMAGE_JPEG] = { "image/jpeg", ".jpg", ".jpeg" },
	[IMAGE_GIF] = { "image/gif", ".gif", ".gif" },
	[IMAGE_WEBP] = { "image/webp", ".webp", ".webp" },
	[IMAGE_SVG] = { "image/svg+xml", ".svg", ".svg" },
};

void
images_init(struct images *images, struct arena *arena, struct diags *diags,
    const struct file_roots *roots, const char *directory)
{
	*images = (struct images){
		.arena = arena,
		.diags = diags,
		.roots = roots,
		.directory = directory,
		.list = g_ptr_array_new(),
		.uses = g_array_new(/*zero_terminated*/ FALSE, /*clear*/ FALSE,
		    sizeof(struct image_use)),
		.by_source = g_hash_table_new(g_str_hash, g_str_equal),
		.names = g_hash_table_new(g_str_hash, g_str_equal),
	};
}

void
images_clear(struct images *images)
{
	for (guint i = 0; i < images->list->len; i++) {
		const struct image *image = g_ptr_array_index(images->list, i);

		if (image->is_temporary)
			unlink(image->source);
	}
	g_ptr_array_free(images->list, TRUE);
	g_array_free(images->uses, TRUE);
	g_hash_table_destroy(images->by_source);
	g_hash_table_destroy(images->names);
}

static bool
looks_like_svg(const char *head, size_t length)
{
	if (length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0) {
		head += 3;
		length -= 3;
	}
	while (length > 0 && g_ascii_isspace(*head)) {
		head++;
		length--;
	}
	return length > 4 && *head == '<' &&
	    (g_ascii_isalpha(head[1]) || head[1] == '?' || head[1] == '!');
}

static enum image_kind
find_kind(const void *bytes, size_t length)
{
	const char *head = bytes;

	if (length >= 24 && memcmp(head, "\x89PNG\r\n\x1a\n", 8) == 0 &&
	    memcmp(head + 12, "IHDR", 4) == 0)
		return IMAGE_PNG;
	if (length >= 4 && memcmp(head, "\xff\xd8\xff", 3) == 0)
		return IMAGE_JPEG;
	if (length >= 13 &&
	    (memcmp(head, "GIF87a", 6) == 0 || memcmp(head, "GIF89a", 6) == 0))
		return IMAGE_GIF;
	if (length >= 16 && memcmp(head, "RIFF", 4) == 0 &&
	    memcmp(head + 8, "WEBPVP8", 7) == 0)
		return IMAGE_WEBP;
	if (looks_like_svg(head, length))
		return IMAGE_SVG;
	return IMAGE_UNKNOWN;
}

/*
 * A name for the container: letters, digits, "-", "_" and "." of the file's
 * own name, so that no unpacker trips over it, and a number where it is taken.
 */
static const char *
make_name(struct images *images, const char *source, enum image_kind kind)
{
	char *base = g_path_get_basename(source);
	char *dot = strrchr(base, '.');
	GString *stem = g_string_new(NULL);
	char *name = NULL;

	if (dot != NULL && dot != base)
		*dot = '\0';
	for (const char *at = base; *at != '\0'; at++) {
		if (g_ascii_isalnum(*at) || *at == '_' || *at == '-')
			g_string_append_c(stem, *at);
		else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
			g_string_append_c(stem, '-');
	}
	if (stem->len == 0)
		g_string_assign(stem, "image");
	g_string_truncate(stem, MIN(stem->len, 80));
	/* two files a.png of different folders are a.png and a-2.png */
	for (unsigned i = 1; name == NULL; i++) {
		char *folded;

		name = i == 1
		    ? arena_strdup(images->arena, stem->str)
		    : arena_printf(images->arena, "%s-%u", stem->str, i);
		folded = g_ascii_strdown(name, -1);
		if (!g_hash_table_add(images->names,
			arena_strdup(images->arena, folded)))
			name = NULL;
		g_free(folded);
	}
	g_string_free(stem, TRUE);
	g_free(base);
	return arena_printf(images->arena, "images/%s%s", name,
	    kinds[kind].extension);
}

/* `path` names it, and where it comes from a file is that. */
static struct image *
add_image(struct images *images, const char *path, enum image_kind kind,
    const char *reference, struct pos pos)
{
	struct image *image = ARENA_NEW(images->arena, struct image);

	image->path = make_name(images, path, kind);
	image->reference = reference;
	image->pos = pos;
	image->media_type = kinds[kind].media_type;
	image->id = arena_printf(images->arena, "image-%u",
	    images->list->len + 1);
	g_ptr_array_add(images->list, image);
	return image;
}

/* Reads the first bytes; 0 and a reason if the file cannot be used at all. */
static size_t
read_head(const char *path, char *head, const char **reason)
{
	struct stat status;
	FILE *file;
	size_t length = 0;

	if (stat(path, &status) < 0 || !S_ISREG(status.st_mode)) {
		*reason = "it is not a file";
		return 0;
	}
	if (status.st_size > RASTER_BYTES_MAX) {
		*reason = "it is larger than 100 MiB";
		return 0;
	}
	file = fopen(path, "rbe");
	if (file != NULL) {
		length = fread(head, 1, HEAD_SIZE, file);
		fclose(file);
	}
	if (length == 0)
		*reason = file == NULL ? "it cannot be read" : "it is empty";
	return length;
}

static bool
is_misnamed(const char *path, enum image_kind kind)
{
	char *lower = g_ascii_strdown(path, -1);
	bool is_other = !g_str_has_suffix(lower, kinds[kind].extension) &&
	    !g_str_has_suffix(lower, kinds[kind].other);

	g_free(lower);
	return is_other;
}

/* A drawing as a PNG; NULL after a message if it can't be drawn. */
static struct image *
add_raster(struct images *images, const char *path, const struct svg *svg)
{
	unsigned most = images->limit.side > 0
	    ? MIN((unsigned)images->limit.side, DRAWING_SIDE)
	    : DRAWING_SIDE;
	const char *reason = NULL, *made;
	struct epub_size size;
	struct image *image;

	made = drawing_make(images->arena, images->book, svg->text, svg->length,
	    most, &size, &reason);
	if (made == NULL) {
		diag(images->diags, DIAG_EPUB_SVG_KEPT, svg->pos, "%s: %s",
		    svg->reference, reason);
		return NULL;
	}
	image = add_image(images, path, IMAGE_PNG, svg->reference, svg->pos);
	image->source = made;
	image->is_temporary = true;
	image->origin = path;
	image->size = size;
	image->is_drawn = true;
	profile_note(images->profiles, images->diags, MEASURE_IMAGE_SVG,
	    svg->pos, svg->reference, "a PNG is packed");
	return image;
}

static struct image *
add_vector(struct images *images, const char *path, const struct svg *svg)
{
	struct image *image = add_image(images, path, IMAGE_SVG, svg->reference,
	    svg->pos);

	image->origin = path;
	image->bytes = svg->text;
	image->length = svg->length;
	return image;
}

/* The drawing, or the raster of it, or both, as the book wants it. */
static const struct image *
add_drawing(struct images *images, const char *path, const struct svg *svg)
{
	struct image *image = NULL;

	if (images->drawings == DRAWING_RASTER)
		image = add_raster(images, path, svg);
	if (image == NULL)
		image = add_vector(images, path, svg);
	if (images->drawings == DRAWING_BOTH)
		image->raster = add_raster(images, path, svg);
	return image;
}

static const struct image *
add_svg(struct images *images, const char *path, const char *reference,
    struct pos pos, const char **reason)
{
	struct svg svg = { .reference = reference, .pos = pos };
	size_t length;
	char *bytes = file_read(images->arena, path, &length, reason);

	if (bytes == NULL)
		return NULL;
	if (length > SVG_BYTES_MAX) {
		*reason = "an SVG may have 20 MiB";
		return NULL;
	}
	svg.text = svg_clean(images->arena, bytes, length, &svg.length, reason);
	return svg.text != NULL ? add_drawing(images, path, &svg) : NULL;
}

/* What a shop or the setting epub-images made of a picture. */
static void
note_copy(struct images *images, const struct image *image,
    const struct shrink_limit *limit, const struct probe *probe)
{
	const struct probe copy = probe_file(image->source);

	if (copy.width != probe->width || copy.height != probe->height)
		diag(images->diags, DIAG_EPUB_IMAGE_SHRUNK, image->pos,
		    "%s: %u by %u pixels, now %u by %u%s%s", image->reference,
		    probe->width, probe->height, copy.width, copy.height,
		    images->limit_by != NULL ? ", for " : "",
		    images->limit_by != NULL ? images->limit_by : "");
	if (limit->is_always)
		profile_note(images->profiles, images->diags,
		    MEASURE_IMAGE_CMYK, image->pos, image->reference,
		    "packed as RGB");
}

/* A PNG or JPEG file within the limit as it is, else a smaller copy. */
static void
set_source(struct images *images, struct image *image, const char *path,
    enum image_kind kind)
{
	struct shrink_limit limit = images->limit;
	const struct probe probe = probe_file(path);
	const char *reason = NULL;

	image->source = path;
	if (kind != IMAGE_PNG && kind != IMAGE_JPEG)
		return;
	limit.is_always = probe.is_cmyk &&
	    profile_forbids(images->profiles, MEASURE_IMAGE_CMYK);
	path = shrink_file(images->arena, path, &probe, kind == IMAGE_JPEG,
	    &limit, &reason);
	if (reason != NULL)
		diag(images->diags, DIAG_EPUB_IMAGE_LARGE, image->pos, "%s: %s",
		    image->source, reason);
	if (path == NULL)
		return;
	image->source = path;
	image->is_temporary = true;
	note_copy(images, image, &limit, &probe);
}

static const struct image *
add_file(struct images *images, const char *path, const char *reference,
    struct pos pos, const char **reason)
{
	char head[HEAD_SIZE];
	size_t length = read_head(path, head, reason);
	enum image_kind kind = find_kind(head, length);
	struct image *image;

	if (length == 0)
		return NULL;
	if (kind == IMAGE_UNKNOWN) {
		*reason = "it is not PNG, JPEG, GIF, WebP or SVG";
		return NULL;
	}
	if (is_misnamed(path, kind))
		diag(images->diags, DIAG_EPUB_IMAGE_MISNAMED, pos, "%s: %s",
		    reference, kinds[kind].media_type);
	if (kind == IMAGE_SVG)
		return add_svg(images, path, reference, pos, reason);
	image = add_image(images, path, kind, reference, pos);
	image->origin = path;
	set_source(images, image, path, kind);
	return image;
}

const struct image *
images_add(struct images *images, const char *reference, struct pos pos)
{
	const char *reason = NULL;
	char *path = file_confine(images->arena, images->roots,
	    images->directory, reference, &reason);
	const struct image *image = NULL;
	void *known;

	if (path != NULL &&
	    g_hash_table_lookup_extended(images->by_source, path,
		/*orig_key*/ NULL, &known)) {
		image = known;
		reason = "it cannot be used";
	} else if (path != NULL) {
		image = add_file(images, path, reference, pos, &reason);
		g_hash_table_insert(images->by_source, path, (void *)image);
	}
	if (image == NULL)
		diag(images->diags, DIAG_EPUB_IMAGE_MISSING, pos, "%s: %s",
		    reference, reason);
	return image;
}

void
images_add_use(struct images *images, struct image_use use)
{
	g_array_append_val(images->uses, use);
}

struct image *
images_add_cover(struct images *images)
{
	struct image *image = add_image(images, "cover", IMAGE_PNG,
	    /*reference*/ NULL, POS_NONE);

	image->id = "cover-image";
	return image;
}

struct image *
images_add_cover_file(struct images *images, const char *reference,
    struct pos pos)
{
	const char *reason = NULL;
	char head[HEAD_SIZE];
	char *path = file_confine(images->arena, images->roots,
	    images->directory, reference, &reason);
	struct image *image;
	enum image_kind kind;

	if (path == NULL)
		return NULL;
	kind = find_kind(head, read_head(path, head, &reason));
	if (kind != IMAGE_PNG && kind != IMAGE_JPEG)
		return NULL;
	image = add_image(images, "cover", kind, reference, pos);
	image->id = "cover-image";
	image->origin = path;
	set_source(images, image, path, kind);
	g_hash_table_insert(images->by_source, path, image);
	return image;
}
