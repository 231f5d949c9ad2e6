/* support_study.c - see support_study.h. */
#include "study/support_study.h"

#include <check.h>

void study_init(struct study *study)
{
	*study = (struct study){ 0 };
	batch_init(&study->batch);
	str_init(&study->out);
}

void study_open(struct study *study, const char *id)
{
	struct err err;
	batch_check(&study->batch, NULL, false);
	must_be_sound(&study->batch);
	study->dataset = batch_dataset(&study->batch);
	series_list_init(&study->list, study->dataset, &err);
	ck_assert_msg(err.kind == ERR_NONE, "%s", err.text);
	study->series = series_find(&study->list, id);
	ck_assert_ptr_nonnull(study->series);
	figure_defaults(&study->selection, study->series);
}

void study_make(struct study *study)
{
	figure_clear(&study->figure);
	figure_make(&study->figure, study->series, study->dataset, &study->selection);
}

const char *study_rate(struct study *study, enum charset charset)
{
	return figure_rate(&study->figure, study->text, sizeof study->text, charset);
}

void study_clear(struct study *study)
{
	figure_clear(&study->figure);
	series_list_clear(&study->list);
	dataset_free(study->dataset);
	str_clear(&study->out);
	batch_clear(&study->batch);
}
