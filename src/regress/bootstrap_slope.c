/* bootstrap_slope.c - bootstraps of a straight line's slope from sums.
 *
 * Every point is a row x, y, xx, xy of a table, so a replicate of pairs is n rows added up: the
 * even draws in one sum, the odd in another.  Four replicates go side by side.  The portable code
 * and the AVX2 code draw the same pieces of the same streams and add in the same order, so they
 * give the same bytes. */
#include "regress/bootstrap.h"

#include "base/i18n.h"
#include "regress/bootstrap_plan.h"
#include "stats/parallel.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#if defined __x86_64__ && defined __GNUC__
#define HAVE_AVX2_PATH 1
#include <immintrin.h>
#else
#define HAVE_AVX2_PATH 0
#endif

enum { SIDE = 4 };
typedef double row4 __attribute__((vector_size(32), may_alias));
typedef double row2 __attribute__((vector_size(16), may_alias)); /* half a row */

/* Sums of the even and the odd draws of a replicate. */
struct sums {
	_Alignas(32) double even[4], odd[4];
};

struct slope {
	const struct bootstrap_plan *plan;
	size_t n;
	double *x, *y;      /* about their means, within -1 … 1 */
	long double xx, xy; /* sums of squares and products of those */
	double turn;        /* units of y over units of x */
	double *table;      /* n rows of 4 and one of zeros, aligned to 32 bytes */
	double *push;       /* wild: for four points each, what their 16 sets of signs add */
	bool fast;
	double *value;
};

/* ---- pairs ---- */

/* Piece number `j` of `bits` as a row of the table; the row of zeros past the end. */
static inline uint32_t row_of(uint64_t bits, uint32_t j, uint32_t rest, uint32_t n,
			      uint32_t threshold, struct bootstrap_spare *spare, uint64_t seed,
			      uint64_t replicate)
{
	uint32_t product = (uint32_t)(bits >> (16 * j) & 0xffff) * n;
	if (j >= rest)
		return n;
	if (__builtin_expect((product & 0xffff) < threshold, 0))
		return bootstrap_again(spare, seed, replicate, n);
	return product >> 16;
}

static void pairs_plain(const struct slope *slope, uint64_t first, struct sums sum[SIDE])
{
	uint32_t n = (uint32_t)slope->n, limit = 65536 % n;
	uint64_t seed = slope->plan->seed;
	const row2 *table = (const row2 *)slope->table;
	for (uint64_t side = 0; side < SIDE; side++) {
		struct bootstrap_spare spare = { .begun = false };
		struct stream stream;
		row2 a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
		stream_init(&stream, seed, first + side);
		for (uint32_t i = 0; i < n; i += 4) {
			uint64_t bits = stream_bits(&stream), own = first + side;
			const row2 *row =
				table + 2 * row_of(bits, 0, n - i, n, limit, &spare, seed, own);
			a += row[0], b += row[1];
			row = table + 2 * row_of(bits, 1, n - i, n, limit, &spare, seed, own);
			c += row[0], d += row[1];
			row = table + 2 * row_of(bits, 2, n - i, n, limit, &spare, seed, own);
			a += row[0], b += row[1];
			row = table + 2 * row_of(bits, 3, n - i, n, limit, &spare, seed, own);
			c += row[0], d += row[1];
		}
		sum[side] = (struct sums){ { a[0], a[1], b[0], b[1] }, { c[0], c[1], d[0], d[1] } };
	}
}

#if HAVE_AVX2_PATH
/* Draws again what was refused of the sixteen pieces drawn for points i … i + 3 of four replicates,
 * and points past the end to the row of zeros. */
static void repair(uint16_t *piece, uint32_t accepted, uint32_t i, const struct slope *slope,
		   uint64_t first, struct bootstrap_spare *spare)
{
	uint32_t n = (uint32_t)slope->n;
	for (uint32_t p = 0; p < 16; p++) {
		if (i + p % 4 >= n)
			piece[p] = (uint16_t)n;
		else if (!(accepted >> (2 * p) & 1))
			piece[p] = (uint16_t)bootstrap_again(&spare[p / 4], slope->plan->seed,
							     first + p / 4, n);
	}
}

