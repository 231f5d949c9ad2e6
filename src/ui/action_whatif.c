/* action_whatif.c - turning levers, scenarios, comparing, and the cards and sentences of the view.
 */
#include "ui/actions.h"

#include "base/num.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define UNUSED (void)argument, (void)count

void act_whatif(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	act_view(ui, "whatif", 1);
}

/* False, with a sentence, when there is no model to turn levers of. */
static bool ready(struct ui *ui)
{
	if (!whatif_ready(ui)) {
		refuse(ui, "%s", ui->whatif.trouble);
		return false;
	}
	whatif_begin_runs(ui);
	return true;
}

void act_coarse_down(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	if (ready(ui))
		whatif_turn(ui, -WHATIF_COARSE * count);
}

void act_coarse_up(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	if (ready(ui))
		whatif_turn(ui, WHATIF_COARSE * count);
}

void act_set(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct whatif_state *w = &ui->whatif;
	struct err err = { 0 };
	if (!ready(ui))
		return;
	struct scenario next = w->now;
	if (!*argument) {
		refuse(ui, "%s", _("set takes lever=value, such as stall-from=2027"));
		return;
	}
	if (!scenario_assign(&next, &w->world.levers, argument, &err) ||
	    !scenario_possible(&next, &w->world.drivers, &w->world.levers, &err)) {
		refuse(ui, "%s", err.text);
		return;
	}
	whatif_keep(ui);
	w->now = next;
	whatif_changed(ui);
	say(ui, "%s", argument);
}

void act_reset_lever(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct whatif_state *w = &ui->whatif;
	if (!ready(ui))
		return;
	if (!w->now.set[w->lever]) {
		refuse(ui, _("%s stands as in the base scenario"),
		       w->world.levers.items[w->lever].title);
		return;
	}
	whatif_keep(ui);
	w->now.set[w->lever] = false;
	whatif_changed(ui);
	say(ui, _("%s as in the base scenario"), w->world.levers.items[w->lever].title);
}

void act_reset_levers(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct scenario base;
	if (!ready(ui))
		return;
	if (scenario_changes(&ui->whatif.now) == 0) {
		refuse(ui, "%s", _("all levers stand as in the base scenario"));
		return;
	}
	scenario_base(&base);
	whatif_take(ui, &base);
	say(ui, "%s", _("all levers as in the base scenario; u takes it back"));
}

/* The levers that multiply the terms of the selected lever's driver go to zero, or back to one. */
void act_mute(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct whatif_state *w = &ui->whatif;
	const struct lever_list *levers = &w->world.levers;
	if (!ready(ui))
		return;
	enum lever_group group = levers->items[w->lever].group;
	struct scenario next = w->now;
	bool sounds = false;
	size_t found = 0;
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].group == group && levers->items[i].acts == LEVER_MULTIPLIES) {
			found++;
			sounds |= scenario_value(&w->now, levers, i) > 0;
		}
	if (found == 0) {
		refuse(ui,
		       _("%s is no driver; hardware, scale, algorithms and training can be muted"),
		       lever_group_title(group));
		return;
	}
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].group == group && levers->items[i].acts == LEVER_MULTIPLIES)
			scenario_set(&next, levers, i, sounds ? 0 : levers->items[i].base);
	whatif_keep(ui);
	w->now = next;
	whatif_changed(ui);
	say(ui, sounds ? _("%s stands still") : _("%s grows again"), lever_group_title(group));
}

void act_tornado(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct whatif_state *w = &ui->whatif;
	if (!ready(ui))
		return;
	w->side = w->side == SIDE_TORNADO ? SIDE_DATES : SIDE_TORNADO;
}

void act_scenarios(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct whatif_state *w = &ui->whatif;
	if (!ready(ui))
		return;
	w->side = w->side == SIDE_SCENARIOS ? SIDE_DATES : SIDE_SCENARIOS;
	ui->focus[ui->view] = w->side == SIDE_SCENARIOS ? 1 : 0;
	if (w->side == SIDE_SCENARIOS)
		say(ui, "%s",
		    _("Enter takes a scenario, d compares it, Delete throws yours away, S goes "
		      "back"));
}

