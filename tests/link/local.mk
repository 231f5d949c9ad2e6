if HAVE_CHECK
check_PROGRAMS += %D%/check_link
endif
%C%_check_link_SOURCES = %D%/check_link.c
%C%_check_link_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_link_LDADD = src/link/liblink.a src/base/libbase.a $(CHECK_LIBS)
