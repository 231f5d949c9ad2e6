/* curve_references.h - points, curves through them, and what NIST certifies or R 4.2 computes. */
#ifndef KASOKU_TESTS_CURVE_REFERENCES_H
#define KASOKU_TESTS_CURVE_REFERENCES_H

#include "curves/curve.h"

#include <math.h>
#include <stdbool.h>

/* clang-format off */
static const double adsorption_x[] = { 77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0 };
static const double adsorption_y[] = { 10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78 };
static const double box_x[] = { 1, 2, 3, 5, 7, 10 }, box_y[] = { 109, 149, 149, 191, 213, 224 };
static const double filament_x[] = { 1.309, 1.471, 1.490, 1.565, 1.611, 1.680 };
static const double filament_y[] = { 2.138, 3.421, 3.597, 4.340, 4.882, 5.660 };
static const double pasture_x[] = { 9, 14, 21, 28, 42, 57, 63, 70, 79 };
static const double pasture_y[] = { 8.930, 10.800, 18.590, 22.330, 39.350, 56.110, 61.730, 64.620, 67.080 };
static const double onion_x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
static const double onion_y[] = { 16.08, 33.83, 65.80, 97.20, 191.55, 326.20, 386.87, 520.53, 590.03, 651.92, 724.93, 699.56, 689.96, 637.56, 717.41 };
/* R's DNase, run 1 (logarithm of conc), and Loblolly, seed 301. */
static const double assay_x[] = { -3.01944890257131, -3.01944890257131, -1.63315443905142, -1.63315443905142, -0.940007258491471, -0.940007258491471, -0.246860077931526, -0.246860077931526, 0.44628710262842, 0.44628710262842, 1.13943428318836, 1.13943428318836, 1.83258146374831, 1.83258146374831, 2.52572864430826, 2.52572864430826 };
static const double assay_y[] = { 0.017, 0.018, 0.121, 0.124, 0.206, 0.215, 0.377, 0.374, 0.614, 0.609, 1.019, 1.001, 1.334, 1.364, 1.73, 1.71 };
static const double pine_x[] = { 3, 5, 10, 15, 20, 25 }, pine_y[] = { 4.51, 10.89, 28.72, 41.74, 52.7, 60.92 };
static const double pine_weights[] = { 1, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6 };
/* METR's time horizons, Time Horizon 1.1 of May 2026: days since 1970, minutes. */
static const double horizon_days[] = { 17941, 18410, 19066, 19430, 19667, 19856, 19894, 19978, 20018, 20062, 20143, 20194, 20307, 20410, 20416, 20433, 20489 };
static const double horizon_y[] = { 0.053778, 0.144057, 0.599247, 3.987428, 4.044959, 6.991195, 11.395377, 20.326586, 20.522872, 38.831588, 60.388937, 119.732634, 203.012577, 224.325884, 292.994594, 352.249302, 718.80683 };
/* Records of MMLU, Epoch AI's benchmark data (CC BY 4.0). */
static const double mmlu_days[] = { 18844, 18969, 19066, 19430, 19894, 19990, 20018, 20047 };
static const double mmlu_y[] = { 0.257, 0.6, 0.7, 0.864, 0.865, 0.869, 0.873, 0.881 };