__attribute__((target("avx2"))) static inline __m256i rotate(__m256i x, int k)
{
	return _mm256_or_si256(_mm256_slli_epi64(x, k), _mm256_srli_epi64(x, 64 - k));
}

/* The next number of four streams. */
__attribute__((target("avx2"))) static inline __m256i four_bits(__m256i s[4])
{
	__m256i result = _mm256_add_epi64(rotate(_mm256_add_epi64(s[0], s[3]), 23), s[0]);
	__m256i t = _mm256_slli_epi64(s[1], 17);
	s[2] = _mm256_xor_si256(s[2], s[0]);
	s[3] = _mm256_xor_si256(s[3], s[1]);
	s[1] = _mm256_xor_si256(s[1], s[2]);
	s[0] = _mm256_xor_si256(s[0], s[3]);
	s[2] = _mm256_xor_si256(s[2], t);
	s[3] = rotate(s[3], 45);
	return result;
}

__attribute__((target("avx2"))) static void begin_four(__m256i s[4], uint64_t seed, uint64_t first)
{
	struct stream stream[SIDE];
	for (uint64_t side = 0; side < SIDE; side++)
		stream_init(&stream[side], seed, first + side);
	for (int i = 0; i < 4; i++)
		s[i] = _mm256_set_epi64x(
			(long long)stream[3].state[i], (long long)stream[2].state[i],
			(long long)stream[1].state[i], (long long)stream[0].state[i]);
}

__attribute__((target("avx2"))) static void pairs_avx2(const struct slope *slope, uint64_t first,
						       struct sums sum[SIDE])
{
	uint32_t n = (uint32_t)slope->n;
	struct bootstrap_spare spare[SIDE] = { { .begun = false } };
	__m256i s[4], many = _mm256_set1_epi16((short)n),
		      threshold = _mm256_set1_epi16((short)(65536 % n));
	row4 a0 = { 0 }, a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
	const row4 *table = (const row4 *)slope->table;
	begin_four(s, slope->plan->seed, first);
	for (uint32_t i = 0; i < n; i += 4) {
		_Alignas(32) uint16_t piece[16];
		__m256i bits = four_bits(s), low = _mm256_mullo_epi16(bits, many);
		__m256i fine = _mm256_cmpeq_epi16(_mm256_max_epu16(low, threshold), low);
		uint32_t accepted = (uint32_t)_mm256_movemask_epi8(fine);
		_mm256_store_si256((__m256i *)piece, _mm256_mulhi_epu16(bits, many));
		if (accepted != UINT32_MAX || i + 4 > n)
			repair(piece, accepted, i, slope, first, spare);
		a0 += table[piece[0]], a1 += table[piece[1]], a0 += table[piece[2]],
			a1 += table[piece[3]];
		b0 += table[piece[4]], b1 += table[piece[5]], b0 += table[piece[6]],
			b1 += table[piece[7]];
		c0 += table[piece[8]], c1 += table[piece[9]], c0 += table[piece[10]],
			c1 += table[piece[11]];
		d0 += table[piece[12]], d1 += table[piece[13]], d0 += table[piece[14]],
			d1 += table[piece[15]];
	}
	*(row4 *)sum[0].even = a0, *(row4 *)sum[0].odd = a1, *(row4 *)sum[1].even = b0,
	       *(row4 *)sum[1].odd = b1;
	*(row4 *)sum[2].even = c0, *(row4 *)sum[2].odd = c1, *(row4 *)sum[3].even = d0,
	       *(row4 *)sum[3].odd = d1;
}

static bool have_avx2(void)
{
	return __builtin_cpu_supports("avx2");
}
#else
static bool have_avx2(void)
{
	return false;
}
#endif

/* The slope from sums of `count` moved points. */
static double slope_of(const struct slope *slope, double count, double x, double y, double xx,
		       double xy)
{
	double spread = xx - x * x / count;
	return spread > 1e-12 * count ? (xy - x * y / count) / spread * slope->turn : NAN;
}

