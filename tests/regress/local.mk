if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_regress
endif
%C%_check_regress_SOURCES = %D%/check_regress.c
%C%_check_regress_CPPFLAGS = $(TEST_CPPFLAGS) $(GSL_CFLAGS)
%C%_check_regress_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
EXTRA_DIST += \
	%D%/nist_linear.h \
	%D%/nist_univariate.h
