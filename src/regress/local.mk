noinst_LIBRARIES += %D%/libregress.a
%C%_libregress_a_SOURCES = \
	%D%/bootstrap.c \
	%D%/bootstrap.h \
	%D%/bootstrap_plan.c \
	%D%/bootstrap_plan.h \
	%D%/bootstrap_slope.c \
	%D%/diagnose.c \
	%D%/diagnose.h \
	%D%/gls.c \
	%D%/gls.h \
	%D%/growth.c \
	%D%/growth.h \
	%D%/linear.c \
	%D%/linear.h \
	%D%/quantile.c \
	%D%/quantile.h \
	%D%/ratio.c \
	%D%/ratio.h \
	%D%/robust.c \
	%D%/robust.h \
	%D%/robust_huber.c \
	%D%/robust_line.h \
	%D%/robust_lts.c \
	%D%/robust_mm.c \
	%D%/robust_slopes.c \
	%D%/way.c \
	%D%/way.h
%C%_libregress_a_CFLAGS = $(AM_CFLAGS) $(PIC_CFLAGS)
