/* Profiles of shops; see profile.h. */
#include "epub/profile.h"

#include <string.h>

#include <glib.h>

enum profile {
#define PROFILE(name, word) PROFILE_##name,
#include "epub/profile.def"
	PROFILE__MAX,
};

enum unit { FACT, PIXELS, BYTES, LEVELS, CHARACTERS };
enum bound { LEAST, MOST, NEVER };
enum verdict { REFUSES, ADVISES };

static const char *const words[] = {
#define PROFILE(name, word) word,
#include "epub/profile.def"
};

static const struct {
	enum unit unit;
	const char *what, *remedy;
} measures[] = {
#define MEASURE(name, unit, what, remedy) { unit, what, remedy },
#include "epub/profile.def"
};

static const struct rule {
	enum profile profile;
	enum measure measure;
	enum bound bound;
	int64_t limit;
	enum verdict verdict;
	const char *source;
} rules[] = {
#define RULE(profile, measure, bound, limit, verdict, source) \
	{ PROFILE_##profile, MEASURE_##measure, bound, limit, verdict, source },
#include "epub/profile.def"
};

profile_set
profile_read(const char *setting)
{
	char **names = g_strsplit_set(setting != NULL ? setting : "", " ,", -1);
	profile_set set = 0;

	for (char **name = names; *name != NULL; name++) {
		for (unsigned i = 0; i < PROFILE__MAX; i++) {
			if (strcmp(words[i], *name) == 0)
				set |= 1u << i | 1u << PROFILE_GENERIC;
		}
	}
	g_strfreev(names);
	return set;
}

static bool
applies(const struct rule *rule, profile_set set, enum measure measure)
{
	return rule->measure == measure && (set >> rule->profile & 1) != 0;
}

int64_t
profile_most(profile_set set, enum measure measure, const char **by)
{
	int64_t least = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const struct rule *rule = &rules[i];

		if (applies(rule, set, measure) && rule->bound == MOST &&
		    (least == 0 || rule->limit < least)) {
			least = rule->limit;
			*by = words[rule->profile];
		}
	}
	return least;
}

bool
profile_forbids(profile_set set, enum measure measure)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		if (applies(&rules[i], set, measure) && rules[i].bound == NEVER)
			return true;
	}
	return false;
}

static bool
is_broken(const struct rule *rule, int64_t value)
{
	switch (rule->bound) {
	case LEAST:
		return value < rule->limit;
	case MOST:
		return value > rule->limit;
	case NEVER:
		return value != 0;
	}
	return false;
}

/* "2500 pixels", "1.3 MB" */
static char *
amount(enum unit unit, int64_t value)
{
	switch (unit) {
	case PIXELS:
		return g_strdup_printf("%" G_GINT64_FORMAT " pixels", value);
	case LEVELS:
		return g_strdup_printf("%" G_GINT64_FORMAT " levels", value);
	case CHARACTERS:
		return g_strdup_printf("%" G_GINT64_FORMAT " characters",
		    value);
	case BYTES:
		return value < 1000000
		    ? g_strdup_printf("%" G_GINT64_FORMAT " kB",
			  (value + 500) / 1000)
		    : g_strdup_printf("%.1f MB", (double)value / 1e6);
	case FACT:
		break;
	}
	return g_strdup("");
}

/* "kindle: the contents has 3 levels, 2 levels at most (…); show fewer" */
static void
report(const struct rule *rule, struct diags *diags, int64_t value,
    struct pos pos, const char *subject)
{
	const struct diag_hint hint = { .piece = subject };
	enum unit unit = measures[rule->measure].unit;
	enum diag_kind kind = rule->verdict == REFUSES ? DIAG_EPUB_SHOP_REFUSES
						       : DIAG_EPUB_SHOP_ADVISES;
	char *has = amount(unit, value), *limit = amount(unit, rule->limit);

	diag_hint(diags, kind, pos, &hint, "%s: %s%s%s%s%s%s%s%s (%s); %s",
	    words[rule->profile], subject != NULL ? subject : "",
	    subject != NULL ? ": " : "", measures[rule->measure].what,
	    unit == FACT ? "" : ": ", has, unit == FACT ? "" : ", ",
	    unit == FACT ? "" : limit,
	    unit == FACT               ? ""
		: rule->bound == LEAST ? " at least"
				       : " at most",
	    rule->source, measures[rule->measure].remedy);
	g_free(has);
	g_free(limit);
}

void
profile_check(profile_set set, struct diags *diags, enum measure measure,
    int64_t value, struct pos pos, const char *subject)
{
	profile_set refused = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const struct rule *rule = &rules[i];

		if (!applies(rule, set, measure) || !is_broken(rule, value) ||
		    (refused >> rule->profile & 1) != 0)
			continue;
		report(rule, diags, value, pos, subject);
		if (rule->verdict == REFUSES)
			refused |= 1u << rule->profile;
	}
}

void
profile_note(profile_set set, struct diags *diags, enum measure measure,
    struct pos pos, const char *subject, const char *done)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const struct rule *rule = &rules[i];

		if (applies(rule, set, measure) && rule->bound == NEVER)
			diag(diags, DIAG_EPUB_SHOP_SUITED, pos,
			    "%s: %s: %s (%s); %s", words[rule->profile],
			    subject, measures[measure].what, rule->source,
			    done);
	}
}
