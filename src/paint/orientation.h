/* Photos stand as the camera saw them, not as it stored them. */
#ifndef PAINT_ORIENTATION_H
#define PAINT_ORIENTATION_H

/*
 * From the unit square of what a camera stored to that of what it saw, by the
 * orientation that it noted (Exif 2.32, 4.6.5.1): a b c d e f, y downwards.
 */
const double *orientation_matrix(unsigned number);

#endif
