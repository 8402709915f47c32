/* The version of the program, as --version prints it. */
#ifndef VERSION_H
#define VERSION_H

#define QUOIN_VERSION "0.1.0"

#endif
