if HAVE_CHECK
check_PROGRAMS += %D%/check_chart
endif
%C%_check_chart_SOURCES = %D%/check_chart.c
%C%_check_chart_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_chart_LDADD = src/chart/libchart.a src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
