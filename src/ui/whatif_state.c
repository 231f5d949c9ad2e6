/* whatif_state.c - see whatif.h: opening, runs, moving levers, undo. */
#include "ui/view.h"

#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static struct whatif_options options_of(const struct ui *ui)
{
	const struct whatif_state *w = &ui->whatif;
	return (struct whatif_options){ .draws = WHATIF_DRAWS,
					.seed = 1,
					.until = WHATIF_UNTIL,
					.output = w->world.thresholds[w->threshold].output };
}

static void end_runs(struct whatif_state *w)
{
	if (w->begun) {
		whatif_end(&w->run);
		for (size_t i = 0; i < w->over_count; i++)
			whatif_end(&w->overs[i]);
	}
	if (w->base_begun)
		whatif_end(&w->base);
	w->begun = w->base_begun = false;
}

/* The month of work stands first in the reader's mind. */
size_t whatif_first_question(const struct whatif *world)
{
	for (size_t i = 0; i < world->threshold_count; i++)
		if (world->outputs[world->thresholds[i].output].kind == OUTPUT_HORIZON &&
		    world->thresholds[i].value > 10000 && world->thresholds[i].value < 10100)
			return i;
	return 0;
}

/* Puts "lever=value …" on the levers; what no longer exists or fits is left out. */
static void assign_words(struct scenario *scenario, const struct lever_list *levers,
			 const char *words)
{
	char word[120];
	for (int used; sscanf(words, "%119s%n", word, &used) == 1; words += used)
		scenario_assign(scenario, levers, word, NULL);
}

bool whatif_ready(struct ui *ui)
{
	struct whatif_state *w = &ui->whatif;
	struct err err = { 0 };
	if (w->open || w->trouble[0])
		return w->open;
	w->open = whatif_open(&w->world, ui->dataset, ui->as_of, &err);
	if (w->open && (w->world.levers.count == 0 || w->world.threshold_count == 0)) {
		err_set(&err, ERR_DATA, "%s", _("the data hold no levers"));
		w->open = false;
	}
	if (!w->open) {
		whatif_close(&w->world);
		snprintf(w->trouble, sizeof w->trouble, "%s", err.text);
		return false;
	}
	w->threshold = whatif_first_question(&w->world);
	scenario_base(&w->now);
	w->kept = w->now;
	if (w->draft[0]) {
		assign_words(&w->now, &w->world.levers, w->draft);
		w->drafted = scenario_changes(&w->now) > 0;
		w->draft[0] = '\0';
	}
	return true;
}

static void forget(struct whatif_state *w)
{
	if (w->open) {
		end_runs(w);
		whatif_close(&w->world);
	}
	w->open = w->shares_known = false;
	w->trouble[0] = '\0';
	w->over_count = 0;
	w->undo_count = w->undo_at = 0;
}

void whatif_free(struct ui *ui)
{
	forget(&ui->whatif);
	str_clear(&ui->whatif.held);
	str_clear(&ui->whatif.held_kept);
}

static void hold(struct str *words, const struct scenario *scenario,
		 const struct lever_list *levers)
{
	str_clear(words);
	str_init(words);
	scenario_spell(scenario, levers, words);
}

/* Puts what is held on the levers of the world that is open now. */
static void take_held(struct whatif_state *w, const struct scenario *names, size_t lever,
		      size_t threshold)
{
	memcpy(w->now.name, names->name, sizeof names->name);
	memcpy(w->now.title, names->title, sizeof names->title);
	memcpy(w->now.note, names->note, sizeof names->note);
	w->kept = w->now;
	assign_words(&w->now, &w->world.levers, w->held.text);
	assign_words(&w->kept, &w->world.levers, w->held_kept.text);
	w->lever = lever < w->world.levers.count ? lever : 0;
	w->threshold = threshold < w->world.threshold_count ? threshold : w->threshold;
	w->holds = false;
}

void whatif_renew(struct ui *ui)
{
	struct whatif_state *w = &ui->whatif;
	struct scenario names = w->now;
	size_t lever = w->lever, threshold = w->threshold;
	if (w->open) {
		hold(&w->held, &w->now, &w->world.levers);
		hold(&w->held_kept, &w->kept, &w->world.levers);
		w->holds = true;
	}
	forget(w);
	if (w->holds && whatif_ready(ui))
		take_held(w, &names, lever, threshold);
}

const struct whatif_run *ui_run(struct ui *ui)
{
	if (ui_views[ui->view].draw != whatif_draw || !whatif_ready(ui))
		return NULL;
	whatif_begin_runs(ui);
	return &ui->whatif.run;
}

void whatif_stop(struct ui *ui)
{
	end_runs(&ui->whatif);
}

void whatif_reset(struct ui *ui)
{
	struct whatif_state *w = &ui->whatif;
	if (w->open) {
		end_runs(w);
		scenario_base(&w->now);
		w->kept = w->now;
		w->threshold = whatif_first_question(&w->world);
	}
	w->over_count = w->undo_count = w->undo_at = 0;
	w->lever = w->top = w->answer_top = w->listed = w->list_top = 0;
	w->side = SIDE_DATES;
}

