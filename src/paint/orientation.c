/* Photos stand as the camera saw them; see orientation.h. */
#include "paint/orientation.h"

#include <stddef.h>

const double *
orientation_matrix(unsigned number)
{
	static const double matrices[][6] = {
		{ 1, 0, 0, 1, 0, 0 }, /* not noted */
		{ 1, 0, 0, 1, 0, 0 },
		{ -1, 0, 0, 1, 1, 0 },
		{ -1, 0, 0, -1, 1, 1 },
		{ 1, 0, 0, -1, 0, 1 },
		{ 0, 1, 1, 0, 0, 0 },
		{ 0, 1, -1, 0, 1, 0 },
		{ 0, -1, -1, 0, 1, 1 },
		{ 0, -1, 1, 0, 0, 1 },
	};

	return matrices[number < sizeof(matrices) / sizeof(*matrices) ? number
								      : 0];
}