/* The name of the scenario selected in the list, NULL when the list is not shown. */
static const char *listed_name(const struct ui *ui)
{
	long row = ui->whatif.side == SIDE_SCENARIOS ? whatif_listed(ui, ui->whatif.listed) : -1;
	return row < 0 ? NULL : dataset_value(ui->dataset, TABLE_SCENARIOS, (size_t)row, 0).text;
}

static bool find(struct ui *ui, const char *name, struct scenario *scenario)
{
	struct err err = { 0 };
	if (scenario_load(scenario, ui->dataset, &ui->whatif.world.levers, name, &err))
		return true;
	refuse(ui, "%s", err.text);
	return false;
}

void act_scenario(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct scenario scenario;
	struct str age;
	if (!ready(ui))
		return;
	const char *name = *argument ? argument : listed_name(ui);
	if (!name) {
		refuse(ui, "%s", _("which scenario? S lists them"));
		return;
	}
	if (!find(ui, name, &scenario))
		return;
	whatif_take(ui, &scenario);
	str_init(&age);
	scenario_age(&scenario, ui->dataset, &ui->whatif.world.levers, &age);
	say(ui, "%s: %s%s%s", scenario.name, _(scenario.title), age.length ? "; " : "", age.text);
	str_clear(&age);
}

void whatif_enter(struct ui *ui)
{
	if (ui->focus[ui->view] == 1 && ui->whatif.side == SIDE_SCENARIOS)
		act_scenario(ui, "", 1);
	else
		card_open(ui, whatif_card_explain(ui));
}

/* The scenario to overlay: the one named, the one selected in the list, what is on the levers. */
void act_compare(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct whatif_state *w = &ui->whatif;
	struct scenario scenario = w->now;
	if (!ready(ui))
		return;
	const char *name = *argument ? argument : listed_name(ui);
	if (name && !find(ui, name, &scenario))
		return;
	for (size_t i = 0; i < w->over_count; i++)
		if (scenario_same(&w->over[i], &scenario)) {
			whatif_changed(ui);
			memmove(&w->over[i], &w->over[i + 1],
				(w->over_count - i - 1) * sizeof *w->over);
			w->over_count--;
			say(ui, _("%s is compared no more"), scenario.name);
			return;
		}
	if (scenario_changes(&scenario) == 0)
		refuse(ui, "%s", _("the base is compared always; move a lever or name a scenario"));
	else if (w->over_count == WHATIF_OVERLAYS)
		refuse(ui,
		       _("%d are compared beside the base and the levers; d on one of them takes "
			 "it out"),
		       WHATIF_OVERLAYS);
	else {
		if (!name && !scenario_same(&w->now, &w->kept)) {
			struct str words;
			str_init(&words);
			scenario_spell(&scenario, &w->world.levers, &words);
			snprintf(scenario.name, sizeof scenario.name, "%.60s", words.text);
			str_clear(&words);
		}
		whatif_changed(ui);
		w->over[w->over_count++] = scenario;
		say(ui, _("%s is compared; the levers may move on"), scenario.name);
	}
}

static bool is_mine(const struct ui *ui, const char *name)
{
	long row = dataset_find(ui->dataset, TABLE_SCENARIOS, name);
	return row >= 0 && dataset_is_user(ui->dataset, TABLE_SCENARIOS, (size_t)row);
}

