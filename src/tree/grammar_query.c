/* A grammar's highlight queries; see grammar_query.h. */
#include "tree/grammar_query.h"

#include <string.h>

#include <glib.h>

/* (#match? @a "…"), (#eq? @a "…"), (#eq? @a @b), (#any-of? @a "…" "…") */
struct predicate {
	uint32_t capture;
	bool is_negative;   /* #not-… */
	GRegex *pattern;    /* #match?, or NULL */
	GPtrArray *strings; /* one of them must be it, or NULL */
	uint32_t other;     /* the capture that must be equal */
	bool is_impossible; /* of a form that we don't know */
};

struct grammar_query {
	TSQuery *compiled;
	GArray **predicates; /* of each pattern, or NULL */
	int *tokens;         /* what each capture means; -1: nothing */
	bool is_first;       /* the first pattern of a node counts */
};

/* The longest row of the table that `name` begins with, up to a dot. */
static int
token_of_capture(const char *name, bool with_keys)
{
	static const struct {
		const char *capture;
		enum token token;
	} rows[] = {
#define TOKEN(name, role)
#define CAPTURE(capture, name) { capture, TOKEN_##name },
#include "tree/token.def"
#undef TOKEN
#undef CAPTURE
	};
	size_t longest = 0;
	int token = -1;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		size_t length = strlen(rows[i].capture);

		if (length <= longest ||
		    strncmp(name, rows[i].capture, length) != 0 ||
		    (name[length] != '\0' && name[length] != '.'))
			continue;
		longest = length;
		token = (int)rows[i].token;
	}
	return token == TOKEN_PROPERTY && !with_keys ? -1 : token;
}

static void
read_captures(struct grammar_query *query, bool with_keys)
{
	uint32_t count = ts_query_capture_count(query->compiled);

	query->tokens = g_new(int, count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t length;

		query->tokens[i] = token_of_capture(
		    ts_query_capture_name_for_id(query->compiled, i, &length),
		    with_keys);
	}
}

/* One predicate of a pattern: a name and what follows it, `count` steps. */
static struct predicate
read_predicate(const TSQuery *compiled, const TSQueryPredicateStep *steps,
    uint32_t count)
{
	uint32_t length;
	const char *name = ts_query_string_value_for_id(compiled,
	    steps[0].value_id, &length);
	bool is_negative = g_str_has_prefix(name, "not-");
	struct predicate predicate = { .is_negative = is_negative };

	if (is_negative)
		name += strlen("not-");
	if (count < 3 || steps[1].type != TSQueryPredicateStepTypeCapture) {
		predicate.is_impossible = true;
		return predicate;
	}
	predicate.capture = steps[1].value_id;
	if (steps[2].type == TSQueryPredicateStepTypeCapture) {
		predicate.other = steps[2].value_id;
		predicate.is_impossible = strcmp(name, "eq?") != 0;
	} else if (strcmp(name, "match?") == 0) {
		predicate.pattern =
		    g_regex_new(ts_query_string_value_for_id(compiled,
				    steps[2].value_id, &length),
			G_REGEX_OPTIMIZE, /*match_options*/ 0, /*error*/ NULL);
		predicate.is_impossible = predicate.pattern == NULL;
	} else if (strcmp(name, "eq?") == 0 || strcmp(name, "any-of?") == 0) {
		predicate.strings = g_ptr_array_new();
		for (uint32_t i = 2; i < count; i++)
			g_ptr_array_add(predicate.strings,
			    (gpointer)ts_query_string_value_for_id(compiled,
				steps[i].value_id, &length));
	} else {
		predicate.is_impossible = true;
	}
	return predicate;
}

/*
 * (#is? local) and (#is-not? local) ask for what only a table of the code's
 * variables could tell; they count as true, as they mostly are, and so do
 * (#set! …) and other directives.
 */
static bool
is_question(const TSQuery *compiled, const TSQueryPredicateStep *step)
{
	uint32_t length;
	const char *name = ts_query_string_value_for_id(compiled,
	    step->value_id, &length);

	return g_str_has_suffix(name, "?") && strcmp(name, "is?") != 0 &&
	    strcmp(name, "is-not?") != 0;
}

static GArray *
read_pattern(const TSQuery *compiled, uint32_t pattern)
{
	uint32_t count;
	const TSQueryPredicateStep *steps =
	    ts_query_predicates_for_pattern(compiled, pattern, &count);
	GArray *predicates = NULL;

	for (uint32_t from = 0, i = 0; i < count; i++) {
		if (steps[i].type != TSQueryPredicateStepTypeDone)
			continue;
		if (is_question(compiled, steps + from)) {
			struct predicate predicate = read_predicate(compiled,
			    steps + from, i - from);

			if (predicates == NULL)
				predicates = g_array_new(FALSE, FALSE,
				    sizeof(struct predicate));
			g_array_append_val(predicates, predicate);
		}
		from = i + 1;
	}
	return predicates;
}

