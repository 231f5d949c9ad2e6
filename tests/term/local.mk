if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_osc8 \
	%D%/check_asks \
	%D%/check_decode \
	%D%/check_term \
	%D%/check_thrift \
	%D%/check_unfit
endif
%C%_check_decode_SOURCES = %D%/check_decode.c
%C%_check_decode_CPPFLAGS = $(TEST_CPPFLAGS) $(NCURSES_CFLAGS)
%C%_check_decode_LDADD = src/term/libterm.a src/ui/libui.a src/chart/libchart.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(NCURSES_LIBS) $(GSL_LIBS)
%C%_check_term_SOURCES = %D%/check_term.c %D%/support_term.c %D%/support_term.h
%C%_check_term_CPPFLAGS = $(TEST_CPPFLAGS) $(NCURSES_CFLAGS)
%C%_check_term_LDADD = src/term/libterm.a src/ui/libui.a src/chart/libchart.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(NCURSES_LIBS) $(GSL_LIBS)
%C%_check_osc8_SOURCES = %D%/check_osc8.c %D%/support_term.c %D%/support_term.h
%C%_check_osc8_CPPFLAGS = $(TEST_CPPFLAGS) $(NCURSES_CFLAGS)
%C%_check_osc8_LDADD = src/term/libterm.a src/ui/libui.a src/chart/libchart.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(NCURSES_LIBS) $(GSL_LIBS)
%C%_check_asks_SOURCES = %D%/check_asks.c %D%/support_term.c %D%/support_term.h
%C%_check_asks_CPPFLAGS = $(TEST_CPPFLAGS) $(NCURSES_CFLAGS)
%C%_check_asks_LDADD = src/term/libterm.a src/ui/libui.a src/chart/libchart.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(NCURSES_LIBS) $(GSL_LIBS)
%C%_check_thrift_SOURCES = %D%/check_thrift.c
%C%_check_thrift_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_thrift_LDADD = src/term/libterm.a src/base/libbase.a $(CHECK_LIBS)
%C%_check_unfit_SOURCES = %D%/check_unfit.c %D%/support_term.c %D%/support_term.h
%C%_check_unfit_CPPFLAGS = $(TEST_CPPFLAGS) $(NCURSES_CFLAGS)
%C%_check_unfit_LDADD = src/term/libterm.a src/ui/libui.a src/chart/libchart.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(NCURSES_LIBS) $(GSL_LIBS)