static void draw_pairs(void *context, size_t from, size_t to)
{
	const struct slope *slope = context;
	struct sums sum[SIDE];
	for (size_t i = from; i < to; i += SIDE) {
#if HAVE_AVX2_PATH
		if (slope->fast)
			pairs_avx2(slope, i, sum);
		else
#endif
			pairs_plain(slope, i, sum);
		for (size_t side = 0; side < SIDE && i + side < to; side++) {
			const double *a = sum[side].even, *b = sum[side].odd;
			slope->value[i + side] = slope_of(slope, (double)slope->n, a[0] + b[0],
							  a[1] + b[1], a[2] + b[2], a[3] + b[3]);
		}
	}
}

/* ---- wild, and the rest ---- */

/* Signs are the bits that bootstrap_draw() would take, four at a time. */
static void draw_wild(void *context, size_t from, size_t to)
{
	const struct slope *slope = context;
	double own = (double)(slope->xy / slope->xx);
	size_t fours = (slope->n + 3) / 4;
	for (size_t i = from; i < to; i++) {
		struct stream stream;
		uint64_t bits = 0;
		double sum[2] = { 0, 0 };
		stream_init(&stream, slope->plan->seed, i);
		for (size_t k = 0; k < fours; k++) {
			bits = k % 16 ? bits >> 4 : stream_bits(&stream);
			sum[k % 2] += slope->push[16 * k + (bits & 15)];
		}
		slope->value[i] = (own + (sum[0] + sum[1])) * slope->turn;
	}
}

static bool drawn_slope(const struct resample *resample, const void *context, double *value)
{
	const struct slope *slope = context;
	double x = 0, y = 0, xx = 0, xy = 0;
	for (size_t i = 0; i < resample->n; i++) {
		double at = slope->x[resample->index[i]], to = slope->y[resample->index[i]];
		x += at;
		y += to;
		xx += at * at;
		xy += at * to;
	}
	*value = slope_of(slope, (double)resample->n, x, y, xx, xy);
	return isfinite(*value);
}

/* ---- making it ready ---- */

struct point {
	double x, y;
	size_t at;
};

static int by_x(const void *a, const void *b)
{
	const struct point *p = a, *q = b;
	return p->x != q->x ? (p->x > q->x) - (p->x < q->x) : (p->at > q->at) - (p->at < q->at);
}

static void in_order(struct slope *slope)
{
	struct point *point = mem_array(slope->n, sizeof *point);
	for (size_t i = 0; i < slope->n; i++)
		point[i] = (struct point){ slope->x[i], slope->y[i], i };
	qsort(point, slope->n, sizeof *point, by_x);
	for (size_t i = 0; i < slope->n; i++) {
		slope->x[i] = point[i].x;
		slope->y[i] = point[i].y;
	}
	free(point);
}

/* Copies `from` about its mean, divided by the largest distance, which is returned. */
static double centre(double *to, const double *from, size_t n)
{
	long double mean = 0, far = 0;
	for (size_t i = 0; i < n; i++)
		mean += from[i];
	mean /= (long double)n;
	for (size_t i = 0; i < n; i++)
		far = fmaxl(far, fabsl(from[i] - mean));
	for (size_t i = 0; i < n; i++)
		to[i] = far > 0 ? (double)((from[i] - mean) / far) : 0;
	return (double)far;
}

static bool make_ready(struct slope *slope, const double *x, const double *y, size_t n,
		       struct arena *arena, struct err *err)
{
	slope->n = n;
	for (size_t i = 0; i < n; i++)
		if (!isfinite(x[i]) || !isfinite(y[i]))
			return err_set(err, ERR_DATA, _("point %zu is not a finite number"), i + 1);
	slope->x = arena_array(arena, n, sizeof *slope->x);
	slope->y = arena_array(arena, n, sizeof *slope->y);
	double wide = centre(slope->x, x, n), high = centre(slope->y, y, n);
	if (!(wide > 8 * DBL_EPSILON * fabs(x[0])))
		return err_set(err, ERR_DATA,
			       _("all points have the same x: there is no line to fit"));
	slope->turn = (high > 0 ? high : 1) / wide;
	for (size_t i = 0; i < n; i++) {
		slope->xx += (long double)slope->x[i] * slope->x[i];
		slope->xy += (long double)slope->x[i] * slope->y[i];
	}
	if (!isfinite(slope->turn) || !isfinite(high) || !isfinite(wide))
		return err_set(err, ERR_DATA, _("the numbers are too large to fit"));
	return true;
}

