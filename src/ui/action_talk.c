/* action_talk.c - what the keys do while a deck has the screen. */
#include "ui/actions.h"

#include <stdlib.h>

#define UNUSED (void)argument, (void)count

void act_next_step(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	talk_go(ui, (long)ui->talk.step + 1);
}

void act_previous_step(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	talk_go(ui, (long)ui->talk.step - 1);
}

void act_first_step(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	talk_go(ui, 0);
}

void act_last_step(struct ui *ui, const char *argument, int count)
{
	(void)count;
	long step = ui->talk.jumping ? ui->talk.jumping : (long)ui->talk.deck->count;
	if (*argument) {
		char *end;
		step = strtol(argument, &end, 10);
		if (*end) {
			refuse(ui, _("a step is a number from 1 to %zu"), ui->talk.deck->count);
			return;
		}
	}
	talk_go(ui, step - 1);
}

void act_steps(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->talk.index = true;
	ui->talk.chosen = ui->talk.step;
}

void act_black(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->talk.blank = TALK_BLACK;
}

void act_white(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->talk.blank = TALK_WHITE;
}

void act_big_title(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->talk.title = true;
}

void act_timer(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (ui->seconds < 0)
		refuse(ui, "%s", _("there is no clock here"));
	else
		ui->talk.timer = !ui->talk.timer;
}

void act_notes(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->talk.notes = !ui->talk.notes;
}

void act_speaker(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->talk.speaker = !ui->talk.speaker;
}

void act_spotlight(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (ui->talk.lit)
		ui->talk.lit = false;
	else
		talk_spot_move(ui, 0, 0);
}

void act_number(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	talk_spot_mark(ui);
}

void act_clear_marks(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->talk.mark_count = 0;
	ui->talk.lit = false;
}

/* The step stays frozen; the levers are where the step has them, or where they were tried before. */
void act_try(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	talk_leave(ui, false);
	if (ui->talk.tried.length)
		place_read(ui, ui->talk.tried.text, NULL);
	view_show(ui, (size_t)view_find("whatif"));
}

void act_leave(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	talk_leave(ui, false);
}

void act_end(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (ui->talk.asking) {
		talk_leave(ui, true);
		return;
	}
	ui->talk.asked = true;
	say(ui, "%s", _("q again ends the deck; any other key goes on"));
}

void act_rehearse(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct talk *talk = &ui->talk;
	if (!talk->deck) {
		refuse(ui, "%s", _("there is no deck to rehearse; p starts one"));
	} else if (ui->seconds < 0) {
		refuse(ui, "%s", _("there is no clock here"));
	} else if (talk->rehearsing) {
		talk_time_step(ui);
		talk->rehearsing = false;
		card_open(ui, talk_time_card(ui));
	} else {
		talk->rehearsing = talk->timer = true;
		talk_go(ui, 0);
		talk_time_start(ui);
		say(ui, "%s", _("rehearsing from now on; q q or :rehearse shows the time of each step"));
	}
}

void act_share(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	effect_set(ui, EFFECT_SHARE, "", "");
}

void act_return(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (!talk_return(ui))
		refuse(ui, "%s", _("no deck was left; p starts one"));
}
