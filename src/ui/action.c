/* action.c - the table itself, and from a key or a name to what it does here. */
#include "ui/actions.h"
#include "ui/keymap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
const struct ui_action ui_actions[] = {
#define X(function, name_, takes_, keys_, where_, hint, help_) \
	{ .name = name_, .takes = takes_, .keys = keys_, .where = where_, .help = help_ },
	ACTION_TABLE(X)
#undef X
};
const size_t ui_action_count = sizeof ui_actions / sizeof *ui_actions;

/* Beside each row of ui_actions. */
static const struct {
	void (*function)(struct ui *ui, const char *argument, int count);
	const char *hint;
} runs[] = {
#define X(function, name, takes, keys, where, hint, help) { function, hint },
	ACTION_TABLE(X)
#undef X
};
/* clang-format on */

enum { COUNT_SECONDS = 1, COUNT_MOST = 9999 };

static long action_find(const char *name)
{
	for (size_t i = 0; i < ui_action_count; i++)
		if (strcmp(ui_actions[i].name, name) == 0)
			return (long)i;
	return -1;
}

const char *action_hint(const char *name)
{
	long i = action_find(name);
	return i < 0 ? NULL : _(runs[i].hint);
}

const char *action_keys(const struct ui *ui, size_t index)
{
	return ui->keys ? ui->keys[index] : ui_actions[index].keys;
}

void action_first_key(const struct ui *ui, const char *name, char text[16])
{
	long i = action_find(name);
	const char *keys = i < 0 ? "" : action_keys(ui, (size_t)i);
	snprintf(text, 16, "%.*s", (int)strcspn(keys, " "), keys);
}

/* The day to stand on is moved in the what-if view as on charts. */
static bool moves_day(const char *name)
{
	return strncmp(name, "day-", 4) == 0 || strncmp(name, "year-", 5) == 0;
}

bool action_applies(struct ui *ui, const struct ui_action *action)
{
	if (strcmp(action->where, "everywhere") == 0)
		return true;
	if (strcmp(action->where, "deck") == 0)
		return talk_staged(ui);
	if (card_top(ui))
		return false;
	if (strcmp(action->where, "charts") == 0)
		return chart_focused(ui) || (whatif_focused(ui) && moves_day(action->name));
	if (strcmp(action->where, "lists") == 0)
		return pane_focused(ui)->kind == PANE_TABLE;
	return strcmp(action->where, ui_views[ui->view].id) == 0;
}

/* Whether the key of this event is one of the action's. */
static bool has_key(const struct ui *ui, size_t index, int key)
{
	const char *keys = ui->scripted ? ui_actions[index].keys : action_keys(ui, index);
	char name[16];
	while (keymap_next(&keys, name))
		if (key_by_name(name) == key)
			return true;
	return false;
}

static void refuse_place(struct ui *ui, const struct ui_action *action, const char *what)
{
	if (card_top(ui))
		refuse(ui, _("%s does nothing on a card; Esc closes it"), what);
	else if (strcmp(action->where, "deck") == 0)
		refuse(ui, _("%s does nothing here: it is for decks"), what);
	else if (strcmp(action->where, "charts") == 0)
		refuse(ui, _("%s does nothing here: it is for charts"), what);
	else if (strcmp(action->where, "lists") == 0)
		refuse(ui, _("%s does nothing here: it is for lists"), what);
	else
		refuse(ui, _("%s does nothing here: it is for the view %s"), what, action->where);
}

static void run(struct ui *ui, size_t index, const char *argument, int count)
{
	ui->answered = false;
	runs[index].function(ui, argument, count);
}

bool action_run(struct ui *ui, const char *name, const char *argument)
{
	long i = action_find(name);
	int count = 1;
	if (i < 0)
		return false;
	const struct ui_action *action = &ui_actions[i];
	if (!action_applies(ui, action)) {
		refuse_place(ui, action, name);
		return true;
	}
	if (*argument && !*action->takes) {
		refuse(ui, _("%s takes nothing behind it"), name);
		return true;
	}
	if (*argument && strcmp(action->takes, "COUNT") == 0) {
		char *end;
		long number = strtol(argument, &end, 10);
		if (*end || number < 1 || number > COUNT_MOST) {
			refuse(ui, _("%s takes a number from 1 to %d"), name, COUNT_MOST);
			return true;
		}
		count = (int)number;
	}
	run(ui, (size_t)i, argument, count);
	return true;
}

/* A count goes before a letter that moves; digits are views everywhere else, so they are only taken
 * for a count where there are rows or points to count. */
static bool counts_here(struct ui *ui)
{
	return !card_top(ui) && (ui->crosshair || pane_focused(ui)->kind == PANE_TABLE);
}

static bool is_end(size_t index)
{
	return strcmp(ui_actions[index].name, "first") == 0 ||
	       strcmp(ui_actions[index].name, "last") == 0;
}

