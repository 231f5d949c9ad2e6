if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_bootstrap \
	%D%/check_quantile \
	%D%/check_refused \
	%D%/check_regress \
	%D%/check_robust
endif
EXTRA_DIST += \
	%D%/digits.h \
	%D%/nist_linear.h \
	%D%/nist_univariate.h \
	%D%/noisy_line.h \
	%D%/refused.h \
	%D%/trend_points.h \
	%D%/trends.h
%C%_check_bootstrap_SOURCES = %D%/check_bootstrap.c
%C%_check_bootstrap_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_bootstrap_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_quantile_SOURCES = %D%/check_quantile.c
%C%_check_quantile_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_quantile_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_refused_SOURCES = %D%/check_refused.c
%C%_check_refused_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_refused_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_regress_SOURCES = %D%/check_regress.c
%C%_check_regress_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_regress_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_robust_SOURCES = %D%/check_robust.c
%C%_check_robust_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_robust_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
