/* scenario.c - see scenario.h. */
#include "drivers/scenario.h"

#include "base/date.h"
#include "base/i18n.h"
#include "model/say.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const state_words[] = { "preset", "saved", "draft", "deleted" };

void scenario_base(struct scenario *scenario)
{
	*scenario = (struct scenario){ .name = "base", .state = SCENARIO_PRESET };
	snprintf(scenario->title, sizeof scenario->title, "%s", _("The drivers go on as they did"));
}

static bool refuse_name(const struct dataset *dataset, const char *name, struct err *err)
{
	struct say_nearest nearest = { .wanted = name };
	struct str all;
	char quoted[SAY_TEXT];
	str_init(&all);
	str_add(&all, "base");
	for (size_t i = 0; i < dataset_count(dataset, TABLE_SCENARIOS); i++) {
		const char *id = dataset_value(dataset, TABLE_SCENARIOS, i, 0).text;
		struct value state = dataset_get(dataset, TABLE_SCENARIOS, i, "state");
		if (state.text && strcmp(state.text, "deleted") == 0)
			continue;
		say_nearest_try(&nearest, id);
		str_printf(&all, ", %s", id);
	}
	say_quoted(quoted, name);
	if (nearest.best)
		err_set(err, ERR_USAGE, _("there is no scenario %s; did you mean %s?"), quoted,
			nearest.best);
	else
		err_set(err, ERR_USAGE, _("there is no scenario %s; there are: %s"), quoted,
			all.text);
	str_clear(&all);
	return false;
}

static void copy(char *to, size_t size, struct value value)
{
	snprintf(to, size, "%s", value.text ? value.text : "");
}

static void load_settings(struct scenario *scenario, const struct dataset *dataset,
			  const struct lever_list *levers)
{
	for (size_t i = 0; i < dataset_count(dataset, TABLE_SETTINGS); i++) {
		struct value of = dataset_get(dataset, TABLE_SETTINGS, i, "scenario");
		struct value id = dataset_get(dataset, TABLE_SETTINGS, i, "lever");
		double value = dataset_get(dataset, TABLE_SETTINGS, i, "value").number;
		long lever = id.text ? lever_find(levers, id.text) : -1;
		if (lever < 0 || !of.text || strcmp(of.text, scenario->name) != 0)
			continue;
		value = isnan(value) ? (double)INFINITY : value;
		if (lever_allows(&levers->items[lever], value, NULL))
			scenario_set(scenario, levers, (size_t)lever, value);
	}
}

bool scenario_load(struct scenario *scenario, const struct dataset *dataset,
		   const struct lever_list *levers, const char *name, struct err *err)
{
	scenario_base(scenario);
	if (strcmp(name, "base") == 0)
		return true;
	long row = dataset_find(dataset, TABLE_SCENARIOS, name);
	if (row < 0 || strlen(name) >= SCENARIO_NAME)
		return refuse_name(dataset, name, err);
	struct value state = dataset_get(dataset, TABLE_SCENARIOS, (size_t)row, "state");
	double version = dataset_get(dataset, TABLE_SCENARIOS, (size_t)row, "data_version").number;
	double date = dataset_get(dataset, TABLE_SCENARIOS, (size_t)row, "data_date").number;
	for (int i = 0; i < 4; i++)
		if (state.text && strcmp(state.text, state_words[i]) == 0)
			scenario->state = (enum scenario_state)i;
	if (scenario->state == SCENARIO_DELETED)
		return refuse_name(dataset, name, err);
	copy(scenario->name, sizeof scenario->name, (struct value){ 0, name });
	copy(scenario->title, sizeof scenario->title,
	     dataset_get(dataset, TABLE_SCENARIOS, (size_t)row, "title"));
	copy(scenario->note, sizeof scenario->note,
	     dataset_get(dataset, TABLE_SCENARIOS, (size_t)row, "note"));
	scenario->data_version = isnan(version) ? 0 : (int)version;
	scenario->data_date = isnan(date) ? 0 : (int)date;
	load_settings(scenario, dataset, levers);
	return true;
}

double scenario_value(const struct scenario *scenario, const struct lever_list *levers,
		      size_t lever)
{
	return scenario->set[lever] ? scenario->value[lever] : levers->items[lever].base;
}

void scenario_set(struct scenario *scenario, const struct lever_list *levers, size_t lever,
		  double value)
{
	double base = levers->items[lever].base;
	assert(lever < levers->count);
	scenario->set[lever] = value < base || value > base;
	scenario->value[lever] = value;
}