/* A character that moves somewhere takes a count; arrows do not, so that they never surprise. */
static bool takes_count(const struct ui *ui, int key)
{
	for (size_t i = 0; key < KEY_FIRST_CODE && i < ui_action_count; i++)
		if ((strcmp(ui_actions[i].takes, "COUNT") == 0 || is_end(i)) && has_key(ui, i, key))
			return true;
	return false;
}

static bool is_digit(int key)
{
	return key >= '0' && key <= '9';
}

/* Takes digits for a count to come; returns true when that was all. */
static bool count_digit(struct ui *ui, int key)
{
	if (ui->count == 0 && (key == '0' || !counts_here(ui)))
		return false;
	if (ui->count == 0) {
		ui->count_view = ui->view;
		ui->count_zoomed = ui->zoomed[ui->view];
	}
	ui->count = ui->count * 10 + key - '0';
	ui->count = ui->count > COUNT_MOST ? COUNT_MOST : ui->count;
	ui->count_at = ui->seconds;
	return key == '0';
}

/* Who looks at the view that a digit has brought before going on meant the view, and no count. */
static bool count_is_old(const struct ui *ui)
{
	return ui->count && ui->seconds - ui->count_at > COUNT_SECONDS;
}

/* The digits turned out to be a count: back to the view they were typed in. */
static int count_take(struct ui *ui)
{
	int count = ui->count;
	ui->count = 0;
	ui->view = ui->count_view;
	ui->zoomed[ui->view] = ui->count_zoomed;
	return count;
}

static void count_hint(struct ui *ui)
{
	say(ui, _("%s %s keys that move now count %d in %s"), _(ui_views[ui->view].title), dot(ui),
	    ui->count, _(ui_views[ui->count_view].title));
}

/* The action that the key means here: one of a deck goes before one of the view itself, and that before
 * one of charts or lists.  Where it means nothing here `*elsewhere` is one that it means in another
 * place, or -1. */
static long action_for(struct ui *ui, int key, long *elsewhere)
{
	long found = -1;
	*elsewhere = -1;
	for (size_t i = 0; i < ui_action_count; i++) {
		const char *where = ui_actions[i].where;
		if (!has_key(ui, i, key))
			continue;
		if (strcmp(where, "deck") == 0 && action_applies(ui, &ui_actions[i]))
			return (long)i;
		if (!action_applies(ui, &ui_actions[i]))
			*elsewhere = strcmp(where, "deck") == 0 && *elsewhere >= 0 ? *elsewhere : (long)i;
		else if (found < 0 || view_find(where) >= 0)
			found = (long)i;
	}
	return found;
}

static void refuse_key(struct ui *ui, int key, long elsewhere)
{
	char name[16], help[16];
	key_name(key, name);
	action_first_key(ui, "help", help);
	if (elsewhere >= 0)
		refuse_place(ui, &ui_actions[elsewhere], name);
	else if (*help)
		refuse(ui, _("%s does nothing here; %s lists the keys"), name, help);
	else
		refuse(ui, _("%s does nothing here"), name);
}

void action_follow(struct ui *ui, int key)
{
	static const char *const names[] = { "close", "quit", "theme", "next-theme", "repaint", "suspend" };
	for (size_t i = 0; i < ui_action_count; i++) {
		if (!has_key(ui, i, key))
			continue;
		if (strcmp(ui_actions[i].name, "notes") == 0) {
			ui->talk.speaker = !ui->talk.speaker;
			return;
		}
		for (size_t n = 0; n < sizeof names / sizeof *names; n++)
			if (n < 2 && strcmp(ui_actions[i].name, names[n]) == 0)
				effect_set(ui, EFFECT_QUIT, "", "");
			else if (strcmp(ui_actions[i].name, names[n]) == 0)
				runs[i].function(ui, "", 1);
	}
}

void action_key(struct ui *ui, int key)
{
	char name[16], argument[2] = { 0 };
	long elsewhere;
	int count = 1;
	bool counted = false;
	if (count_is_old(ui))
		ui->count = 0;
	if (is_digit(key)) {
		bool done = count_digit(ui, key);
		argument[0] = (char)key;
		if (done) {
			count_hint(ui);
			return;
		}
	} else if (ui->count && takes_count(ui, key)) {
		count = count_take(ui);
		counted = true;
	} else {
		ui->count = 0;
	}
	long action = action_for(ui, key, &elsewhere);
	if (counted && action >= 0 && is_end((size_t)action)) {
		snprintf(name, sizeof name, "%d", count);
		action_run(ui, "last", name);
	} else if (action >= 0) {
		run(ui, (size_t)action, argument, count);
		if (ui->count && !ui->status.length)
			count_hint(ui);
	} else if (!ui->talk.on || card_top(ui)) {
		refuse_key(ui, key, elsewhere); /* a wrong key in front of people is nothing */
	}
}
