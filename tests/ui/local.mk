UI_TEST_LIBS = src/ui/libui.a src/quote/libquote.a src/claims/libclaims.a src/chart/libchart.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
UI_SUPPORT = %D%/support_ui.c %D%/support_ui.h tests/model/support_model.c tests/model/support_model.h
if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_follow \
	%D%/check_keymap \
	%D%/check_levers \
	%D%/check_refusals \
	%D%/check_talk \
	%D%/check_ui
endif
%C%_check_follow_SOURCES = %D%/check_follow.c %D%/support_talk.c %D%/support_talk.h $(UI_SUPPORT)
%C%_check_follow_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_follow_LDADD = $(UI_TEST_LIBS)
%C%_check_keymap_SOURCES = %D%/check_keymap.c $(UI_SUPPORT)
%C%_check_keymap_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_keymap_LDADD = $(UI_TEST_LIBS)
%C%_check_levers_SOURCES = %D%/check_levers.c $(UI_SUPPORT)
%C%_check_levers_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_levers_LDADD = src/catalog/libcatalog.a $(UI_TEST_LIBS) $(YAML_LIBS)
%C%_check_refusals_SOURCES = %D%/check_refusals.c %D%/support_talk.c %D%/support_talk.h $(UI_SUPPORT)
%C%_check_refusals_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_refusals_LDADD = $(UI_TEST_LIBS)
%C%_check_talk_SOURCES = %D%/check_talk.c %D%/support_talk.c %D%/support_talk.h $(UI_SUPPORT)
%C%_check_talk_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_talk_LDADD = $(UI_TEST_LIBS)
%C%_check_ui_SOURCES = %D%/check_ui.c $(UI_SUPPORT)
%C%_check_ui_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_ui_LDADD = $(UI_TEST_LIBS)
