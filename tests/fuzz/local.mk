# Harnesses for fuzzing (run NAME) and, linked with replay.c, their corpora as tests.
check_PROGRAMS += \
	%D%/fuzz_catalog \
	%D%/fuzz_config \
	%D%/fuzz_csv \
	%D%/fuzz_deck \
	%D%/fuzz_expression \
	%D%/fuzz_follow \
	%D%/fuzz_keys \
	%D%/fuzz_line \
	%D%/fuzz_scenario \
	%D%/fuzz_snapshot \
	%D%/fuzz_store \
	%D%/fuzz_terminal \
	%D%/fuzz_theme
FUZZ_REPLAY = %D%/fuzz.h %D%/replay.c tests/catalog/support_files.c tests/catalog/support_files.h
FUZZ_SMALL = $(FUZZ_REPLAY) %D%/support_small.c %D%/support_small.h
FUZZ_CATALOG = src/catalog/libcatalog.a src/draw/libdraw.a $(MODEL_LIBS) $(YAML_LIBS) $(GSL_LIBS)
FUZZ_UI = src/ui/libui.a src/quote/libquote.a src/claims/libclaims.a src/chart/libchart.a src/draw/libdraw.a
FUZZ_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests -DTEST_SRCDIR='"$(abs_srcdir)"'
%C%_fuzz_catalog_SOURCES = %D%/fuzz_catalog.c $(FUZZ_REPLAY)
%C%_fuzz_catalog_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"catalog"'
%C%_fuzz_catalog_LDADD = $(FUZZ_CATALOG)
%C%_fuzz_config_SOURCES = %D%/fuzz_config.c $(FUZZ_REPLAY)
%C%_fuzz_config_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"config"'
%C%_fuzz_config_LDADD = $(FUZZ_UI) $(FUZZ_CATALOG)
%C%_fuzz_csv_SOURCES = %D%/fuzz_csv.c $(FUZZ_REPLAY)
%C%_fuzz_csv_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"csv"'
%C%_fuzz_csv_LDADD = $(FUZZ_CATALOG)
%C%_fuzz_deck_SOURCES = %D%/fuzz_deck.c $(FUZZ_REPLAY)
%C%_fuzz_deck_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"deck"'
%C%_fuzz_deck_LDADD = $(FUZZ_UI) $(FUZZ_CATALOG)
%C%_fuzz_expression_SOURCES = %D%/fuzz_expression.c $(FUZZ_REPLAY)
%C%_fuzz_expression_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"expression"'
%C%_fuzz_expression_LDADD = src/quote/libquote.a src/claims/libclaims.a $(FUZZ_CATALOG)
%C%_fuzz_follow_SOURCES = %D%/fuzz_follow.c $(FUZZ_REPLAY)
%C%_fuzz_follow_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"follow"'
%C%_fuzz_follow_LDADD = $(FUZZ_UI) $(FUZZ_CATALOG)
%C%_fuzz_keys_SOURCES = %D%/fuzz_keys.c $(FUZZ_REPLAY)
%C%_fuzz_keys_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"keys"'
%C%_fuzz_keys_LDADD = src/term/libterm.a $(FUZZ_UI) $(MODEL_LIBS) $(NCURSES_LIBS) $(GSL_LIBS)
%C%_fuzz_line_SOURCES = %D%/fuzz_line.c $(FUZZ_REPLAY)
%C%_fuzz_line_CPPFLAGS = $(FUZZ_CPPFLAGS) -Dfile_read=support_file_read -DFUZZ_NAME='"line"'
%C%_fuzz_line_LDADD = src/cli/libcli.a src/store/libstore.a src/term/libterm.a src/link/liblink.a src/ui/libui.a src/quote/libquote.a src/claims/libclaims.a src/paper/libpaper.a src/chart/libchart.a $(FUZZ_CATALOG) $(NCURSES_LIBS) $(SQLITE_LIBS)
%C%_fuzz_scenario_SOURCES = %D%/fuzz_scenario.c $(FUZZ_SMALL)
%C%_fuzz_scenario_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"scenario"'
%C%_fuzz_scenario_LDADD = $(FUZZ_CATALOG)
%C%_fuzz_snapshot_SOURCES = %D%/fuzz_snapshot.c $(FUZZ_SMALL)
%C%_fuzz_snapshot_CPPFLAGS = $(FUZZ_CPPFLAGS) $(SQLITE_CFLAGS) -DFUZZ_NAME='"snapshot"'
%C%_fuzz_snapshot_LDADD = src/store/libstore.a $(FUZZ_CATALOG) $(SQLITE_LIBS)
%C%_fuzz_store_SOURCES = %D%/fuzz_store.c $(FUZZ_SMALL)
%C%_fuzz_store_CPPFLAGS = $(FUZZ_CPPFLAGS) $(SQLITE_CFLAGS) -DFUZZ_NAME='"store"'
%C%_fuzz_store_LDADD = src/store/libstore.a $(FUZZ_CATALOG) $(SQLITE_LIBS)
%C%_fuzz_terminal_SOURCES = %D%/fuzz_terminal.c $(FUZZ_SMALL)
%C%_fuzz_terminal_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"terminal"'
%C%_fuzz_terminal_LDADD = src/term/libterm.a $(FUZZ_UI) $(FUZZ_CATALOG) $(NCURSES_LIBS)
%C%_fuzz_theme_SOURCES = %D%/fuzz_theme.c $(FUZZ_REPLAY)
%C%_fuzz_theme_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME='"theme"'
%C%_fuzz_theme_LDADD = $(FUZZ_CATALOG)
EXTRA_DIST += %D%/corpus %D%/run
