/*
 * Functions of property expressions that look at other objects (XSL 1.1,
 * 5.10.4), and those of lists.
 */
#include <string.h>

#include "fo/prop_build.h"

static bool
is_named(const char *text, size_t length, const char *name)
{
	return strlen(name) == length && memcmp(text, name, length) == 0;
}

/* A computed value as an operand. */
static bool
expr_from_value(const struct fo_value *value, struct expr *result)
{
	*result = (struct expr){ 0 };
	switch (value->type) {
	case FO_TYPE_KEYWORD:
		result->sort = EXPR_NAME;
		result->text = fo_keyword_name(value->keyword);
		result->length = strlen(result->text);
		return true;
	case FO_TYPE_LENGTH:
		result->sort = EXPR_LENGTH;
		result->pt = dimen_pt(value->length);
		result->percent = (double)value->percent;
		return true;
	case FO_TYPE_NUMBER:
		result->sort = EXPR_NUMBER;
		result->number = value->number;
		return true;
	case FO_TYPE_COLOR:
		result->sort = EXPR_COLOR;
		result->color = value->color;
		return true;
	case FO_TYPE_STRING:
		if (value->string == NULL)
			return false;
		result->sort = EXPR_STRING;
		result->text = value->string;
		result->length = strlen(result->text);
		return true;
	}
	return false;
}

/*
 * The property that a function is about: its argument, or the one that is
 * being computed.  FO_PROP__MAX if there is none of this name.
 */
static enum fo_prop
subject(const struct prop_build *build, const struct expr *arguments,
    size_t count)
{
	const struct prop_name *found;
	char name[64];

	if (count == 0)
		return build->current;
	/* 5.10.4 wants a name; FOP and documents for it have it quoted, too */
	if ((arguments[0].sort != EXPR_NAME &&
		arguments[0].sort != EXPR_STRING) ||
	    arguments[0].length >= sizeof(name))
		return FO_PROP__MAX;
	memcpy(name, arguments[0].text, arguments[0].length);
	name[arguments[0].length] = '\0';
	found = prop_name_find(name);
	if (found == NULL || found->count == 0)
		return FO_PROP__MAX;
	if (found->side != PROP_SIDE_NONE)
		return prop_on_side(build, found->props[0], found->side);
	/* of a compound its optimum: minimum, optimum, maximum */
	return found->props[found->count > 1 ? 1 : 0];
}

static bool
is_specified(const struct fo_specified *specified, enum fo_prop prop)
{
	for (size_t i = 0; i < specified->count; i++) {
		const struct prop_name *name = specified->specs[i]->name;

		for (unsigned k = 0; k < name->count; k++) {
			if (name->props[k] == prop)
				return true;
		}
	}
	return false;
}

/* Of the nearest ancestor that has the property; else the initial value. */
static const struct fo_value *
nearest_specified(const struct prop_build *build, enum fo_prop prop)
{
	const struct fo *fo = build->place->fo->parent;

	for (; fo != NULL; fo = fo->parent) {
		if (fo->specified != NULL && is_specified(fo->specified, prop))
			return &fo->style->value[prop];
	}
	return &styles_initial(build->styles)->value[prop];
}

static const struct fo_value *
inherited_value(const struct prop_build *build, enum fo_prop prop)
{
	if (prop_find(prop)->scope == PROP_INHERITED)
		return &build->parent->value[prop];
	return &styles_initial(build->styles)->value[prop];
}

/* The value that another object has for the subject; NULL if none. */
static const struct fo_value *
value_elsewhere(const struct prop_build *build, const char *name, size_t length,
    enum fo_prop prop)
{
	if (is_named(name, length, "from-parent"))
		return &build->parent->value[prop];
	if (is_named(name, length, "inherited-property-value"))
		return inherited_value(build, prop);
	if (is_named(name, length, "from-nearest-specified-value"))
		return nearest_specified(build, prop);
	if (is_named(name, length, "from-table-column") &&
	    build->place->column != NULL)
		return &build->place->column->style->value[prop];
	return NULL;
}

/*
 * 6.8.4: start-indent of the list-item plus provisional-distance-between-
 * starts; label-end() leaves the separation free before that and is counted
 * from the end of the reference area.
 */
static void
body_start(const struct prop_build *build, bool is_label_end,
    struct expr *result)
{
	const struct fo_value *values = build->parent->value;
	const struct fo_value *indent = &values[FO_PROP_LIST_ITEM_INDENT];
	const struct fo_value *distance =
	    &values[FO_PROP_PROVISIONAL_DISTANCE_BETWEEN_STARTS];
	const struct fo_value *separation =
	    &values[FO_PROP_PROVISIONAL_LABEL_SEPARATION];

	*result = (struct expr){
		.sort = EXPR_LENGTH,
		.pt = dimen_pt(indent->length + distance->length),
		.percent = (double)indent->percent + (double)distance->percent,
	};
	if (is_label_end) {
		result->pt = dimen_pt(separation->length) - result->pt;
		result->percent = 1 + (double)separation->percent -
		    result->percent;
	}
}

bool
prop_function_call(void *closure, const char *name, size_t length,
    const struct expr *arguments, size_t count, struct expr *result)
{
	const struct prop_build *build = closure;
	const struct fo_value *value;
	enum fo_prop prop;

	if (is_named(name, length, "body-start") ||
	    is_named(name, length, "label-end")) {
		body_start(build, /*is_label_end*/ name[0] == 'l', result);
		return count == 0;
	}
	prop = subject(build, arguments, count);
	if (prop == FO_PROP__MAX || prop_find(prop)->scope == PROP_OWN)
		return false;
	value = value_elsewhere(build, name, length, prop);
	return value != NULL && expr_from_value(value, result);
}
