noinst_LIBRARIES += %D%/libcli.a
%C%_libcli_a_SOURCES = \
	%D%/build.h \
	%D%/cli.h \
	%D%/cmd_claims.c \
	%D%/cmd_backtest.c \
	%D%/cmd_config.c \
	%D%/cmd_dashboard.c \
	%D%/cmd_data.c \
	%D%/cmd_doctor.c \
	%D%/cmd_drivers.c \
	%D%/cmd_export.c \
	%D%/cmd_fit.c \
	%D%/cmd_import.c \
	%D%/cmd_index.c \
	%D%/cmd_keys.c \
	%D%/cmd_messages.c \
	%D%/cmd_present.c \
	%D%/cmd_scenario.c \
	%D%/cmd_series.c \
	%D%/cmd_show.c \
	%D%/cmd_sources.c \
	%D%/cmd_test.c \
	%D%/cmd_whatif.c \
	%D%/commands.c \
	%D%/completion.c \
	%D%/decks.c \
	%D%/decks.h \
	%D%/effects.c \
	%D%/effects.h \
	%D%/files.c \
	%D%/files.h \
	%D%/fitfile.c \
	%D%/fitfile.h \
	%D%/help.c \
	%D%/index_print.c \
	%D%/index_print.h \
	%D%/json.c \
	%D%/json.h \
	%D%/keep.c \
	%D%/keep.h \
	%D%/language.c \
	%D%/language.h \
	%D%/look.c \
	%D%/look.h \
	%D%/output.c \
	%D%/pairs.c \
	%D%/pairs.h \
	%D%/parse.c \
	%D%/paths.c \
	%D%/paths.h \
	%D%/screen.c \
	%D%/screen.h \
	%D%/session.c \
	%D%/session.h \
	%D%/settings.c \
	%D%/settings.h \
	%D%/signature.c \
	%D%/signature.h \
	%D%/table.c \
	%D%/table.h \
	%D%/watch.c \
	%D%/watch.h \
	%D%/whatif.h \
	%D%/whatif_print.c

bin_PROGRAMS += kasoku
kasoku_SOURCES = %D%/main.c
kasoku_LDADD = \
	src/cli/libcli.a \
	src/term/libterm.a \
	src/ui/libui.a \
	src/catalog/libcatalog.a \
	src/store/libstore.a \
	src/quote/libquote.a \
	src/claims/libclaims.a \
	src/chart/libchart.a \
	src/draw/libdraw.a \
	src/model/libmodel.a \
	src/regress/libregress.a \
	src/base/libbase.a \
	$(NCURSES_LIBS) $(SQLITE_LIBS) $(YAML_LIBS) $(GSL_LIBS)