bool whatif_find(struct ui *ui, const char *text, int by)
{
	struct whatif_state *w = &ui->whatif;
	size_t count = whatif_ready(ui) ? w->world.levers.count : 0, at = w->lever;
	for (size_t tried = 0; tried < count; tried++) {
		at = (at + count + (size_t)by) % count;
		if (!text_holds(w->world.levers.items[at].title, text) &&
		    !text_holds(w->world.levers.items[at].id, text))
			continue;
		w->lever = at;
		ui->focus[ui->view] = 0;
		return true;
	}
	return false;
}

void whatif_begin_runs(struct ui *ui)
{
	struct whatif_state *w = &ui->whatif;
	struct whatif_options options = options_of(ui);
	struct scenario base;
	if (!whatif_ready(ui))
		return;
	if (w->base_begun && w->base.options.output != options.output)
		end_runs(w);
	if (!w->base_begun) {
		scenario_base(&base);
		whatif_begin(&w->base, &w->world, &base, &options);
		w->base_begun = true;
	}
	if (w->begun)
		return;
	whatif_begin(&w->run, &w->world, &w->now, &options);
	for (size_t i = 0; i < w->over_count; i++)
		whatif_begin(&w->overs[i], &w->world, &w->over[i], &options);
	w->begun = true;
}

/* The run that draws are made for next, NULL when all have theirs. */
static struct whatif_run *unfinished(struct whatif_state *w)
{
	if (w->run.done < w->run.options.draws)
		return &w->run;
	if (w->base.done < w->base.options.draws)
		return &w->base;
	for (size_t i = 0; i < w->over_count; i++)
		if (w->overs[i].done < w->overs[i].options.draws)
			return &w->overs[i];
	return NULL;
}

bool whatif_waits(const struct ui *ui)
{
	struct whatif_state *w = (struct whatif_state *)&ui->whatif; /* only looked at */
	if (w->shares_wanted && !w->shares_known && !w->trouble[0])
		return true;
	return w->begun && ui_views[ui->view].draw == whatif_draw && unfinished(w);
}

void whatif_frame(struct ui *ui)
{
	ui->whatif.shares_wanted = false;
}

static void make_shares(struct ui *ui)
{
	struct whatif_state *w = &ui->whatif;
	struct whatif_run run;
	struct scenario base;
	struct whatif_options options = options_of(ui);
	if (!whatif_ready(ui))
		return;
	options.until = w->world.drivers.anchor.year + 1;
	scenario_base(&base);
	whatif_begin(&run, &w->world, &base, &options);
	whatif_shares_now(&run, w->shares);
	whatif_end(&run);
	w->shares_known = true;
}

void whatif_work(struct ui *ui, size_t draws)
{
	if (!whatif_waits(ui))
		return;
	if (ui->whatif.shares_wanted && !ui->whatif.shares_known)
		make_shares(ui);
	else
		whatif_step(unfinished(&ui->whatif), draws);
}

bool whatif_overview_shares(struct ui *ui, struct whatif_share shares[ENGINE_DRIVERS])
{
	struct whatif_state *w = &ui->whatif;
	w->shares_wanted = true;
	if (w->shares_known)
		memcpy(shares, w->shares, sizeof w->shares);
	return w->shares_known;
}

/* -- changes -- */

void whatif_keep(struct ui *ui)
{
	struct whatif_state *w = &ui->whatif;
	if (w->undo_at == WHATIF_UNDO) {
		memmove(w->undo, w->undo + 1, (WHATIF_UNDO - 1) * sizeof *w->undo);
		w->undo_at--;
	}
	w->undo[w->undo_at++] = w->now;
	w->undo_count = w->undo_at;
}

void whatif_changed(struct ui *ui)
{
	struct whatif_state *w = &ui->whatif;
	struct str words;
	if (w->begun) {
		whatif_end(&w->run);
		for (size_t i = 0; i < w->over_count; i++)
			whatif_end(&w->overs[i]);
		w->begun = false;
	}
	str_init(&words);
	scenario_spell(&w->now, &w->world.levers, &words);
	if (ui->effect.kind == EFFECT_NONE && !ui->talk.safe)
		effect_set(ui, EFFECT_DRAFT, words.text, "");
	str_clear(&words);
}

bool whatif_undo_step(struct ui *ui, int by)
{
	struct whatif_state *w = &ui->whatif;
	if (by < 0 ? w->undo_at == 0 : w->undo_at == w->undo_count)
		return false;
	struct scenario *step = &w->undo[by < 0 ? w->undo_at - 1 : w->undo_at], old = *step;
	*step = w->now;
	w->now = old;
	w->undo_at = by < 0 ? w->undo_at - 1 : w->undo_at + 1;
	whatif_changed(ui);
	return true;
}

void whatif_take(struct ui *ui, const struct scenario *scenario)
{
	struct whatif_state *w = &ui->whatif;
	whatif_keep(ui);
	w->now = w->kept = *scenario;
	whatif_changed(ui);
}