static bool refuse_lever(const struct lever_list *levers, const char *id, struct err *err)
{
	struct say_nearest nearest = { .wanted = id };
	char quoted[SAY_TEXT];
	for (size_t i = 0; i < levers->count; i++)
		say_nearest_try(&nearest, levers->items[i].id);
	say_quoted(quoted, id);
	if (nearest.best)
		return err_set(err, ERR_USAGE, _("there is no lever %s; did you mean %s?"), quoted,
			       nearest.best);
	return err_set(err, ERR_USAGE, _("there is no lever %s; there are %zu, from %s to %s"),
		       quoted, levers->count, levers->items[0].id,
		       levers->items[levers->count - 1].id);
}

bool scenario_assign(struct scenario *scenario, const struct lever_list *levers, const char *text,
		     struct err *err)
{
	char id[64], quoted[SAY_TEXT];
	double value;
	size_t length = strcspn(text, "=");
	if (text[length] == '\0')
		return err_set(err, ERR_USAGE, _("a lever is set with lever=value, not with %s"),
			       say_quoted(quoted, text));
	snprintf(id, sizeof id, "%.*s", (int)length, text);
	long lever = lever_find(levers, id);
	if (lever < 0)
		return refuse_lever(levers, id, err);
	if (!lever_read(&levers->items[lever], text + length + 1, &value, err))
		return false;
	scenario_set(scenario, levers, (size_t)lever, value);
	return true;
}

size_t scenario_changes(const struct scenario *scenario)
{
	size_t count = 0;
	for (size_t i = 0; i < LEVERS_MAX; i++)
		count += scenario->set[i];
	return count;
}

bool scenario_same(const struct scenario *a, const struct scenario *b)
{
	for (size_t i = 0; i < LEVERS_MAX; i++)
		if (a->set[i] != b->set[i] ||
		    (a->set[i] && (a->value[i] < b->value[i] || a->value[i] > b->value[i])))
			return false;
	return true;
}

void scenario_spell(const struct scenario *scenario, const struct lever_list *levers,
		    struct str *out)
{
	char number[NUM_TEXT];
	const char *between = "";
	for (size_t i = 0; i < levers->count; i++) {
		if (!scenario->set[i])
			continue;
		str_printf(out, "%s%s=%s", between, levers->items[i].id,
			   isinf(scenario->value[i]) ? "none"
						     : num_exact(number, scenario->value[i]));
		between = " ";
	}
}

static double setting(const struct scenario *scenario, const struct lever_list *levers,
		      const char *id)
{
	long lever = lever_find(levers, id);
	return lever < 0 ? (double)INFINITY : scenario_value(scenario, levers, (size_t)lever);
}

bool scenario_possible(const struct scenario *scenario, const struct drivers *drivers,
		       const struct lever_list *levers, struct err *err)
{
	double power = setting(scenario, levers, "power-limit");
	double spend = setting(scenario, levers, "spend-ceiling");
	double pause = setting(scenario, levers, "pause-from");
	char now[NUM_TEXT];
	if (log10(power) + 9 < drivers->anchor.power)
		return err_set(err, ERR_USAGE,
			       _("a power limit of %g GW is impossible: the largest run draws %s "
				 "GW already"),
			       power, num_digits(now, pow(10, drivers->anchor.power - 9), 2));
	if (log10(spend) < drivers->anchor.spend)
		return err_set(err, ERR_USAGE,
			       _("a spending ceiling of %g USD is impossible: the largest run cost "
				 "%s USD"),
			       spend, num_digits(now, pow(10, drivers->anchor.spend), 2));
	if (pause + setting(scenario, levers, "pause-months") / 12 < drivers->anchor.year)
		return err_set(err, ERR_USAGE,
			       _("a pause from %g is over before the model begins, in %.1f"), pause,
			       drivers->anchor.year);
	return true;
}

bool scenario_name_allowed(const char *name, struct err *err)
{
	static const struct column key = { .name = "name", .type = COLUMN_KEY, .unit = "" };
	struct arena arena = ARENA_EMPTY;
	struct value value;
	char quoted[SAY_TEXT];
	struct err why = { 0 };
	bool reads = value_read(&value, &key, name, &arena, &why) && strlen(name) < SCENARIO_NAME &&
		     *name && !strchr(name, '/');
	arena_clear(&arena);
	say_quoted(quoted, name);
	if (!reads)
		return err_set(
			err, ERR_USAGE,
			_("%s is no name for a scenario: letters, digits and hyphens, at most 63"),
			quoted);
	if (strcmp(name, "base") == 0)
		return err_set(err, ERR_USAGE,
			       _("base is what every scenario is held against; "
				 "give yours another name"));
	return true;
}

