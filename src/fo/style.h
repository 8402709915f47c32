/*
 * Styles, interned: objects with the same attributes under the same inherited
 * values share one `struct fo_style`, so that almost all objects of a book
 * find theirs with one look-up.
 */
#ifndef FO_STYLE_H
#define FO_STYLE_H

#include "fo/fo.h"
#include "fo/prop_table.h"

struct styles;

/* One attribute: its name and value; the same pair is the same pointer. */
struct style_spec {
	const struct prop_name *name;
	const char *value;
	/* refers to more than the parent's style: not to be shared */
	bool is_contextual;
	bool is_reported; /* as a bad value */
};

/* Where the object stands that a style is for. */
struct style_place {
	const struct fo *fo;     /* its kind, parent and pos are set */
	const struct fo *column; /* the cell's fo:table-column, or NULL */
};

/* What was specified for an object: what fo->specified points to. */
struct fo_specified {
	struct styles *styles;
	const struct fo_style *parent;
	const struct fo_style *style;
	enum fo_kind kind;
	size_t count;
	struct style_spec *const *specs;
};

struct styles *styles_new(struct arena *arena, struct diags *diags);

/* The value of an object without parent and attributes. */
const struct fo_style *styles_initial(const struct styles *styles);

/* The same text is the same pointer. */
const char *styles_text(struct styles *styles, const char *text, size_t length);

struct style_spec *styles_spec(struct styles *styles,
    const struct prop_name *name, const char *value);

/*
 * The style of an object under `parent` (NULL for the root) with `count`
 * attributes, in the order in which they stand.
 */
const struct fo_specified *styles_find(struct styles *styles,
    const struct fo_style *parent, const struct style_place *place,
    struct style_spec *const *specs, size_t count);

/*
 * Where the copy of a marker for a place of this style is kept; see
 * fo_marker.c.  Copies are made while layout runs, by any of its threads:
 * lock around it and what is done to make one.
 */
struct fo **styles_marker(struct styles *styles, const struct fo *marker,
    const struct fo_style *style);
void styles_lock(struct styles *styles);
void styles_unlock(struct styles *styles);

/* prop.c: computes a style anew; all but `style` as above. */
void prop_compute(struct styles *styles, struct diags *diags,
    const struct fo_style *parent, const struct style_place *place,
    struct style_spec *const *specs, size_t count, struct fo_style *style);

/* prop.c: the initial values; `style` is filled. */
void prop_compute_initial(struct styles *styles, struct diags *diags,
    struct fo_style *style);

#endif