void whatif_stage(struct ui *ui)
{
	if (!whatif_ready(ui))
		return;
	whatif_reset(ui);
	ui->whatif.drafted = false;
}

bool whatif_focused(struct ui *ui)
{
	return pane_focused(ui)->kind == PANE_WHATIF;
}

static void say_lever(struct ui *ui, const struct lever *lever, double value)
{
	char text[NUM_TEXT], base[NUM_TEXT];
	double percentile = lever_percentile(&ui->whatif.world.levers, lever, value);
	if (isnan(percentile))
		say(ui, _("%s %s (base %s), %s"), lever->title, lever_text(lever, value, text),
		    lever_text(lever, lever->base, base), lever_tier_title(lever->tier));
	else
		say(ui, _("%s %s (base %s), percentile %.0f, %s"), lever->title,
		    lever_text(lever, value, text), lever_text(lever, lever->base, base),
		    100 * percentile, lever_tier_title(lever->tier));
}

/* Where a lever that is at none starts: the next year, the next power of ten above what there is,
 * the published end nearest to us. */
static double first_setting(const struct whatif_state *w, const struct lever *lever)
{
	const struct drivers *drivers = &w->world.drivers;
	double first = lever->slider_high;
	if (strcmp(lever->unit, "year") == 0)
		first = ceil(drivers->anchor.year);
	else if (strcmp(lever->unit, "FLOP") == 0)
		first = pow(10, ceil(drivers->fits[FIT_RECORD].value));
	else if (strcmp(lever->unit, "USD") == 0)
		first = pow(10, ceil(drivers->anchor.spend));
	else if (!isnan(lever->low))
		first = lever->low;
	return isnan(first) ? lever->slider_high
			    : fmax(lever->slider_low, fmin(lever->slider_high, first));
}

void whatif_turn(struct ui *ui, int steps)
{
	struct whatif_state *w = &ui->whatif;
	struct err err = { 0 };
	if (ui->focus[ui->view] != 0) {
		refuse(ui, "%s", _("levers are turned in the left pane; Tab goes there"));
		return;
	}
	const struct lever *lever = &w->world.levers.items[w->lever];
	double from = scenario_value(&w->now, &w->world.levers, w->lever);
	double to =
		isinf(from) && from > 0 ? first_setting(w, lever) : lever_move(lever, from, steps);
	struct scenario next = w->now;
	if (!(to < from) && !(to > from)) {
		refuse(ui, steps < 0 ? _("%s goes no lower") : _("%s goes no higher"),
		       lever->title);
		return;
	}
	scenario_set(&next, &w->world.levers, w->lever, to);
	if (!scenario_possible(&next, &w->world.drivers, &w->world.levers, &err)) {
		refuse(ui, "%s", err.text);
		return;
	}
	whatif_keep(ui);
	w->now = next;
	whatif_changed(ui);
	say_lever(ui, lever, to);
}

size_t whatif_listed_count(const struct ui *ui)
{
	size_t count = 0;
	while (whatif_listed(ui, count) >= 0)
		count++;
	return count;
}

long whatif_listed(const struct ui *ui, size_t index)
{
	for (size_t i = 0; i < dataset_count(ui->dataset, TABLE_SCENARIOS); i++) {
		struct value state = dataset_get(ui->dataset, TABLE_SCENARIOS, i, "state");
		if (state.text && strcmp(state.text, "deleted") == 0)
			continue;
		if (index-- == 0)
			return (long)i;
	}
	return -1;
}

static size_t clamp(size_t at, long by, size_t count)
{
	long to = (long)at + by;
	return count == 0 ? 0 : to < 0 ? 0 : to >= (long)count ? count - 1 : (size_t)to;
}

static void move_answer(struct ui *ui, long by)
{
	struct whatif_state *w = &ui->whatif;
	size_t order[WHATIF_THRESHOLDS], count = whatif_order(ui, order), at = 0;
	while (at + 1 < count && order[at] != w->threshold)
		at++;
	size_t to = clamp(at, by, count);
	if (to == at) {
		refuse(ui,
		       by < 0 ? _("this is the first question") : _("this is the last question"));
		return;
	}
	w->threshold = order[to];
	whatif_begin_runs(ui);
}

void whatif_move(struct ui *ui, long by)
{
	struct whatif_state *w = &ui->whatif;
	if (!whatif_ready(ui)) {
		refuse(ui, "%s", w->trouble);
		return;
	}
	if (ui->focus[ui->view] == 0) {
		size_t to = clamp(w->lever, by, w->world.levers.count);
		if (to == w->lever)
			refuse(ui,
			       by < 0 ? _("this is the first lever") : _("this is the last lever"));
		w->lever = to;
	} else if (w->side == SIDE_SCENARIOS) {
		size_t to = clamp(w->listed, by, whatif_listed_count(ui));
		if (to == w->listed)
			refuse(ui, by < 0 ? _("this is the first row") : _("this is the last row"));
		w->listed = to;
	} else {
		move_answer(ui, by);
	}
}