void scenario_age(const struct scenario *scenario, const struct dataset *dataset,
		  const struct lever_list *levers, struct str *out)
{
	char then[16], now[16], base[NUM_TEXT];
	if (scenario->data_date == 0 || dataset_date(dataset) == 0 ||
	    (scenario->data_version == dataset_version(dataset) &&
	     scenario->data_date == dataset_date(dataset)))
		return;
	str_printf(out,
		   _("made on the data of %s (version %d), opened on those of %s (version %d)"),
		   date_format(then, scenario->data_date), scenario->data_version,
		   date_format(now, dataset_date(dataset)), dataset_version(dataset));
	const char *between = _("; the base is now");
	for (size_t i = 0; i < levers->count; i++) {
		if (!scenario->set[i])
			continue;
		str_printf(out, "%s %s %s", between, levers->items[i].id,
			   lever_text(&levers->items[i], levers->items[i].base, base));
		between = ",";
	}
}

static void put(struct batch *batch, size_t row, enum table_id table, const char *column,
		const char *text, double number)
{
	int at = schema_column(table, column);
	batch->rows[row].values[at] =
		(struct value){ .number = number,
				.text = text ? arena_strdup(&batch->arena, text) : NULL };
	batch->rows[row].columns[at] = (uint16_t)(at + 1);
}

void scenario_rows(const struct scenario *scenario, const struct lever_list *levers,
		   struct batch *batch)
{
	struct place place = { "scenario", 1, 1 };
	char id[SCENARIO_NAME + 64], date[16];
	size_t row = batch->count;
	batch_add(batch, TABLE_SCENARIOS, place);
	put(batch, row, TABLE_SCENARIOS, "id", scenario->name, NAN);
	put(batch, row, TABLE_SCENARIOS, "title",
	    *scenario->title ? scenario->title : scenario->name, NAN);
	put(batch, row, TABLE_SCENARIOS, "state", state_words[scenario->state], NAN);
	if (*scenario->note)
		put(batch, row, TABLE_SCENARIOS, "note", scenario->note, NAN);
	if (scenario->data_version)
		put(batch, row, TABLE_SCENARIOS, "data_version", NULL, scenario->data_version);
	if (scenario->data_date)
		put(batch, row, TABLE_SCENARIOS, "data_date",
		    date_format(date, scenario->data_date), scenario->data_date);
	for (size_t i = 0; i < levers->count; i++) {
		if (!scenario->set[i])
			continue;
		row = batch->count;
		batch_add(batch, TABLE_SETTINGS, place);
		snprintf(id, sizeof id, "%s/%s", scenario->name, levers->items[i].id);
		put(batch, row, TABLE_SETTINGS, "id", id, NAN);
		put(batch, row, TABLE_SETTINGS, "scenario", scenario->name, NAN);
		put(batch, row, TABLE_SETTINGS, "lever", levers->items[i].id, NAN);
		if (!isinf(scenario->value[i]))
			put(batch, row, TABLE_SETTINGS, "value", NULL, scenario->value[i]);
	}
}

static double base_of(const struct lever_list *levers, enum term term)
{
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].term == term && levers->items[i].acts == LEVER_SETS)
			return lever_engine(&levers->items[i], levers->items[i].base);
	return 0;
}

void scenario_inputs(const struct scenario *scenario, const struct drivers *drivers,
		     const struct lever_list *levers, struct inputs *inputs)
{
	inputs_init(inputs);
	inputs->anchor = drivers->anchor;
	for (size_t i = 0; i < levers->count; i++) {
		const struct lever *lever = &levers->items[i];
		double value = scenario_value(scenario, levers, i);
		if (lever->acts == LEVER_SETS)
			inputs->value[lever->term] = lever_engine(lever, value);
		else if (lever->acts == LEVER_MULTIPLIES)
			inputs->times[lever->term] *= value;
	}
	/* Power follows compute as it did: what the base makes of both. */
	double cluster = base_of(levers, TERM_SPEND) + base_of(levers, TERM_PRICE);
	inputs->anchor.power_share = cluster > 0 ? inputs->value[TERM_POWER_GROWTH] / cluster : 0;
	int instrument = (int)inputs->value[TERM_INSTRUMENT];
	if (instrument >= 0 && instrument < DRIVER_INSTRUMENTS)
		inputs->anchor.horizon_at_150 = drivers->horizon[instrument].at_150;
	inputs->anchor.ability_cost -= (inputs->value[TERM_PRICE] + inputs->value[TERM_SOFTWARE]) *
				       (drivers->anchor.year - drivers->ability_year);
}
