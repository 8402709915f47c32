/* What a PDF says about itself for PDF/UA and PDF/A.  Private to finish/. */
#ifndef FINISH_CONFORM_H
#define FINISH_CONFORM_H

#include "finish/finisher.h"

/* The document's facts, in the forms that XMP and the old dictionary share. */
struct conform_facts {
	const char *title, *author, *subject, *keywords;
	const char *creator, *producer;
	time_t time; /* of making */
};

/* The XMP packet with the claims (ISO 16684-1); the stream's number. */
size_t conform_metadata(struct finisher *f, const struct conform_facts *facts);

/* The output intent's array: sRGB (ISO 19005-2, 6.2.3). */
void conform_append_intents(struct finisher *f, GString *body);

#endif
