/* fuzz_follow.c - what a presenter might say, followed on the bundled catalogue. */
#include "catalog/catalog.h"
#include "catalog/support_files.h"
#include "fuzz/fuzz.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

static struct deck_step steps[] = {
	{ .title = { "One", NULL }, .view = "", .series = "", .keys = "", .state = "" },
	{ .title = { "Two", NULL }, .view = "overview", .series = "", .keys = "", .state = "" },
	{ .title = { "Three", NULL }, .view = "whatif", .series = "", .keys = "", .state = "" },
};
static const struct deck deck = { .id = "d", .file = "d.yaml", .title = { "D", NULL }, .steps = steps, .count = 3 };

/* Read once, kept until the program ends. */
static struct dataset *catalogue(void)
{
	static struct dataset *dataset;
	struct batch batch;
	size_t count;
	if (dataset)
		return dataset;
	char **names = file_list("data", ".yaml", &count);
	batch_init(&batch);
	for (size_t i = 0; i < count; i++) {
		struct str text, path;
		str_init(&path);
		str_printf(&path, "data/%s", names[i]);
		if (!file_read(&text, path.text))
			abort();
		struct catalog_input input = { .name = names[i], .bytes = text.text, .length = text.length,
					       .format = FORMAT_YAML, .table = -1 };
		catalog_read(&batch, &input);
		str_clear(&text);
		str_clear(&path);
	}
	batch_check(&batch, NULL, false);
	dataset = batch_dataset(&batch);
	batch_clear(&batch);
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
	return dataset;
}

/* Follows a line and draws; `again` becomes the line that the screen gives, "" when it was refused. */
static void follow(const char *line, struct str *again)
{
	struct ui_options options = { .charset = CHARSET_UNICODE };
	struct ui *ui = ui_new(catalogue(), &options);
	struct canvas canvas;
	struct err err = { 0 };
	struct str file;
	str_init(&file);
	canvas_init(&canvas, 80, 24, CHARSET_UNICODE);
	ui_clock(ui, 100000, -1);
	bool any = ui_line_deck(line, &file);
	bool good = ui_follow(ui, line, any ? &deck : NULL, &err);
	if (!good && !err.text[0])
		abort();
	ui_draw(ui, &canvas);
	str_reset(again);
	if (good)
		ui_line(ui, true, again);
	ui_follow(ui, "| view=overview", NULL, &err);
	ui_free(ui);
	canvas_clear(&canvas);
	str_clear(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str line, once, twice;
	str_init(&line);
	str_init(&once);
	str_init(&twice);
	str_add_n(&line, (const char *)data, size);
	follow(line.text, &once);
	if (once.length) {
		follow(once.text, &twice);
		if (strcmp(once.text, twice.text) != 0)
			abort(); /* a screen's own line leads to that screen */
	}
	str_clear(&line);
	str_clear(&once);
	str_clear(&twice);
	return 0;
}
