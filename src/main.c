/* Starts the run; the exit status is the worst message. */
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "base/overheard.h"
#include "base/source_date.h"
#include "options.h"
#include "pipeline.h"

int
main(int argc, char **argv)
{
	struct options options;
	int status;

	/* file names and messages only: numbers never depend on the locale */
	setlocale(LC_CTYPE, "");
	overheard_install();
	source_date_take();
	if (options_read(&options, argc, argv, &status))
		status = pipeline_run(&options);
	fflush(NULL);
	/* no destructors: other threads may still be tidying up */
	_exit(status);
}