static void make_table(struct slope *slope, struct arena *arena)
{
	char *bytes = arena_alloc(arena, (slope->n + 2) * sizeof(row4));
	slope->table = (double *)(void *)(bytes + (32 - (uintptr_t)bytes % 32) % 32);
	for (size_t i = 0; i < slope->n; i++) {
		double x = slope->x[i], y = slope->y[i];
		double *row = slope->table + 4 * i;
		row[0] = x, row[1] = y, row[2] = x * x, row[3] = x * y;
	}
}

/* By how much point i's residual pushes the slope, (x - mean) e / (1 - h) / sum (x - mean)^2: what
 * the wild bootstrap adds or takes, and what leaving out the point takes.  NaN when it alone fixes
 * the slope. */
static double *pushes(const struct slope *slope, struct arena *arena)
{
	double *push = arena_array(arena, slope->n, sizeof *push);
	for (size_t i = 0; i < slope->n; i++) {
		long double x = slope->x[i], e = slope->y[i] - slope->xy / slope->xx * x;
		long double rest = 1 - 1 / (long double)slope->n - x * x / slope->xx;
		push[i] = rest > 1e-9L ? (double)(x * e / rest / slope->xx) : NAN;
	}
	return push;
}

/* The table of draw_wild(); false when a point alone fixes the slope. */
static bool make_pushes(struct slope *slope, struct arena *arena, struct err *err)
{
	size_t n = slope->n, fours = (n + 3) / 4;
	double *push = pushes(slope, arena);
	slope->push = arena_array(arena, 16 * fours, sizeof *slope->push);
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(push[i]))
			return err_set(err, ERR_DATA,
				       _("point %zu alone fixes the slope: its residual says "
					 "nothing, so the wild bootstrap cannot be used"),
				       i + 1);
		for (size_t signs = 0; signs < 16; signs++)
			slope->push[i / 4 * 16 + signs] += signs >> i % 4 & 1 ? push[i] : -push[i];
	}
	return true;
}

static bool finish(struct bootstrap *bootstrap, struct slope *slope, struct arena *arena,
		   struct err *err)
{
	double *left_out = NULL;
	if (bootstrap->interval_kind == BOOTSTRAP_BCA) {
		left_out = pushes(slope, arena);
		for (size_t i = 0; i < slope->n; i++)
			left_out[i] = bootstrap->estimate - left_out[i] * slope->turn;
	}
	return bootstrap_finish(bootstrap, slope->value, left_out, slope->n, arena, err);
}

bool bootstrap_slope(struct bootstrap *bootstrap, const double *x, const double *y, size_t n,
		     const struct bootstrap_options *options, struct arena *arena, struct err *err)
{
	struct slope slope = { 0 };
	struct bootstrap_plan plan;
	bool pairs = options->kind == BOOTSTRAP_PAIRS && n <= BOOTSTRAP_PIECES,
	     wild = options->kind == BOOTSTRAP_WILD;
	if (!bootstrap_plan(&plan, bootstrap, n, options, arena, err) ||
	    !make_ready(&slope, x, y, n, arena, err))
		return false;
	if (options->kind == BOOTSTRAP_BLOCK || options->kind == BOOTSTRAP_STATIONARY)
		in_order(&slope);
	if (!pairs && !wild)
		return bootstrap_run(bootstrap, n, drawn_slope, &slope, options, arena, err);
	slope.plan = &plan;
	slope.fast = !options->plain && have_avx2();
	slope.value = arena_array(arena, options->replicates, sizeof *slope.value);
	bootstrap->estimate = (double)(slope.xy / slope.xx) * slope.turn;
	if (pairs)
		make_table(&slope, arena);
	else if (!make_pushes(&slope, arena, err))
		return false;
	parallel_ranges(options->threads, options->replicates, SIDE, pairs ? draw_pairs : draw_wild,
			&slope);
	return finish(bootstrap, &slope, arena, err);
}
