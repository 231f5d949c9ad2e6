/* vector.h - the same chart as shapes: lines that are lines and not dots in cells.
 *
 * The letters of a chart stay in cells, placed by chart_draw(); everything else within the plot is
 * drawn as SVG in the same places.  So a picture has one geometry in text and in vectors. */
#ifndef KASOKU_CHART_VECTOR_H
#define KASOKU_CHART_VECTOR_H

#include "chart/chart.h"
#include "draw/export.h"

/* Takes the shapes of a chart out of the cells that chart_draw() put them into, as `result` says, and
 * appends them to `under` as SVG elements; what was drawn over the chart later stays. */
void chart_vector(struct canvas *canvas, const struct chart *chart, const struct chart_result *result,
		  struct palette *palette, struct str *under);

#endif
