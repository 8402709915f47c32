/*
 * The XSL-FO tree: formatting objects with computed properties (XSL 1.1).
 *
 * Kinds, properties and keywords are lines in fo_kind.def, fo_prop.def and
 * fo_keyword.def.  Every component of a compound property is a property of
 * its own here (space-before.optimum, keep-together.within-column), so all
 * values are scalars.
 *
 * A `struct fo_style` holds the computed value of every property.  Objects
 * with the same attributes under the same inherited values share one, so a
 * book has some hundreds of them and a look-up is one array access.
 * What differs from object to object and styles nothing (id, ref-id,
 * destinations, src, marker-class-name ...) is kept with the object: the
 * properties marked OWN in fo_prop.def, read with fo_own().
 */
#ifndef FO_FO_H
#define FO_FO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dimen.h"

struct element;

enum fo_kind {
	FO_TEXT, /* characters between tags */
#define KIND(id, name, level, content) FO_##id,
#include "fo/fo_kind.def"
#undef KIND
	FO__MAX,
};

/* Where objects of a kind stand: the column of fo_kind.def. */
enum fo_level {
	FO_LEVEL_OTHER,
	FO_LEVEL_INLINE,
	FO_LEVEL_POINT,
	FO_LEVEL_CONTENT
};

enum fo_prop {
#define PROP(id, name, values, scope, initial) FO_PROP_##id,
#include "fo/fo_prop.def"
#undef PROP
	FO_PROP__MAX,
};

enum fo_keyword {
	FO_KW_NONE_SET, /* the value is no keyword */
#define KEYWORD(id, name) FO_KW_##id,
#include "fo/fo_keyword.def"
#undef KEYWORD
	FO_KW__MAX,
};

enum fo_type {
	FO_TYPE_KEYWORD, /* keyword; colour, length ... also may be one */
	FO_TYPE_LENGTH,  /* length + percent of a base known to layout */
	FO_TYPE_NUMBER,  /* a number without unit; integers too */
	FO_TYPE_COLOR,
	FO_TYPE_STRING,
};

struct fo_value {
	enum fo_type type;
	enum fo_keyword keyword;
	union {
		struct {
			dimen length;
			float percent; /* 0.5 is 50 % */
			/*
			 * of proportional-column-width(); in LINE_HEIGHT the
			 * factor of the font size, if it was a factor
			 */
			float share;
		};
		double number;
		uint32_t color; /* 0xRRGGBBAA */
		const char *string;
	};
};

struct fo_style {
	struct fo_value value[FO_PROP__MAX];
};

struct fo {
	struct fo *parent, *first, *last, *previous, *next;
	enum fo_kind kind;
	unsigned serial; /* of the source's element: q:serial; 0: none */
	const struct fo_style *style;         /* FO_TEXT has its parent's */
	const struct fo_specified *specified; /* what `style` came from */
	const struct fo_own *own;             /* list of OWN properties */
	const char *text;    /* FO_TEXT: UTF-8, NUL-terminated */
	size_t length;       /* bytes in text */
	const char *foreign; /* INSTREAM_FOREIGN_OBJECT: its XML */
	struct pos pos;
	/*
	 * For layout, zero at first: what it has made of this object.  Layout
	 * writes here although it holds the tree const elsewhere.
	 */
	void *laid;
	/* of a tagged PDF (fo/structure.h); NULL and 0 where there is none */
	struct element *element;
	uint32_t order;
};

struct fo_own {
	const struct fo_own *next;
	enum fo_prop prop;
	const char *string;
};

/* The whole document. */
struct fo_document {
	struct fo *root;
	/* from q:info or XMP in fo:declarations; NULL where not given */
	const char *title, *author, *subject, *keywords, *lang, *identifier;
};

/*
 * The document with its computed properties; `xml` may be freed afterwards.
 * Unknown objects, properties and bad values give one message each and their
 * content or initial value.  NULL after a fatal message (no fo:root).
 * Everything lives in `arena`.
 */
