noinst_LIBRARIES += %D%/libcurves.a
%C%_libcurves_a_SOURCES = \
	%D%/curve.c \
	%D%/curve.h \
	%D%/curve_grid.h \
	%D%/curve_rows.c \
	%D%/curve_start.c \
	%D%/curve_use.c \
	%D%/horizon.c \
	%D%/horizon.h \
	%D%/logit.c \
	%D%/logit.h \
	%D%/loss.c \
	%D%/loss.h \
	%D%/nls.c \
	%D%/nls.h \
	%D%/nls_scatter.c \
	%D%/reach.c \
	%D%/reach.h \
	%D%/stitch.c \
	%D%/stitch.h \
	%D%/stitch_errors.c \
	%D%/stitch_normal.c \
	%D%/stitch_normal.h
%C%_libcurves_a_CFLAGS = $(AM_CFLAGS) $(PIC_CFLAGS)
