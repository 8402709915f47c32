/* The heap, for a program that builds large trees and then ends. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

/*
 * Has the main thread's heap grow in large steps, the first of them of huge
 * pages where the system has them: trees of a book touch some twenty thousand
 * small pages otherwise, and each costs a fault.  Memory that isn't touched
 * isn't taken.  To be called before all else; what the system refuses is left.
 */
void heap_prepare(void);

#endif
