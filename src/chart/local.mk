noinst_LIBRARIES += %D%/libchart.a
%C%_libchart_a_SOURCES = \
	%D%/axes.c \
	%D%/chart.c \
	%D%/chart.h \
	%D%/events.c \
	%D%/labels.c \
	%D%/marks.c \
	%D%/paint.h \
	%D%/plot.c \
	%D%/scale.c \
	%D%/scale.h \
	%D%/ticks.c \
	%D%/ticks.h \
	%D%/ticks_date.c \
	%D%/vector.c \
	%D%/vector.h