struct _xmlDoc;
struct _xmlNode;
struct fo_document *fo_read(struct arena *arena, struct diags *diags,
    struct _xmlDoc *xml);

/*
 * The same of a document that is still being made, by the thread that makes
 * it.  fo_reader_new() reads the root; fo_reader_read(), a child of it, as
 * they follow one another, and in the end NULL, which says that it was the
 * last; each may be freed then, but not the document.  The objects are handed
 * over for fo_append(), chained by `next`, and the reader doesn't look at them
 * again: another thread may lay them out.  The document has its title and the
 * rest when its declarations are read, its language at the end.  `arena` is the
 * reader's alone.
 */
struct fo_reader;
struct fo_reader *fo_reader_new(struct arena *arena, struct diags *diags,
    const struct _xmlDoc *xml);
struct fo_document *fo_reader_document(const struct fo_reader *reader);
struct fo *fo_reader_read(struct fo_reader *reader,
    const struct _xmlNode *child);

/* Hangs the objects that a reader gave behind the last of the root. */
void fo_append(struct fo_document *document, struct fo *first);

/* Computed values.  Never NULL. */
static inline const struct fo_value *
fo_value(const struct fo *fo, enum fo_prop prop)
{
	return &fo->style->value[prop];
}

/* The keyword, or FO_KW_NONE_SET if the value is something else. */
static inline enum fo_keyword
fo_keyword(const struct fo *fo, enum fo_prop prop)
{
	return fo->style->value[prop].keyword;
}

static inline bool
fo_is(const struct fo *fo, enum fo_prop prop, enum fo_keyword keyword)
{
	return fo->style->value[prop].keyword == keyword;
}

/* A length, with its percentage taken of `base`; 0 for a keyword. */
static inline dimen
fo_length(const struct fo *fo, enum fo_prop prop, dimen base)
{
	const struct fo_value *value = &fo->style->value[prop];

	if (value->type != FO_TYPE_LENGTH)
		return 0;
	return value->length + dimen_share(base, (double)value->percent);
}

/* A number, or `otherwise` for a keyword. */
static inline double
fo_number(const struct fo *fo, enum fo_prop prop, double otherwise)
{
	const struct fo_value *value = &fo->style->value[prop];

	return value->type == FO_TYPE_NUMBER ? value->number : otherwise;
}

/* 0xRRGGBBAA; transparent (0) where the value is the keyword. */
static inline uint32_t
fo_color(const struct fo *fo, enum fo_prop prop)
{
	const struct fo_value *value = &fo->style->value[prop];

	return value->type == FO_TYPE_COLOR ? value->color : 0;
}

/* A string, or NULL. */
static inline const char *
fo_string(const struct fo *fo, enum fo_prop prop)
{
	const struct fo_value *value = &fo->style->value[prop];

	return value->type == FO_TYPE_STRING ? value->string : NULL;
}

/* An OWN property such as FO_PROP_ID; NULL if the object hasn't got it. */
const char *fo_own(const struct fo *fo, enum fo_prop prop);

const char *fo_kind_name(enum fo_kind kind); /* "block" */
enum fo_level fo_kind_level(enum fo_kind kind);
const char *fo_keyword_name(enum fo_keyword keyword);

/* Hangs `child`, which stands nowhere yet, behind the last of `parent`. */
void fo_add(struct fo *parent, struct fo *child);

/* The next object in document order inside `top`; NULL at the end. */
struct fo *fo_next(const struct fo *fo, const struct fo *top);

/*
 * A copy of the marker and what is in it, with the values that it inherits
 * where `retrieve` stands: its kind is FO_MARKER, its parent `retrieve`'s
 * parent.  Made once for a marker and a place's style.  It lives in `arena`,
 * which is to be the same in all calls and to live as long as the document.
 */
struct fo *fo_instantiate_marker(struct arena *arena, const struct fo *marker,
    const struct fo *retrieve);

#endif
