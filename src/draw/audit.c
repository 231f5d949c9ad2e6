/* audit.c - what a theme should be and is not; see vision.h. */
#include "draw/vision.h"

#include "base/i18n.h"

/* What is drawn with a role: words, marks such as lines and points, bands that lie behind others, or
 * decoration that nothing hangs on. */
enum drawn { DRAWN_WORDS, DRAWN_MARKS, DRAWN_BANDS };

static enum drawn drawn_with(enum role role)
{
	switch (role) {
	case ROLE_RULE:
	case ROLE_AXIS:
	case ROLE_GRID:
	case ROLE_POINT:
	case ROLE_RECORD:
	case ROLE_DOUBT:
	case ROLE_ERRBAR:
	case ROLE_FIT:
	case ROLE_FORECAST:
	case ROLE_STEP:
	case ROLE_CURSOR:
	case ROLE_MARK:
	case ROLE_CAPABILITY:
	case ROLE_ALGORITHMS:
	case ROLE_HARDWARE:
	case ROLE_TRAINING: return DRAWN_MARKS;
	case ROLE_CONFIDENCE:
	case ROLE_PREDICTION:
	case ROLE_UNSUPPORTED: return DRAWN_BANDS;
	default: return DRAWN_WORDS;
	}
}

static const char *const depth_names[] = { [DEPTH_8] = N_("8 colours"),
					   [DEPTH_16] = N_("16 colours"),
					   [DEPTH_256] = N_("256 colours"),
					   [DEPTH_RGB] = N_("all colours") };

/* What the terminal shows of a colour; the theme's own where it is left to the terminal. */
static int32_t shown(const struct theme *theme, const struct style *style, bool ground,
		     enum colour_depth depth)
{
	int colour = style_colour(style, ground, depth);
	/* term leaves black and white to a terminal of few colours (ink.h) */
	bool left = !ground && depth < DEPTH_256 && style->bg == COLOUR_DEFAULT &&
		    (colour == 0 || colour == 7 || colour == 15);
	if (colour == COLOUR_DEFAULT || left)
		return ground ? theme->paper : theme->ink;
	return depth == DEPTH_RGB ? colour : theme_palette_colour(colour);
}

static size_t audit_contrast(const struct theme *theme, enum role role, enum role behind,
			     enum colour_depth depth, struct str *out)
{
	/* On a band lie lines and names of points; the words of limits stand at its side. */
	bool words = drawn_with(role) == DRAWN_WORDS && (behind == ROLE_TEXT || role == ROLE_LABEL);
	double least = words ? 4.5 : 3;
	const struct style *style = &theme->styles[role];
	int32_t front = shown(theme, style, false, depth);
	int32_t back = shown(theme, behind == ROLE_TEXT ? style : &theme->styles[behind], true, depth);
	double contrast = theme_contrast(front, back);
	if (contrast >= least)
		return 0;
	if (behind == ROLE_TEXT)
		str_printf(out, _("%s: the contrast of %s is %.1f, and %.1f is needed"),
			   _(depth_names[depth]), role_name(role), contrast, least);
	else
		str_printf(out, _("%s: the contrast of %s on %s is %.1f, and %.1f is needed"),
			   _(depth_names[depth]), role_name(role), role_name(behind), contrast, least);
	str_add_char(out, '\n');
	return 1;
}

/* Bands have a background from 256 colours on (look.h), and these lie on it. */
static size_t audit_bands(const struct theme *theme, enum colour_depth depth, struct str *out)
{
	static const enum role over[] = { ROLE_FIT, ROLE_FORECAST, ROLE_RECORD, ROLE_POINT, ROLE_LIMIT,
					  ROLE_LABEL, ROLE_CURSOR };
	static const enum role bands[] = { ROLE_CONFIDENCE, ROLE_PREDICTION, ROLE_UNSUPPORTED };
	size_t faults = 0;
	for (size_t b = 0; depth >= DEPTH_256 && b < sizeof bands / sizeof *bands; b++)
		for (size_t i = 0; i < sizeof over / sizeof *over; i++)
			faults += audit_contrast(theme, over[i], bands[b], depth, out);
	return faults;
}

static size_t audit_pair(const struct theme *theme, enum role a, enum role b, enum colour_depth depth,
			 struct str *out)
{
	int32_t x = shown(theme, &theme->styles[a], false, depth);
	int32_t y = shown(theme, &theme->styles[b], false, depth);
	int least = depth < DEPTH_256 ? VISION_APART_FEW : VISION_APART;
	size_t faults = 0;
	for (int v = 0; v < VISION_COUNT; v++) {
		double apart = vision_distance(x, y, (enum vision)v);
		if ((v != VISION_USUAL && !(theme->safe & 1u << v)) || apart >= least)
			continue;
		str_printf(out, _("%s, %s vision: %s and %s are %.1f apart, and %d is needed"),
			   _(depth_names[depth]), vision_name((enum vision)v), role_name(a), role_name(b),
			   apart, least);
		str_add_char(out, '\n');
		faults++;
	}
	return faults;
}

static size_t audit_series(const struct theme *theme, enum colour_depth depth, struct str *out)
{
	static const enum role series[] = { ROLE_CAPABILITY, ROLE_ALGORITHMS, ROLE_HARDWARE,
					    ROLE_TRAINING };
	size_t faults = 0;
	for (size_t a = 0; a < sizeof series / sizeof *series; a++)
		for (size_t b = a + 1; b < sizeof series / sizeof *series; b++)
			faults += audit_pair(theme, series[a], series[b], depth, out);
	return faults + audit_pair(theme, ROLE_FIT, ROLE_LIMIT, depth, out) +
	       audit_pair(theme, ROLE_FIT, ROLE_CURSOR, depth, out);
}

size_t vision_audit(const struct theme *theme, struct str *out)
{
	size_t faults = 0;
	if (theme_is_colourless(theme))
		return theme_contrast(theme->ink, theme->paper) < 4.5;
	for (enum colour_depth depth = DEPTH_8; depth <= DEPTH_RGB; depth++) {
		for (int role = 0; role < ROLE_COUNT; role++)
			if (drawn_with((enum role)role) != DRAWN_BANDS)
				faults += audit_contrast(theme, (enum role)role, ROLE_TEXT, depth, out);
		faults += audit_bands(theme, depth, out);
		faults += audit_series(theme, depth, out);
	}
	return faults;
}
