/*
 * What libraries say on standard error about a foreign file that they work
 * on, as GLib's warnings, belongs into a message that names the file.  Where
 * one of them gives up (g_error: no memory, no threads), the program ends with
 * a fatal message, and removes its temporary files.
 */
#ifndef BASE_OVERHEARD_H
#define BASE_OVERHEARD_H

/* Once, before any thread is made. */
void overheard_install(void);

/*
 * From the one to the other, in this thread, nothing is printed; returns the
 * first that was said, a constant, or NULL.
 */
void overheard_begin(void);
const char *overheard_end(void);

#endif
