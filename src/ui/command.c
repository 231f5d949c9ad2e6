/* command.c - the command line: one action by name with its argument, and completing it. */
#include "ui/state.h"

#include "base/i18n.h"
#include "model/say.h"
#include "ui/keymap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Short names that fingers know. */
static const struct {
	const char *name, *action;
} aliases[] = {
	{ "q", "quit" },
	{ "h", "help" },
	{ "w", "write" },
};

static void refuse_unknown(struct ui *ui, const char *name)
{
	const char *nearest = keymap_nearest(name);
	char quoted[SAY_TEXT];
	say_quoted(quoted, name);
	if (nearest)
		refuse(ui, _("there is no command %s; did you mean %s?"), quoted, nearest);
	else
		refuse(ui, _("there is no command %s; : and Tab lists them"), quoted);
}

void command_run(struct ui *ui, const char *line)
{
	char name[PROMPT_TEXT];
	line += strspn(line, " ");
	size_t length = strcspn(line, " ");
	snprintf(name, sizeof name, "%.*s", (int)length, line);
	char argument[PROMPT_TEXT];
	snprintf(argument, sizeof argument, "%s", line + length + strspn(line + length, " "));
	for (size_t end = strlen(argument); end > 0 && argument[end - 1] == ' '; end--)
		argument[end - 1] = '\0';
	if (!*name)
		return;
	bool number = name[strspn(name, "0123456789")] == '\0';
	if (!number && !talk_allows(ui, name))
		return;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (strcmp(aliases[i].name, name) == 0)
			strcpy(name, aliases[i].action);
	/* A number is a row or a step, the name of a view is the view. */
	if (number) {
		action_run(ui, talk_staged(ui) ? "last-step" : "last", name);
		return;
	}
	if (view_find(name) >= 0 && !*argument) {
		if ((size_t)view_find(name) != ui->view)
			action_run(ui, "view", name);
		return;
	}
	if (!action_run(ui, name, argument))
		refuse_unknown(ui, name);
}

typedef void take_function(void *context, const char *word);

static void take_all(take_function *take, void *context, const char *const *words)
{
	for (; *words; words++)
		take(context, *words);
}

static void complete_column(struct ui *ui, take_function *take, void *context)
{
	struct pane *pane = pane_focused(ui);
	if (pane->kind != PANE_TABLE)
		return;
	grid_ready(ui, &pane->grid);
	for (size_t c = 0; c < pane->grid.column_count; c++)
		take(context, pane->grid.columns[c].title);
}

static void complete_scenario(struct ui *ui, take_function *take, void *context)
{
	long row;
	for (size_t i = 0; (row = whatif_listed(ui, i)) >= 0; i++)
		take(context, dataset_value(ui->dataset, TABLE_SCENARIOS, (size_t)row, 0).text);
}

static void complete_argument(struct ui *ui, const char *takes, take_function *take, void *context)
{
	static const char *const scales[] = { "linear", "log", "logit", NULL };
	static const char *const rules[] = { "all", "records", "top10", NULL };
	static const char *const things[] = { "value", "citation", "rows", "command", NULL };
	static const char *const dates[] = { "open", NULL };
	static const char *const everything[] = { "all", NULL };
	if (strcmp(takes, "VIEW") == 0)
		for (size_t i = 0; i < ui_views_count; i++)
			take(context, ui_views[i].id);
	else if (strcmp(takes, "SERIES") == 0)
		for (size_t i = 0; i < ui->series.count; i++)
			take(context, ui->series.items[i].id);
	else if (strcmp(takes, "THEME") == 0)
		for (size_t i = 0; i < ui->theme_count; i++)
			take(context, ui->themes[i]);
	else if (strcmp(takes, "COLUMN") == 0)
		complete_column(ui, take, context);
	else if (strcmp(takes, "MODEL") == 0)
		for (int i = 0; i < MODEL_COUNT; i++)
			take(context, model_name((enum model)i));
	else if (strcmp(takes, "SCALE") == 0)
		take_all(take, context, scales);
	else if (strcmp(takes, "RULE") == 0)
		take_all(take, context, rules);
	else if (strcmp(takes, "VERDICT") == 0) {
		take_all(take, context, everything);
		for (int v = 0; v < JUDGED_COUNT; v++)
			take(context, judgement_word((enum judgement)v));
	} else if (strcmp(takes, "DRIVER") == 0)
		take_all(take, context, claim_drivers);
	else if (strcmp(takes, "SECTION") == 0)
		take_all(take, context, claim_sections);
	else if (strcmp(takes, "WHAT") == 0)
		take_all(take, context, things);
	else if (strcmp(takes, "DATE") == 0)
		take_all(take, context, dates);
	else if (strcmp(takes, "NAME") == 0)
		complete_scenario(ui, take, context);
	else if (strcmp(takes, "OUTPUT") == 0)
		for (size_t i = 0; whatif_ready(ui) && i < ui->whatif.world.output_count; i++)
			take(context, ui->whatif.world.outputs[i].id);
	else if (strcmp(takes, "LEVER=VALUE") == 0)
		for (size_t i = 0; whatif_ready(ui) && i < ui->whatif.world.levers.count; i++)
			take(context, ui->whatif.world.levers.items[i].id);
	else if (strcmp(takes, "TABLE") == 0) {
		take(context, "points");
		for (int i = 0; i < TABLE_COUNT; i++)
			take(context, schema[i].name);
	}
}

void command_complete(struct ui *ui, const char *line, take_function *take, void *context)
{
	const char *space = strchr(line, ' ');
	if (!space) {
		for (size_t i = 0; i < ui_action_count; i++)
			if (action_applies(ui, &ui_actions[i]))
				take(context, ui_actions[i].name);
		for (size_t i = 0; i < ui_views_count; i++)
			take(context, ui_views[i].id);
		return;
	}
	for (size_t i = 0; i < ui_action_count; i++) {
		const char *name = ui_actions[i].name;
		if (strlen(name) == (size_t)(space - line) &&
		    strncmp(name, line, strlen(name)) == 0)
			complete_argument(ui, ui_actions[i].takes, take, context);
	}
}
