if HAVE_CHECK
check_PROGRAMS += %D%/check_paper
endif
%C%_check_paper_SOURCES = %D%/check_paper.c
%C%_check_paper_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_paper_LDADD = src/paper/libpaper.a src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
