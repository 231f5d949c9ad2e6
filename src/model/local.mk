noinst_LIBRARIES += %D%/libmodel.a
%C%_libmodel_a_SOURCES = \
	%D%/batch.c \
	%D%/batch.h \
	%D%/batch_check.c \
	%D%/cells.c \
	%D%/cells.h \
	%D%/cite.c \
	%D%/cite.h \
	%D%/cite_export.c \
	%D%/cite_source.h \
	%D%/dataset.c \
	%D%/dataset.h \
	%D%/dataset_in.h \
	%D%/dataset_piece.c \
	%D%/deck.c \
	%D%/deck.h \
	%D%/expression.c \
	%D%/expression.h \
	%D%/keys.c \
	%D%/keys.h \
	%D%/names.c \
	%D%/names.h \
	%D%/plan.c \
	%D%/plan.h \
	%D%/rate.c \
	%D%/rate.h \
	%D%/say.c \
	%D%/say.h \
	%D%/schema.c \
	%D%/schema.h \
	%D%/series.c \
	%D%/series.h \
	%D%/texts.c \
	%D%/texts.h \
	%D%/value.c \
	%D%/value.h