void act_save(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct whatif_state *w = &ui->whatif;
	struct err err = { 0 };
	char line[SCENARIO_NAME + 8];
	if (!ready(ui))
		return;
	if (!*argument) {
		snprintf(line, sizeof line, "save %s", is_mine(ui, w->now.name) ? w->now.name : "");
		prompt_open(&ui->prompt, ':', line);
		return;
	}
	if (!scenario_name_allowed(argument, &err)) {
		refuse(ui, "%s", err.text);
		return;
	}
	if (scenario_changes(&w->now) == 0) {
		refuse(ui, "%s", _("no lever is moved, so there is nothing to save"));
		return;
	}
	if (strcmp(w->now.title, w->now.name) == 0 || !is_mine(ui, argument))
		snprintf(w->now.title, sizeof w->now.title, "%.110s", argument);
	snprintf(w->now.name, sizeof w->now.name, "%.63s", argument);
	w->now.state = SCENARIO_SAVED;
	w->now.data_version = dataset_version(ui->dataset);
	w->now.data_date = dataset_date(ui->dataset);
	w->kept = w->now;
	effect_set(ui, EFFECT_SCENARIO, w->now.name, "save");
}

void act_note(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct whatif_state *w = &ui->whatif;
	if (!ready(ui))
		return;
	if (!is_mine(ui, w->now.name)) {
		refuse(ui, "%s", _("save the scenario first (s); then note it"));
		return;
	}
	snprintf(w->now.note, sizeof w->now.note, "%.230s", argument);
	w->kept = w->now;
	effect_set(ui, EFFECT_SCENARIO, w->now.name, "save");
}

void act_delete(struct ui *ui, const char *argument, int count)
{
	(void)count;
	if (!ready(ui))
		return;
	const char *name = *argument ? argument : listed_name(ui);
	if (!name) {
		refuse(ui, "%s", _("which scenario? S lists them"));
	} else if (!is_mine(ui, name)) {
		refuse(ui, _("%s is not one of yours"), name);
	} else {
		snprintf(ui->whatif.thrown, sizeof ui->whatif.thrown, "%s", name);
		effect_set(ui, EFFECT_SCENARIO, name, "delete");
	}
}

void act_restore(struct ui *ui, const char *argument, int count)
{
	(void)count;
	const char *name = *argument ? argument : ui->whatif.thrown;
	if (!*name)
		refuse(ui, "%s", _("nothing was thrown away"));
	else
		effect_set(ui, EFFECT_SCENARIO, name, "restore");
}

/* -- questions -- */

void act_output(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct whatif_state *w = &ui->whatif;
	struct err err = { 0 };
	size_t output;
	if (!ready(ui))
		return;
	if (!whatif_output_find(&w->world, argument, &output, &err)) {
		refuse(ui, "%s", err.text);
		return;
	}
	for (size_t i = 0; i < w->world.threshold_count; i++)
		if (w->world.thresholds[i].output == output) {
			w->threshold = i;
			whatif_begin_runs(ui);
			return;
		}
	const struct whatif_output *o = &w->world.outputs[output];
	whatif_stop(ui);
	w->threshold = whatif_threshold_add(&w->world, output,
					    o->kind == OUTPUT_SCORE ? 0.9 * o->curve->ceiling : 1);
	whatif_begin_runs(ui);
}

void act_threshold(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct whatif_state *w = &ui->whatif;
	double value;
	if (!ready(ui))
		return;
	size_t output = w->world.thresholds[w->threshold].output;
	if (!num_parse(argument, &value) || !(value > 0)) {
		refuse(ui, _("threshold takes a level of %s, a number in %s"),
		       w->world.outputs[output].title, w->world.outputs[output].unit);
		return;
	}
	whatif_stop(ui);
	w->threshold = whatif_threshold_add(&w->world, output, value);
	whatif_begin_runs(ui);
}

/* -- sentences and cards -- */

