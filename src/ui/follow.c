/* follow.c - a screen as one line, and following such lines: the deck's words, a bar, those of the
 * place.  ui.h says what they are for. */
#include "ui/place_words.h"

#include "base/i18n.h"
#include "model/say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { WORD_MOST = 4200, PARTS = 10000, SECONDS_MOST = 1000000 };

static const struct {
	const char *word;
	enum talk_blank blank;
} blanks[] = { { "black", TALK_BLACK }, { "white", TALK_WHITE } };

static void add_place(struct str *out, const char *word, const struct talk_place *place)
{
	str_printf(out, "%s=%d,%d,%d ", word, place->pane, place->x, place->y);
}

static void add_talk(struct ui *ui, struct str *out)
{
	const struct talk *talk = &ui->talk;
	str_add(out, "deck=");
	place_add_word(out, talk->deck->file);
	str_printf(out, " step=%zu ", talk->step + 1);
	if (isfinite(talk->as_of))
		str_printf(out, "day=%d ", (int)talk->as_of);
	str_add(out, talk->on ? "on " : "");
	str_add(out, talk->title ? "title " : "");
	str_add(out, talk_whatif(ui) ? "moved " : "");
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (talk->on && blanks[i].blank == talk->blank)
			str_printf(out, "%s ", blanks[i].word);
	if (talk->index)
		str_printf(out, "index=%zu ", talk->chosen + 1);
	if (talk->lit)
		add_place(out, "spot", &talk->spot);
	for (size_t i = 0; i < talk->mark_count; i++)
		add_place(out, "mark", &talk->marks[i]);
}

void ui_line(struct ui *ui, bool clock, struct str *out)
{
	const struct talk *talk = &ui->talk;
	bool deck = talk->deck && talk->safe;
	if (deck && clock && ui->seconds >= 0)
		str_printf(out, "clock=%d,%d ", talk_elapsed(ui), talk_in_step(ui));
	if (deck)
		add_talk(ui, out);
	str_add(out, "| ");
	place_write(ui, out);
}

/* The next word before the bar; false at the bar or the end. */
static bool next_word(const char **line, char word[WORD_MOST])
{
	*line += strspn(*line, " ");
	size_t length = strcspn(*line, " ");
	if (length == 0 || **line == '|' || length >= WORD_MOST)
		return false;
	memcpy(word, *line, length);
	word[length] = '\0';
	*line += length;
	return true;
}

bool ui_line_deck(const char *line, struct str *file)
{
	char word[WORD_MOST];
	str_reset(file);
	while (next_word(&line, word))
		if (strncmp(word, "deck=", 5) == 0 && place_plain(word + 5))
			str_add(file, word + 5);
	return file->length > 0;
}

static bool read_place(const char *value, struct talk_place *place)
{
	long n[3];
	if (!place_numbers(value, n, 3) || n[0] >= PANES_MAX || n[1] < 0 || n[1] > PARTS || n[2] < 0 ||
	    n[2] > PARTS)
		return false;
	*place = (struct talk_place){ (int)n[0], (int)n[1], (int)n[2] };
	return true;
}

static bool read_step(struct talk *talk, const char *value, size_t *step)
{
	long number;
	if (!talk->deck || !place_numbers(value, &number, 1) || number < 1 || number > (long)talk->deck->count)
		return false;
	*step = (size_t)number - 1;
	return true;
}

static bool read_day(struct talk *talk, const char *value)
{
	long day;
	bool good = place_numbers(value, &day, 1);
	talk->as_of = good ? (double)day : (double)INFINITY;
	return good;
}

static bool read_clock(struct ui *ui, const char *value)
{
	struct talk *talk = &ui->talk;
	long n[2];
	if (!place_numbers(value, n, 2) || n[0] < 0 || n[1] < 0 || n[0] > SECONDS_MOST || n[1] > SECONDS_MOST)
		return false;
	memset(talk->spent, 0, sizeof talk->spent);
	talk->start = ui->seconds - n[0];
	talk->since = ui->seconds - n[1];
	return true;
}

static bool read_word(struct ui *ui, char *word)
{
	struct talk *talk = &ui->talk;
	char *value = strchr(word, '=');
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (strcmp(word, blanks[i].word) == 0) {
			talk->blank = blanks[i].blank;
			return true;
		}
	if (strcmp(word, "on") == 0)
		return talk->on = talk->deck != NULL;
	if (strcmp(word, "title") == 0)
		return talk->title = true;
	if (strcmp(word, "moved") == 0)
		return talk->moved = true;
	if (!value)
		return false;
	*value++ = '\0';
	if (strcmp(word, "deck") == 0)
		return place_plain(value);
	if (strcmp(word, "day") == 0)
		return read_day(talk, value);
	if (strcmp(word, "step") == 0)
		return read_step(talk, value, &talk->step);
	if (strcmp(word, "index") == 0)
		return talk->index = read_step(talk, value, &talk->chosen);
	if (strcmp(word, "spot") == 0)
		return talk->lit = read_place(value, &talk->spot);
	if (strcmp(word, "mark") == 0 && talk->mark_count < TALK_MARKS)
		return read_place(value, &talk->marks[talk->mark_count++]);
	return strcmp(word, "clock") == 0 && read_clock(ui, value);
}

bool ui_follow(struct ui *ui, const char *line, const struct deck *deck, struct err *err)
{
	struct talk *talk = &ui->talk;
	char word[WORD_MOST], quoted[SAY_TEXT];
	talk->deck = deck;
	talk->safe = deck != NULL;
	talk->on = talk->title = talk->index = talk->lit = talk->moved = false;
	talk->blank = TALK_SHOWN;
	talk->mark_count = talk->step = 0;
	talk->as_of = (double)INFINITY;
	err_clear(err);
	while (next_word(&line, word))
		if (!read_word(ui, word))
			return err_set(err, ERR_INPUT, _("this is not what a presenter says: %s"),
				       say_quoted(quoted, word));
	if (*line != '|')
		return err_set(err, ERR_INPUT, _("this is not what a presenter says: %s"),
			       say_quoted(quoted, line));
	if (!place_read(ui, line + 1, err))
		return false;
	talk->made = ui->whatif.now;
	talk->cards = ui->card_count;
	talk->crosshair = ui->crosshair;
	talk_data(ui);
	return true;
}
