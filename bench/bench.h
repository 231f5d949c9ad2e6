/* bench.h - tasks that our core and others are timed on; see bench.c. */
#ifndef KASOKU_BENCH_H
#define KASOKU_BENCH_H

#include <stddef.h>

enum { BENCH_POINTS = 250, BENCH_DRAWS = 10000 };

/* A trend with scatter, and outcomes whose chance falls with x: the data of all tasks but the
 * index. */
struct bench_data {
	double x[BENCH_POINTS], y[BENCH_POINTS], hit[BENCH_POINTS];
};

/* One thing to time; returns a figure that others get too, so that the work is seen to be the same.
 */
struct bench_task {
	const char *id; /* the name that peers use */
	const char *what;
	double target_ms; /* 0: none */
	double (*ours)(const struct bench_data *data);
	double (*plain)(const struct bench_data *data); /* portable code; NULL: there is one */
	double (*two)(const struct bench_data *data);   /* two threads; NULL: not divided */
	double (*gsl)(const struct bench_data *data);   /* NULL: GSL has nothing for it */
};
extern const struct bench_task bench_tasks[];
extern const size_t bench_task_count;

double gsl_slopes(const struct bench_data *data);
double gsl_logistic(const struct bench_data *data);
double gsl_line(const struct bench_data *data);
double gsl_bisquare(const struct bench_data *data);

#endif
