/* deck_write.c - a deck as YAML, as catalog_read_deck() reads it. */
#include "catalog/catalog.h"
#include "catalog/quoted.h"

#include <string.h>

/* "  key: value", nothing when there is no value; long ones stay on their line. */
static void add_key(struct str *out, const char *before, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	str_printf(out, "%s%s: ", before, key);
	yaml_add_text(out, value);
	str_add_char(out, '\n');
}

static void add_texts(struct str *out, const char *before, const char *key, struct deck_text texts)
{
	char ja[24];
	add_key(out, before, key, texts.en);
	strcpy(ja, key);
	strcat(ja, "_ja");
	add_key(out, strncmp(before, "  -", 3) == 0 && texts.en ? "    " : before, ja, texts.ja);
}

static void add_step(struct str *out, const struct deck_step *step)
{
	const char *in = "    ";
	add_texts(out, "  - ", "title", step->title);
	add_key(out, in, "view", step->view);
	add_key(out, in, "series", step->series);
	add_key(out, in, "state", step->state);
	add_key(out, in, "keys", step->keys);
	if (step->seconds)
		str_printf(out, "%sseconds: %d\n", in, step->seconds);
	add_texts(out, in, "text", step->text);
	add_texts(out, in, "notes", step->notes);
	for (size_t i = 0; i < step->cite_count; i++) {
		str_add(out, i ? ", " : "    cite: [");
		yaml_add_text(out, step->cite[i]);
	}
	str_add(out, step->cite_count ? "]\n" : "");
}

void catalog_write_deck(struct str *out, const struct deck *deck)
{
	add_key(out, "", "id", deck->id);
	add_texts(out, "", "title", deck->title);
	add_texts(out, "", "about", deck->about);
	if (deck->minutes)
		str_printf(out, "minutes: %d\n", deck->minutes);
	str_add(out, "steps:\n");
	for (size_t i = 0; i < deck->count; i++)
		add_step(out, &deck->steps[i]);
}
