noinst_LIBRARIES += %D%/libstudy.a
%C%_libstudy_a_SOURCES = \
	%D%/acceleration.c \
	%D%/acceleration.h \
	%D%/acceleration_json.c \
	%D%/acceleration_page.c \
	%D%/acceleration_text.c \
	%D%/backtest.c \
	%D%/backtest.h \
	%D%/backtest_json.c \
	%D%/backtest_text.c \
	%D%/figure.c \
	%D%/figure.h \
	%D%/figure_card.h \
	%D%/figure_doubt.c \
	%D%/figure_explain.c \
	%D%/figure_json.c \
	%D%/figure_text.c \
	%D%/fit.c \
	%D%/fit.h \
	%D%/fit_words.c \
	%D%/index.c \
	%D%/index.h \
	%D%/index_agree.c \
	%D%/index_derive.c \
	%D%/index_matrix.c \
	%D%/index_matrix.h \
	%D%/selection.c \
	%D%/way.c \
	%D%/way.h \
	%D%/way_words.c
