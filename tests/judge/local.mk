if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_breaks \
	%D%/check_forecast \
	%D%/check_refused
endif
EXTRA_DIST += %D%/horizons.h
%C%_check_breaks_SOURCES = %D%/check_breaks.c
%C%_check_breaks_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_breaks_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_forecast_SOURCES = %D%/check_forecast.c
%C%_check_forecast_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_forecast_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_refused_SOURCES = %D%/check_refused.c
%C%_check_refused_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_refused_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
