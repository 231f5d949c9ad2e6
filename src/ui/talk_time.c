/* talk_time.c - the clock of a talk: minutes, not seconds, so that it costs a few bytes a minute. */
#include "ui/state.h"

#include "base/i18n.h"

#include <stdio.h>
#include <string.h>

enum { MINUTE = 60, DAY = 24 * 60 * MINUTE, NEARLY = 80 };

void talk_time_start(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	memset(talk->spent, 0, sizeof talk->spent);
	talk->start = talk->since = ui->seconds;
}

void talk_time_step(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	if (ui->seconds < 0)
		return;
	if (talk->start < 0)
		talk->start = talk->since = ui->seconds;
	if (talk->on)
		talk->spent[talk->step] += (int)(ui->seconds - talk->since);
	talk->since = ui->seconds;
}

static int planned(const struct ui *ui)
{
	return ui->talk.deck->minutes * MINUTE;
}

int talk_budget(const struct ui *ui, size_t step)
{
	const struct deck *deck = ui->talk.deck;
	int left = planned(ui), open = 0;
	if (deck->steps[step].seconds)
		return deck->steps[step].seconds;
	for (size_t i = 0; i < deck->count; i++) {
		left -= deck->steps[i].seconds;
		open += deck->steps[i].seconds == 0;
	}
	return left > 0 ? left / open : 0;
}

int talk_elapsed(const struct ui *ui)
{
	const struct talk *talk = &ui->talk;
	return ui->seconds < 0 || talk->start < 0 ? 0 : (int)(ui->seconds - talk->start);
}

int talk_in_step(const struct ui *ui)
{
	const struct talk *talk = &ui->talk;
	bool counting = ui->seconds >= 0 && talk->since >= 0 && talk->on;
	return talk->spent[talk->step] + (counting ? (int)(ui->seconds - talk->since) : 0);
}

enum due { DUE_NOT, DUE_SOON, DUE_OVER };

static enum due due(int elapsed, int budget)
{
	if (budget <= 0 || elapsed * 100 < budget * NEARLY)
		return DUE_NOT;
	return elapsed < budget ? DUE_SOON : DUE_OVER;
}

static enum role role_of(enum due due)
{
	return due == DUE_OVER ? ROLE_ERROR : due == DUE_SOON ? ROLE_WARNING : ROLE_DIM;
}

static const char *sign(const struct ui *ui, enum due due)
{
	bool unicode = ui->charset == CHARSET_UNICODE;
	return due == DUE_OVER ? (unicode ? "■ " : "!! ") : due == DUE_SOON ? (unicode ? "▲ " : "! ") : "";
}

enum role talk_time_words(const struct ui *ui, char *text, size_t size)
{
	int elapsed = talk_elapsed(ui), budget = planned(ui), over = elapsed - budget;
	int end = ((ui->time_of_day + budget - elapsed) % DAY + DAY) % DAY / MINUTE;
	enum due state = due(elapsed, budget);
	char until[60] = "", total[80];
	if (budget)
		snprintf(total, sizeof total, _("%d of %d min"), elapsed / MINUTE, budget / MINUTE);
	else
		snprintf(total, sizeof total, _("%d min"), elapsed / MINUTE);
	if (budget && ui->time_of_day >= 0)
		snprintf(until, sizeof until, _(", until %02d:%02d"), end / MINUTE, end % MINUTE);
	if (state == DUE_OVER && over >= MINUTE)
		snprintf(text, size, _("%s%s%s: over by %d min"), sign(ui, state), total, until, over / MINUTE);
	else
		snprintf(text, size, "%s%s%s%s", sign(ui, state), total, until,
			 state == DUE_SOON   ? _(": nearly over")
			 : state == DUE_OVER ? _(": time is up")
					     : "");
	return role_of(state);
}

enum role talk_step_words(const struct ui *ui, char *text, size_t size)
{
	int budget = talk_budget(ui, ui->talk.step);
	enum due state = due(talk_in_step(ui), budget);
	text[0] = '\0';
	if (budget)
		snprintf(text, size,
			 state == DUE_OVER   ? _("%sstep %d s: over")
			 : state == DUE_SOON ? _("%sstep %d s: nearly over")
					     : _("%sstep %d s"),
			 sign(ui, state), budget);
	return role_of(state);
}

/* Keeps the seconds until `when` in `*least` if it is still to come and before that. */
static void wait_until(int now, int when, int *least)
{
	if (when > now && (*least < 0 || when - now < *least))
		*least = when - now;
}

static void wait_for_budget(int now, int budget, int *least)
{
	if (budget <= 0)
		return;
	wait_until(now, (budget * NEARLY + 99) / 100, least);
	wait_until(now, budget, least);
}

int talk_time_wait(const struct ui *ui)
{
	const struct talk *talk = &ui->talk;
	int least = -1, now = talk_elapsed(ui);
	if (!talk->deck || !talk->on || ui->seconds < 0 || !(talk->timer || talk->speaker))
		return -1;
	wait_until(now, (now / MINUTE + 1) * MINUTE, &least);
	wait_for_budget(now, planned(ui), &least);
	wait_for_budget(talk_in_step(ui), talk_budget(ui, talk->step), &least);
	return least * 1000;
}

static void add_minutes(char text[24], int seconds)
{
	snprintf(text, 24, "%d:%02d", seconds / MINUTE, seconds % MINUTE);
}

struct card *talk_time_card(struct ui *ui)
{
	const struct deck *deck = ui->talk.deck;
	struct card *card = card_new("rehearsal", _("Rehearsal: the time of each step"));
	int total = 0;
	char spent[24], budget[24], over[24];
	for (size_t i = 0; i < deck->count; i++) {
		int late = ui->talk.spent[i] - talk_budget(ui, i);
		total += ui->talk.spent[i];
		add_minutes(spent, ui->talk.spent[i]);
		add_minutes(budget, talk_budget(ui, i));
		add_minutes(over, late);
		bool is_late = talk_budget(ui, i) > 0 && late > 0;
		if (is_late)
			card_printf(card, ROLE_WARNING, 0, _("%2zu  %s of %s, %s over  %s"), i + 1, spent,
				    budget, over, deck_text(deck->steps[i].title, ui->language));
		else
			card_printf(card, ROLE_TEXT, 0, _("%2zu  %s of %s  %s"), i + 1, spent, budget,
				    deck_text(deck->steps[i].title, ui->language));
	}
	add_minutes(spent, total);
	add_minutes(budget, planned(ui));
	add_minutes(over, total - planned(ui));
	card_add(card, ROLE_TEXT, 0, "");
	if (planned(ui) && total > planned(ui))
		card_printf(card, ROLE_WARNING, 0, _("In all %s of %s, %s over."), spent, budget, over);
	else
		card_printf(card, ROLE_STRONG, 0, _("In all %s of %s."), spent, budget);
	return card;
}
