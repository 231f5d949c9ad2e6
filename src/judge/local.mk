noinst_LIBRARIES += %D%/libjudge.a
%C%_libjudge_a_SOURCES = \
	%D%/breaks.c \
	%D%/breaks.h \
	%D%/breaks_test.c \
	%D%/candidates.c \
	%D%/forecast.c \
	%D%/forecast.h \
	%D%/forecast_trend.c \
	%D%/score.c \
	%D%/score.h \
	%D%/sections.c \
	%D%/sections.h \
	%D%/segments.c \
	%D%/segments.h \
	%D%/select.c \
	%D%/select.h \
	%D%/trials.c \
	%D%/trials.h \
	%D%/verdict.c \
	%D%/verdict.h
%C%_libjudge_a_CFLAGS = $(AM_CFLAGS) $(PIC_CFLAGS)
