/* fuzz_terminal.c - what a terminal sends, all the way into the dashboard: every event is taken, and
 * every screen is drawn without a control character in it.
 *
 * The first byte is the width, the second the height; a byte 0xff in the rest resizes to the next two. */
#include "draw/export.h"
#include "fuzz/fuzz.h"
#include "fuzz/support_small.h"
#include "term/decode.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE_MOST = 200, EVENTS_MOST = 60, WORK_MOST = 50 };

struct desk {
	struct ui *ui;
	struct canvas canvas;
	struct decoder decoder;
	int events;
};

static void draw(struct desk *desk)
{
	struct event tick = { .kind = EVENT_TICK, .key = 1 };
	canvas_blank(&desk->canvas);
	ui_draw(desk->ui, &desk->canvas);
	for (int work = 0; ui_wants(desk->ui) == 0 && work < WORK_MOST; work++)
		ui_event(desk->ui, &tick);
}

/* Scripts of the lines of a screen: nothing but lines of text. */
static void look(struct desk *desk)
{
	struct str text;
	str_init(&text);
	export_text(&text, &desk->canvas);
	for (const char *at = text.text; *at;) {
		char32_t code = utf8_next(&at);
		if (code != '\n' && utf8_is_control(code))
			abort();
	}
	str_clear(&text);
}

static void take(struct desk *desk, const struct event *event)
{
	if (desk->events++ > EVENTS_MOST)
		return;
	ui_event(desk->ui, event);
	draw(desk);
}

static void resize(struct desk *desk, uint8_t w, uint8_t h)
{
	struct event event = { .kind = EVENT_RESIZE, .w = 1 + w % SIDE_MOST, .h = 1 + h % SIDE_MOST };
	canvas_resize(&desk->canvas, event.w, event.h);
	take(desk, &event);
}

static void hear(struct desk *desk, const char *bytes, size_t size, bool rest)
{
	struct event event;
	for (size_t at = 0; at < size || rest;) {
		at += size ? decoder_feed(&desk->decoder, bytes + at, size - at) : 0;
		while (decoder_next(&desk->decoder, rest, &event))
			take(desk, &event);
		if (at >= size)
			break;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ui_options options = { .theme = "default", .charset = CHARSET_UNICODE };
	struct desk desk = { 0 };
	if (size < 3)
		return 0;
	desk.ui = ui_new(small_dataset(), &options);
	canvas_init(&desk.canvas, 1 + data[0] % SIDE_MOST, 1 + data[1] % SIDE_MOST, CHARSET_UNICODE);
	decoder_init(&desk.decoder);
	draw(&desk);
	for (size_t at = 2; at < size;) {
		size_t piece = 0;
		while (at + piece < size && data[at + piece] != 0xff)
			piece++;
		if (piece)
			hear(&desk, (const char *)data + at, piece, false);
		at += piece + 1;
		if (at + 1 < size)
			resize(&desk, data[at], data[at + 1]);
		at += 2;
	}
	hear(&desk, "", 0, true);
	look(&desk);
	decoder_clear(&desk.decoder);
	canvas_clear(&desk.canvas);
	ui_free(desk.ui);
	return 0;
}
