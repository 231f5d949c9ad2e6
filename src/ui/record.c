/* record.c - see record.h. */
#include "ui/actions.h"

#include <string.h>

enum { NAME_MOST = 60 };

void record_clear(struct record *record)
{
	deck_clear(&record->deck);
	record->on = false;
}

/* A name for a file: letters, digits, - and _; an ending .yaml may be there. */
static size_t name_length(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
	return name[length] == '\0' || strcmp(name + length, ".yaml") == 0 ? length : 0;
}

static void begin(struct ui *ui, const char *name)
{
	struct record *record = &ui->record;
	size_t length = name_length(name);
	if (length == 0 || length > NAME_MOST) {
		refuse(ui, "%s", *name ? _("a deck's name has letters, digits, - and _")
				       : _("which name shall the deck have? :record NAME"));
		return;
	}
	record_clear(record);
	struct arena *arena = &record->deck.arena;
	record->on = true;
	record->deck.id = arena_strndup(arena, name, length);
	record->deck.title.en = record->deck.id;
	record->deck.file = "";
	record->deck.steps = arena_array(arena, RECORD_STEPS, sizeof *record->deck.steps);
	char key[16];
	action_first_key(ui, "step", key);
	say(ui, _("recording %s: %s or :step TITLE keeps a screen, :record ends"), record->deck.id, key);
}

void act_record(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct record *record = &ui->record;
	if (!record->on) {
		begin(ui, argument);
		return;
	}
	record->on = false;
	if (record->deck.count)
		say(ui,
		    P_("%s has %zu step; :present %s tells it", "%s has %zu steps; :present %s tells it",
		       (unsigned long)record->deck.count),
		    record->deck.id, record->deck.count, record->deck.id);
	else
		say(ui, _("nothing was recorded of %s"), record->deck.id);
}

static const char *title_here(struct ui *ui)
{
	const struct series *series = chart_focused(ui) ? pane_series(ui, pane_focused(ui)) : NULL;
	return series ? series->title : _(ui_views[ui->view].title);
}

/* The sources of the figure that has the keyboard. */
static void cite(struct ui *ui, struct arena *arena, struct deck_step *step)
{
	const struct figure *figure = ui_figure(ui);
	if (!figure)
		return;
	step->cite = arena_array(arena, RECORD_CITES, sizeof *step->cite);
	for (size_t i = 0; i < figure->source_count && i < RECORD_CITES; i++)
		step->cite[step->cite_count++] = arena_strdup(arena, figure->sources[i]);
}

void act_step(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct record *record = &ui->record;
	struct arena *arena = &record->deck.arena;
	if (!record->on || record->deck.count == RECORD_STEPS) {
		refuse(ui, "%s", record->on ? _("a deck has at most 200 steps")
					    : _("nothing is being recorded; :record NAME begins"));
		return;
	}
	struct str words;
	struct deck_step *step = &record->deck.steps[record->deck.count++];
	const struct series *series = chart_focused(ui) ? pane_series(ui, pane_focused(ui)) : NULL;
	str_init(&words);
	place_write(ui, &words);
	*step = (struct deck_step){ .view = ui_views[ui->view].id, .keys = "", .series = "" };
	step->title.en = arena_strdup(arena, *argument ? argument : title_here(ui));
	step->series = series ? arena_strdup(arena, series->id) : "";
	step->state = arena_strdup(arena, words.text);
	str_clear(&words);
	cite(ui, arena, step);
	effect_set(ui, EFFECT_RECORD, record->deck.id, step->title.en);
}

const struct deck *ui_recorded(const struct ui *ui)
{
	return &ui->record.deck;
}
