/* picture.c - the charts of the last drawing, for those who draw them again elsewhere. */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"

#include <stdio.h>

void picture_add(struct ui *ui, const struct chart *chart, const struct chart_result *result,
		 const struct figure *figure, const char *title)
{
	if (ui->picture_count < PICTURES_MAX && result->plot.w > 1 && result->plot.h > 1)
		ui->pictures[ui->picture_count++] =
			(struct ui_picture){ *chart, *result, figure, title };
}

size_t ui_pictures(const struct ui *ui, const struct ui_picture **pictures)
{
	*pictures = ui->pictures;
	return ui->picture_count;
}

struct rect ui_stage(const struct canvas *canvas)
{
	struct rect notes;
	return frame_layout(canvas, &notes);
}

const struct deck_step *ui_step(const struct ui *ui, const char **text)
{
	*text = ui->talk.text.text;
	return ui->talk.on ? &ui->talk.deck->steps[ui->talk.step] : NULL;
}

const char *ui_title(const struct ui *ui)
{
	return _(ui_views[ui->view].title);
}

const char *ui_view_id(const struct ui *ui)
{
	return ui_views[ui->view].id;
}

void ui_file_name(const struct ui *ui, char *text, size_t size)
{
	char day[16] = "", what[120];
	int date = dataset_date(ui->dataset);
	snprintf(what, sizeof what, "%s", ui_view_id(ui));
	if (ui->talk.on)
		snprintf(what, sizeof what, "%.80s-%zu", ui->talk.deck->id, ui->talk.step + 1);
	snprintf(text, size, "kasoku-%s%s%s.html", what, date ? "-" : "",
		 date ? date_format(day, date) : "");
}

static const struct {
	const char *unicode, *ascii, *words;
	enum role role;
} keys[] = {
	{ "●", "O", N_("fitted"), ROLE_RECORD },
	{ "○", "o", N_("not fitted"), ROLE_POINT },
	{ "◇", "x", N_("estimated"), ROLE_POINT },
	{ "?", "?", N_("doubtful"), ROLE_DOUBT },
	{ "▒", ":", N_("95 % confidence"), ROLE_CONFIDENCE },
	{ "░", ".", N_("95 % prediction"), ROLE_PREDICTION },
	{ "░", ".", N_("not supported by history"), ROLE_UNSUPPORTED },
	{ "◌", "c", N_("came later"), ROLE_DIM },
};
enum { KEYS = sizeof keys / sizeof *keys };

/* Which of the keys are seen on the chart. */
static void keys_seen(const struct chart *chart, bool seen[KEYS])
{
	for (size_t i = 0; i < KEYS; i++)
		seen[i] = false;
	for (size_t i = 0; i < chart->point_count; i++) {
		enum chart_marker marker = chart->points[i].marker;
		seen[marker == MARKER_LATER    ? KEYS - 1
		     : marker <= MARKER_DOUBT ? (int)marker
					      : MARKER_POINT] = true;
	}
	for (size_t i = 0; i < chart->band_count; i++)
		seen[chart->bands[i].role == ROLE_CONFIDENCE   ? 4
		     : chart->bands[i].role == ROLE_PREDICTION ? 5
							       : 6] = true;
}

void picture_legend(const struct chart *chart, bool beyond, enum charset charset, char *text,
		    size_t size)
{
	bool seen[KEYS], ascii = charset == CHARSET_ASCII;
	size_t length = 0;
	text[0] = '\0';
	keys_seen(chart, seen);
	for (size_t i = 0; i < KEYS; i++)
		if (seen[i] && length < size)
			length += (size_t)snprintf(text + length, size - length, "%s%s %s",
						   length ? "  " : "",
						   ascii ? keys[i].ascii : keys[i].unicode,
						   _(keys[i].words));
	if (beyond && length < size)
		snprintf(text + length, size - length, "  %s",
			 ascii ? _("- - line beyond the data") : _("┄ line beyond the data"));
}

void ui_picture_legend(const struct ui_picture *picture, struct canvas *canvas, struct rect area)
{
	bool seen[KEYS], ascii = canvas->charset == CHARSET_ASCII;
	int x = area.x, y = area.y;
	keys_seen(&picture->chart, seen);
	for (size_t i = 0; i < KEYS && picture->figure; i++) {
		const char *glyph = ascii ? keys[i].ascii : keys[i].unicode;
		int columns = canvas_columns(canvas, _(keys[i].words)) + 4;
		if (!seen[i])
			continue;
		if (x > area.x && x + columns > area.x + area.w) {
			x = area.x;
			y++;
		}
		if (y >= area.y + area.h)
			return;
		canvas_text(canvas, x, y, 1, keys[i].role, glyph);
		canvas_text(canvas, x + 2, y, area.x + area.w - x - 2, ROLE_DIM, _(keys[i].words));
		x += columns;
	}
}
