/* support_talk.c - see support_talk.h. */
#include "ui/support_talk.h"

/* clang-format off */
static struct deck_step steps[] = {
	{ .title = { "Opening", NULL }, .text = { "What this is about.", NULL },
	  .notes = { "Say hello.", NULL }, .view = "", .series = "", .keys = "", .state = "" },
	{ .title = { "The horizon", NULL }, .text = { "It grows.", NULL },
	  .notes = { "Slowly now.", NULL }, .view = "overview", .series = "metr-horizon-p50",
	  .keys = "z", .state = "" },
	{ .title = { "Chips", NULL }, .text = { "They too.", NULL }, .view = "hardware",
	  .series = "hard-too", .keys = "f", .state = "", .seconds = 20 },
	{ .title = { "A score", NULL }, .text = { "Bounded.", NULL }, .view = "overview",
	  .series = "score", .keys = "z = =", .state = "" },
};
const struct deck talk_deck = {
	.id = "test", .file = "test.yaml", .title = { "A deck", NULL }, .minutes = 2,
	.steps = steps, .count = 4,
};
/* clang-format on */

void talk_open(struct desk *desk)
{
	desk_open(desk, 100, 30);
	ui_clock(desk->ui, 1000, 9 * 3600);
	ui_present(desk->ui, &talk_deck, 0);
	ui_draw(desk->ui, &desk->canvas);
}