void whatif_readout(struct ui *ui, char *text, size_t size)
{
	struct whatif_state *w = &ui->whatif;
	char value[NUM_TEXT], words[100];
	struct whatif_date date;
	if (!w->open) {
		snprintf(text, size, "%s", w->trouble);
		return;
	}
	if (ui->focus[ui->view] == 0) {
		const struct lever *lever = &w->world.levers.items[w->lever];
		lever_text(lever, scenario_value(&w->now, &w->world.levers, w->lever), value);
		snprintf(text, size, "%s %s %s %s %s %s", lever->id, value,
			 lever->unit[0] == 'x' && lever->scale != LEVER_GROWTH ? "" : lever->unit,
			 dot(ui), lever_tier_title(lever->tier), "");
		size_t used = strlen(text);
		if (used < size)
			snprintf(text + used, size - used, "%s %s", dot(ui), lever->statement);
	} else if (w->side == SIDE_SCENARIOS) {
		const char *name = listed_name(ui);
		snprintf(text, size, _("%s %s Enter takes it, d compares it"), name ? name : "",
			 dot(ui));
	} else {
		whatif_begin_runs(ui);
		whatif_date(&w->run, w->threshold, &date);
		snprintf(text, size, "%s: %s", w->world.thresholds[w->threshold].label,
			 whatif_date_words(&w->run, &date, words, sizeof words));
		size_t used = strlen(text);
		if (used < size && !isnan(date.within) && isnan(date.met) && !date.unreachable)
			snprintf(text + used, size - used,
				 _(" %s by %.0f in %.0f %% of draws %s +-%.2f y"), dot(ui),
				 w->run.options.until, 100 * date.within, dot(ui), date.error);
	}
}

void whatif_speak(struct ui *ui, struct str *out)
{
	struct whatif_state *w = &ui->whatif;
	struct str settings;
	char words[100];
	if (!whatif_ready(ui)) {
		str_printf(out, "%s\n", w->trouble);
		return;
	}
	whatif_begin_runs(ui);
	str_init(&settings);
	scenario_spell(&w->now, &w->world.levers, &settings);
	str_printf(out, _("Scenario %s: %s.\n"), w->now.name,
		   settings.length ? settings.text : _("nothing is moved"));
	size_t order[WHATIF_THRESHOLDS], count = whatif_order(ui, order);
	for (size_t i = 0; i < count; i++) {
		struct whatif_date date;
		whatif_date(&w->run, order[i], &date);
		str_printf(out, _("%s: %s.\n"), w->world.thresholds[order[i]].label,
			   whatif_date_words(&w->run, &date, words, sizeof words));
	}
	const char *keys[WHATIF_SOURCES];
	speech_sources(out, keys, whatif_card_keys(ui, keys));
	str_add_char(out, '\n');
	str_clear(&settings);
}

size_t whatif_card_keys(struct ui *ui, const char *keys[WHATIF_SOURCES])
{
	struct whatif_state *w = &ui->whatif;
	if (ui->focus[ui->view] != 0)
		return whatif_sources(&w->run, keys);
	const struct lever *lever = &w->world.levers.items[w->lever];
	size_t count = 0;
	keys[count++] = lever->source;
	if (lever->fit && *lever->fit->source && strcmp(lever->fit->source, lever->source) != 0)
		keys[count++] = lever->fit->source;
	return count;
}

struct card *whatif_card_explain(struct ui *ui)
{
	struct whatif_state *w = &ui->whatif;
	struct str text;
	if (!ready(ui))
		return NULL;
	while (whatif_waits(ui))
		whatif_work(ui, WHATIF_DRAWS);
	bool lever = ui->focus[ui->view] == 0;
	const struct lever *at = &w->world.levers.items[w->lever];
	struct card *card = card_new("explain", lever ? at->title : _("How these dates were made"));
	str_init(&text);
	if (lever)
		lever_explain(&w->world, w->lever,
			      scenario_value(&w->now, &w->world.levers, w->lever), &text,
			      ui->charset);
	else
		whatif_explain(&w->run, &text, ui->charset);
	card_add(card, ROLE_TEXT, 0, text.text);
	const char *keys[WHATIF_SOURCES];
	size_t count = whatif_card_keys(ui, keys);
	card_cite(ui, card, keys, count);
	str_clear(&text);
	return card;
}

struct card *whatif_card_sources(struct ui *ui)
{
	const char *keys[WHATIF_SOURCES];
	if (!ready(ui))
		return NULL;
	size_t count = whatif_card_keys(ui, keys);
	return card_sources(ui, keys, count);
}
