if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_chart \
	%D%/check_events \
	%D%/check_vector
endif
%C%_check_chart_SOURCES = %D%/check_chart.c
%C%_check_chart_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_chart_LDADD = src/chart/libchart.a src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
%C%_check_events_SOURCES = %D%/check_events.c
%C%_check_events_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_events_LDADD = src/chart/libchart.a src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
%C%_check_vector_SOURCES = %D%/check_vector.c
%C%_check_vector_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_vector_LDADD = src/chart/libchart.a src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
