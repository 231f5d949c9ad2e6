if HAVE_CHECK
check_PROGRAMS += %D%/check_lib
endif
%C%_check_lib_SOURCES = %D%/check_lib.c
%C%_check_lib_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_lib_LDADD = src/lib/liblib.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