/*
 * Captures that mean nothing to us are switched off: punctuation alone is half
 * of all matches.  Those that a predicate asks about must stay.
 */
static void
disable_idle(struct grammar_query *query, const bool *is_asked)
{
	uint32_t count = ts_query_capture_count(query->compiled), length;

	for (uint32_t i = 0; i < count; i++) {
		const char *name = ts_query_capture_name_for_id(query->compiled,
		    i, &length);

		if (query->tokens[i] < 0 && !is_asked[i])
			ts_query_disable_capture(query->compiled, name, length);
	}
}

static void
read_patterns(struct grammar_query *query)
{
	uint32_t count = ts_query_pattern_count(query->compiled);
	bool *is_asked = g_new0(bool, ts_query_capture_count(query->compiled));

	query->predicates = g_new0(GArray *, count);
	for (uint32_t i = 0; i < count; i++) {
		GArray *predicates = read_pattern(query->compiled, i);

		query->predicates[i] = predicates;
		for (guint j = 0; predicates != NULL && j < predicates->len;
		     j++) {
			const struct predicate *predicate =
			    &g_array_index(predicates, struct predicate, j);

			is_asked[predicate->capture] = true;
			is_asked[predicate->other] = true;
		}
	}
	disable_idle(query, is_asked);
	g_free(is_asked);
}

struct grammar_query *
grammar_query_new(const TSLanguage *language, const char *text,
    const char *const *words)
{
	uint32_t offset;
	TSQueryError error;
	TSQuery *compiled = ts_query_new(language, text, (uint32_t)strlen(text),
	    &offset, &error);
	struct grammar_query *query;

	if (compiled == NULL)
		return NULL;
	query = g_new0(struct grammar_query, 1);
	query->compiled = compiled;
	query->is_first = g_strv_contains(words, "first");
	read_captures(query, g_strv_contains(words, "keys"));
	read_patterns(query);
	return query;
}

const TSQuery *
grammar_query_compiled(const struct grammar_query *query)
{
	return query->compiled;
}

static const TSNode *
find_captured(const TSQueryMatch *match, uint32_t capture)
{
	for (uint16_t i = 0; i < match->capture_count; i++) {
		if (match->captures[i].index == capture)
			return &match->captures[i].node;
	}
	return NULL;
}

static bool
is_text(const TSNode *node, const char *text, const char *wanted,
    size_t wanted_length)
{
	uint32_t from = ts_node_start_byte(*node), to = ts_node_end_byte(*node);

	return to - from == wanted_length &&
	    memcmp(text + from, wanted, wanted_length) == 0;
}

static bool
holds(const struct predicate *predicate, const TSQueryMatch *match,
    const char *text)
{
	const TSNode *node = find_captured(match, predicate->capture), *other;
	uint32_t from;

	if (predicate->is_impossible)
		return predicate->is_negative;
	if (node == NULL)
		return true;
	from = ts_node_start_byte(*node);
	if (predicate->pattern != NULL)
		return g_regex_match_full(predicate->pattern, text + from,
		    (gssize)(ts_node_end_byte(*node) - from),
		    /*start*/ 0, /*options*/ 0, /*match*/ NULL, /*error*/ NULL);
	if (predicate->strings == NULL) {
		other = find_captured(match, predicate->other);
		if (other == NULL)
			return true;
		return is_text(node, text, text + ts_node_start_byte(*other),
		    ts_node_end_byte(*other) - ts_node_start_byte(*other));
	}
	for (guint i = 0; i < predicate->strings->len; i++) {
		const char *wanted = g_ptr_array_index(predicate->strings, i);

		if (is_text(node, text, wanted, strlen(wanted)))
			return true;
	}
	return false;
}

bool
grammar_query_accepts(const struct grammar_query *query,
    const TSQueryMatch *match, const char *text)
{
	const GArray *predicates = query->predicates[match->pattern_index];

	for (guint i = 0; predicates != NULL && i < predicates->len; i++) {
		const struct predicate *predicate = &g_array_index(predicates,
		    struct predicate, i);

		if (holds(predicate, match, text) == predicate->is_negative)
			return false;
	}
	return true;
}

uint32_t
grammar_query_rank(const struct grammar_query *query, const TSQueryMatch *match)
{
	return query->is_first ? UINT32_MAX - match->pattern_index
			       : match->pattern_index;
}

bool
grammar_query_means(const struct grammar_query *query, uint32_t capture,
    enum token *token)
{
	if (query->tokens[capture] < 0)
		return false;
	*token = (enum token)query->tokens[capture];
	return true;
}