static const struct reference {
	const char *name;
	enum curve_kind kind;
	enum growth_scale scale;
	size_t n;
	const double *x, *y, *weights;
	bool days;                 /* x is in days: fitted in years */
	double floor;              /* of curves that have one; NaN: estimated */
	double origin;
	double estimate[CURVE_PARAMETERS], stderror[CURVE_PARAMETERS]; /* 0: not known */
	double rss, digits;
} references[] = {
	/* NIST StRD nonlinear, certified values */
	{ "Misra1a", CURVE_SATURATING, GROWTH_RAW, 14, adsorption_x, adsorption_y, NULL, false, 0, 0,
	  { 0, 2.3894212918e2, 5.5015643181e-4 }, { 0, 2.7070075241, 7.2668688436e-6 }, 1.2455138894e-1, 9 },
	{ "BoxBOD", CURVE_SATURATING, GROWTH_RAW, 6, box_x, box_y, NULL, false, 0, 0,
	  { 0, 2.1380940889e2, 5.4723748542e-1 }, { 0, 1.2354515176e1, 1.0455993237e-1 }, 1.1680088766e3, 9 },
	{ "DanWood", CURVE_POWER, GROWTH_RAW, 6, filament_x, filament_y, NULL, false, 0, 0,
	  { 7.6886226176e-1, 3.8604055871 }, { 1.8281973860e-2, 5.1726610913e-2 }, 4.3173084083e-3, 9 },
	{ "Rat42", CURVE_LOGISTIC, GROWTH_RAW, 9, pasture_x, pasture_y, NULL, false, 0, 0,
	  { 0, 7.2462237576e1, 6.7359200066e-2, 2.6180768402 / 6.7359200066e-2 },
	  { 0, 1.7340283401, 3.4465663377e-3 }, 8.0565229338, 9 },
	{ "Rat43", CURVE_RICHARDS, GROWTH_RAW, 15, onion_x, onion_y, NULL, false, 0, 0,
	  { 0, 6.9964151270e2, 7.5962938329e-1, 5.2771253025 / 7.5962938329e-1, 1.2792483859 },
	  { 0, 1.6302297817e1, 1.9566123451e-1, 0, 6.8761936385e-1 }, 8.7864049080e3, 9 },
	/* R 4.2 nls() run to its end, with analytic gradients where eight digits are asked */
	{ "DNase, logistic", CURVE_LOGISTIC, GROWTH_RAW, 16, assay_x, assay_y, NULL, false, 0, 0,
	  { 0, 2.34517929905, 0.96019539309, 1.48308932086 }, { 0, 0.0781538459566, 0.0297528660600, 0.0813531296477 },
	  0.00478956896995, 7 },
	{ "DNase, four parameters", CURVE_LOGISTIC, GROWTH_RAW, 16, assay_x, assay_y, NULL, false, (double)NAN, 0,
	  { -0.00789717436913, 2.37723886655435, 0.94110682027214, 1.50740292484226 },
	  { 0.0171997058731, 0.1095163213539, 0.0504803776834, 0.1020798314738 }, 0.00470725495816, 7 },
	{ "DNase, Gompertz", CURVE_GOMPERTZ, GROWTH_RAW, 16, assay_x, assay_y, NULL, false, 0, 0,
	  { 0, 4.603330354588, 0.333423857331, 2.460439616839 }, { 0, 0.6532075654597, 0.0307927300294, 0.4119877889584 },
	  0.00936163766771, 7 },
	{ "Loblolly", CURVE_SATURATING, GROWTH_RAW, 6, pine_x, pine_y, NULL, false, (double)NAN, 0,
	  { -9.0782276868699, 95.6669649762264, 0.0443171960208 }, { 1.05054061376289, 5.79573754271199, 0.00436369266546 },
	  1.1811834921, 7 },
	{ "Loblolly with weights", CURVE_SATURATING, GROWTH_RAW, 6, pine_x, pine_y, pine_weights, false, (double)NAN, 0,
	  { -8.4609216307106, 99.1480826193104, 0.0417610403202 }, { 0.99620808946223, 9.02927448047827, 0.00573088705717 },
	  0.61968330784, 7 },
	{ "METR, exponential", CURVE_EXPONENTIAL, GROWTH_RAW, 17, horizon_days, horizon_y, NULL, true, 0, 2024,
	  { -1.22944710338, 3.69420991620 }, { 0.897008801517, 0.445807396994 }, 29687.4305267, 7 },
	{ "METR, hyperbolic", CURVE_HYPERBOLIC, GROWTH_LOG, 17, horizon_days, horizon_y, NULL, true, 0, 2024,
	  { 9.86060815854, 5.88301205104, 2027.88357865026 }, { 1.731530275321, 0.743890032206, 0.436082587586 },
	  1.43180171947, 8 },
	{ "MMLU, logistic", CURVE_LOGISTIC, GROWTH_RAW, 8, mmlu_days, mmlu_y, NULL, true, 0, 2022,
	  { 0, 0.868650508624, 4.080828203036, 2021.782720522269 }, { 0, 0.0108518260760, 0.3861615470016, 0.0219782798457 },
	  0.00292259772549, 8 },
};
/* clang-format on */

#endif
