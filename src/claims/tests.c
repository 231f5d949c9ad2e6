/* tests.c - the table of named tests. */
#include "base/i18n.h"
#include "claims/trial.h"

/* clang-format off */
const struct test claim_tests[] = {
	{ "acceleration", test_acceleration,
	  N_("Whether the logarithm of the records rises on a line, and the verdict of kasoku test on whether that "
	     "line bends, with five curves compared by AICc; supported when it rises and ACCELERATING, not when "
	     "it does not rise or is SLOWING, else partly.") },
	{ "recent", test_recent,
	  N_("The gain of the last years over the gain before; supported when that of the window asked for is "
	     "at least 1 in doublings and on the index; not supported when three years are not enough.") },
	{ "bounded", test_bounded,
	  N_("An exponential and a logistic curve through the records of a score, by AICc on the score itself; "
	     "not supported when the logistic curve is better on any of them; never more than partly, because an "
	     "exponential leaves the scale.") },
	{ "steeper", test_steeper,
	  N_("The slope after a break over that before it, for every break that leaves three records on each "
	     "side; supported when it is above 1 for all, clear at the best, and the document cited exists.") },
	{ "regular", test_regular,
	  N_("R² of the trend on each side of its best break.") },
	{ "reasoning", test_reasoning,
	  N_("A jump and a change of slope of the records at a date, and pairs of scores without and with the "
	     "method; supported when jump or slope is above zero at 95 % and two pairs are known.") },
	{ "beyond-scaling", test_beyond_scaling,
	  N_("The index on the logarithm of training compute and on time; partly when time adds something at "
	     "95 %, because computing at inference is not in the figures.") },
	{ "growth-product", test_growth_product,
	  N_("Growth of chips per run, hours per run and speed reached per chip, each over the frontier runs that "
	     "it is known of, multiplied and held against the growth of compute: partly when the product lies "
	     "in its interval, supported when it lies below.") },
	{ "compute-share", test_compute_share,
	  N_("Growth before and after a date; not supported when it still more than doubles a year.") },
	{ "fixed-result", test_fixed_result,
	  N_("The trend of what a fixed result takes; supported when it falls at 95 % in every series named.") },
	{ "drivers", test_drivers,
	  N_("Logarithms of growth add up: compute into chips per dollar and the rest, which is spending and "
	     "time, beside algorithms; partly when that rest is a quarter or more.") },
	{ "diminishing", test_diminishing,
	  N_("The loss that ten times the compute leaves, and the growth of compute; supported when more than "
	     "half is left and compute at least doubles a year.") },
	{ "fine-tuning", test_fine_tuning,
	  N_("Ratios of trained parameters that methods state; supported when one also states a higher score, "
	     "else partly.") },
	{ "cadence", test_cadence,
	  N_("Median days between records in the earlier and the later half; with gains of architectures, or "
	     "with the trend of the length of training runs.") },
	{ "chip-generations", test_chip_generations,
	  N_("Best peak, bandwidth and peak per watt of a generation over the one before, and the median speed "
	     "per chip of training runs on each; supported when all are above 1.") },
	{ "same-chip", test_same_chip,
	  N_("The trend of the time to a fixed result on one machine and a measured ratio on one chip; supported "
	     "when both show a gain.") },
	{ "equivalent-gains", test_equivalent_gains,
	  N_("The median of published gains after pretraining, told as training compute; supported from 2 on.") },
	{ "data-gains", test_data_gains,
	  N_("The median of published savings by better data; as a replacement only partly while data sets or "
	     "compute still grow.") },
	{ "open-lag", test_open_lag,
	  N_("For each record with open weights, the months since any model was as good; with the trends of price "
	     "and cost; partly while the cost of the largest runs grows.") },
	{ "small-teams", test_small_teams,
	  N_("The trend of the cost of the largest runs; not supported while it grows at 95 %.") },
	{ "open-share", test_open_share,
	  N_("The share of notable models with open weights.") },
	{ "academia", test_academia,
	  N_("The share of notable models with a university among their makers.") },
	{ "record-holders", test_record_holders,
	  N_("Who held the records of two years.") },
	{ "concentration", test_concentration,
	  N_("Makers among the ten best models, and the Herfindahl-Hirschman index of records by maker and country "
	     "and of installed chips by vendor; not supported when fewer than three makers are among the ten, "
	     "partly while one country or one vendor holds most.") },
	{ "citation", test_citation,
	  N_("What the document cited is: misattributed when it says something else, untestable when it cannot "
	     "be identified.") },
	{ "references", test_references,
	  N_("The reference list by what each entry is; supported when half of it cannot be found or says "
	     "something else.") },
	{ "planning", test_planning,
	  N_("Trends of the last three years, of prices over all years, for the next twelve months; the lead "
	     "between makers of records.") },
	{ "thresholds", test_thresholds,
	  N_("Models at or above a threshold, now and a year earlier; supported when there are more.") },
	{ "rule-lag", test_rule_lag,
	  N_("Months from the first model above a threshold to the rule; supported when all rules came later.") },
	{ "forecasts", test_forecasts,
	  N_("The back-test of kasoku backtest: lines fitted at earlier days against the records that came up to 2.5 "
	     "years later; supported when more came than forecast and less than 80 % lay in the 90 % bands.") },
	{ "revisions", test_revisions,
	  N_("The date at which the line of each quarter reaches a level; supported when it moved by a month or "
	     "more at least twice.") },
};
/* clang-format on */
const size_t claim_test_count = sizeof claim_tests / sizeof *claim_tests;
