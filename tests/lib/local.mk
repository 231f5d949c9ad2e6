if HAVE_CHECK
check_PROGRAMS += %D%/check_lib
endif
%C%_check_lib_SOURCES = %D%/check_lib.c
%C%_check_lib_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_lib_LDADD = src/lib/liblib.a $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
