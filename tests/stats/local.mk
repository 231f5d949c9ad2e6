if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_simulate
endif
%C%_check_simulate_SOURCES = %D%/check_simulate.c
%C%_check_simulate_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_simulate_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
